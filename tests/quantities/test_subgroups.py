"""Subgroups: who is in which, and that the parts make up the whole."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from cubb_sim.kinds import NOT_YET, Benefit, State
from cubb_sim.quantities import (
    PARTITIONS,
    QUANTITIES,
    QUANTITY_INDEX,
    SUBGROUP_INDEX,
    SUBGROUP_NAMES,
    SUBGROUPS,
    Persons,
    Unit,
    evaluate,
    is_member,
    memberships,
)
from cubb_sim.quantities.definition import Ratio
from tests.hand_made import HORIZON, outcome, people

FEW = st.integers(1, 30)


@st.composite
def any_people(draw: st.DrawFn) -> Any:
    """Up to 30 persons with all sorts of histories, of the cohort or not; counts that belong together fit together."""
    n = draw(FEW)

    def whole(low: int, high: int) -> Any:
        return draw(hnp.arrays(np.int64, n, elements=st.integers(low, high)))

    def between_0_and_1() -> Any:
        return draw(hnp.arrays(np.float64, n, elements=st.floats(0, 1, width=32)))

    parts_of = {
        "n_derailing_shifts": "n_shifts", "n_grasped": "n_voiced", "n_own_measures": "n_measures",
        "months_passive": "months_on_benefit_here", "months_parked": "months_on_benefit_here",
    }  # fmt: skip
    fields: dict[str, Any] = {
        "is_cohort": whole(0, 1), "start_age_months": whole(18 * 12, 64 * 12), "closeness_third": whole(0, 2),
        "start_benefit": whole(1, len(Benefit)), "start_months_on_benefit": whole(0, 200),
        "state": whole(State.PASSIVE, State.LEFT), "first_hours_month": whole(NOT_YET, HORIZON),
        "first_job_month": whole(NOT_YET, HORIZON), "first_spell_months": whole(0, HORIZON),
        "first_spell_is_over": whole(0, 1), "n_spells": whole(0, 5), "n_broken_promises": whole(0, 3),
        "n_clarifications": whole(0, 4), "n_meetings": whole(0, 20), "n_missed": whole(0, 5),
        "readiness": between_0_and_1(), "trust": between_0_and_1(), "efficacy": between_0_and_1(),
        "meaning": between_0_and_1(), "attention_minutes": 600 * between_0_and_1(),
    }  # fmt: skip
    for whole_name in dict.fromkeys(parts_of.values()):
        fields[whole_name] = whole(0, HORIZON)
    fields["months_on_benefit_here"] = whole(1, HORIZON)  # nothing is counted of a citizen without a month on benefit
    fields |= {part: np.floor(fields[of] * between_0_and_1()) for part, of in parts_of.items()}
    fields["meaning_months"] = fields["months_on_benefit_here"] * between_0_and_1()
    fields["n_internships"] = fields["n_measures"]
    fields["n_conversions"] = np.floor(fields["n_internships"] * between_0_and_1())
    fields["n_no_prospect"] = fields["n_internships"] - fields["n_conversions"]
    return people(n, **fields)


def members(persons: Any, subgroup: str) -> list[int]:
    bits = memberships(Persons(persons, HORIZON))
    return np.flatnonzero(is_member(bits, subgroup)).tolist()


def test_the_boundaries_are_30_years_and_five_years() -> None:
    persons = people(4, start_age_months=[359, 360, 361, 359], is_cohort=[1, 1, 1, 0])
    persons["start_months_on_benefit"] = [60, 61, 0, 61]
    assert members(persons, "under_30") == [0]
    assert members(persons, "from_30") == [1, 2]
    assert members(persons, "over_five_years") == [1]
    assert members(persons, "all") == [0, 1, 2]


def test_subgroups_are_fixed_at_the_start() -> None:
    persons = people(1, start_age_months=340, age_months=388, start_benefit=Benefit.UDDANNELSESHJAELP)
    persons["benefit"], persons["months_on_benefit"] = Benefit.KONTANTHJAELP, 90
    assert members(persons, "under_30") == members(persons, "uddannelseshjaelp") == [0]
    assert members(persons, "kontanthjaelp") == members(persons, "over_five_years") == []


def test_the_first_subgroup_is_everybody() -> None:
    assert SUBGROUP_NAMES[0] == "all"
    assert {name for partition in PARTITIONS for name in partition} | {"all", "over_five_years"} == set(SUBGROUP_NAMES)
    assert all(subgroup.definition.da != subgroup.definition.en for subgroup in SUBGROUPS)


@settings(max_examples=40)
@given(any_people())
def test_each_person_of_the_cohort_is_in_one_subgroup_of_each_partition(persons: Any) -> None:
    bits = memberships(Persons(persons, HORIZON))
    for partition in PARTITIONS:
        in_how_many = sum(is_member(bits, name).astype(int) for name in partition)
        assert np.array_equal(in_how_many, np.ones(persons["is_cohort"].sum()))


@settings(max_examples=40)
@given(any_people())
def test_the_numerators_and_denominators_of_a_partition_add_up_to_the_whole(persons: Any) -> None:
    """The value of everybody is the mean of the parts, weighted by their denominators."""
    values, one = evaluate(outcome(persons)), Persons(persons, HORIZON)
    bits = memberships(one)
    for name, quantity in QUANTITIES.items():
        if not isinstance(quantity.compute, Ratio):
            continue
        below = np.asarray(quantity.compute.denominator(one), np.float64)
        for partition in PARTITIONS:
            weights = np.array([below[is_member(bits, part)].sum() for part in partition])
            parts = values[QUANTITY_INDEX[name], [SUBGROUP_INDEX[part] for part in partition]]
            whole = values[QUANTITY_INDEX[name], 0]
            expected = np.nansum(parts * weights) / weights.sum() if weights.sum() > 0 else np.nan
            np.testing.assert_allclose(whole, expected, rtol=1e-9, atol=1e-12)


@settings(max_examples=15)
@given(any_people())
def test_shares_and_indices_lie_between_0_and_1_and_nothing_else_is_negative(persons: Any) -> None:
    values = evaluate(outcome(persons))
    for name, quantity in QUANTITIES.items():
        defined = values[QUANTITY_INDEX[name]][~np.isnan(values[QUANTITY_INDEX[name]])]
        assert np.all(defined >= (-1 if quantity.unit is Unit.SHARE_DIFFERENCE else 0)), name
        if quantity.unit in (Unit.SHARE, Unit.INDEX):
            assert np.all(defined <= 1 + 1e-12), name


@settings(max_examples=15)
@given(any_people(), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(persons: Any, random: Any) -> None:
    order = list(range(len(persons)))
    random.shuffle(order)
    np.testing.assert_allclose(evaluate(outcome(persons)), evaluate(outcome(persons[order])), rtol=1e-12)


@settings(max_examples=40)
@given(any_people())
def test_newcomers_move_only_what_counts_everybody_who_came(persons: Any) -> None:
    """Whatever happens to people outside the cohort, no quantity with persons behind it changes."""
    cohort = persons[persons["is_cohort"] == 1]
    alone, together = evaluate(outcome(cohort)), evaluate(outcome(persons))
    rows = [QUANTITY_INDEX[name] for name, quantity in QUANTITIES.items() if quantity.is_by_subgroup]
    np.testing.assert_allclose(alone[rows], together[rows], rtol=1e-12)


def test_nobody_is_undefined_never_zero() -> None:
    empty_subgroup = evaluate(outcome(people(3)))[:, SUBGROUP_INDEX["integrationsydelse"]]
    assert np.all(np.isnan(empty_subgroup))
    nobody = evaluate(outcome(people(0)))
    assert np.all(np.isnan(nobody))
