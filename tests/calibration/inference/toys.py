"""Toys with a known answer: linear with Gaussian noise, whose posterior has a closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.emulator import EmulatorReport, Emulators
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.quadratic import quadratic_terms

Array = NDArray[np.float64]


def exact_emulators(prior: TriangularPrior, slopes: Array, chance: Array, own_sd: float = 0.0) -> Emulators:
    """Emulators that are right by construction: target = slopes @ values, float64[t, k], in natural units."""
    k, t = len(prior.names), len(slopes)
    terms = quadratic_terms(k)[: k + 1]
    weights = np.concatenate([(slopes @ (prior.low + prior.width / 2))[None, :], (slopes * prior.width / 2).T])
    names = tuple(f"t{j}" for j in range(t))
    rows = tuple(EmulatorReport(1, name, "quadratic", 0, 0, 0.0, 1.0, 1.0, 0, 0.0, 0.0, True) for name in names)
    return Emulators(
        names=names,
        terms=terms,
        weights=weights,
        roots=np.zeros((t, k + 1, 1)),
        floor=np.full(t, own_sd**2),
        processes=(None,) * t,
        chance=chance,
        report=rows,
    )


@dataclass(frozen=True, eq=False)
class LinearToy:
    """Ten targets linear in eight parameters; ranges so wide that the prior is nearly flat where the answer lies."""

    prior: TriangularPrior
    slopes: Array
    chance: Array
    observed: Observed

    @property
    def emulators(self) -> Emulators:
        return exact_emulators(self.prior, self.slopes, self.chance)

    def answer(self, counted: NDArray[np.bool_]) -> tuple[Array, Array]:
        """Closed-form posterior mean and covariance under a flat prior, with chance counted for some targets."""
        covariance = np.diag(self.observed.sd**2) + np.where(np.outer(counted, counted), self.chance, 0.0)
        precision = np.linalg.inv(covariance)
        posterior = np.linalg.inv(self.slopes.T @ precision @ self.slopes)
        mean = posterior @ self.slopes.T @ precision @ self.observed.values
        return np.asarray(mean), np.asarray(posterior)

    def simulate(self, values: Array, seeds: NDArray[np.int64]) -> Array:
        root = np.linalg.cholesky(self.chance)
        noise = np.array([np.random.default_rng(int(seed)).standard_normal(len(root)) @ root.T for seed in seeds])
        return np.asarray(values @ self.slopes.T + noise)


def linear_toy(half_width: float = 20.0) -> LinearToy:
    rng = np.random.default_rng(20)
    k, t = 8, 10
    slopes = rng.standard_normal((t, k))
    spread = 0.3 * rng.standard_normal((t, t))
    chance = spread @ spread.T + 0.3 * np.eye(t)
    prior = TriangularPrior([f"p{i}" for i in range(k)], np.full(k, -half_width), np.zeros(k), np.full(k, half_width))
    truth = rng.uniform(-1.0, 1.0, k)
    counts = np.arange(t) % 2 == 0
    values = slopes @ truth + 0.3 * rng.standard_normal(t)
    return LinearToy(prior, slopes, chance, Observed([f"t{j}" for j in range(t)], values, np.full(t, 0.3), counts))
