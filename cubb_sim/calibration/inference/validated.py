"""One target's emulator: a quadratic, checked on runs left out, with a process on top where it falls short."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.chance import ENOUGH_REPEATS, pure_variance
from cubb_sim.calibration.inference.gaussian_process import ResidualProcess, condition, fit_process
from cubb_sim.calibration.inference.quadratic import RidgeFit, Terms, fit_quadratic, fit_ridge

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

N_FOLDS = 5
FALLS_SHORT_SD = 0.5
"""Lack of fit, in the target's standard deviations, from which a process is tried (measured on a kinked toy)."""
CLEARLY_BETTER = 0.97
"""A process is kept when its squared error is below this share of the quadratic's (assumed)."""
ENOUGH_INSIDE = 60
"""Runs inside the region of interest from which errors are read there alone (assumed)."""


@dataclass(frozen=True, eq=False)
class TargetFit:
    """An emulator of one target with what held-out runs say of it. Variances and errors are in the target's unit.

    Attributes:
        held_out_residual: float64[n], run minus prediction by an emulator that had not seen its point; NaN if missing.
        rmse, sd_of_z, r2: see `EmulatorReport`.
    """

    ridge: RidgeFit
    process: ResidualProcess | None
    held_out_residual: Array
    n_train: int
    n_test: int
    n_missing: int
    rmse: float
    sd_of_z: float
    r2: float
    chance_variance: float
    lack_of_fit_variance: float
    chance_known: bool


@dataclass(frozen=True, eq=False)
class _HeldOut:
    residual: Array
    sd_of_run: Array
    sd_of_mean: Array


def fit_target(  # noqa: PLR0913, PLR0917
    x: Array,
    f: Array,
    y: Array,
    terms: Terms,
    repeats: NDArray[np.intp],
    inside: Mask,
    observed_sd: float,
    seed: int,
) -> TargetFit:
    """Fit, hold out, judge, and add a process where lack of fit exceeds half the target's standard deviation.

    Lack of fit is held-out error beyond chance and beyond what few runs leave unsure; where chance was measured by
    repeats it has to exceed two standard errors of that measurement too. Without repeats chance counts as lack of fit
    here, so a process is tried rather too often.

    Args:
        x, f, y: float64[n, k], float64[n, p], float64[n]; y may hold NaN.
        repeats: intp[n], equal for runs of one point; they always share a fold, or a fold would know its answer.
    """
    has = np.isfinite(y)
    x, f, y_has, repeats_has = x[has], f[has], y[has], repeats[has]
    ridge, _ = fit_quadratic(x, f, y_has, terms)
    folds = _folds(repeats_has, seed)
    judged = inside[has] if inside[has].sum() >= ENOUGH_INSIDE else np.ones(len(y_has), dtype=np.bool_)
    pure, freedom = _pure_chance(y_has, repeats_has, judged)
    known = freedom >= ENOUGH_REPEATS
    held_out = _hold_out(f, y_has, folds, ridge)
    error = float((held_out.residual[judged] ** 2).mean())
    process: ResidualProcess | None = None
    missed = error - pure - float((held_out.sd_of_mean[judged] ** 2).mean())
    if missed > max((FALLS_SHORT_SD * observed_sd) ** 2, 2.0 * pure * np.sqrt(2.0 / max(freedom, 1))):
        importance = _importance(ridge, terms, x.shape[1])
        learned = fit_process(x, held_out.residual, importance, seed)  # in-sample residuals would hide chance
        candidate = condition(x, y_has - f @ ridge.weights, learned.inputs, learned.kernel, learned.scale, seed)
        with_process = _hold_out_process(x, f, y_has, folds, ridge, candidate, seed)
        if float((with_process.residual[judged] ** 2).mean()) < CLEARLY_BETTER * error:
            process, held_out = candidate, with_process
            error = float((held_out.residual[judged] ** 2).mean())
            if not known:
                pure, known = candidate.noise_sd**2, True
    own = float((held_out.sd_of_mean[judged] ** 2).mean())
    if known:
        chance, lack = min(pure, error), max(error - pure - own, 0.0)
    else:
        chance, lack = max(error - own, 1e-2 * error), 0.0
    everywhere = np.full(len(y), np.nan)
    everywhere[has] = held_out.residual
    spread = float(y_has[judged].var())
    return TargetFit(
        ridge=ridge,
        process=process,
        held_out_residual=everywhere,
        n_train=len(y_has),
        n_test=int(judged.sum()),
        n_missing=int((~has).sum()),
        rmse=float(np.sqrt(error)),
        sd_of_z=float((held_out.residual[judged] / np.maximum(held_out.sd_of_run[judged], 1e-300)).std()),
        r2=1.0 - error / spread if spread > 0 else 0.0,
        chance_variance=max(chance, 1e-12 * max(spread, observed_sd**2)),
        lack_of_fit_variance=lack,
        chance_known=known,
    )


def _pure_chance(y: Array, repeats: NDArray[np.intp], judged: Mask) -> tuple[float, int]:
    """Variance within repeated points and its degrees of freedom, inside the region if there are enough; else zeros."""
    for mask in (judged, np.ones(len(y), dtype=np.bool_)):
        variance, freedom = pure_variance(y[mask], repeats[mask])
        if freedom >= ENOUGH_REPEATS:
            return variance, freedom
    return 0.0, 0


def _folds(repeats: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """A fold for each run, intp[n]; runs of one point together."""
    fold_of_point = np.random.default_rng(seed).permutation(int(np.max(repeats)) + 1) % N_FOLDS
    return np.asarray(fold_of_point[repeats], dtype=np.intp)


def _hold_out(f: Array, y: Array, folds: NDArray[np.intp], ridge: RidgeFit) -> _HeldOut:
    """Predictions of runs a quadratic has not seen; strengths and noise are those of the full fit."""
    residual, sd_of_mean = np.empty(len(y)), np.empty(len(y))
    for fold in range(N_FOLDS):
        test = folds == fold
        fit = fit_ridge(f[~test], y[~test], np.zeros(f.shape[1], dtype=np.intp), start=ridge)
        residual[test] = y[test] - f[test] @ fit.weights
        sd_of_mean[test] = np.sqrt(((f[test] @ fit.root) ** 2).sum(axis=1))
    return _HeldOut(residual, np.hypot(sd_of_mean, ridge.noise_sd), sd_of_mean)


def _hold_out_process(  # noqa: PLR0913, PLR0917
    x: Array, f: Array, y: Array, folds: NDArray[np.intp], ridge: RidgeFit, process: ResidualProcess, seed: int
) -> _HeldOut:
    """The same with the process; its hyper-parameters are those of the full fit, its runs are not.

    The mean's own uncertainty is left at zero: all error beyond chance then becomes lack of fit, which is added
    everywhere. That costs the knowledge of where the process is surest and saves a triangular solve per point.
    """
    residual, sd_of_run = np.empty(len(y)), np.empty(len(y))
    for fold in range(N_FOLDS):
        test = folds == fold
        fit = fit_ridge(f[~test], y[~test], np.zeros(f.shape[1], dtype=np.intp), start=ridge)
        left = y[~test] - f[~test] @ fit.weights
        there = condition(x[~test], left, process.inputs, process.kernel, process.scale, seed)
        residual[test] = y[test] - f[test] @ fit.weights - there.mean(x[test])
        sd_of_run[test] = there.sd_of_run(x[test])
    return _HeldOut(residual, sd_of_run, np.zeros(len(y)))


def _importance(ridge: RidgeFit, terms: Terms, n_inputs: int) -> Array:
    """Share of the quadratic's variance each input has a part in, float64[k]."""
    out = np.zeros(n_inputs)
    for column in (0, 1):
        other = terms[:, 1 - column]
        real = (terms[:, column] >= 0) & ((column == 0) | (other != terms[:, column]))
        np.add.at(out, terms[real, column], ridge.share[real])
    return out
