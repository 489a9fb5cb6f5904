from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import caseload
from tests.rules.declared import group, group_within, plain, quick, shares

demands_share = plain(caseload.demands_share)
hours_for_citizens = plain(caseload.hours_for_citizens)
meeting_minutes = plain(caseload.meeting_minutes)
affordable_free_minutes = plain(caseload.affordable_free_minutes)
share_of_meetings_held = plain(caseload.share_of_meetings_held)
follow_up_share = plain(caseload.follow_up_share)
strain_goal = plain(caseload.strain_goal)

WORK = group(
    "time", demands_share=0.30, target_demands=0.10, absence_share=0.16, preparation_minutes=25.0,
    institutional_minutes=25.0, meeting_share_limit=0.75, follow_up_hours=0.5, load_effect=0.5, pressure_strain=0.25,
    support_relief=0.2,
)  # fmt: skip
hours = st.floats(1.0, 200.0)
due = st.floats(0.0, 300.0)


def test_demands_are_the_fixed_part_targets_and_new_rules() -> None:
    assert demands_share(0.5, 0.05, WORK) == pytest.approx(0.40)
    assert demands_share(1.0, 1.0, WORK) == 1.0


def test_hours_for_citizens_are_what_absence_demands_and_learning_leave() -> None:
    assert hours_for_citizens(160.0, 64.0, 8.0, WORK) == pytest.approx(62.4)  # 134.4 - 64 - 8
    assert hours_for_citizens(160.0, 160.0, 8.0, WORK) == 1.0


def test_a_meeting_takes_preparation_the_unavoidable_and_the_free_part() -> None:
    assert meeting_minutes(15.0, WORK) == pytest.approx(65.0)


@pytest.mark.parametrize(("n_due", "expected"), [(20.0, 15.0), (50.0, 4.0), (60.0, 0.0), (0.0, 15.0)])
def test_free_minutes_shrink_before_meetings_do(n_due, expected) -> None:
    """Sixty hours, three quarters of them for meetings: 2,700 minutes, of which each meeting takes 50 in any case."""
    assert affordable_free_minutes(15.0, 60.0, n_due, WORK) == pytest.approx(expected)


@pytest.mark.parametrize(("n_due", "expected"), [(30.0, 1.0), (60.0, 0.9), (108.0, 0.5)])
def test_meetings_fall_away_once_the_free_minutes_are_gone(n_due, expected) -> None:
    assert share_of_meetings_held(60.0, n_due, WORK) == pytest.approx(expected)


@pytest.mark.parametrize(("left", "expected"), [(10.0, 0.4), (25.0, 1.0), (-5.0, 0.0)])
def test_follow_up_is_the_hours_left_over_the_hours_it_takes(left, expected) -> None:
    assert follow_up_share(left, 50.0, WORK) == pytest.approx(expected)


def test_strain_is_load_pressure_in_rivalry_and_missing_support() -> None:
    assert strain_goal(1.0, 0.5, 0.4, 0.1, WORK) == pytest.approx(0.555)  # 0.5 + 0.25 * 0.5 * 0.6 - 0.02
    assert strain_goal(9.0, 0.0, 1.0, 0.0, WORK) == pytest.approx(1.0)  # load counts no further than twice the time


@quick
@given(hours, due, st.floats(0.0, 45.0), group_within("time"))
def test_meetings_never_take_more_than_their_part_of_the_hours(hours, n_due, wanted, p) -> None:
    free = affordable_free_minutes(wanted, hours, n_due, p)
    held = share_of_meetings_held(hours, n_due, p)
    assert 0.0 <= free <= wanted
    assert 0.0 < held <= 1.0
    assert n_due * held * meeting_minutes(free, p) / 60.0 <= hours * p.meeting_share_limit * (1.0 + 1e-9) + 1e-6


@quick
@given(hours, due, st.floats(0.0, 45.0), group_within("time"))
def test_more_meetings_never_make_longer_ones(hours, n_due, wanted, p) -> None:
    assert affordable_free_minutes(wanted, hours, n_due + 1.0, p) <= affordable_free_minutes(wanted, hours, n_due, p)
    assert share_of_meetings_held(hours, n_due + 1.0, p) <= share_of_meetings_held(hours, n_due, p)


@quick
@given(st.floats(0.0, 4.0), shares, shares, st.floats(-0.5, 0.5), group_within("time"))
def test_strain_rises_with_load_and_falls_with_a_mastery_climate(load, pressure, climate, support, p) -> None:
    goal = strain_goal(load, pressure, climate, support, p)
    assert 0.0 <= goal <= 1.0
    assert goal <= strain_goal(load + 0.2, pressure, climate, support, p)
    assert goal >= strain_goal(load, pressure, 1.0, support, p)
    assert goal >= strain_goal(load, pressure, climate, support + 0.1, p)


@quick
@given(shares, shares, group_within("time"))
def test_targets_and_reforms_only_take_time(pressure, reform, p) -> None:
    assert demands_share(0.0, 0.0, p) <= demands_share(pressure, reform, p) <= 1.0
