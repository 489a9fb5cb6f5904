from __future__ import annotations

import pytest
from hypothesis import given

from cubb_sim.rules import agency
from tests.rules.declared import group, group_within, plain, quick, shares, within

life_event_rate = plain(agency.life_event_rate)
felt_pressure = plain(agency.felt_pressure)
reaction = plain(agency.reaction)
meaning_goal = plain(agency.meaning_goal)

ACTS = group(
    "agency", not_own_pressure=0.3, distrust_weight=1.5, engage_from=1.0, resist_from=0.6, escape_below=0.35,
    meaning_of_relation=0.25, meaning_of_own_days=0.8, meaning_of_foreign_days=0.45, meaning_of_empty_days=0.2,
)  # fmt: skip


def test_twice_the_complexity_is_twice_the_events() -> None:
    assert life_event_rate(0.25, 0.90, 0.45) == pytest.approx(0.50)


@pytest.mark.parametrize(
    ("pressure", "foreign", "trust", "expected"),
    [
        (0.4, True, 0.5, 0.50),  # (half of 0.4 and 0.3 for the measure) times 1.0
        (0.4, False, 0.5, 0.20),
        (0.4, False, 0.0, 0.30),  # times 1.5: no trust
        (1.0, True, 0.0, 1.00),  # held at 1
    ],
)
def test_pressure_is_steering_and_a_foreign_measure_felt_through_trust(pressure, foreign, trust, expected) -> None:
    assert felt_pressure(pressure, foreign, trust, ACTS) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("trust", "efficacy", "assertiveness", "expected"),
    [
        (0.6, 0.5, 0.9, agency.ENGAGES),  # confidence comes before temper
        (0.5, 0.4, 0.9, agency.RESISTS),
        (0.2, 0.4, 0.5, agency.ESCAPES),
        (0.5, 0.4, 0.5, agency.COPES),
    ],
)
def test_the_same_pressure_makes_different_people_do_different_things(trust, efficacy, assertiveness, expected) -> None:
    assert reaction(trust, efficacy, assertiveness, ACTS) == expected


@pytest.mark.parametrize(
    ("in_measure", "own", "at_work", "expected"),
    [(False, False, False, 0.30), (True, False, False, 0.4875), (True, True, False, 0.75), (False, False, True, 0.75)],
)
def test_meaning_is_a_quarter_relation_and_three_quarters_what_fills_the_days(
    in_measure, own, at_work, expected
) -> None:
    assert meaning_goal(in_measure, own, 0.6, at_work, ACTS) == pytest.approx(expected)


@quick
@given(shares, shares, shares, group_within("agency"))
def test_pressure_stays_in_bounds_and_trust_never_adds_to_it(pressure, trust, more_trust, p) -> None:
    low, high = sorted((trust, more_trust))
    for foreign in (True, False):
        assert 0.0 <= felt_pressure(pressure, foreign, high, p) <= felt_pressure(pressure, foreign, low, p) <= 1.0


@quick
@given(within("life.events_per_year"), shares)
def test_events_grow_with_complexity_from_none(rate, complexity) -> None:
    assert life_event_rate(rate, 0.0, 0.45) == 0.0
    assert life_event_rate(rate, complexity, 0.45) <= life_event_rate(rate, 1.0, 0.45)


@quick
@given(shares)
def test_meaning_ranks_own_above_foreign_above_nothing(alliance) -> None:
    nothing, foreign = (meaning_goal(there, False, alliance, False, ACTS) for there in (False, True))
    assert 0.0 <= nothing < foreign < meaning_goal(True, True, alliance, False, ACTS) <= 1.0
