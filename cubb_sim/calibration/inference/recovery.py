"""Would known parameters be found again? Posteriors of simulated data whose truth is known, many of them at once.

The emulated means of one large sample from the prior are computed once; each data set then only needs weights
(amortised). Where too few of the sample count, its tempered weights start a small sequential Monte Carlo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.likelihood import gaussian_log_density
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.smc import bridge, effective_size, next_step, normalised

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]

N_REFERENCE = 50_000
N_RANKS = 99
"""Posterior draws a truth is ranked among: ranks 0 to 99."""
ENOUGH_EFFECTIVE = 400
"""Effective draws from which weights alone are believed (assumed)."""
N_PARTICLES = 500
N_BINS = 10
NEGLIGIBLE = 1e-6
"""Share of the largest weight below which a draw is left out of quantiles."""
SIGNIFICANT = 0.05
LEVEL = 0.80


@dataclass(frozen=True, eq=False)
class Recoveries:
    """Truths with what was inferred from their data; r recoveries of k parameters, natural units.

    Attributes:
        truths, means, low_80, high_80: float64[r, k]; ranks: intp[r, k], draws below the truth, 0 to n_ranks.
        effective: float64[r], effective draws of the weights; by_smc: bool[r], whether particles had to be moved.
    """

    names: tuple[str, ...]
    truths: Array
    means: Array
    low_80: Array
    high_80: Array
    ranks: NDArray[np.intp]
    n_ranks: int
    effective: Array
    by_smc: NDArray[np.bool_]

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Whether the 80 % interval holds the truth, bool[r, k]."""
        return (self.low_80 <= self.truths) & (self.truths <= self.high_80)

    def rows(self) -> Iterator[dict[str, object]]:
        """One row per recovery and parameter, with the columns of recovery.parquet."""
        for i in range(len(self.truths)):
            for j, name in enumerate(self.names):
                yield {
                    "recovery": i,
                    "parameter": name,
                    "truth": float(self.truths[i, j]),
                    "mean": float(self.means[i, j]),
                    "low_80": float(self.low_80[i, j]),
                    "high_80": float(self.high_80[i, j]),
                    "rank": int(self.ranks[i, j]),
                    "n_ranks": self.n_ranks,
                }


def recoveries(  # noqa: PLR0913
    emulators: Emulators,
    prior: TriangularPrior,
    truths: Array,
    data: Array,
    *,
    seed: int,
    target_sd: Array | None = None,
    reference: Array | None = None,
    progress: Progress | None = None,
) -> Recoveries:
    """Infer each truth from its simulated data.

    The data are one realisation each, so chance counts for every target; the emulator's variance is its average over
    the reference sample.

    Args:
        truths: float64[r, k], natural units; they must come from what `reference` comes from, and the emulators must
            not have been trained on their runs. data: float64[r, t]; a NaN is a target that was not observed.
        target_sd: float64[t], further uncertainty of the data (zero by default).
        reference: float64[n, k], a sample of the distribution truths come from, if that is not the prior (a
            not-ruled-out region). There is then no density to move particles with: weights alone are used.
        progress: called with (recoveries done, recoveries).
    """
    rng = np.random.default_rng(seed)
    pool = prior.points(N_REFERENCE, seed) if reference is None else reference
    with threadpool_limits(1):
        x = prior.scaled(pool)
        means = emulators.means(x)
        variance = (emulators.predict(x[:2000])[1] ** 2).mean(axis=0)
        extra = np.zeros(len(emulators.names)) if target_sd is None else target_sd**2
        covariance = emulators.chance + np.diag(variance + extra)
        r, k = truths.shape
        mean, low, high, effective = np.empty((r, k)), np.empty((r, k)), np.empty((r, k)), np.empty(r)
        ranks, by_smc = np.empty((r, k), dtype=np.intp), np.zeros(r, dtype=np.bool_)
        for i in range(r):
            problem = _Problem(emulators, prior, data[i], covariance)
            draws, weights, effective[i] = problem.posterior(pool, means, rng, may_move=reference is None)
            by_smc[i] = draws is not pool
            mean[i] = weights @ draws
            low[i], high[i] = _weighted_quantiles(draws, weights, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
            some = draws[rng.choice(len(draws), size=N_RANKS, p=weights)]
            ranks[i] = (some < truths[i]).sum(axis=0)
            if progress is not None:
                progress(i + 1, r)
    return Recoveries(prior.names, truths, mean, low, high, ranks, N_RANKS, effective, by_smc)


@dataclass(frozen=True, eq=False)
class _Problem:
    """One data set with the covariance that is the same everywhere."""

    emulators: Emulators
    prior: TriangularPrior
    data: Array
    covariance: Array

    def log_likelihood(self, means: Array) -> Array:
        seen = np.isfinite(self.data)
        return gaussian_log_density(self.data[seen] - means[:, seen], self.covariance[np.ix_(seen, seen)])

    def posterior(
        self, pool: Array, means: Array, rng: np.random.Generator, may_move: bool
    ) -> tuple[Array, Array, float]:
        """Draws, their weights and the effective number the pool's weights had."""
        log_likelihood = self.log_likelihood(means)
        weights, _ = normalised(log_likelihood)
        effective = effective_size(weights)
        if effective >= ENOUGH_EFFECTIVE or not may_move:
            return pool, weights, effective
        part = next_step(log_likelihood, 1.0, N_PARTICLES / len(pool))
        tempered, _ = normalised(part * log_likelihood)
        start = pool[rng.choice(len(pool), size=N_PARTICLES, p=tempered)]

        def densities(values: Array) -> tuple[Array, Array]:
            there = self.log_likelihood(self.emulators.means(self.prior.scaled(values)))
            return part * there, (1.0 - part) * there

        moved = bridge(self.prior, densities, start, rng=rng).samples
        return moved, np.full(len(moved), 1.0 / len(moved)), effective


def _weighted_quantiles(draws: Array, weights: Array, at: tuple[float, float]) -> tuple[Array, Array]:
    """Two weighted quantiles of each column; draws of no weight are left out first."""
    counts = weights > NEGLIGIBLE * np.max(weights)
    draws, weights = draws[counts], weights[counts]
    order = np.argsort(draws, axis=0, kind="stable")
    cumulated = np.cumsum(weights[order], axis=0) - 0.5 * weights[order]
    ordered = np.take_along_axis(draws, order, axis=0)
    columns = range(draws.shape[1])
    low, high = (np.array([np.interp(level, cumulated[:, j], ordered[:, j]) for j in columns]) for level in at)
    return low, high


@dataclass(frozen=True, eq=False)
class Coverage:
    """How often 80 % intervals hold the truth, over everything and per parameter.

    The standard error takes recoveries as independent and makes no assumption about parameters of one recovery.
    """

    n: int
    share: float
    standard_error: float
    by_parameter: tuple[tuple[str, float], ...]


def coverage(found: Recoveries) -> Coverage:
    """Share of truths inside their 80 % interval."""
    of_each = found.covered.mean(axis=1)
    n = len(of_each)
    return Coverage(
        n=n,
        share=float(of_each.mean()),
        standard_error=float(of_each.std(ddof=1) / np.sqrt(n)) if n > 1 else float("nan"),
        by_parameter=tuple(
            (name, float(share)) for name, share in zip(found.names, found.covered.mean(axis=0), strict=True)
        ),
    )


@dataclass(frozen=True, eq=False)
class RankUniformity:
    """Simulation-based calibration (Talts et al. 2018): are ranks uniform?

    Attributes:
        p_values: (parameter, p) of a chi-square test in ten bins; correlation: (parameter, r of truth and mean).
        limit: 0.05 over the number of parameters (Bonferroni); rejected: parameters below it.
    """

    p_values: tuple[tuple[str, float], ...]
    correlation: tuple[tuple[str, float], ...]
    limit: float
    rejected: tuple[str, ...]

    def __str__(self) -> str:
        smallest = min(self.p_values, key=lambda pair: pair[1])
        what = f"not uniform for {', '.join(self.rejected)}" if self.rejected else "uniform for every parameter"
        return (
            f"Ranks of the truth are {what}: smallest p {smallest[1]:.3g} ({smallest[0]}), limit {self.limit:.2g} "
            f"({SIGNIFICANT} over {len(self.p_values)} parameters, Bonferroni)."
        )


def rank_uniformity(found: Recoveries) -> RankUniformity:
    """Chi-square test of the ranks of each parameter."""
    p_values = []
    for j, name in enumerate(found.names):
        counts = np.bincount(found.ranks[:, j] * N_BINS // (found.n_ranks + 1), minlength=N_BINS)
        expected = len(found.ranks) / N_BINS
        p_values.append((name, float(chi2.sf(((counts - expected) ** 2 / expected).sum(), N_BINS - 1))))
    limit = SIGNIFICANT / len(found.names)
    r = [float(np.corrcoef(found.truths[:, j], found.means[:, j])[0, 1]) for j in range(len(found.names))]
    return RankUniformity(
        p_values=tuple(p_values),
        correlation=tuple(zip(found.names, r, strict=True)),
        limit=limit,
        rejected=tuple(name for name, p in p_values if p < limit),
    )
