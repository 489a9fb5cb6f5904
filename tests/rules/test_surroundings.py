from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import surroundings
from tests.rules.declared import group_within, plain, quick, shares, within

demand_deviation = plain(surroundings.demand_deviation)
offer_closing_probability = plain(surroundings.offer_closing_probability)
target_pressure = plain(surroundings.target_pressure)
legitimacy_impression = plain(surroundings.legitimacy_impression)


def test_demand_remembers_last_month() -> None:
    assert demand_deviation(0.10, 0.95, 0.02) == pytest.approx(0.115)


@pytest.mark.parametrize(("predictability", "expected"), [(1.0, 0.0), (0.7, 0.029286), (0.0, 0.535841)])
def test_an_offer_lasts_a_year_with_the_chance_that_is_declared(predictability, expected) -> None:
    """1 - 0.7 ** (1 / 12); nothing at all is held at one in ten thousand."""
    assert offer_closing_probability(predictability) == pytest.approx(expected, abs=1e-6)


def test_lost_legitimacy_adds_to_pressure_by_the_reaction() -> None:
    assert target_pressure(0.5, 0.5, 0.5, 0.3) == pytest.approx(0.6)
    assert target_pressure(0.5, 0.5, 0.5, 0.7) == pytest.approx(0.4)
    assert target_pressure(0.5, 0.0, 0.5, 0.0) == 0.5


def test_an_impression_is_the_plain_mean_of_four() -> None:
    assert legitimacy_impression(0.5, 0.6, 0.4, 0.3) == pytest.approx(0.45)
    assert legitimacy_impression(0.5, 0.6, 0.4, -2.0) == pytest.approx(0.375)  # respect is held at nothing


@quick
@given(st.floats(0.001, 1.0))
def test_twelve_months_of_lasting_are_the_years_chance(predictability) -> None:
    assert (1.0 - offer_closing_probability(predictability)) ** 12 == pytest.approx(predictability)


@quick
@given(shares, shares, group_within("surroundings"))
def test_pressure_is_a_share_and_legitimacy_never_adds_to_it(steering, legitimacy, p) -> None:
    pressure = target_pressure(steering, p.political_reaction, p.reference_legitimacy, legitimacy)
    assert 0.0 <= pressure <= 1.0
    assert pressure >= target_pressure(steering, p.political_reaction, p.reference_legitimacy, legitimacy + 0.1)


@quick
@given(st.floats(-0.5, 0.5), within("surroundings.demand_persistence"))
def test_without_shocks_demand_returns_to_its_base(deviation, persistence) -> None:
    assert abs(demand_deviation(deviation, persistence, 0.0)) <= abs(deviation)


@quick
@given(shares, shares, shares, st.floats(-3.0, 3.0))
def test_an_impression_is_a_share(hours, active, own, respect) -> None:
    assert 0.0 <= legitimacy_impression(hours, active, own, respect) <= 1.0
