"""The bootstrap over base rows, trajectories or points: percentile intervals (Efron and Tibshirani 1993, ch. 13).

What is resampled are whole blocks, because the points of one block belong together. A Sobol sequence is more even
than independent rows, which a bootstrap cannot see: its intervals are then too wide rather than too narrow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LOW, HIGH = 0.025, 0.975
MAX_LOST_RESAMPLES = 0.025
"""Share of resamples without a usable value above which an interval is said to be unreliable (`assumed`: one tail)."""


@dataclass(frozen=True, eq=False)
class Resampled:
    """Estimates with their intervals.

    Attributes:
        value, low, high: float64[k], the estimate and its 95 % interval.
        lost: share of resamples that gave no number [0-1], the largest of any estimate.
        draws: float64[n_bootstrap, k].
    """

    value: Array
    low: Array
    high: Array
    lost: float
    draws: Array

    @property
    def half_width(self) -> Array:
        """float64[k], half of each interval."""
        return 0.5 * (self.high - self.low)

    @staticmethod
    def of(value: Array, draws: Array) -> Resampled:
        """From an estimate, float64[k], and what it was in the resamples, float64[n_bootstrap, k]."""
        usable = np.isfinite(draws)
        lost = float(1.0 - np.min(usable.mean(axis=0))) if draws.size else 0.0
        if lost > 0.0:
            filled = np.where(usable, draws, np.nan)
            low, high = (_quantile_of_usable(filled, share) for share in (LOW, HIGH))
        else:
            low, high = np.quantile(np.ascontiguousarray(draws.T), (LOW, HIGH), axis=1)
        return Resampled(value, low, high, lost, draws)

    def take(self, chosen: slice) -> Resampled:
        """Some of the estimates."""
        return Resampled(self.value[chosen], self.low[chosen], self.high[chosen], self.lost, self.draws[:, chosen])


def _quantile_of_usable(draws: Array, share: float) -> Array:
    found = np.full(draws.shape[1], np.nan)
    some = np.isfinite(draws).any(axis=0)
    if some.any():
        found[some] = np.nanquantile(draws[:, some], share, axis=0)
    return found


MAX_BLOCKS = 4096
"""Blocks above which neighbours are put together before they are drawn, to bound memory (`assumed`)."""


@lru_cache(maxsize=6)
def weights(n: int, n_bootstrap: int, seed: int) -> Array:
    """How often each of `n` blocks is drawn in each resample, float64[1 + n_bootstrap, n].

    The first row is the sample itself. The same arguments give the same bits.
    """
    drawn = np.random.default_rng((seed, n)).multinomial(n, np.full(n, 1.0 / n), size=n_bootstrap)
    counts: Array = np.vstack([np.ones((1, n)), drawn])
    counts.setflags(write=False)
    return counts


def resampled(blocks: Array, estimate: Callable[[Array], Array], n_bootstrap: int, seed: int) -> Resampled:
    """An estimate made from means over blocks, with its interval.

    Args:
        blocks: float64[n, k], what each block contributes to each of k means.
        estimate: from means over blocks, float64[m, k], to estimates, float64[m, j]; row by row.
        n_bootstrap: resamples.
        seed: of them.
    """
    together = -(-len(blocks) // MAX_BLOCKS)
    starts = np.arange(0, len(blocks), together)
    sums = np.add.reduceat(blocks, starts, axis=0)
    sizes = np.diff(np.append(starts, len(blocks))).astype(np.float64)
    counts = weights(len(starts), n_bootstrap, seed)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = estimate((counts @ sums) / (counts @ sizes)[:, None])
    return Resampled.of(found[0], found[1:])


def prefixes(n: int) -> tuple[int, ...]:
    """An eighth, a quarter, half of `n` blocks and all of them: how far an estimate still moves."""
    return tuple(sorted({max(1, n // part) for part in (8, 4, 2, 1)}))
