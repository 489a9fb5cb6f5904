"""Contrasts, their intervals and the verdict, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cubb_sim.calibration.validation.contrast import (
    Scale,
    Verdict,
    contrast_of_counts,
    hold_trials,
    interval_of_difference,
    interval_of_ratio,
    judged,
    predicted,
)
from tests.calibration.validation.made_trials import measured, model

D, R = Scale.DIFFERENCE, Scale.RATIO


def test_the_interval_of_a_difference_is_the_usual_one() -> None:
    # 0.30 and 0.20 with 100 each: variance 0.21/100 + 0.16/100 = 0.0037, error 0.060828, times 1.96: 0.11922
    low, high = interval_of_difference(0.30, 0.20, 100)
    assert (low, high) == pytest.approx((0.1 - 0.11922, 0.1 + 0.11922), abs=1e-5)


def test_the_interval_of_a_ratio_is_the_usual_one() -> None:
    # log 1.5 = 0.405465; variance 0.7/30 + 0.8/20 = 0.063333, error 0.251661, times 1.959964: 0.493247
    low, high = interval_of_ratio(0.30, 0.20, 100)
    assert (math.log(low), math.log(high)) == pytest.approx((0.405465 - 0.493247, 0.405465 + 0.493247), abs=1e-5)


def test_contrasts_of_counts() -> None:
    assert contrast_of_counts(D, [30, 10], [20, 20], 100, 100).tolist() == pytest.approx([0.1, -0.1])
    assert contrast_of_counts(R, [30, 10], [20, 20], 100, 100).tolist() == pytest.approx([1.5, 0.5])


def test_a_ratio_exists_where_it_happened_to_nobody() -> None:
    # half a person is added to every cell: (4.5 / 101) / (0.5 / 101) = 9; and 1 where both are empty
    assert contrast_of_counts(R, [4, 0], [0, 0], 100, 100).tolist() == pytest.approx([9.0, 1.0])


def test_a_trial_of_everybody_has_two_arms_that_are_different_people() -> None:
    """Of 10 it always happens to, and 10 it never happens to, whoever is in one arm is not in the other."""
    with_it, without = hold_trials((10, 0, 0, 10), 20, np.random.default_rng(1))
    assert (with_it + without).tolist() == [10.0] * len(with_it)
    assert len(set(with_it.tolist())) > 1


def test_the_arms_see_the_lives_that_are_theirs() -> None:
    """It happens to everybody with the intervention and to nobody without."""
    with_it, without = hold_trials((0, 50, 0, 0), 21, np.random.default_rng(1))
    assert set(with_it.tolist()) == {11.0}
    assert set(without.tolist()) == {0.0}


@pytest.mark.parametrize("cells", [(150, 250, 50, 550), (15, 25, 5, 55)])
def test_a_trial_has_the_chance_of_its_size_however_many_are_simulated(cells: tuple[int, int, int, int]) -> None:
    """Shares 0.4 and 0.2 with 100 in each arm: the standard error is sqrt(0.24/100 + 0.16/100) = 0.0632.

    With 1,000 simulated people, of whom 200 are taken, the spread may not be less than that by more than the finite
    number gives (a fifth of the variance); with 100, some are taken twice. The error of a standard deviation from 3,000
    trials is 1.3 %.
    """
    rng = np.random.default_rng(5)
    held = [hold_trials(cells, 200, rng) for _ in range(30)]
    contrasts = np.concatenate([a / 100 - b / 100 for a, b in held])
    assert contrasts.mean() == pytest.approx(0.2, abs=0.005)
    assert 0.9 * 0.0632 < contrasts.std() < 1.06 * 0.0632


def test_what_a_trial_would_find_has_room_for_chance_and_for_not_knowing() -> None:
    alike = np.tile([150, 250, 50, 550], (20, 1))
    unlike = np.array([[150, 50 + 20 * k, 50, 750 - 20 * k] for k in range(20)])
    same, wide = (predicted(cells, 200, D, np.random.default_rng(1)) for cells in (alike, unlike))
    assert same.middle == pytest.approx(0.2)
    assert same.effect_low_95 == same.effect_high_95 == pytest.approx(0.2)  # every pair is the same
    assert same.low_95 < same.low_80 < 0.2 < same.high_80 < same.high_95
    assert wide.high_95 - wide.low_95 > 1.5 * (same.high_95 - same.low_95)
    assert (same.intervention, same.comparator) == pytest.approx((0.4, 0.2))
    assert same.comparator_low_95 < 0.2 < same.comparator_high_95


@pytest.mark.parametrize(
    ("value", "low", "high", "scale", "verdict"),
    [
        (0.13, 0.10, 0.20, D, Verdict.HIT),
        (0.13, 0.13, 0.20, D, Verdict.HIT),  # on the edge
        (0.13, 0.14, 0.20, D, Verdict.MISS),
        (0.13, -0.20, 0.12, D, Verdict.MISS),
        (0.13, -0.05, 0.20, D, Verdict.HIT),  # holds no effect too, but is not three times 0.18
        (0.13, -0.30, 0.25, D, Verdict.TELLS_NOTHING),  # 0.55 wide, holds 0
        (0.13, 0.01, 0.60, D, Verdict.HIT),  # as wide, but says there is an effect
        (0.0, -0.02, 0.03, D, Verdict.HIT),
        (0.0, -0.30, 0.30, D, Verdict.TELLS_NOTHING),
        (1.29, 1.10, 1.50, R, Verdict.HIT),
        (1.29, 1.40, 9.00, R, Verdict.MISS),
        (1.29, 0.30, 3.00, R, Verdict.TELLS_NOTHING),
    ],
)
def test_hit_miss_or_nothing(value: float, low: float, high: float, scale: Scale, verdict: Verdict) -> None:
    own = (value - 0.09, value + 0.09) if scale is D else (1.09, 1.53)
    assert judged(measured(value, *own), model(low, high), scale) is verdict
