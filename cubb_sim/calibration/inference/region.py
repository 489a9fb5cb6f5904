"""The region history matching has not ruled out: how implausible points are, and drawing points from what is left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

CHUNK = 10_000
FROM_PRIOR = 20_000
"""Points drawn from the prior before anything cleverer is tried; they also measure the share that is left."""
LEVEL_SHARE = 0.2
"""Share of points each narrowing of the level keeps when the region is too small to be hit from the prior."""
MAX_LEVELS = 25
N_WALKERS = 1000
MOVES_PER_LEVEL = 8


def implausibility(emulators: Emulators, observed: Observed, x_scaled: Array, sd: Array | None = None) -> Array:
    """How many standard deviations observed and emulated targets lie apart, (m, k) to (m, t).

    The denominator holds everything that may explain a gap: the emulator's own variance, the target's with the model
    discrepancy, and chance where it counts.

    Args:
        sd: float64[t], the emulator's standard deviations if one value will do everywhere, which is quicker.
    """
    if sd is None:
        mean, sd = emulators.predict(x_scaled)
    else:
        mean = emulators.means(x_scaled)
    chance = np.where(observed.counts_chance, np.diag(emulators.chance), 0.0)
    return np.abs(observed.values - mean) / np.sqrt(sd**2 + observed.sd**2 + chance)


def ranked(values: Array, rank: int) -> Array:
    """The rank-th largest of each row (1 is the largest), (m, t) to (m,); the largest where there are fewer columns."""
    position = max(values.shape[1] - rank, 0) if values.shape[1] >= rank else values.shape[1] - 1
    return np.partition(values, position, axis=1)[:, position]


@dataclass(frozen=True, eq=False)
class Region:
    """Points that no wave so far has ruled out.

    Attributes:
        stages: the emulators of each wave; a point must pass all of them (a region never grows back).
        cut: implausibility from which a point is ruled out; rank: which largest is compared with it.
    """

    prior: TriangularPrior
    observed: Observed
    stages: tuple[Emulators, ...]
    cut: float = 3.0
    rank: int = 2

    def level(self, values: Array) -> Array:
        """The ranked implausibility, largest over the waves, at values in natural units, (m, k) to (m,)."""
        out = np.zeros(len(values))
        for start in range(0, len(values), CHUNK):
            x = self.prior.scaled(values[start : start + CHUNK])
            for emulators in reversed(self.stages):  # the newest is the sharpest
                worst = ranked(implausibility(emulators, self.observed, x), self.rank)
                out[start : start + CHUNK] = np.maximum(out[start : start + CHUNK], worst)
        return out

    def contains(self, values: Array) -> Mask:
        """Whether points are not ruled out, bool[m]. Without any wave everything is allowed."""
        return self.level(values) <= self.cut

    def narrowed(self, emulators: Emulators) -> Region:
        """The part of this region the given emulators do not rule out either."""
        return Region(self.prior, self.observed, (*self.stages, emulators), self.cut, self.rank)

    def draw(self, n: int, seed: int) -> RegionDraw:
        """n points of the prior restricted to this region, and the region's share of the prior.

        From the prior where enough points fall inside; else by subset simulation: the level is lowered step by step,
        each step kept by a fifth of the walkers, who are multiplied and moved inside the level.
        """
        if not self.stages:
            return RegionDraw(self.prior.points(n, seed), 1.0, 0.0)
        rng = np.random.default_rng(seed)
        pool = self.prior.points(max(FROM_PRIOR, n), seed)
        level = self.level(pool)
        inside = pool[level <= self.cut]
        share = len(inside) / len(pool)
        if len(inside) >= n:
            return RegionDraw(inside[:n], share, float(np.min(level)))
        walkers, log_share, smallest = self._descend(pool, level, rng)
        if smallest > self.cut or len(walkers) == 0:
            return RegionDraw(walkers[:0], 0.0, smallest)
        if len(inside) < 50:  # noqa: PLR2004 - too few to measure a share by counting
            share = float(np.exp(log_share))
        chosen = rng.permutation(np.resize(np.arange(len(walkers)), max(n, len(walkers))))[:n]
        points, _ = self._walk(walkers[chosen], self.level(walkers[chosen]), self.cut, 3 * MOVES_PER_LEVEL, rng)
        return RegionDraw(points, share, min(smallest, float(np.min(level))))

    def _descend(self, pool: Array, level: Array, rng: np.random.Generator) -> tuple[Array, float, float]:
        """Walkers inside the cut (none if it cannot be reached), log of the share left, smallest level met."""
        log_share, smallest, points = 0.0, float(np.min(level)), pool
        for _ in range(MAX_LEVELS):
            bar = max(self.cut, float(np.quantile(level, LEVEL_SHARE)))
            passing = level <= bar
            log_share += float(np.log(passing.mean()))
            points, level = points[passing], level[passing]
            if bar <= self.cut:
                return points, log_share, smallest
            again = rng.integers(len(points), size=N_WALKERS)
            points, level = self._walk(points[again], level[again], bar, MOVES_PER_LEVEL, rng)
            before, smallest = smallest, min(smallest, float(np.min(level)))
            if smallest > self.cut and bar - smallest < 1e-3 * bar and before - smallest < 1e-3:  # noqa: PLR2004
                break
        return points[:0], float("-inf"), smallest

    def _walk(
        self, values: Array, level: Array, bar: float, n_moves: int, rng: np.random.Generator
    ) -> tuple[Array, Array]:
        """Metropolis moves that leave the prior restricted to level <= bar as it is."""
        z, reach = self.prior.to_normal(values), 1.0
        n, d = z.shape
        root = np.linalg.cholesky(np.atleast_2d(np.cov(z.T)) * n / (n + d) + np.eye(d) * 0.1 * d / (n + d))
        for _ in range(n_moves):
            there = z + reach * 2.38 / np.sqrt(d) * rng.standard_normal((n, d)) @ root.T
            accepted = np.log(rng.random(n)) < 0.5 * (z**2 - there**2).sum(axis=1)
            candidates = np.flatnonzero(accepted)
            level_there = self.level(self.prior.from_normal(there[candidates]))
            stays = candidates[level_there <= bar]
            z[stays], level[stays] = there[stays], level_there[level_there <= bar]
            reach = min(max(reach * float(np.exp(1.5 * (len(stays) / n - 0.25))), 1e-3), 3.0)
        return self.prior.from_normal(z), level


@dataclass(frozen=True, eq=False)
class RegionDraw:
    """Points of a region.

    Attributes:
        points: float64[n, k] in natural units; empty if nothing of the region was found.
        share: the region's share of the prior, 0 if it is empty.
        smallest: the smallest ranked implausibility met on the way.
    """

    points: Array
    share: float
    smallest: float
