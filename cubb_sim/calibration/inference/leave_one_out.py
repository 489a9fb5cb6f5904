"""Each target predicted by all others: does the model know it without being told, and what does it teach?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.smc import bridge, effective_size, normalised

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]

ENOUGH_EFFECTIVE = 0.3
"""Effective share of the draws from which reweighting will do; below, the particles are moved (assumed)."""
INSIDE = 0.95


@dataclass(frozen=True)
class LeftOut:
    """One target left out, on the transformed scale.

    Attributes:
        predicted, predicted_sd: of the target by the others; the sd holds parameters, emulator and chance where it
            counts, not the observed value's own uncertainty.
        z: (observed - predicted) over both uncertainties; pit: probability of a value below the observed one.
        inside: pit between 0.025 and 0.975.
        most_moved, moved_sd: the parameter whose mean this target moves most, from without to with it, in posterior sd.
        reweighted: whether the draws could be reweighted (else they were moved).
    """

    left_out: str
    predicted: float
    predicted_sd: float
    observed: float
    z: float
    pit: float
    inside: bool
    most_moved: str
    moved_sd: float
    reweighted: bool


def leave_one_out(
    samples: Array,
    emulators: Emulators,
    prior: TriangularPrior,
    observed: Observed,
    *,
    seed: int,
    progress: Progress | None = None,
) -> tuple[LeftOut, ...]:
    """Leave each target out of the posterior that `samples` float64[n, k] are of, and predict it."""
    rows = []
    full_mean, full_sd = samples.mean(axis=0), samples.std(axis=0)
    with threadpool_limits(1):
        for j, name in enumerate(observed.names):
            draws, weights, reweighted = _without(
                samples, emulators, prior, observed, j, np.random.default_rng(seed + j)
            )
            mean, sd = emulators.select(np.array([j])).predict(prior.scaled(draws))
            chance = emulators.chance[j, j] if observed.counts_chance[j] else 0.0
            each = sd[:, 0] ** 2 + chance
            predicted = float(weights @ mean[:, 0])
            variance = float(weights @ (each + (mean[:, 0] - predicted) ** 2))
            value, own = float(observed.values[j]), float(observed.sd[j]) ** 2
            pit = float(weights @ ndtr((value - mean[:, 0]) / np.sqrt(each + own)))
            moved = (full_mean - weights @ draws) / np.where(full_sd > 0, full_sd, np.inf)
            most = int(np.argmax(np.abs(moved)))
            rows.append(
                LeftOut(
                    left_out=name,
                    predicted=predicted,
                    predicted_sd=float(np.sqrt(variance)),
                    observed=value,
                    z=(value - predicted) / float(np.sqrt(variance + own)),
                    pit=pit,
                    inside=(1 - INSIDE) / 2 <= pit <= (1 + INSIDE) / 2,
                    most_moved=prior.names[most],
                    moved_sd=float(moved[most]),
                    reweighted=reweighted,
                )
            )
            if progress is not None:
                progress(j + 1, len(observed))
    return tuple(rows)


def _without(
    samples: Array,
    emulators: Emulators,
    prior: TriangularPrior,
    observed: Observed,
    left_out: int,
    rng: np.random.Generator,
) -> tuple[Array, Array, bool]:
    """Draws of the posterior without a target, their weights, and whether they are the given draws reweighted."""
    kept = np.arange(len(observed)) != left_out
    everything = EmulatorLikelihood(emulators, prior, observed)
    rest = EmulatorLikelihood(emulators.select(kept), prior, observed.select(kept))

    def densities(values: Array) -> tuple[Array, Array]:
        mean, sd = emulators.predict(prior.scaled(values))
        with_it = everything.at(mean, sd)
        return with_it, rest.at(mean[:, kept], sd[:, kept]) - with_it

    weights, _ = normalised(densities(samples)[1])
    if effective_size(weights) >= ENOUGH_EFFECTIVE * len(samples):
        return samples, weights, True
    moved = bridge(prior, densities, samples, rng=rng).samples
    return moved, np.full(len(moved), 1.0 / len(moved)), False
