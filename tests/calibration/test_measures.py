"""Targets' measures on a register made by hand: five people, some months, every number worked out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from cubb_sim.calibration import measures
from cubb_sim.kinds import NOT_YET, State

P, W, I, H, J, L = State.PASSIVE, State.WAITING, State.INTERNSHIP, State.HOURS, State.JOB, State.LEFT  # noqa: E741


def study(*lives: list[State], **fields: Any) -> Any:
    """A study whose register has these lives, one list of monthly states per person."""
    state = np.array(lives, np.int8).T
    working = (state == H) | (state == J)
    first = np.where(working.any(axis=0), working.argmax(axis=0), NOT_YET)
    register = SimpleNamespace(
        state=state, horizon_months=len(state) - 1, first_hours_month=first,
        n_shifts=fields.get("n_shifts", np.zeros(state.shape, np.int16)),
        months_without_measure=fields.get("idle", np.zeros(state.shape, np.int16)),
    )  # fmt: skip
    return SimpleNamespace(register=register, estimates=SimpleNamespace(**fields))


def test_shares_in_work_count_everybody_and_the_end_counts_who_works_then() -> None:
    one = study([P] * 15, [H] * 15, [P] * 14 + [J], [P, H] + [P] * 13, [L] * 15)
    assert measures.hours_ever(one) == pytest.approx(3 / 5)
    assert measures.work_at_end(one) == pytest.approx(2 / 5)
    assert measures.entry_within_a_year(one) == pytest.approx(1 / 4)  # month 14 is too late, and one began with hours


def test_a_spell_is_kept_when_it_goes_on_and_those_who_move_are_left_out() -> None:
    kept = [P] + [J] * 24
    lost_late = [P] + [J] * 8 + [P] * 16
    lost_early = [P] + [H] * 2 + [P] * 22
    moved = [P] + [J] * 5 + [L] * 19
    too_late = [P] * 20 + [J] * 5
    one = study(kept, lost_late, lost_early, moved, too_late)
    assert measures.kept_12_months(one) == pytest.approx(1 / 3)
    assert measures.lost_within_3_months(one) == pytest.approx(1 / 4)  # whoever moves in month 6 is seen in the first


def test_a_shift_counts_within_two_years_of_those_on_benefit() -> None:
    shifts = np.zeros((31, 3), np.int16)
    shifts[24:, 0] = 1
    shifts[25:, 1] = 1
    one = study([P] * 31, [P] * 31, [J] * 31, n_shifts=shifts)
    assert measures.shift_within_two_years(one) == pytest.approx(1 / 2)


def test_idle_months_count_from_the_third_on_and_hours_are_no_idleness() -> None:
    idle = np.tile(np.array([[2], [3], [0]], np.int16), (1, 10)).T
    one = study([P] * 10, [W] * 10, [H] * 10, idle=idle)
    assert measures.passive_share(one) == pytest.approx(1 / 3)
    assert measures.hours_beside_benefit(one) == pytest.approx(1 / 3)


def test_work_after_an_internship_is_looked_for_thirteen_weeks_later() -> None:
    hired = [P, I, I, H, H, H, H, P, P]
    hired_then_lost = [P, I, I, H, H, P, P, P, P]
    not_hired = [P, I, P, P, P, P, P, P, P]
    still_there = [I] * 9
    one = study(hired, hired_then_lost, not_hired, still_there)
    assert measures.employed_after_internship(one) == pytest.approx(1 / 3)


def test_nobody_at_all_is_undefined_and_not_nought() -> None:
    one = study([P] * 15, [P] * 15, best_caseworker=0.1, worst_caseworker=0.1, best_caseworker_adjusted=0.1,
                worst_caseworker_adjusted=0.1)  # fmt: skip
    assert np.isnan(measures.kept_12_months(one))
    assert np.isnan(measures.employed_after_internship(one))
    assert np.isnan(measures.gap_growth(one))


def test_a_raw_share_of_none_can_still_be_compared() -> None:
    one = study([P] * 5, employed_if_not_believed=0.0, n_not_believed=49)
    assert measures.employed_if_not_believed(one) == pytest.approx(0.01)


def test_the_gap_grows_when_the_adjusted_one_is_larger() -> None:
    one = study([P] * 5, best_caseworker=0.2, worst_caseworker=0.1, best_caseworker_adjusted=0.22,
                worst_caseworker_adjusted=0.07)  # fmt: skip
    assert measures.gap_growth(one) == pytest.approx(1.5)


def test_hazards_are_per_year_at_risk() -> None:
    one = study([P] * 6 + [J] * 19, [P] * 25)
    assert measures.entry_hazard(one) == pytest.approx(1 / ((6 + 24) / 12))
    leaver = study([P] + [J] * 18 + [P] * 6)
    assert measures.late_exit_hazard(leaver) == pytest.approx(1 / (6 / 12))
