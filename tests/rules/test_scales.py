from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import scales
from tests.rules.declared import plain, quick, shares

clip01 = plain(scales.clip01)
monthly_probability = plain(scales.monthly_probability)
monthly_share = plain(scales.monthly_share)
log_odds = plain(scales.log_odds)
from_log_odds = plain(scales.from_log_odds)
standardised = plain(scales.standardised)
towards_one = plain(scales.towards_one)
towards = plain(scales.towards)


@pytest.mark.parametrize(("rate", "expected"), [(0.0, 0.0), (0.03, 0.00249688), (6.0, 0.39346934), (12.0, 0.63212056)])
def test_a_rate_becomes_a_probability_by_exponential_waiting(rate, expected) -> None:
    """1 - exp(-rate / 12). At half a chance a month a hazard used as a probability would say 0.5, not 0.393."""
    assert monthly_probability(rate) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(("half_life", "expected"), [(1.0, 0.5), (2.0, 0.29289322), (12.0, 0.05612569)])
def test_half_of_a_gap_closes_in_a_half_life(half_life, expected) -> None:
    assert monthly_share(half_life) == pytest.approx(expected, abs=1e-8)


def test_three_to_one_is_three_quarters() -> None:
    assert log_odds(0.75) == pytest.approx(math.log(3.0))
    assert from_log_odds(math.log(3.0)) == pytest.approx(0.75)
    assert log_odds(0.0) == pytest.approx(-9.21024, abs=1e-5)  # held at 0.0001


def test_moves() -> None:
    assert standardised(0.63, 0.45, 0.18) == pytest.approx(1.0)
    assert towards_one(0.6, 0.25) == pytest.approx(0.7)
    assert towards(0.6, 0.2, 0.25) == pytest.approx(0.5)
    assert (clip01(-0.1), clip01(0.3), clip01(1.1)) == (0.0, 0.3, 1.0)


@quick
@given(st.floats(0.0, 24.0))
def test_twelve_months_cut_from_a_year_are_the_year(rate) -> None:
    """Time-cutting: surviving twelve months one by one is surviving the year. No linear shortcut passes this."""
    assert (1.0 - monthly_probability(rate)) ** 12 == pytest.approx(math.exp(-rate), rel=1e-9)
    assert 0.0 <= monthly_probability(rate) <= rate / 12.0 + 1e-12


@quick
@given(st.floats(0.5, 60.0))
def test_months_of_closing_add_up_to_half_in_a_half_life(half_life) -> None:
    assert (1.0 - monthly_share(half_life)) ** half_life == pytest.approx(0.5)


@quick
@given(st.floats(0.001, 0.999))
def test_odds_there_and_back(p) -> None:
    assert from_log_odds(log_odds(p)) == pytest.approx(p)
    assert log_odds(1.0 - p) == pytest.approx(-log_odds(p), abs=1e-9)


@quick
@given(shares, shares, shares)
def test_moves_stay_on_the_scale(x, goal, share) -> None:
    assert x - 1e-12 <= towards_one(x, share) <= 1.0 + 1e-12
    assert min(x, goal) - 1e-12 <= towards(x, goal, share) <= max(x, goal) + 1e-12
