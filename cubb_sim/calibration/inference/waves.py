"""History matching: runs in waves, each ruling out parameter values that cannot have given what was observed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.emulator import Emulators, fit_emulators
from cubb_sim.calibration.inference.misfit import Misfit, find_misfit
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.region import Region

Array = NDArray[np.float64]
Seeds = NDArray[np.int64]
Simulate = Callable[[Array, Seeds], Array]
Progress = Callable[[int, int], None]

REPEATED = 0.1
"""Share of a wave's runs that repeat a point with another seed: they tell chance from lack of fit."""
STOPS_SHRINKING = 0.8
"""Another wave is not worth its runs when the region is more than this share of what it was (assumed)."""
WIDE_CUT = 2.0
"""Earlier runs train an emulator if their ranked implausibility is within this many times the cut (assumed)."""


class Store(Protocol):
    """Where finished waves are kept, so that an interrupted calibration goes on where it was."""

    def load(self, wave: int, values: Array, seeds: Seeds) -> Array | None:
        """The runs of a wave, float64[n, t], if exactly these points and seeds were stored; else None."""

    def save(self, wave: int, values: Array, seeds: Seeds, y: Array) -> None:
        """Keep the runs of a wave."""


@dataclass(frozen=True)
class WaveRecord:
    """One wave: how many runs, how many of them failed (no target at all), and what is left of the prior after it."""

    wave: int
    n_runs: int
    n_failed: int
    not_implausible_share: float
    conflicting: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class History:
    """All that history matching leaves.

    Attributes:
        waves: one record per wave.
        values: float64[n, k]; seeds: int64[n]; y: float64[n, t]; wave_of: intp[n], every run made.
        emulators: those of the last wave, trained on runs in and around the region.
        stages: the emulators of every wave.
        region: what is not ruled out.
        misfit: None, or which targets conflict; with `misfit.is_empty` nothing is left and no posterior should be made.
    """

    waves: tuple[WaveRecord, ...]
    values: Array
    seeds: Seeds
    y: Array
    wave_of: NDArray[np.intp]
    emulators: Emulators
    stages: tuple[Emulators, ...]
    region: Region
    misfit: Misfit | None


def history_match(  # noqa: PLR0913
    simulate: Simulate,
    prior: TriangularPrior,
    observed: Observed,
    *,
    n_per_wave: tuple[int, ...],
    seed: int,
    cut: float = 3.0,
    rank: int = 2,
    first_seed: int = 1_000_000,
    progress: Progress | None = None,
    store: Store | None = None,
) -> History:
    """Run waves until the not-ruled-out region stops shrinking, is empty, or `n_per_wave` is used up.

    Emulators of a wave are trained on all runs inside the region so far, and on earlier runs near it (ranked
    implausibility up to twice the cut): a quadratic is a local approximation, and runs far away would buy accuracy
    where it is not needed with bias where it is. If that leaves fewer runs than a wave has, the nearest are added.

    Args:
        simulate: values float64[n, k] and seeds int64[n] to targets float64[n, t] on the scale of `observed`; a failed
            run is a row of NaN, a target undefined in a run one NaN.
        n_per_wave: runs of each wave, a tenth of them repeats.
        cut, rank: a point is ruled out when its rank-th largest implausibility exceeds the cut. With rank 2 one
            target may be missed, so one emulator that is wrong does not rule out the truth.
        first_seed: runs are numbered on from here; no seed is used twice.
        progress: called with (runs done, runs planned) after each wave.
    """
    region = Region(prior, observed, (), cut, rank)
    runs = _Runs.none(prior, observed)
    records: list[WaveRecord] = []
    misfit, drawn = None, region.draw(n_per_wave[0], seed)
    for wave, n in enumerate(n_per_wave, start=1):
        points = _design(drawn.points, n)
        seeds = first_seed + len(runs.values) + np.arange(n, dtype=np.int64)
        runs = runs.with_wave(points, seeds, _simulated(simulate, store, wave, points, seeds))
        with threadpool_limits(1):
            emulators = _learn(runs, region, wave, n, seed)
            region = region.narrowed(emulators)
            before, drawn = drawn, region.draw(n_per_wave[min(wave, len(n_per_wave) - 1)], seed + wave)
            misfit = find_misfit(region, drawn.points, seed + 200 + wave)
        n_failed = int(np.isnan(runs.y[-n:]).all(axis=1).sum())
        records.append(WaveRecord(wave, n, n_failed, drawn.share, misfit.conflicting if misfit else ()))
        if progress is not None:
            progress(len(runs.values), sum(n_per_wave))
        if len(drawn.points) == 0 or (wave > 1 and drawn.share > STOPS_SHRINKING * before.share):
            break
    return History(
        tuple(records), runs.values, runs.seeds, runs.y, runs.wave_of, emulators, region.stages, region, misfit
    )


@dataclass(frozen=True, eq=False)
class _Runs:
    values: Array
    seeds: Seeds
    y: Array
    wave_of: NDArray[np.intp]

    @classmethod
    def none(cls, prior: TriangularPrior, observed: Observed) -> _Runs:
        empty = np.empty(0, dtype=np.int64)
        return cls(np.empty((0, len(prior.names))), empty, np.empty((0, len(observed))), empty.astype(np.intp))

    def with_wave(self, values: Array, seeds: Seeds, y: Array) -> _Runs:
        wave = int(np.max(self.wave_of, initial=0)) + 1
        return _Runs(
            np.concatenate([self.values, values]),
            np.concatenate([self.seeds, seeds]),
            np.concatenate([self.y, y]),
            np.concatenate([self.wave_of, np.full(len(values), wave, dtype=np.intp)]),
        )


def _design(points: Array, n: int) -> Array:
    """n points, the last tenth of them repeats of the first."""
    n_repeats = min(int(np.ceil(REPEATED * n)), n // 2)
    return np.concatenate([points[: n - n_repeats], points[:n_repeats]])


def _simulated(simulate: Simulate, store: Store | None, wave: int, values: Array, seeds: Seeds) -> Array:
    y = store.load(wave, values, seeds) if store is not None else None
    if y is None:
        y = np.asarray(simulate(values, seeds), dtype=np.float64)
        if store is not None:
            store.save(wave, values, seeds, y)
    return y


def _learn(runs: _Runs, region: Region, wave: int, n_wave: int, seed: int) -> Emulators:
    """Emulators for what is left: trained in and around the region, judged inside it."""
    level = region.level(runs.values) if region.stages else np.zeros(len(runs.values))
    near = level <= max(WIDE_CUT * region.cut, float(np.sort(level)[min(n_wave, len(level)) - 1]))
    observed = region.observed
    return fit_emulators(
        region.prior.scaled(runs.values[near]),
        runs.y[near],
        names=observed.names,
        observed_sd=observed.sd,
        seed=seed,
        inside=(level <= region.cut)[near],
        wave=wave,
    )
