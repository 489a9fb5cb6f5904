"""Targets that cannot be met: by themselves anywhere, not together, or not where the others are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.region import Region, implausibility

Array = NDArray[np.float64]

N_POOL = 20_000
N_FOR_SD = 500
N_STARTS = 8
N_ROUNDS = 30


@dataclass(frozen=True, eq=False)
class Misfit:
    """Which targets conflict. It is a finding about model and targets, not a fault of the method.

    Attributes:
        is_empty: whether nothing at all is left that is not ruled out.
        conflicting: targets no values reach by themselves; then those in a pair that cannot be met together; then those
            not met anywhere in what is left; where none of these explains an empty region, those missed at the best
            point found.
        smallest: for each target (name, smallest implausibility any values reach).
        pairs: (name, name, smallest value the larger of the two can have) for pairs each of which can be met alone.
        best_values: float64[k], where the largest implausibility is smallest; best_implausibility: float64[t] there.
    """

    is_empty: bool
    conflicting: tuple[str, ...]
    smallest: tuple[tuple[str, float], ...]
    pairs: tuple[tuple[str, str, float], ...]
    best_values: Array
    best_implausibility: Array

    def __str__(self) -> str:
        named = [f"{name} (at best {value:.1f})" for name, value in self.smallest if name in self.conflicting]
        together = [f"{a} with {b} (at best {value:.1f})" for a, b, value in self.pairs]
        left = "No parameter values within their ranges are left" if self.is_empty else "Some targets cannot be met"
        return (
            f"{left}. Conflicting, with how many standard deviations each is off at best when looked at alone: "
            f"{', '.join(named)}." + (f" Not together: {'; '.join(together)}." if together else "")
        )


def find_misfit(region: Region, points: Array, seed: int) -> Misfit | None:
    """Look for targets that cannot be brought within the cut; None if there are none and the region is not empty.

    Every target alone, every pair, and all together are searched over the whole prior with the first wave's emulators
    (the later ones know the neighbourhood of the region only), from the best of many points by steps that shrink. Then
    the newest emulators are asked at points of the region. It is all on emulated means and costs no runs.

    Args:
        points: float64[m, k] of the region in natural units, none if it is empty.
    """
    rng = np.random.default_rng(seed)
    prior, names, cut = region.prior, region.observed.names, region.cut
    t = len(names)
    pairs = [(i, j) for i in range(t) for j in range(i)]
    goals = np.zeros((t + len(pairs) + 1, t), dtype=np.bool_)
    for row, goal in enumerate([*((i,) for i in range(t)), *pairs, tuple(range(t))]):
        goals[row, list(goal)] = True
    best_x, best = _search(region, goals, prior.scaled(prior.points(N_POOL, seed)), rng)
    alone = best[:t]
    apart = [
        (names[j], names[i], float(best[t + row]))
        for row, (i, j) in enumerate(pairs)
        if best[t + row] > cut and max(alone[i], alone[j]) <= cut
    ]
    at_best = implausibility(region.stages[0], region.observed, best_x[-1:])[0]
    bad = {name for name, value in zip(names, alone, strict=True) if value > cut}
    bad |= {name for pair in apart for name in pair[:2]}
    if len(points):
        bad |= _unmet(region, points, rng)
    elif not bad:
        bad = {name for name, value in zip(names, at_best, strict=True) if value >= min(cut, at_best.max())}
    if len(points) and not bad:
        return None
    return Misfit(
        is_empty=len(points) == 0,
        conflicting=tuple(name for name in names if name in bad),
        smallest=tuple((name, float(value)) for name, value in zip(names, alone, strict=True)),
        pairs=tuple(apart),
        best_values=prior.unscaled(best_x[-1]),
        best_implausibility=at_best,
    )


def _search(region: Region, goals: NDArray[np.bool_], pool: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """For each goal (a set of targets) the scaled point where its largest implausibility is smallest, and that."""
    emulators, observed = region.stages[0], region.observed
    sd = np.sqrt((emulators.predict(pool[:N_FOR_SD])[1] ** 2).mean(axis=0))
    of_pool = implausibility(emulators, observed, pool, sd)
    starts = np.concatenate([np.argsort(of_pool[:, goal].max(axis=1), kind="stable")[:N_STARTS] for goal in goals])
    which = np.repeat(np.arange(len(goals)), N_STARTS)
    wanted = goals[which]
    x = pool[starts]
    value = np.where(wanted, of_pool[starts], 0.0).max(axis=1)
    for number in range(N_ROUNDS):
        there = _jump(x, number, rng)
        new = np.where(wanted, implausibility(emulators, observed, there, sd), 0.0).max(axis=1)
        better = new < value
        x[better], value[better] = there[better], new[better]
    winners = np.array([np.flatnonzero(which == goal)[np.argmin(value[which == goal])] for goal in range(len(goals))])
    return x[winners], value[winners]


def _jump(x: Array, number: int, rng: np.random.Generator) -> Array:
    """Scaled points with a few coordinates changed, less in later rounds."""
    chosen = rng.random(x.shape) < 0.3  # noqa: PLR2004
    return np.clip(x + 0.5 * 0.91**number * chosen * rng.standard_normal(x.shape), -1.0, 1.0)


def _unmet(region: Region, points: Array, rng: np.random.Generator) -> set[str]:
    """Targets the newest emulators bring within the cut nowhere in the region, searched from points of it."""
    emulators, observed, prior = region.stages[-1], region.observed, region.prior
    x = prior.scaled(points)
    of_points = implausibility(emulators, observed, x)
    unmet = set()
    for j in np.flatnonzero(of_points.min(axis=0) > region.cut):
        near = np.argsort(of_points[:, j], kind="stable")[: 4 * N_STARTS]
        here, value = x[near], of_points[near, j]
        for number in range(N_ROUNDS):
            there = _jump(here, number, rng)
            new = implausibility(emulators, observed, there)[:, j]
            better = (new < value) & region.contains(prior.unscaled(there))
            here[better], value[better] = there[better], new[better]
        if value.min() > region.cut:
            unmet.add(observed.names[j])
    return unmet
