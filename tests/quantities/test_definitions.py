"""Every quantity can be read, attacked and computed quickly."""

from __future__ import annotations

import re
import timeit

import numpy as np

from cubb_sim.kinds import Measure
from cubb_sim.number_format import UNIT_WORDS
from cubb_sim.quantities import FAMILY_TITLES, QUANTITIES, Family, Unit, evaluate
from tests.hand_made import outcome, people

CITIZENS_OF_THE_FOUR_PARTNERS = 3_100
SLOWEST_SECONDS = 0.010
"""Five times what it takes on a quiet machine: a guard against a loop over persons, not a measurement."""


def test_a_definition_says_more_than_the_title_in_both_languages() -> None:
    for name, quantity in QUANTITIES.items():
        assert name == quantity.name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        for text in (quantity.title, quantity.definition):
            assert text.da.strip(), name
            assert text.en.strip(), name
        assert len(quantity.definition.da) > len(quantity.title.da), name
        assert quantity.definition.da != quantity.definition.en, name
        assert quantity.definition.en.endswith((".", "?")), name
        assert quantity.definition.da.endswith((".", "?")), name


def test_no_two_quantities_share_a_title() -> None:
    for language in ("da", "en"):
        titles = [quantity.title.in_language(language) for quantity in QUANTITIES.values()]
        assert len(set(titles)) == len(titles)


def test_every_unit_and_family_has_words() -> None:
    assert set(UNIT_WORDS) == set(Unit)
    assert set(FAMILY_TITLES) == set(Family)
    assert {quantity.family for quantity in QUANTITIES.values()} == set(Family)


def test_what_the_domain_asks_for_is_there() -> None:
    asked = {
        "hours_ever_share", "job_at_end_share", "retention_12_months", "spells_per_person", "mean_first_spell_months",
        "months_to_first_hours", "shifts_per_citizen_year", "at_least_one_shift_share", "derailing_shift_share",
        "meetings_per_citizen_year", "grasped_share", "grasped_per_citizen_year", "respect", "responsiveness",
        "broken_promises_per_100_citizen_years", "internships_per_100_citizen_years", "conversion_share",
        "no_prospect_share", "passive_share", "readiness", "efficacy", "trust", "meaning", "efficiency", "parked_share",
        "complaints_per_100_citizen_years", "strain", "competence", "practice", "climate", "caseload", "staff_turnover",
        "municipal_net_cost_per_citizen_year", "state_net_cost_per_citizen_year", "displaced_per_100",
        "job_entry_within_one_year", "attention_ratio", "work_at_end_share",
    }  # fmt: skip
    assert asked <= QUANTITIES.keys()


def test_an_outcome_is_evaluated_without_a_loop_over_persons() -> None:
    n = CITIZENS_OF_THE_FOUR_PARTNERS
    random = np.random.default_rng(1)
    persons = people(
        n, start_age_months=random.integers(216, 768, n), closeness_third=random.integers(0, 3, n),
        start_benefit=random.integers(1, 4, n), start_months_on_benefit=random.integers(0, 150, n),
        n_measures=random.integers(0, len(Measure), n), trust=random.random(n),
    )  # fmt: skip
    one = outcome(persons)
    assert min(timeit.repeat(lambda: evaluate(one), number=1, repeat=5)) < SLOWEST_SECONDS
