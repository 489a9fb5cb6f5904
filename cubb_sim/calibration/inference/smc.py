"""Tempered sequential Monte Carlo: a cloud of particles led from the prior to the posterior.

Particles live where the prior is standard normal (each parameter through its distribution function), so that the ranges
need no walls. Two kinds of moves alternate: a random walk with the particles' covariance (2.38^2 / d), and a step that
keeps the Gaussian through the particles invariant (generalised preconditioned Crank-Nicolson), which moves directions
nothing is learned about a long way at once; with 24 to 30 parameters most directions are of that kind. Both are
Metropolis steps, so neither has to be exactly right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.errors import CubbSimError

Array = NDArray[np.float64]
LogLikelihood = Callable[[Array], Array]
Progress = Callable[[int, int], None]

KEEP_SHARE = 0.5
"""Effective share of particles each rise of the temperature keeps."""
ACCEPTANCE = {"walk": 0.25, "step": 0.40}
"""Acceptance each kind of move is steered towards."""
FORGOTTEN = 0.1
"""Moves of one temperature go on until particles correlate less than this with where they started."""
MIN_MOVES, MAX_MOVES = 6, 40
PATIENCE_AT_THE_END = 4
"""How many times MAX_MOVES the last temperature of a posterior may take: there nothing mends what is left unmixed."""
LOWEST_PROGRESS = 1e-6


class SamplingError(CubbSimError):
    """A likelihood that gives nothing to sample from."""


@dataclass(frozen=True, eq=False)
class SmcResult:
    """A posterior sample, equally weighted.

    Attributes:
        samples: float64[n, k] in natural units; log_likelihood: float64[n] at them (base + rise).
        temperatures: float64[s + 1], rising from 0 (or where sampling started) to 1.
        acceptance: float64[s], share of moves accepted at each temperature.
        moves: intp[s], moves made at each temperature.
        memory: float64[s], correlation left with the positions before the moves, mean over parameters.
        log_evidence: log of the prior mean of the likelihood: compares structures on the same targets.
    """

    samples: Array
    log_likelihood: Array
    temperatures: Array
    acceptance: Array
    moves: NDArray[np.intp]
    memory: Array
    log_evidence: float


@dataclass
class _Cloud:
    """Particles in normal coordinates, the two parts of their log density, and how far the kinds of moves reach."""

    z: Array
    base: Array
    rise: Array
    reach: dict[str, float]


def sample_posterior(
    prior: TriangularPrior,
    log_likelihood: LogLikelihood,
    *,
    n_particles: int = 2000,
    seed: int,
    progress: Progress | None = None,
) -> SmcResult:
    """Sample prior x likelihood; the same seed gives the same sample.

    Args:
        log_likelihood: values in natural units, (m, k) to (m,); minus infinity is allowed, NaN counts as that.
        progress: called with (percent of the way in temperature, 100).
    """
    rng = np.random.default_rng(seed)
    start = prior.from_normal(rng.standard_normal((n_particles, len(prior.names))))

    def from_prior(values: Array) -> tuple[Array, Array]:
        return np.zeros(len(values)), log_likelihood(values)

    return bridge(prior, from_prior, start, rng=rng, patience=PATIENCE_AT_THE_END, progress=progress)


def bridge(
    prior: TriangularPrior,
    densities: Callable[[Array], tuple[Array, Array]],
    start: Array,
    *,
    rng: np.random.Generator,
    patience: int = 1,
    progress: Progress | None = None,
) -> SmcResult:
    """Lead a sample of prior x exp(base) to prior x exp(base + rise).

    Args:
        densities: values in natural units, (m, k), to (base, rise), each (m,). From the prior, base is zero and rise
            the log likelihood; to leave a target out, base is that with all targets and rise what leaving it out adds.
        start: float64[n, k], an equally weighted sample of prior x exp(base).
        patience: how many times the usual number of moves the last temperature may take.
    """
    with threadpool_limits(1):
        base, rise = densities(start)
        cloud = _Cloud(prior.to_normal(start), _finite(base), _finite(rise), {"walk": 1.0, "step": 0.6})
        if not np.isfinite(cloud.base + cloud.rise).any():
            raise SamplingError(
                "Sampling: the likelihood is zero at every starting point; nothing can be sampled. "
                "Look at the targets whose smallest implausibility is large (history matching names them)."
            )
        return _anneal(prior, densities, cloud, rng, patience, progress)


def _anneal(
    prior: TriangularPrior,
    densities: Callable[[Array], tuple[Array, Array]],
    cloud: _Cloud,
    rng: np.random.Generator,
    patience: int,
    progress: Progress | None,
) -> SmcResult:
    """Raise the temperature from zero to one, moving the cloud at each."""
    temperature, evidence = 0.0, 0.0
    temperatures, acceptance, moves, memory = [temperature], [], [], []
    while temperature < 1.0:
        step = next_step(cloud.rise, 1.0 - temperature, KEEP_SHARE)
        weights, log_mean = normalised(step * cloud.rise)
        temperature = 1.0 if step >= 1.0 - temperature else temperature + step
        evidence += log_mean
        shape = _shape(cloud.z, weights)
        chosen = systematic(weights, rng)
        cloud = _Cloud(cloud.z[chosen], cloud.base[chosen], cloud.rise[chosen], cloud.reach)
        most = MAX_MOVES * (patience if temperature >= 1.0 else 1)
        rate, n_moves, left = _move(prior, densities, cloud, temperature, shape, most, rng)
        temperatures.append(temperature)
        acceptance.append(rate)
        moves.append(n_moves)
        memory.append(left)
        if progress is not None:
            progress(int(100 * temperature), 100)
    return SmcResult(
        samples=prior.from_normal(cloud.z),
        log_likelihood=cloud.base + cloud.rise,
        temperatures=np.array(temperatures),
        acceptance=np.array(acceptance),
        moves=np.array(moves, dtype=np.intp),
        memory=np.array(memory),
        log_evidence=evidence,
    )


def normalised(log_weights: Array) -> tuple[Array, float]:
    """Weights that sum to one, and the log of the mean of the unnormalised ones."""
    top = float(np.max(log_weights))
    weights = np.exp(log_weights - top)
    return weights / weights.sum(), top + float(np.log(weights.mean()))


def effective_size(weights: Array) -> float:
    """Effective number of equally weighted draws, for weights that sum to one."""
    return float(1.0 / (weights**2).sum())


def next_step(rise: Array, largest: float, keep_share: float) -> float:
    """The step in temperature after which `keep_share` of the particles still count, by bisection."""
    enough = keep_share * float(np.isfinite(rise).sum())  # particles of no likelihood are lost at any step
    if effective_size(normalised(largest * rise)[0]) >= enough:
        return largest
    low, high = 0.0, largest
    while high - low > LOWEST_PROGRESS * high:
        middle = (low + high) / 2.0
        if effective_size(normalised(middle * rise)[0]) >= enough:
            low = middle
        else:
            high = middle
    return high


def systematic(weights: Array, rng: np.random.Generator) -> NDArray[np.intp]:
    """Systematic resampling: intp[n] positions, each drawn as often as its weight says, to within one."""
    n = len(weights)
    edges = np.cumsum(weights)
    edges[-1] = 1.0
    return np.searchsorted(edges, (np.arange(n) + rng.random()) / n, side="right").clip(max=n - 1)


def _finite(log_likelihood: Array) -> Array:
    return np.where(np.isnan(log_likelihood), -np.inf, log_likelihood)


def _shape(z: Array, weights: Array) -> tuple[Array, Array]:
    """Mean and lower root of the covariance of weighted particles; a little of the prior keeps it positive definite."""
    middle = weights @ z
    covariance = (z - middle).T @ ((z - middle) * weights[:, None])
    trust = len(z) / (len(z) + z.shape[1])
    covariance = trust * covariance + (1.0 - trust) * 0.1 * np.diag(np.diag(covariance) + 1e-6)
    return middle, np.linalg.cholesky(covariance)


def _move(  # noqa: PLR0913, PLR0917
    prior: TriangularPrior,
    densities: Callable[[Array], tuple[Array, Array]],
    cloud: _Cloud,
    temperature: float,
    shape: tuple[Array, Array],
    most: int,
    rng: np.random.Generator,
) -> tuple[float, int, float]:
    """Move all particles at one temperature until they have forgotten where they were; changes the cloud."""
    before, rates, left = cloud.z.copy(), [], 1.0
    for number in range(most):
        kind = ("walk", "step")[number % 2]
        proposed, log_ratio = _propose(kind, cloud, shape, rng)
        base, rise = map(_finite, densities(prior.from_normal(proposed)))
        prior_change = 0.5 * (cloud.z**2 - proposed**2).sum(axis=1)
        with np.errstate(invalid="ignore"):  # minus infinity at both ends: no move
            gain = base - cloud.base + temperature * (rise - cloud.rise) + prior_change + log_ratio
        accepted = np.log(rng.random(len(gain))) < gain
        for kept, new in ((cloud.z, proposed), (cloud.base, base), (cloud.rise, rise)):
            kept[accepted] = new[accepted]
        rate = float(accepted.mean())
        rates.append(rate)
        cloud.reach[kind] *= float(np.exp(1.5 * (rate - ACCEPTANCE[kind])))
        cloud.reach[kind] = min(cloud.reach[kind], 3.0 if kind == "walk" else 1.0)
        left = _memory(before, cloud.z)
        if number + 1 >= MIN_MOVES and left < FORGOTTEN:
            break
    return float(np.mean(rates)), len(rates), left


def _propose(kind: str, cloud: _Cloud, shape: tuple[Array, Array], rng: np.random.Generator) -> tuple[Array, Array]:
    """Proposed positions, and log q(back) - log q(there) of the proposal, float64[n]."""
    middle, root = shape
    n, d = cloud.z.shape
    noise = rng.standard_normal((n, d)) @ root.T
    if kind == "walk":
        return cloud.z + cloud.reach["walk"] * 2.38 / np.sqrt(d) * noise, np.zeros(n)
    part = cloud.reach["step"]
    proposed = middle + np.sqrt(1.0 - part * part) * (cloud.z - middle) + part * noise
    inverse = np.linalg.inv(root)
    here, there = (cloud.z - middle) @ inverse.T, (proposed - middle) @ inverse.T
    return proposed, 0.5 * ((there**2).sum(axis=1) - (here**2).sum(axis=1))


def _memory(before: Array, now: Array) -> float:
    """Mean over coordinates of the correlation between two positions of the same particles."""
    a, b = before - before.mean(axis=0), now - now.mean(axis=0)
    size = np.sqrt((a**2).sum(axis=0) * (b**2).sum(axis=0))
    return float(((a * b).sum(axis=0) / np.where(size > 0, size, 1.0)).mean())
