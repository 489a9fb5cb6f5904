"""Paid hours and jobs: worked examples by hand."""

from __future__ import annotations

import math

import pytest

from cubb_sim.kinds import NOT_YET, State
from cubb_sim.parameters.specification import Grade
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from tests.hand_made import people, value

NEVER = NOT_YET


def test_hours_beside_the_benefit_and_jobs_count_alike_and_hours_at_the_start_count_too() -> None:
    persons = people(5, first_hours_month=[3, NEVER, 0, NEVER, NEVER], first_job_month=[NEVER, 7, NEVER, NEVER, NEVER])
    assert value("hours_ever_share", persons) == 3 / 5
    assert value("job_ever_share", persons) == 1 / 5


def test_everybody_of_the_cohort_is_in_the_denominator_of_the_goals() -> None:
    persons = people(4, state=[State.JOB, State.HOURS, State.EDUCATION, State.LEFT])
    assert value("job_at_end_share", persons) == 1 / 4


def test_work_at_the_end_is_a_job_or_hours_beside_the_benefit() -> None:
    persons = people(5, state=[State.JOB, State.HOURS, State.INTERNSHIP, State.CLARIFIED, State.PASSIVE])
    assert value("work_at_end_share", persons) == 2 / 5
    assert value("job_at_end_share", persons) == 1 / 5


def test_newcomers_are_not_of_the_cohort() -> None:
    persons = people(4, is_cohort=[1, 1, 0, 0], state=[State.JOB, State.PASSIVE, State.JOB, State.JOB])
    assert value("job_at_end_share", persons) == 1 / 2


def test_entry_within_a_year_is_of_those_without_work_at_the_start() -> None:
    persons = people(
        5, first_hours_month=[0, 12, 13, NEVER, NEVER], first_job_month=[5, 20, NEVER, 1, NEVER]
    )  # the first had hours at the start; months 12 and 1 are within the year, month 13 is not
    assert value("job_entry_within_one_year", persons) == 2 / 4


def test_months_to_first_hours_leaves_nobody_out() -> None:
    persons = people(4, first_hours_month=[0, 6, NEVER, NEVER], first_job_month=[NEVER, NEVER, 10, NEVER])
    assert value("months_to_first_hours", persons) == (0 + 6 + 10 + 24) / 4


def test_the_earlier_of_hours_and_job_is_the_first() -> None:
    persons = people(2, first_hours_month=[9, 4], first_job_month=[2, 8])
    assert value("months_to_first_hours", persons) == (2 + 4) / 2


@pytest.mark.parametrize(
    ("began", "months", "is_over", "expected"),
    [
        (1, 12, 0, 1.0),  # has lasted twelve months and goes on
        (12, 12, 1, 1.0),  # began exactly twelve months before the end and lasted
        (1, 11, 1, 0.0),
        (13, 11, 1, math.nan),  # began too late to know
        (0, 20, 0, math.nan),  # was under way at the start: nobody knows since when
        (5, 3, 0, math.nan),  # moved away in employment: it cannot be followed
    ],
)
def test_retention_counts_first_spells_whose_fate_is_known(
    began: int, months: int, is_over: int, expected: float
) -> None:
    persons = people(1, first_hours_month=began, first_spell_months=months, first_spell_is_over=is_over)
    assert value("retention_12_months", persons) == pytest.approx(expected, nan_ok=True)


def test_spells_and_rotation() -> None:
    persons = people(4, n_spells=[0, 1, 2, 3], first_hours_month=[NEVER, 2, 3, 0], first_spell_months=[0, 5, 7, 9])
    assert value("spells_per_person", persons) == 6 / 4
    assert value("rotation_share", persons) == 2 / 3
    assert value("mean_first_spell_months", persons) == (5 + 7) / 2


def test_months_and_hours_are_per_person_whatever_became_of_the_person() -> None:
    persons = people(2, months_in_hours=[3, 0], months_in_job=[5, 0], hours_worked=[800.0, 0.0], state=State.LEFT)
    assert value("months_employed", persons) == 8 / 2
    assert value("paid_hours_per_year", persons) == 800 / 2 / 2  # two persons, two years


def test_the_goals_of_cubb_are_those_of_the_project() -> None:
    hours, work = CUBB_GOALS["hours_ever_share"], CUBB_GOALS["work_at_end_share"]
    assert (hours.today, hours.goal, work.today, work.goal) == (0.20, 0.30, 0.10, 0.15)
    assert {goal.grade for goal in CUBB_GOALS.values()} == {Grade.SEED}
    assert CUBB_GOALS.keys() <= QUANTITIES.keys()
