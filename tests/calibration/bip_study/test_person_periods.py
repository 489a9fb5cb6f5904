"""Answers carried forward, quarters at risk, shifts and entries, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cubb_sim.calibration.bip_study import StudyDesign
from cubb_sim.calibration.bip_study.person_periods import (
    believes,
    carried,
    citizen_indicators,
    controls,
    has_belief,
    person_periods,
)
from cubb_sim.kinds import Category, State
from tests.calibration.bip_study.made import hand_answers, hand_register, small_study

MONTHS = (6, 9, 12, 15)
DESIGN = StudyDesign(first_month=6, length_months=12, carry_forward=1, shift_window_months=6)


def rows_of(periods, participant):
    return {int(m): i for i, m in enumerate(periods.month) if periods.participant[i] == participant}


def test_an_answer_stands_in_for_as_many_quarters_as_are_allowed() -> None:
    own = np.array([[0], [-1], [-1], [-1], [1], [-1]])
    assert carried(own, 0)[:, 0].tolist() == [0, -1, -1, -1, 1, -1]
    assert carried(own, 1)[:, 0].tolist() == [0, 0, -1, -1, 1, 1]
    assert carried(own, 2)[:, 0].tolist() == [0, 0, 0, -1, 1, 1]
    assert carried(own, 40)[:, 0].tolist() == [0, 0, 0, 0, 1, 1]


def test_periods_begin_with_an_answer_and_end_with_work_or_with_leaving() -> None:
    register = hand_register(3)
    register.people["first_hours_month"][:] = [11, -1, 5]
    register.state[11:, 0] = State.HOURS
    register.state[14:, 1] = State.EDUCATION
    answers = hand_answers([(p, m, 1, 3) for p in range(3) for m in MONTHS], MONTHS, 3)
    periods = person_periods(register, answers, DESIGN)
    found = {p: {int(m): bool(periods.finds_work[i]) for m, i in rows_of(periods, p).items()} for p in range(3)}
    assert found == {0: {6: False, 9: True}, 1: {6: False, 9: False, 12: False}, 2: {}}


def test_work_in_the_month_of_an_answer_comes_before_it_and_in_the_last_month_of_the_period_within_it() -> None:
    register = hand_register(2)
    register.people["first_hours_month"][:] = [9, 12]
    answers = hand_answers([(p, m, 1, 3) for p in range(2) for m in MONTHS], MONTHS, 2)
    periods = person_periods(register, answers, DESIGN)
    assert {int(m): bool(periods.finds_work[i]) for m, i in rows_of(periods, 0).items()} == {6: True}
    assert {int(m): bool(periods.finds_work[i]) for m, i in rows_of(periods, 1).items()} == {6: False, 9: True}


def test_a_shift_counts_for_half_a_year_and_not_before_it_has_happened() -> None:
    register = hand_register(1)
    register.n_shifts[8:, 0] = 1
    answers = hand_answers([(0, m, 1, 3) for m in MONTHS], MONTHS, 1)
    periods = person_periods(register, answers, DESIGN)
    assert dict(zip(periods.month.tolist(), periods.has_shifted.tolist(), strict=True)) == {
        6: False,
        9: True,
        12: True,
        15: False,
    }


def test_a_shift_is_adjusted_for_answers_from_before_it_could_happen() -> None:
    answers = hand_answers([(0, 6, 1, 3), (0, 12, 1, 4)], MONTHS, 1)
    periods = person_periods(hand_register(1), answers, DESIGN)
    assert periods.month.tolist() == [6, 9, 12, 15]
    assert periods.answer.tolist() == [0, 0, 1, 1]
    assert periods.answer_before.tolist() == [-1, -1, 0, 0]
    given = np.where(periods.answer_before >= 0, answers.month[periods.answer_before], -99)
    assert np.all(given <= periods.month - DESIGN.shift_window_months)


def test_without_an_answer_there_is_no_row() -> None:
    answers = hand_answers([(0, 6, 1, 3)], MONTHS, 1)
    periods = person_periods(hand_register(1), answers, replace(DESIGN, carry_forward=0))
    assert periods.month.tolist() == [6, 12]
    assert periods.answer.tolist() == [0, -1]
    assert periods.answer_before.tolist() == [-1, 0]


def test_believing_is_one_of_the_two_highest_categories() -> None:
    answers = hand_answers([(p, 6, 1, item) for p, item in enumerate((0, 1, 3, 4, 5))], (6,), 5)
    rows = np.arange(5)
    assert believes(answers, rows, DESIGN).tolist() == [False, False, False, True, True]
    assert has_belief(answers, rows).tolist() == [False, True, True, True, True]


def test_the_register_knows_age_education_benefit_and_category_of_the_month() -> None:
    register = hand_register(3)
    register.people["start_age_months"][:] = [29 * 12 + 8, 52 * 12, 38 * 12]
    register.people["start_months_on_benefit"][:] = [5, 40, 12]
    register.people["has_vocational_education"][:] = [1, 0, 0]
    register.people["employed_share_five_years"][:] = [0.0, 0.25, 0.5]
    register.category[9:, 1] = Category.JOB_READY
    matrix = controls(register, np.array([0, 0, 1, 2]), np.array([3, 6, 9, 6]))
    table = dict(zip(matrix.names, matrix.values.T.tolist(), strict=True))
    assert table["age_from_30"] == [0, 1, 0, 1]
    assert table["age_from_50"] == [0, 0, 1, 0]
    assert table["on_benefit_from_1_years"] == [0, 0, 0, 1]
    assert table["on_benefit_from_3_years"] == [0, 0, 1, 0]
    assert table["has_vocational_education"] == [1, 1, 0, 0]
    assert table["employed_share_five_years"] == [0, 0, 0.25, 0.5]
    assert table["is_job_ready"] == [0, 0, 1, 0]


def test_job_centres_get_an_intercept_where_asked_for() -> None:
    study = small_study()
    citizens = study.answers.participants[:5]
    matrix = controls(study.register, citizens, np.full(5, 6), job_centres=True)
    assert matrix.names[-1] == "in Herning"
    assert matrix.values[:, -1].tolist() == study.register.people["municipality"][citizens].tolist()


def test_indicators_are_in_standard_deviations_and_leave_belief_out() -> None:
    study = small_study()
    matrix = citizen_indicators(study.answers, np.arange(study.answers.n_answers))
    assert len(matrix.names) == 10
    assert "caseworker_belief" not in matrix.names
    assert np.allclose(matrix.values.mean(axis=0), 0.0)
    assert np.allclose(matrix.values.std(axis=0), 1.0)


def test_nobody_in_a_small_study_is_at_risk_after_work() -> None:
    study = small_study()
    periods, first = study.person_periods, study.register.first_hours_month[study.answers.participants]
    of_row = first[periods.participant]
    assert np.all((of_row == -1) | (of_row > periods.month))
    assert np.array_equal(periods.finds_work, (of_row > periods.month) & (of_row <= periods.month + 3))
    assert periods.finds_work.sum() > 5
