"""The posterior found on emulators, checked with real runs at its draws: an alarm, not a better posterior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.chance import chance_covariance
from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood, counted_chance, gaussian_log_density
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.smc import effective_size, normalised
from cubb_sim.errors import CubbSimError

Array = NDArray[np.float64]

ALARM_BELOW = 0.20
"""Effective share of draws below which the emulator posterior is not to be trusted (sensitivity.md section 6)."""
MIN_RUNS = 2
N_IMAGINED = 20


class RecheckError(CubbSimError):
    """Runs that cannot be compared with the emulators."""


@dataclass(frozen=True)
class TargetRecheck:
    """How far real runs of one target lie from its emulator, mean over draws in the target's sd, with its error."""

    target: str
    shift_in_target_sd: float
    error_of_shift: float


@dataclass(frozen=True, eq=False)
class Recheck:
    """What real runs say of the emulator posterior.

    Attributes:
        weights: float64[m], importance weights of the draws, sum one; 0 where a target was never defined.
        effective_share: effective number of draws over m.
        expected_share: the same if the emulator were as right as it says of itself (errors independent between draws,
            which is on the safe side), given so few runs per draw.
        alarm: effective_share < 0.20.
        correlation: of the real and the emulated log likelihoods.
        n_undefined: draws at which a target was undefined in every run.
        targets: where the difference comes from.
    """

    weights: Array
    effective_share: float
    expected_share: float
    alarm: bool
    correlation: float
    n_undefined: int
    targets: tuple[TargetRecheck, ...]


def recheck(
    values: Array, y: Array, emulators: Emulators, prior: TriangularPrior, observed: Observed, seed: int
) -> Recheck:
    """Weigh posterior draws by the likelihood of real runs over that of the emulator.

    The real likelihood is that of the mean over r runs; chance / r is added to its variance, because that mean is
    itself unsure (as the emulator's variance is added in the other). With r small this noise alone spreads the weights;
    `expected_share` says how much, so that a low effective share can be told from too few runs.

    Args:
        values: float64[m, k], posterior draws in natural units; y: float64[m, r, t], r >= 2 real runs at each.
    """
    if y.ndim != 3 or y.shape[0] != len(values) or y.shape[1] < MIN_RUNS or y.shape[2] != len(observed):  # noqa: PLR2004
        raise RecheckError(
            f"Recheck: {len(values)} draws with runs of shape {y.shape}; allowed is (draws, runs, targets) "
            f"with at least {MIN_RUNS} runs of each draw and {len(observed)} targets."
        )
    n_defined = np.isfinite(y).sum(axis=1)
    defined = (n_defined > 0).all(axis=1)
    mean = np.where(n_defined > 0, np.nansum(y, axis=1) / np.maximum(n_defined, 1), 0.0)
    chance = _chance_within(y, mean, n_defined)
    emulated, sd = emulators.predict(prior.scaled(values))
    by_emulator = EmulatorLikelihood(emulators, prior, observed).at(emulated, sd)
    by_runs = np.where(defined, _log_likelihood(mean, chance, n_defined, observed), -np.inf)
    if not defined.any():
        raise RecheckError("Recheck: no draw has a run in which every target is defined; look at why runs fail.")
    weights, _ = normalised(by_runs - by_emulator)
    expected = _expected_share(emulated, sd, chance, n_defined, by_emulator, observed, seed)
    share = effective_size(weights) / len(values)
    return Recheck(
        weights=weights,
        effective_share=share,
        expected_share=expected,
        alarm=share < ALARM_BELOW,
        correlation=_correlation(by_runs[defined], by_emulator[defined]),
        n_undefined=int((~defined).sum()),
        targets=_shifts(mean - emulated, n_defined, observed),
    )


def _chance_within(y: Array, mean: Array, n_defined: NDArray[np.intp]) -> Array:
    """Covariance of chance pooled within draws, float64[t, t]."""
    residuals = (y - mean[:, None, :]) * np.sqrt(n_defined / np.maximum(n_defined - 1, 1))[:, None, :]
    flat = residuals.reshape(-1, y.shape[2])
    several = np.repeat((n_defined > 1)[:, None, :], y.shape[1], axis=1).reshape(flat.shape)
    flat = np.where(several, flat, np.nan)
    counts = np.isfinite(flat).sum(axis=0)
    variances = np.nansum(flat**2, axis=0) / np.maximum(counts, 1)
    return chance_covariance(flat, np.maximum(variances, 1e-300))


def _log_likelihood(mean: Array, chance: Array, n_runs: NDArray[np.intp], observed: Observed) -> Array:
    """Log density of the observed around means over runs, (m, t) to (m,)."""
    noise = 1.0 / np.sqrt(np.maximum(n_runs, 1))
    covariance = counted_chance(chance, observed) + chance * noise[:, :, None] * noise[:, None, :]
    diagonal = np.arange(len(observed))
    covariance[:, diagonal, diagonal] += observed.sd**2
    return gaussian_log_density(observed.values - mean, covariance)


def _expected_share(  # noqa: PLR0913, PLR0917
    emulated: Array,
    sd: Array,
    chance: Array,
    n_runs: NDArray[np.intp],
    by_emulator: Array,
    observed: Observed,
    seed: int,
) -> float:
    """The effective share to expect if real means scattered around the emulated ones just as the emulator says."""
    rng = np.random.default_rng(seed)
    root = np.linalg.cholesky(chance)
    shares = []
    for _ in range(N_IMAGINED):
        noise = rng.standard_normal(emulated.shape) @ root.T / np.sqrt(np.maximum(n_runs, 1))
        imagined = emulated + sd * rng.standard_normal(emulated.shape) + noise
        weights, _ = normalised(_log_likelihood(imagined, chance, n_runs, observed) - by_emulator)
        shares.append(effective_size(weights) / len(emulated))
    return float(np.mean(shares))


def _correlation(a: Array, b: Array) -> float:
    if len(a) < 3 or a.std() == 0 or b.std() == 0:  # noqa: PLR2004
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def _shifts(difference: Array, n_defined: NDArray[np.intp], observed: Observed) -> tuple[TargetRecheck, ...]:
    rows = []
    for j, name in enumerate(observed.names):
        of = difference[n_defined[:, j] > 0, j] / observed.sd[j]
        if len(of):
            rows.append(TargetRecheck(name, float(of.mean()), float(of.std() / np.sqrt(len(of)))))
        else:
            rows.append(TargetRecheck(name, float("nan"), float("nan")))
    return tuple(rows)
