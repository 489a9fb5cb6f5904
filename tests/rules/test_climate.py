from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import climate
from tests.rules.declared import group, group_within, plain, quick, shares

climate_goal = plain(climate.climate_goal)
openness = plain(climate.openness)
practice_goal = plain(climate.practice_goal)
skill_goal = plain(climate.skill_goal)
competence_share = plain(climate.competence_share)

MANAGEMENT = group(
    "management", mastery_effect=0.6, pressure_effect=0.5, leadership_effect=0.3, practice_today=0.3, flip_effect=0.04,
    broker_effect=0.2, pressure_erodes_practice=0.3, supervision_effect=0.05, practice_effect=0.15,
)  # fmt: skip
change = st.floats(-0.5, 0.5)


def test_as_today_the_climate_stays_where_it_is() -> None:
    assert climate_goal(0.0, 0.0, 0.0, 0.45, MANAGEMENT) == pytest.approx(0.45)


def test_mastery_targets_and_leadership_move_the_climate() -> None:
    assert climate_goal(0.2, 0.1, -0.1, 0.45, MANAGEMENT) == pytest.approx(0.49)  # 0.45 + 0.12 - 0.05 - 0.03


@pytest.mark.parametrize(("level", "expected"), [(0.0, 0.4), (0.5, 0.7), (1.0, 1.0)])
def test_in_rivalry_only_part_is_learnt(level, expected) -> None:
    assert openness(level, 0.6) == pytest.approx(expected)


def test_practice_grows_with_flips_and_brokers_and_wears_under_pressure() -> None:
    assert practice_goal(0.0, 0.0, 0.0, MANAGEMENT) == pytest.approx(0.30)
    assert practice_goal(4.0, 0.5, 0.2, MANAGEMENT) == pytest.approx(0.50)  # 0.30 + 0.16 + 0.10 - 0.06


def test_competence_is_talent_training_supervision_and_practice() -> None:
    assert skill_goal(0.5, 0.1, 2.0, 0.2, 0.0, MANAGEMENT) == pytest.approx(0.73)  # 0.5 + 0.1 + 0.10 + 0.03
    assert skill_goal(0.5, 0.0, 0.0, 0.0, 0.07, MANAGEMENT) == pytest.approx(0.57)


@pytest.mark.parametrize(("months", "expected"), [(0.0, 0.70), (6.0, 0.775), (24.0, 1.0), (120.0, 1.0)])
def test_competence_is_learnt_along_a_straight_line(months, expected) -> None:
    assert competence_share(months, 0.7, 24.0) == pytest.approx(expected)


@quick
@given(change, change, change, shares, group_within("management"))
def test_targets_pull_towards_rivalry_and_mastery_away_from_it(mastery, pressure, leadership, reference, p) -> None:
    goal = climate_goal(mastery, pressure, leadership, reference, p)
    assert 0.0 <= goal <= 1.0
    assert goal >= climate_goal(mastery, pressure + 0.1, leadership, reference, p)
    assert goal <= climate_goal(mastery + 0.1, pressure, leadership, reference, p)
    assert goal <= climate_goal(mastery, pressure, leadership + 0.1, reference, p)


@quick
@given(st.floats(0.0, 12.0), shares, change, group_within("management"))
def test_practice_stays_a_share_and_pressure_never_helps_it(flips, broker, pressure, p) -> None:
    goal = practice_goal(flips, broker, pressure, p)
    assert 0.0 <= practice_goal(flips, broker, pressure + 0.1, p) <= goal
    assert goal <= practice_goal(flips + 1.0, broker, pressure, p) <= 1.0


@quick
@given(shares, st.floats(0.5, 0.95), st.floats(12.0, 36.0), st.floats(0.0, 400.0))
def test_nobody_is_below_the_newcomer_or_above_full_competence(level, newcomer, curve, months) -> None:
    assert newcomer <= competence_share(months, newcomer, curve) <= 1.0 + 1e-12
    assert 0.0 <= openness(level, 1.0) <= openness(level, 0.0) == 1.0
