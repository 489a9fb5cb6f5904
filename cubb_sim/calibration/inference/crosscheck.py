"""The posterior once more without any emulator, by PyMC's SMC-ABC: an optional check, dear in runs.

The kernel of PyMC's `Simulator` compares single runs with the observed targets, so the chance of a run is always part
of the likelihood. It is to be compared with an emulator posterior that counts chance for every target
(`Observed.counting_all`), not with the one that ships.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.waves import Simulate
from cubb_sim.errors import CubbSimError

Array = NDArray[np.float64]

FAR_SD = 1e3
"""How many standard deviations off a failed run counts as; a NaN would stop the sampler."""
N_SEEDS = 1_000_000
AGREES_SD = 0.5
AGREES_WIDTH = (0.7, 1.4)
"""Limits of agreement: difference of means in sd, ratio of widths (sensitivity.md section 6)."""


class CrosscheckError(CubbSimError):
    """PyMC is not there, or gave nothing."""


@dataclass(frozen=True)
class CrosscheckRow:
    """One parameter by both methods; the difference is in emulator posterior sd, the ratio SMC-ABC over emulator."""

    parameter: str
    emulator_mean: float
    emulator_sd: float
    smc_abc_mean: float
    smc_abc_sd: float
    difference_in_sd: float
    width_ratio: float

    @property
    def agrees(self) -> bool:
        """Means within half a standard deviation and widths within 0.7 to 1.4."""
        return abs(self.difference_in_sd) < AGREES_SD and AGREES_WIDTH[0] < self.width_ratio < AGREES_WIDTH[1]


@dataclass(frozen=True, eq=False)
class Crosscheck:
    """Rows per parameter, the SMC-ABC sample float64[m, k] in natural units, and how many model runs it took."""

    rows: tuple[CrosscheckRow, ...]
    samples: Array
    n_runs: int


def crosscheck(  # noqa: PLR0913
    simulate: Simulate,
    prior: TriangularPrior,
    observed: Observed,
    emulator_samples: Array,
    *,
    draws: int = 600,
    seed: int,
    first_seed: int = 1_000_000,
) -> Crosscheck:
    """Sample the posterior with real runs alone and compare it with `emulator_samples` float64[n, k].

    Runs take their seeds at random from the million from `first_seed` on. Two chains one after the other in this
    process, because processes cannot be counted on to be given `simulate`.
    """
    pymc = _pymc()
    counter = _OneRun(simulate, prior, observed, first_seed)
    with pymc.Model():
        # scalar uniforms, mapped in the simulator: vectors are not implemented for a Simulator, and triangles
        # with their peak on an edge divide by zero
        uniforms = [pymc.Uniform(f"u{j}", 0.0, 1.0) for j in range(len(prior.names))]
        pymc.Simulator(
            "targets", counter.draw, *uniforms, distance="gaussian", epsilon=observed.sd, observed=observed.values
        )
        found = pymc.sample_smc(
            draws=draws,
            chains=2,
            cores=1,
            random_seed=[seed, seed + 1],
            progressbar=False,
            compute_convergence_checks=False,
        )
    u = np.column_stack([np.asarray(found.posterior[f"u{j}"]).reshape(-1) for j in range(len(prior.names))])
    samples = prior.quantile(u)
    return Crosscheck(compare(prior.names, emulator_samples, samples), samples, counter.n_runs)


def compare(names: tuple[str, ...], emulator_samples: Array, smc_abc_samples: Array) -> tuple[CrosscheckRow, ...]:
    """Means and widths of two samples of the same posterior, per parameter."""
    rows = []
    for j, name in enumerate(names):
        mean, sd = float(emulator_samples[:, j].mean()), float(emulator_samples[:, j].std())
        other, other_sd = float(smc_abc_samples[:, j].mean()), float(smc_abc_samples[:, j].std())
        rows.append(CrosscheckRow(name, mean, sd, other, other_sd, (other - mean) / sd, other_sd / sd))
    return tuple(rows)


class _OneRun:
    """One run per call, the way PyMC wants it, counted."""

    def __init__(
        self,
        simulate: Callable[[Array, NDArray[np.int64]], Array],
        prior: TriangularPrior,
        observed: Observed,
        first: int,
    ) -> None:
        self.simulate, self.prior, self.observed, self.first = simulate, prior, observed, first
        self.n_runs = 0

    def draw(self, rng: np.random.Generator, *given: Any) -> Array:
        """Targets of one run at uniforms `given[:-1]`; `given[-1]` is the size PyMC asks for."""
        *parameters, size = given
        u = np.array([float(np.ravel(value)[0]) for value in parameters])
        seeds = np.array([self.first + int(rng.integers(N_SEEDS))], dtype=np.int64)
        self.n_runs += 1
        y = self.simulate(self.prior.quantile(u)[None, :], seeds)[0]
        y = np.where(np.isfinite(y), y, self.observed.values + FAR_SD * self.observed.sd)
        return y if size is None else np.broadcast_to(y, (*tuple(size)[:-1], len(y))).copy()


def _pymc() -> Any:
    try:
        return import_module("pymc")
    except ImportError as missing:
        raise CrosscheckError(
            "Cross-check: PyMC is not installed. It is an optional extra: install cubb-sim[crosscheck]. "
            "Everything else works without it."
        ) from missing
