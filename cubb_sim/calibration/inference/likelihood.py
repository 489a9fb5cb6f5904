"""How likely the observed targets are at given parameter values, by the emulators."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior

Array = NDArray[np.float64]

LOG_TWO_PI = float(np.log(2.0 * np.pi))


def gaussian_log_density(residual: Array, covariance: Array) -> Array:
    """Log density of N(0, covariance) at residuals, (m, t) and (m, t, t) or (t, t) to (m,)."""
    root = np.linalg.cholesky(covariance)
    white = np.empty_like(residual)
    for i in range(residual.shape[1]):  # forward substitution, all points at once
        known = (white[:, :i] * root[..., i, :i]).sum(axis=-1)
        white[:, i] = (residual[:, i] - known) / root[..., i, i]
    log_det = np.log(np.diagonal(root, axis1=-2, axis2=-1)).sum(axis=-1)
    return np.asarray(-0.5 * (white**2).sum(axis=-1) - log_det - 0.5 * residual.shape[1] * LOG_TWO_PI)


def counted_chance(chance: Array, observed: Observed) -> Array:
    """The covariance of chance between the targets it counts for, zero elsewhere, float64[t, t]."""
    return np.where(np.outer(observed.counts_chance, observed.counts_chance), chance, 0.0)


@dataclass(frozen=True, eq=False)
class EmulatorLikelihood:
    """log N(observed; emulated mean, variance of target and emulator + chance where it counts), given values."""

    emulators: Emulators
    prior: TriangularPrior
    observed: Observed

    def __call__(self, values: Array) -> Array:
        """Log likelihood at values in natural units, (m, k) to (m,)."""
        mean, sd = self.emulators.predict(self.prior.scaled(values))
        return self.at(mean, sd)

    def at(self, mean: Array, sd: Array) -> Array:
        """The same where emulated means and their standard deviations are known, both (m, t)."""
        covariance = np.broadcast_to(counted_chance(self.emulators.chance, self.observed), (*mean.shape, mean.shape[1]))
        covariance = covariance.copy()
        diagonal = np.arange(mean.shape[1])
        covariance[:, diagonal, diagonal] += self.observed.sd**2 + sd**2
        return gaussian_log_density(self.observed.values - mean, covariance)
