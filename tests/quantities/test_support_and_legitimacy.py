"""Contact, measures, experience and the four dimensions of legitimacy: worked examples by hand."""

from __future__ import annotations

import math

import pytest

from cubb_sim.kinds import NOT_YET
from cubb_sim.outcome import Account
from cubb_sim.quantities import LEGITIMACY, QUANTITIES
from tests.hand_made import outcome, people, value, value_of


def test_rates_are_per_twelve_months_on_benefit() -> None:
    persons = people(2, months_on_benefit_here=[24, 12], n_shifts=[2, 1], n_meetings=[10, 2], n_grasped=[1, 2])
    assert value("shifts_per_citizen_year", persons) == 3 / 3
    assert value("meetings_per_citizen_year", persons) == 12 / 3
    assert value("grasped_per_citizen_year", persons) == 3 / 3


def test_shares_are_of_what_they_say() -> None:
    persons = people(
        3, n_shifts=[0, 1, 3], n_derailing_shifts=[0, 1, 0], n_meetings=[4, 4, 1], n_missed=[0, 0, 1],
        n_voiced=[0, 2, 3], n_grasped=[0, 2, 1], n_internships=[2, 2, 1], n_conversions=[0, 1, 0],
        n_no_prospect=[2, 0, 1],
    )  # fmt: skip
    assert value("at_least_one_shift_share", persons) == pytest.approx(2 / 3)
    assert value("derailing_shift_share", persons) == 1 / 4
    assert value("missed_meeting_share", persons) == 1 / 10
    assert value("grasped_share", persons) == 3 / 5
    assert value("conversion_share", persons) == 1 / 5
    assert value("no_prospect_share", persons) == 3 / 5


def test_rates_per_100_citizen_years() -> None:
    persons = people(2, n_internships=[1, 2], n_broken_promises=[1, 0], n_complaints=[0, 2])  # four citizen-years
    assert value("internships_per_100_citizen_years", persons) == 75.0
    assert value("broken_promises_per_100_citizen_years", persons) == 25.0
    assert value("complaints_per_100_citizen_years", persons) == 50.0


def test_experience_is_a_mean_over_the_cohort_and_over_months() -> None:
    persons = people(2, trust=[0.2, 0.6], readiness=[0.5, 0.7], meaning_months=[12.0, 6.0])
    assert value("trust", persons) == pytest.approx(0.4)
    assert value("readiness", persons) == pytest.approx(0.6)
    assert value("meaning_over_time", persons) == 18 / 48


def test_passive_and_parked_are_shares_of_the_months_on_benefit() -> None:
    persons = people(2, months_passive=[12, 0], months_parked=[6, 0])
    assert value("passive_share", persons) == 12 / 48
    assert value("parked_share", persons) == 6 / 48


def test_attention_ratio_is_minutes_per_month_of_the_furthest_over_the_closest() -> None:
    persons = people(
        4, closeness_third=[0, 0, 1, 2], attention_minutes=[240.0, 120.0, 9999.0, 120.0],
        months_on_benefit_here=[24, 12, 24, 12],
    )  # fmt: skip
    assert value("attention_ratio", persons) == pytest.approx((360 / 36) / (120 / 12))
    assert value("attention_minutes_per_month", persons, "furthest") == 10.0


def test_attention_ratio_within_other_subgroups_and_not_within_a_third() -> None:
    persons = people(
        4,
        closeness_third=[0, 2, 0, 2],
        start_age_months=[300, 300, 500, 500],
        attention_minutes=[20.0, 10.0, 10.0, 20.0],
    )
    assert value("attention_ratio", persons, "under_30") == 2.0
    assert value("attention_ratio", persons, "from_30") == 0.5
    assert math.isnan(value("attention_ratio", persons, "furthest"))
    assert math.isnan(value("attention_ratio", persons, "closest"))


def test_the_gap_in_outcome_is_the_closest_minus_the_furthest() -> None:
    persons = people(5, closeness_third=[0, 0, 1, 2, 2], first_hours_month=[NOT_YET, NOT_YET, 1, 1, NOT_YET])
    assert value("hours_gap", persons) == 0.5
    persons["first_hours_month"][:2] = 3
    assert value("hours_gap", persons) == -0.5
    assert math.isnan(value("hours_gap", persons, "closest"))


def test_no_attention_to_the_closest_gives_no_ratio() -> None:
    persons = people(2, closeness_third=[0, 2], attention_minutes=[20.0, 0.0])
    assert math.isnan(value("attention_ratio", persons))


def test_responsiveness_is_the_share_of_measures_that_began_from_the_own_perspective() -> None:
    assert value("responsiveness", people(2, n_measures=[3, 1], n_own_measures=[1, 0])) == 1 / 4


def test_respect_weighs_what_was_grasped_against_all_that_was_at_stake() -> None:
    persons = people(
        2, n_grasped=[3, 0], n_voiced=[4, 1], n_broken_promises=[1, 0], n_no_prospect=[0, 2], n_clarifications=[3, 1]
    )  # voiced 5, broken 1, without prospect 2, repeated clarifications 2: ten
    assert value("respect", persons) == 3 / 10


def test_efficiency_is_everybodys_hours_per_1000_kr_of_effort_and_benefit_is_no_effort() -> None:
    one = outcome(people(2, is_cohort=[1, 0], hours_worked=[300.0, 100.0]), n_municipalities=2)
    one.ledger[1, 0, Account.STAFF] = 100_000
    one.ledger[2, 1, Account.MEASURES] = 60_000
    one.ledger[3, 0, Account.COMPANY_MENTOR] = 30_000
    one.ledger[24, 0, Account.DEVELOPMENT] = 10_000
    one.ledger[1, 0, Account.BENEFIT] = 5_000_000
    one.ledger[1, 0, Account.BENEFIT_MUNICIPAL] = 5_000_000
    one.ledger[1, 0, Account.WAGES] = 5_000_000
    assert value_of("efficiency", one) == 2.0
    assert math.isnan(value_of("efficiency", one, "furthest"))


def test_the_four_dimensions_name_quantities_that_exist() -> None:
    assert [dimension.name for dimension in LEGITIMACY] == ["efficiency", "fairness", "responsiveness", "respect"]
    assert all(name in QUANTITIES for dimension in LEGITIMACY for name in dimension.quantities)
