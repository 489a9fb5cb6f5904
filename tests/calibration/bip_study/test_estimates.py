"""T8 and T9 by hand, and a study in which nothing can be estimated."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.calibration.bip_study import StudyDesign, study_on
from cubb_sim.calibration.bip_study.estimates import (
    caseworker_shares,
    clients,
    employed_by_belief,
    first_with_caseworker,
    last_with_caseworker,
    model_of_belief,
    model_of_shifts,
    n_caseworkers,
)
from cubb_sim.calibration.bip_study.hazard_model import HazardFit
from cubb_sim.calibration.bip_study.person_periods import person_periods
from cubb_sim.calibration.bip_study.questionnaire import NO_ANSWER
from cubb_sim.kinds import NOBODY, State
from tests.calibration.bip_study.made import (
    SMALL,
    hand_answers,
    hand_register,
    nobody_works,
    small_plan,
    small_register,
    small_study,
)

MONTHS = (6, 9, 12)
DESIGN = StudyDesign(first_month=6, length_months=12, follow_up_months=6, min_clients=2)


def t8_case():
    """Eight people: three believed in at first (one finds work in time), four not (one), one in the middle.

    0 believed in, works in month 7; 1 believed in, works in month 19, over a year later; 2 believed in, never works;
    3 not, works in month 18, a year later; 4 not, never; 5 not, had worked before; 6 vacant at first, then
    not believed in, and never works; 7 in the middle.
    """
    register = hand_register(8)
    register.people["first_hours_month"][:] = [7, 19, -1, 18, -1, 6, -1, 8]
    first = [(0, 5), (1, 5), (2, 5), (3, 1), (4, 1), (5, 1), (6, NO_ANSWER), (7, 3)]
    rows = [(p, 6, NOBODY if item == NO_ANSWER else 1, item) for p, item in first]
    rows += [(6, 9, 1, 1), (2, 9, 1, 1), (4, 12, 1, 5)]
    return register, hand_answers(rows, MONTHS, 8)


def test_employed_by_belief_is_counted_by_the_first_answer() -> None:
    register, answers = t8_case()
    believed, not_believed = employed_by_belief(register, answers, DESIGN, months=12)
    assert believed == pytest.approx((1.0 / 3.0, 3))
    assert not_believed == pytest.approx((1.0 / 3.0, 3))  # 3, 4 and 6; 5 had worked before
    _, within_the_follow_up = employed_by_belief(register, answers, DESIGN)
    assert within_the_follow_up == (0.0, 3)  # month 18 is later than six months after month 6


def test_employed_by_belief_can_be_counted_by_the_last_answer_or_by_wider_groups() -> None:
    register, answers = t8_case()
    believed, not_believed = employed_by_belief(
        register, answers, DESIGN, rows=last_with_caseworker(answers), months=12
    )
    assert believed == pytest.approx((1.0 / 3.0, 3))  # 0, 1 and, by now, 4
    assert not_believed == pytest.approx((1.0 / 3.0, 3))  # 3, 6 and, by now, 2
    believed, not_believed = employed_by_belief(register, answers, DESIGN, categories=3, months=12)
    assert believed == pytest.approx((0.5, 4))
    assert not_believed == pytest.approx((0.5, 4))


def test_first_and_last_answers_leave_out_vacant_posts() -> None:
    _, answers = t8_case()
    first, last = first_with_caseworker(answers), last_with_caseworker(answers)
    assert answers.month[first][answers.participant[first] == 6].tolist() == [9]
    assert answers.month[last].tolist() == [6, 6, 9, 6, 12, 6, 9, 6]


def test_nobody_believed_in_is_not_a_number_with_a_count_of_nought() -> None:
    register, answers = t8_case()
    answers.items[:, -1] = 3
    (believed, n), _ = employed_by_belief(register, answers, DESIGN)
    assert math.isnan(believed)
    assert n == 0


def test_a_client_belongs_to_the_caseworker_of_the_first_answer_and_counts_within_the_follow_up() -> None:
    register = hand_register(6)
    register.people["first_hours_month"][:] = [12, 13, -1, -1, -1, 3]
    register.state[10:, 2] = State.EDUCATION
    register.state[14:, 3] = State.EDUCATION
    rows = [(p, 6, 1 + p % 2, 3) for p in range(6)] + [(0, 9, 2, 3)]
    answers = hand_answers(rows, MONTHS, 6)
    chosen, outcome = clients(register, answers, DESIGN)
    assert answers.participant[chosen].tolist() == [0, 1, 2, 3, 4]
    assert answers.caseworker[chosen].tolist() == [1, 2, 1, 2, 1]
    assert outcome.tolist() == [True, False, True, False, False]


def test_what_caseworkers_bring_about_stays_when_controls_are_added() -> None:
    n = 400
    register = hand_register(n)
    rng = np.random.default_rng(1)
    caseworker = 30 + (np.arange(n) // 3) % 20
    works = rng.random(n) < np.where(caseworker < 40, 0.6, 0.1)
    register.people["first_hours_month"][:] = np.where(works, 8, -1)
    answers = hand_answers([(p, 6, int(caseworker[p]), 3) for p in range(n)], MONTHS, n)
    raw, adjusted = caseworker_shares(register, answers, DESIGN)
    for shares in (raw, adjusted):
        best, worst = shares.best_and_worst(0.1)
        assert best == pytest.approx(0.6, abs=0.1)
        assert worst == pytest.approx(0.1, abs=0.1)


def test_caseworkers_are_counted_by_person_over_the_study() -> None:
    register = hand_register(3)
    register.caseworker[:] = 1001
    register.caseworker[:5, 0] = 1  # before the study
    register.caseworker[8:, 1] = 1002
    register.caseworker[20:, 2] = NOBODY
    assert n_caseworkers(register, hand_answers([(p, 6, 1001, 3) for p in range(3)], MONTHS, 3)) == 2


def test_a_study_in_which_nobody_finds_work_says_why_nothing_can_be_estimated() -> None:
    study = study_on(nobody_works(small_register()), small_plan(), SMALL)
    found = study.estimates
    assert math.isnan(found.shift_hazard_ratio)
    assert math.isnan(found.belief_hazard_ratio)
    assert "only 0 entries into work" in found.reasons["belief_hazard_ratio"]
    assert "only 0 entries into work" in found.reasons["shift_hazard_ratio"]
    assert found.employed_if_believed == 0.0
    assert found.best_caseworker == found.worst_caseworker == 0.0
    assert found.n_events == 0
    assert len(study.tables()["coefficients"]) == 0


def test_the_belief_model_reads_the_caseworkers_item_and_no_other() -> None:
    """People in whose case only the belief item differs: exchanging it for another item loses the effect."""
    n = 3000
    register = hand_register(n)
    rng = np.random.default_rng(1)
    believed = rng.random(n) < 0.5
    works = rng.random(n) < np.where(believed, 0.3, 0.1)
    register.people["first_hours_month"][:] = np.where(works, 8, -1)
    answers = hand_answers([(p, 6, 1, 5 if believed[p] else 2) for p in range(n)], (6,), n)
    answers.items[:, :-1] = rng.integers(1, 6, (n, 10))
    design = replace(DESIGN, length_months=3)

    def found(items: np.ndarray) -> HazardFit:
        changed = replace(answers, items=items)
        return model_of_belief(register, changed, person_periods(register, changed, design), design)

    truth = math.log(math.log(0.7) / math.log(0.9))
    b, se, _ = found(answers.items).log_ratio("caseworker_believes")
    assert abs(b - truth) < 3.0 * se
    exchanged = answers.items[:, [*range(6), 10, *range(7, 10), 6]]
    assert abs(found(exchanged).log_ratio("caseworker_believes")[0]) < 0.5 * truth


def test_the_shift_model_does_not_adjust_away_what_a_shift_did() -> None:
    """A shift in month 8 lowers cooperation as answered in month 12, and nothing else decides on work in month 13."""
    n = 6000
    register = hand_register(n)
    rng = np.random.default_rng(1)
    shifted = rng.random(n) < 0.5
    cooperates = rng.random(n) < np.where(shifted, 0.2, 0.8)
    register.n_shifts[8:, shifted] = 1
    register.people["first_hours_month"][:] = np.where(rng.random(n) < np.where(cooperates, 0.3, 0.05), 13, -1)
    answers = hand_answers([(p, month, 1, 3) for p in range(n) for month in (6, 12)], MONTHS, n)
    later = answers.month == 12
    answers.items[later, 4] = np.where(cooperates[answers.participant[later]], 5, 1)
    answers.items[~later, 4] = rng.integers(1, 6, n)
    answers.items[:, 3] = rng.integers(1, 6, 2 * n)
    design = replace(DESIGN, length_months=9)
    periods = person_periods(register, answers, design)
    b, se, _ = model_of_shifts(register, answers, periods, design).log_ratio("caseworker_shift")
    expected = math.log(math.log1p(-0.2 * 0.3 - 0.8 * 0.05) / math.log1p(-0.8 * 0.3 - 0.2 * 0.05))
    assert abs(b - expected) < 3.0 * se
    after = periods.chosen(periods.month == 12)
    blind = model_of_shifts(register, answers, replace(after, answer_before=after.answer), design)
    assert abs(blind.log_ratio("caseworker_shift")[0]) < 0.3 * abs(expected)


def test_the_register_is_that_of_the_participants() -> None:
    """Only every second citizen takes part: with the others' education the model finds nothing."""
    n = 4000
    register = hand_register(2 * n)
    rng = np.random.default_rng(1)
    educated = rng.random(2 * n) < 0.5
    register.people["has_vocational_education"][:] = educated
    register.people["first_hours_month"][:] = np.where(rng.random(2 * n) < np.where(educated, 0.3, 0.1), 8, -1)
    answers = hand_answers([(p, 6, 1, 2 + 2 * (p % 2)) for p in range(n)], (6,), n)
    answers = replace(answers, participants=np.arange(0, 2 * n, 2))
    design = replace(DESIGN, length_months=3)
    model = model_of_belief(register, answers, person_periods(register, answers, design), design)
    b, se, _ = model.log_ratio("has_vocational_education")
    assert abs(b - math.log(math.log(0.7) / math.log(0.9))) < 3.0 * se


def test_names_of_estimates_with_a_reason_are_names_of_estimates() -> None:
    study = study_on(nobody_works(small_register()), small_plan(), SMALL)
    assert set(study.estimates.reasons) <= set(vars(study.estimates))
    assert small_study().estimates.n_participants == SMALL.n_participants
