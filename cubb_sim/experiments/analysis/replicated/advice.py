"""Whether more points or more replications would narrow the indices most for the same number of runs.

Doubling the base rows halves the variance of every index. Doubling the replications takes away only the part of it
that chance makes, but of that part up to three quarters and more, for the noise of a corrected square falls with
1 / R^2. Which of the two wins is worked out from the data: the variance of each index over base rows is split into
what chance makes of it, by the formulae below, and the rest.

For d = P - Q with true difference D, and c the variance by chance of d, estimated with m degrees of freedom (R - 1
where seeds are shared, 2 (R - 1) where they are not), normal chance gives

    Var[(d^2 - c) / 2 | x] = D^2 c + c^2 (1 + 1 / m) / 2,           as Var(c estimated) = 2 c^2 / m,
    Var[p d | x]           = p^2 Var d + d^2 Var p + Var p Var d,   for independent p and d.

The chance in the denominator V is neglected: it moves all indices alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.replicated.moments import BaseRows, Contributions, variance_of
from cubb_sim.experiments.analysis.replicated.split import Split

Array = NDArray[np.float64]

MORE_POINTS, MORE_REPLICATIONS, ENOUGH, UNKNOWN = "more_points", "more_replications", "enough", "unknown"
ENOUGH_HALF_WIDTH = 0.05
"""Half width of an index's 95 % interval below which more runs are not advised (`assumed`)."""


def advised(half_width: float, after_points: float, after_replications: float) -> str:
    """The advice, from what remains after either doubling.

    Args:
        half_width: the widest interval's now.
        after_points: summed variance of the indices with twice the points.
        after_replications: the same with twice the replications.
    """
    if not np.isfinite([half_width, after_points, after_replications]).all():
        return UNKNOWN
    if half_width <= ENOUGH_HALF_WIDTH:
        return ENOUGH
    return MORE_REPLICATIONS if after_replications < after_points else MORE_POINTS


def after_doubling(base: BaseRows, contributions: Contributions, n_replications: int) -> tuple[float, float]:
    """Summed variance of first-order and total indices with twice the base rows, and with twice the replications."""
    rows, n = contributions.rows, len(contributions.rows)
    means = rows.mean(axis=0, keepdims=True)
    variance = float(variance_of(means)[0])
    if not (variance > 0.0 and base.corrects):
        return float("nan"), float("nan")
    own = rows[:, 2 : 2 + 2 * contributions.k]
    of_variance = rows[:, 1] - 2.0 * means[0, 0] * rows[:, 0] + means[0, 0] ** 2
    index = own.mean(axis=0) / variance
    influence = (own - index * of_variance[:, None]) / variance
    now = influence.var(axis=0, ddof=1) / n
    chance_now, chance_after = (one / variance**2 / n for one in _of_chance(base, n_replications))
    after = np.maximum(now - chance_now, 0.0) + chance_after
    return float(now.sum() / 2.0), float(after.sum())


def _of_chance(base: BaseRows, n_replications: int) -> tuple[Array, Array]:
    """What chance makes of the variance of each contribution now and with twice the replications, float64[2 k]."""
    k = base.k
    sides = [(slice(-1, None), slice(0, 1), slice(1, k + 1))]
    if base.has_mirror:
        sides.append((slice(0, 1), slice(-1, None), slice(k + 1, 2 * k + 1)))
    now, after = np.zeros(2 * k), np.zeros(2 * k)
    for other, own, changed in sides:
        first, total = _of_first(base, other, own, changed), _of_total(base, own, changed, n_replications)
        now += np.concatenate([first[0], total[0]]) / len(sides) ** 2
        after += np.concatenate([first[1], total[1]]) / len(sides) ** 2
    return now, after


def _of_total(base: BaseRows, own: slice, changed: slice, n: int) -> tuple[Array, Array]:
    chance = base.chance_of_difference(own, changed)
    square = 2.0 * base.half_square_of_difference(own, changed)
    now, twice = (one * (1 if base.shares_chance else 2) for one in (n - 1, 2 * n - 1))  # degrees of freedom
    fourth = (chance**2).mean(axis=0) * now / (now + 2)  # without the bias of a squared variance
    linear = (square * chance).mean(axis=0) + 2.0 * fourth / now  # the square has the same chance taken out
    before = linear + fourth / 2.0 * (1.0 + 1.0 / now)
    after = linear / 2.0 + fourth / 8.0 * (1.0 + 1.0 / twice)
    return np.maximum(before, 0.0), np.maximum(after, 0.0)


def _of_first(base: BaseRows, other: slice, own: slice, changed: slice) -> tuple[Array, Array]:
    chance_d, chance_p = base.chance_of_difference(own, changed), base.chance[:, other]
    p = base.square(other)
    d = 2.0 * base.half_square_of_difference(own, changed)
    linear, both = (p * chance_d + d * chance_p).mean(axis=0), (chance_p * chance_d).mean(axis=0)
    return np.maximum(linear + both, 0.0), np.maximum(linear / 2.0 + both / 4.0, 0.0)


def advised_by_dilution(value: Array, half_width: Array, split: Split, n_replications: int) -> str:
    """The advice for indices of means over replications, which chance makes smaller than they are.

    The variance of a mean is V + chance / R, so an index S = V_i / (V + chance / R) lies S chance / (R V) below that
    of the factors alone. More points narrow the interval and leave that; more replications halve it. The better of the
    two has the smaller sum of squared bias and variance; what replications do to the variance is neglected.
    """
    if n_replications < 2 or not split.parameters > 0.0:  # noqa: PLR2004
        return UNKNOWN
    variance = float(((half_width / 1.96) ** 2).sum())
    ratio = split.chance / n_replications / split.parameters

    def squared_bias(diluted: float) -> float:
        true = value * (1.0 + ratio)
        return float(((true - true / (1.0 + diluted)) ** 2).sum())

    after_points = variance / 2.0 + squared_bias(ratio)
    widest = float(np.max(np.hypot(half_width, value * ratio)))
    return advised(widest, after_points, variance + squared_bias(ratio / 2.0))
