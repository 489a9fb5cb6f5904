"""Differences and ratios between two arms: what a trial measured, what a trial of its size would measure in the model,
and whether the one lies within the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from cubb_sim.parameters.specification import Grade

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
NORMAL_975 = 1.959963984540054
"""Half-width of a 95 % interval in standard errors."""
TRIALS_PER_PAIR = 100
"""Imagined trials held on each pair of simulated lives: enough for steady ends of the interval."""
WIDEST_TELLING = 3.0
"""A model interval more than so many times as wide as the trial's own tells nothing (see `judged`)."""
HALF_A_PERSON = 0.5
"""Added to every cell where one is empty, so that a ratio exists (the usual continuity correction)."""


class Scale(StrEnum):
    """What hit or miss is judged on."""

    DIFFERENCE = "difference"
    RATIO = "ratio"

    @property
    def no_effect(self) -> float:
        """The contrast when both arms are alike."""
        return 0.0 if self is Scale.DIFFERENCE else 1.0


class Verdict(StrEnum):
    """What comes of one contrast."""

    HIT = "hit"
    MISS = "miss"
    TELLS_NOTHING = "tells_nothing"


class Width(StrEnum):
    """Where the interval of a measured contrast is from."""

    STATED = "stated"
    DERIVED = "derived"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Measured:
    """What the trial found, on the scale it is judged on, with a 95 % interval and where that is from."""

    value: float
    low: float
    high: float
    width: Width
    grade: Grade


@dataclass(frozen=True)
class Predicted:
    """What a trial of this size would find if the model were right.

    Attributes:
        middle: median contrast of the pairs of lives, without the chance of a trial.
        low_80, high_80, low_95, high_95: of the contrast a trial would measure: chance of the trial and not knowing.
        effect_low_95, effect_high_95: of the pairs by themselves: not knowing, and what is left of chance in so many
            simulated people.
        intervention, comparator: mean shares in the two arms.
        comparator_low_95, comparator_high_95: of the share a comparator arm of the trial's size would have.
    """

    middle: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float
    effect_low_95: float
    effect_high_95: float
    intervention: float
    comparator: float
    comparator_low_95: float
    comparator_high_95: float


def interval_of_difference(with_it: float, without: float, n_arm: float) -> tuple[float, float]:
    """The usual 95 % interval of a difference between two shares, with `n_arm` persons in each arm."""
    error = math.sqrt((with_it * (1.0 - with_it) + without * (1.0 - without)) / n_arm)
    difference = with_it - without
    return difference - NORMAL_975 * error, difference + NORMAL_975 * error


def interval_of_ratio(with_it: float, without: float, n_arm: float) -> tuple[float, float]:
    """The usual 95 % interval of a ratio of two shares above 0: normal on the logarithm."""
    error = math.sqrt((1.0 - with_it) / (n_arm * with_it) + (1.0 - without) / (n_arm * without))
    middle = math.log(with_it / without)
    return math.exp(middle - NORMAL_975 * error), math.exp(middle + NORMAL_975 * error)


def contrast_of_counts(scale: Scale, with_it: Any, without: Any, n_with: Any, n_without: Any) -> Numbers:
    """Difference or ratio of shares, shape (k,), from counts of persons and sizes of arms, each a number or (k,)."""
    a, b = np.asarray(with_it, np.float64), np.asarray(without, np.float64)
    if scale is Scale.DIFFERENCE:
        return np.asarray(a / n_with - b / n_without)
    add = np.where((a == 0) | (b == 0), HALF_A_PERSON, 0.0)
    return np.asarray(((a + add) / (n_with + 2 * add)) / ((b + add) / (n_without + 2 * add)))


def hold_trials(cells: Any, n: int, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Hold `TRIALS_PER_PAIR` trials on people whose two lives are known: how many it happens to in either arm.

    n persons are taken at random and divided by lot; half are seen in the life with the intervention, half in the life
    without. So a small trial has the chance of a small trial and a large one that of a large one, and the number of
    simulated people adds none. Where there are fewer than n people, each may be taken more than once.

    Args:
        cells: persons it happens to in both lives, with the intervention only, without it only, in neither.
        n: participants, both arms together.
        rng: source of the lots.
    """
    counts = np.asarray(cells, np.int64)
    n_with, n_without = (n + 1) // 2, n // 2
    if counts.sum() >= n:
        taken = rng.multivariate_hypergeometric(counts, n, size=TRIALS_PER_PAIR, method="marginals")
        first = np.array([rng.multivariate_hypergeometric(one, n_with, method="marginals") for one in taken])
        second = taken - first
    else:
        shares = counts / counts.sum()
        first = rng.multinomial(n_with, shares, size=TRIALS_PER_PAIR)
        second = rng.multinomial(n_without, shares, size=TRIALS_PER_PAIR)
    return first[:, :2].sum(axis=1).astype(np.float64), second[:, [0, 2]].sum(axis=1).astype(np.float64)


def predicted(tables: Any, n: int, scale: Scale, rng: np.random.Generator) -> Predicted:
    """What a trial of n participants would find, over all pairs of lives.

    Args:
        tables: int array of shape (pairs, 4), each row as `cells` of `hold_trials`.
        n, rng: as there.
        scale: of the contrast.
    """
    counts = np.asarray(tables, np.float64)
    size = counts.sum(axis=1)
    with_it, without = counts[:, 0] + counts[:, 1], counts[:, 0] + counts[:, 2]
    effects = contrast_of_counts(scale, with_it, without, size, size)
    held = [hold_trials(row, n, rng) for row in np.asarray(tables, np.int64)]
    n_with, n_without = (n + 1) // 2, n // 2
    trials = np.concatenate([contrast_of_counts(scale, a, b, n_with, n_without) for a, b in held])
    levels = np.concatenate([b for _, b in held]) / n_without
    low_95, low_80, high_80, high_95 = _quantiles(trials, 0.025, 0.1, 0.9, 0.975)
    effect_low_95, effect_high_95 = _quantiles(effects, 0.025, 0.975)
    comparator_low_95, comparator_high_95 = _quantiles(levels, 0.025, 0.975)
    return Predicted(
        middle=float(np.median(effects)),
        low_80=low_80,
        high_80=high_80,
        low_95=low_95,
        high_95=high_95,
        effect_low_95=effect_low_95,
        effect_high_95=effect_high_95,
        intervention=float(np.mean(with_it / size)),
        comparator=float(np.mean(without / size)),
        comparator_low_95=comparator_low_95,
        comparator_high_95=comparator_high_95,
    )


def _quantiles(values: Numbers, *at: float) -> list[float]:
    return [float(one) for one in np.quantile(values, at)]


def judged(measured: Measured, model: Predicted, scale: Scale) -> Verdict:
    """Hit, miss, or nothing to learn.

    A hit lies inside the model's 95 % interval. It would mean nothing where that interval holds both what was measured
    and no effect at all and is more than three times as wide as the trial's own: both hold the chance of a trial of
    that size, so at three times eight ninths of the variance are not knowing, and almost any result would have hit.
    """
    if not model.low_95 <= measured.value <= model.high_95:
        return Verdict.MISS
    holds_no_effect = model.low_95 <= scale.no_effect <= model.high_95
    own = _width(measured.low, measured.high, scale)
    if holds_no_effect and _width(model.low_95, model.high_95, scale) > WIDEST_TELLING * own:
        return Verdict.TELLS_NOTHING
    return Verdict.HIT


def _width(low: float, high: float, scale: Scale) -> float:
    return high - low if scale is Scale.DIFFERENCE else math.log(high / low)
