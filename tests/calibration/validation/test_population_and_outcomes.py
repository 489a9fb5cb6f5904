"""Filters and outcomes, on a few people made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cubb_sim.calibration.validation.outcomes import OUTCOMES, cross_table
from cubb_sim.calibration.validation.population import FILTERS, taken_in
from cubb_sim.calibration.validation.schema import PopulationTable
from cubb_sim.kinds import NOT_YET, Benefit, Category, State
from tests.hand_made import people

NEVER = NOT_YET


def who(filters: dict[str, Any], **fields: Any) -> list[bool]:
    persons = people(4, **fields)
    return [bool(one) for one in taken_in(persons, tuple(filters.items()))]


@pytest.mark.parametrize(
    ("filters", "fields", "expected"),
    [
        ({}, {"is_cohort": [1, 0, 1, 0]}, [True, False, True, False]),
        # 29 years and 11 months is 29; both bounds are included
        ({"age_years": (18, 29)}, {"start_age_months": [215, 216, 359, 360]}, [False, True, True, False]),
        ({"months_on_benefit_at_least": 12}, {"start_months_on_benefit": [0, 11, 12, 99]}, [False, False, True, True]),
        ({"months_on_benefit_at_most": 12}, {"start_months_on_benefit": [0, 11, 12, 13]}, [True, True, True, False]),
        ({"psychiatric_diagnosis": True}, {"has_psychiatric_diagnosis": [1, 0, 1, 0]}, [True, False, True, False]),
        ({"psychiatric_diagnosis": False}, {"has_psychiatric_diagnosis": [1, 0, 1, 0]}, [False, True, False, True]),
        (
            {"musculoskeletal_disorder": True},
            {"has_musculoskeletal_disorder": [0, 0, 0, 1]},
            [False, False, False, True],
        ),
        ({"vocational_education": False}, {"has_vocational_education": [0, 1, 1, 1]}, [True, False, False, False]),
        ({"children": True}, {"n_children": [0, 1, 3, 0]}, [False, True, True, False]),
        ({"single_provider": True}, {"is_single_provider": [0, 1, 0, 0]}, [False, True, False, False]),
        ({"lives_with_parents": True}, {"lives_with_parents": [1, 0, 0, 0]}, [True, False, False, False]),
        ({"closeness_third": ("furthest", "closest")}, {"closeness_third": [0, 1, 2, 1]}, [True, False, True, False]),
        (
            {"benefit": ("uddannelseshjaelp",)},
            {"start_benefit": [Benefit.KONTANTHJAELP, Benefit.UDDANNELSESHJAELP, 3, 1]},
            [False, True, False, False],
        ),
        (
            {"category": "job_ready"},
            {"category": [Category.ACTIVITY_READY, Category.JOB_READY, 1, 2]},
            [False, True, False, True],
        ),
        (
            {"paid_hours_at_start": False},
            {"state": [State.HOURS, State.JOB, State.PASSIVE, State.INTERNSHIP]},
            [False, False, True, True],
        ),
        (
            {"children": True, "psychiatric_diagnosis": True},
            {"n_children": [0, 1, 1, 0], "has_psychiatric_diagnosis": [1, 1, 0, 0]},
            [False, True, False, False],
        ),
    ],
)
def test_a_filter_lets_through_those_it_says(
    filters: dict[str, Any], fields: dict[str, Any], expected: list[bool]
) -> None:
    assert who(filters, **fields) == expected


def test_every_filter_can_be_written_and_every_key_filters() -> None:
    assert set(PopulationTable.model_fields) - {"scenario"} == set(FILTERS)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        # passive; hours before, passive now; in a job; in education without ever a job; in education after hours
        ("hours_ever", [0, 1, 1, 0, 1]),
        ("job_ever", [0, 0, 1, 0, 0]),
        ("work_at_end", [0, 0, 1, 0, 0]),
        ("job_at_end", [0, 0, 1, 0, 0]),
        ("education_ever", [0, 0, 0, 1, 1]),
        ("work_or_education_ever", [0, 1, 1, 1, 1]),
        ("work_or_education_at_end", [0, 0, 1, 1, 1]),
        ("job_or_education_ever", [0, 0, 1, 1, 1]),
        ("job_or_education_at_end", [0, 0, 1, 1, 1]),
        ("internship_ever", [1, 0, 0, 0, 0]),
    ],
)
def test_an_outcome_happened_to_those_it_says(outcome: str, expected: list[int]) -> None:
    persons = people(
        5,
        state=[State.PASSIVE, State.WAITING, State.JOB, State.EDUCATION, State.EDUCATION],
        first_hours_month=[NEVER, 3, NEVER, NEVER, 0],
        first_job_month=[NEVER, NEVER, 7, NEVER, NEVER],
        n_internships=[2, 0, 0, 0, 0],
    )
    assert OUTCOMES[outcome].happened(persons).astype(int).tolist() == expected


def test_hours_beside_the_benefit_are_work_and_no_job() -> None:
    persons = people(1, state=State.HOURS, first_hours_month=0)
    happened = {name for name, one in OUTCOMES.items() if one.happened(persons)[0]}
    assert happened == {"hours_ever", "work_at_end", "work_or_education_ever", "work_or_education_at_end"}


def test_those_who_were_clarified_or_moved_have_reached_nothing() -> None:
    persons = people(2, state=[State.CLARIFIED, State.LEFT])
    assert not any(one.happened(persons).any() for one in OUTCOMES.values())


def test_two_lives_make_four_cells() -> None:
    with_it = np.array([True, True, True, False, False, False])
    without = np.array([True, False, False, True, False, False])
    assert cross_table(with_it, without) == (1, 2, 1, 2)
