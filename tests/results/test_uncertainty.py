"""Chance and not knowing told apart: worked examples, known variance components, and what cannot be told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubb_sim.results.uncertainty import Sources, Spread, spread_of

T_80_WITH_2, T_95_WITH_2, T_80_WITH_5 = 1.885618, 4.302653, 1.475884
DRAWS_AND_VALUES = st.lists(st.tuples(st.integers(0, 3), st.floats(-10, 10)), min_size=1, max_size=12)


def spread(values: list[float], draws: list[int]) -> Spread:
    """The spread of one quantity, as arrays of one element."""
    return spread_of(np.array(values, np.float64)[:, np.newaxis], draws)


def test_balanced_by_hand() -> None:
    """Means of draws 2, 6, 10 around 6: MS between 2 (16 + 0 + 16) / 2 = 32, MS within 6 / 3 = 2, so 15 and 2."""
    one = spread([1, 3, 5, 7, 9, 11], [4, 4, 8, 8, 9, 9])
    assert one.mean[0] == 6
    assert (one.sd_unknown[0] ** 2, one.sd_chance[0] ** 2) == pytest.approx((15, 2))
    assert one.sd_run[0] ** 2 == pytest.approx(17)
    assert one.standard_error[0] ** 2 == pytest.approx(32 / 6)  # MS between / N
    assert one.share_unknown[0] == pytest.approx(15 / 17)
    assert (one.degrees_of_freedom[0], one.n_runs[0], one.n_draws[0]) == (2, 6, 3)
    assert one.sources[0] is Sources.TOLD_APART
    low, high = one.interval(0.80)
    assert (low[0], high[0]) == pytest.approx((6 - T_80_WITH_2 * math.sqrt(32 / 6 + 15), 6 + T_80_WITH_2 * 4.509250))
    low, high = one.interval(0.95)
    assert high[0] - low[0] == pytest.approx(2 * T_95_WITH_2 * math.sqrt(32 / 6 + 15))
    low, high = one.course_interval(0.80)
    assert high[0] - low[0] == pytest.approx(2 * T_80_WITH_2 * math.sqrt(32 / 6 + 17))


def test_unbalanced_by_hand() -> None:
    """Draws of 3, 2 and 1 runs with means 3, 8 and 11 around 6.

    Within: 8 + 2 + 0 = 10 on 3 degrees of freedom; between: 3 * 9 + 2 * 4 + 1 * 25 = 60 on 2; n_0 = (6 - 14 / 6) / 2.
    """
    one = spread([1, 3, 5, 7, 9, 11], [0, 0, 0, 1, 1, 2])
    within, between, n_0 = 10 / 3, 30.0, (6 - 14 / 6) / 2
    unknown = (between - within) / n_0
    assert (one.sd_chance[0] ** 2, one.sd_unknown[0] ** 2) == pytest.approx((within, unknown))
    assert one.standard_error[0] ** 2 == pytest.approx(unknown * 14 / 36 + within / 6)
    assert one.degrees_of_freedom[0] == 2


def test_draws_that_differ_less_than_chance_lets_them_are_at_0_and_not_below() -> None:
    one = spread([1, 9, 2, 10, 1, 9], [0, 0, 1, 1, 2, 2])
    assert one.sd_unknown[0] == 0
    assert one.standard_error[0] ** 2 == pytest.approx(one.sd_chance[0] ** 2 / 6)
    assert one.share_unknown[0] == 0
    assert one.sources[0] is Sources.TOLD_APART


def test_with_the_same_numbers_in_all_runs_it_is_the_ordinary_t_interval() -> None:
    """Variance 14 of six runs; not knowing is not included, which is not the same as there being none."""
    for draws, n_draws in (([-1] * 6, 0), ([7] * 6, 1)):
        one = spread([1, 3, 5, 7, 9, 11], draws)
        assert one.sd_chance[0] ** 2 == pytest.approx(14)
        assert math.isnan(one.sd_unknown[0])
        assert math.isnan(one.share_unknown[0])
        low, high = one.interval(0.80)
        half = T_80_WITH_5 * math.sqrt(14 / 6)
        assert (low[0], high[0]) == pytest.approx((6 - half, 6 + half))
        assert (one.n_draws[0], one.degrees_of_freedom[0]) == (n_draws, 5)
        assert one.sources[0] is Sources.CHANCE


def test_with_one_run_a_draw_the_two_cannot_be_told_apart_and_both_are_in_the_interval() -> None:
    one = spread([1, 3, 5, 7, 9, 11], [1, 2, 3, 4, 5, 6])
    assert math.isnan(one.sd_chance[0])
    assert math.isnan(one.sd_unknown[0])
    assert one.sd_run[0] ** 2 == pytest.approx(14)
    assert one.interval(0.80)[1][0] == pytest.approx(6 + T_80_WITH_5 * math.sqrt(14 + 14 / 6))
    assert one.interval(0.80) == one.course_interval(0.80)
    assert one.sources[0] is Sources.TOGETHER


def test_one_run_says_nothing_of_any_spread() -> None:
    one = spread([3], [5])
    assert one.mean[0] == 3
    assert all(math.isnan(v[0]) for v in (one.standard_error, one.sd_chance, one.sd_unknown, *one.interval(0.8)))
    assert one.sources[0] is Sources.NEITHER


def test_what_is_undefined_is_left_out_quantity_by_quantity() -> None:
    """Of the second quantity the first draw has lost a run; of the third there is one draw, of the fourth none."""
    nan = math.nan
    values = np.array([[1, nan, nan, nan], [3, 3, nan, nan], [5, 5, 5, nan], [7, 7, 7, nan]])
    many = spread_of(values, [0, 0, 1, 1])
    assert many.n_runs.tolist() == [4, 3, 2, 0]
    assert many.n_draws.tolist() == [2, 2, 1, 0]
    assert many.mean[:3].tolist() == [4, 5, 6]
    assert math.isnan(many.mean[3])
    assert list(many.sources) == [Sources.TOLD_APART, Sources.TOLD_APART, Sources.CHANCE, Sources.NEITHER]
    alone = spread_of(values[1:, 1:2], [0, 1, 1])
    for field in ("sd_chance", "sd_unknown", "standard_error", "degrees_of_freedom"):
        assert getattr(many, field)[1] == pytest.approx(getattr(alone, field)[0])


def test_many_quantities_at_once_are_as_one_by_one() -> None:
    rng = np.random.default_rng(1)
    values, draws = rng.normal(size=(9, 2, 3)), [0, 0, 1, 1, 1, 2, 3, 3, 3]
    values[rng.random(values.shape) < 0.1] = math.nan
    many = spread_of(values, draws)
    for i, j in np.ndindex(2, 3):
        alone = spread_of(values[:, i, j : j + 1], draws)
        for field in ("mean", "standard_error", "sd_chance", "sd_unknown", "degrees_of_freedom"):
            assert getattr(many, field)[i, j] == pytest.approx(getattr(alone, field)[0], nan_ok=True)


@pytest.mark.parametrize(("unknown", "chance"), [(2.0, 1.0), (0.5, 1.0), (0.0, 1.0)])
def test_known_components_are_found_again(unknown: float, chance: float) -> None:
    """The mean squares before flooring are unbiased; 4,000 data sets of ten draws twice give it to about 3 %."""
    rng = np.random.default_rng(5)
    effects = np.repeat(rng.normal(0, unknown, (10, 4_000)), 2, axis=0)
    found = spread_of(effects + rng.normal(0, chance, (20, 4_000)), np.repeat(np.arange(10), 2).tolist())
    assert np.mean(found.sd_chance**2) == pytest.approx(chance**2, rel=0.03)
    floored = 0.0 if unknown > 1 else 0.13  # what is cut off below 0 lifts the average where there is little to find
    assert np.mean(found.sd_unknown**2) == pytest.approx(unknown**2, rel=0.05, abs=floored + 0.02)
    assert np.median(found.sd_unknown) == pytest.approx(unknown, abs=0.1)
    assert np.mean(found.standard_error**2) == pytest.approx(unknown**2 / 10 + chance**2 / 20, rel=0.3)


@pytest.mark.parametrize("unknown", [0.0, 1.0, 3.0])
def test_the_interval_for_one_course_keeps_its_promise(unknown: float) -> None:
    """Of new courses of events 80 % (never less than 79) lie inside; of new effects three in four at the least."""
    rng = np.random.default_rng(9)
    effects = rng.normal(0, unknown, (11, 10_000))
    runs = np.repeat(effects[:10], 2, axis=0) + rng.normal(size=(20, 10_000))
    found = spread_of(runs, np.repeat(np.arange(10), 2).tolist())

    def covered(bounds: tuple[np.ndarray, np.ndarray], new: np.ndarray) -> float:
        return float(np.mean((bounds[0] <= new) & (new <= bounds[1])))

    assert 0.79 <= covered(found.course_interval(0.80), effects[10] + rng.normal(size=10_000)) <= 0.86
    assert 0.74 <= covered(found.interval(0.80), effects[10]) <= 0.93


@settings(max_examples=60, deadline=None)
@given(DRAWS_AND_VALUES)
def test_moving_and_stretching_do_what_they_should(rows: list[tuple[int, float]]) -> None:
    draws, values = [row[0] for row in rows], np.array([row[1] for row in rows])[:, np.newaxis]
    one, moved = spread_of(values, draws), spread_of(3.0 * values + 100.0, draws)
    for field in ("sd_chance", "sd_unknown", "standard_error"):
        assert getattr(moved, field)[0] == pytest.approx(3.0 * getattr(one, field)[0], abs=1e-5, nan_ok=True)
    (low, high), (wide_low, wide_high) = one.interval(0.8), one.course_interval(0.8)
    if len(rows) > 1:
        assert wide_low[0] <= low[0] <= one.mean[0] <= high[0] <= wide_high[0]
    renamed = spread_of(values[::-1], [10 - draw for draw in reversed(draws)])
    assert renamed.standard_error[0] == pytest.approx(one.standard_error[0], nan_ok=True, abs=1e-9)
