"""Emulators: what targets are on average at any parameter values, learned from runs, and how well they do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cubb_sim.calibration.inference.chance import chance_covariance, repeat_groups
from cubb_sim.calibration.inference.gaussian_process import ResidualProcess
from cubb_sim.calibration.inference.quadratic import Terms, features, quadratic_terms
from cubb_sim.calibration.inference.validated import TargetFit, fit_target
from cubb_sim.errors import CubbSimError

Array = NDArray[np.float64]
Progress = Callable[[int, int], None]

CHUNK = 1024
SKETCH = 32
"""Columns the root of a variance is projected on. A prediction's variance is then off by 25 % (its sd by 12 %), always
alike at one point, and 10 times cheaper; it is a small part of what observed and simulated are compared with."""


class EmulatorError(CubbSimError):
    """Runs from which nothing can be learned."""


@dataclass(frozen=True)
class EmulatorReport:
    """How one target's emulator does on runs it has not seen; figures in units of the target's standard deviation.

    Attributes:
        kind: "quadratic" or "gaussian_process" (a quadratic plus a process for what it misses).
        n_train: runs used; n_missing: runs left out because they failed or lacked this target.
        n_test: held-out predictions the figures are computed from (inside the region of interest where there are 60).
        rmse_in_target_sd: root mean squared error against single runs, so chance is in it.
        sd_of_z: standard deviation of error over predicted standard deviation; 0.9 to 1.15 is good.
        r2: share of the variance between held-out runs that is predicted.
        chance_in_target_sd, lack_of_fit_in_target_sd: what the error is made of.
        chance_known: whether repeated points measured the chance (else all error is taken for chance).
    """

    wave: int
    target: str
    kind: str
    n_train: int
    n_test: int
    rmse_in_target_sd: float
    sd_of_z: float
    r2: float
    n_missing: int
    chance_in_target_sd: float
    lack_of_fit_in_target_sd: float
    chance_known: bool


@dataclass(frozen=True, eq=False)
class Emulators:
    """One emulator per target, evaluated together.

    Attributes:
        names: target labels, t of them.
        terms: intp[p, 2]; weights: float64[p, t]; roots: float64[t, p, r], roots of the weights' covariance.
        floor: float64[t], variance added everywhere for what the surface is known to miss (lack of fit).
        processes: one per target, or None.
        chance: float64[t, t], covariance of single runs around the mean, positive definite.
        report: one row per target.
    """

    names: tuple[str, ...]
    terms: Terms
    weights: Array
    roots: Array
    floor: Array
    processes: tuple[ResidualProcess | None, ...]
    chance: Array
    report: tuple[EmulatorReport, ...]

    def means(self, x_scaled: Array) -> Array:
        """Average targets at scaled points, (m, k) to (m, t)."""
        out = np.empty((len(x_scaled), len(self.names)))
        for start in range(0, len(x_scaled), CHUNK):
            part = x_scaled[start : start + CHUNK]
            out[start : start + CHUNK] = features(part, self.terms) @ self.weights
        for j, process in enumerate(self.processes):
            if process is not None:
                out[:, j] += process.mean(x_scaled)
        return out

    def predict(self, x_scaled: Array) -> tuple[Array, Array]:
        """Average targets and how unsure the emulator is of these averages, (m, k) to (m, t) and (m, t).

        The second is the emulator's own standard deviation: chance is not in it. Samplers call this hundreds of times,
        so it is they who limit the threads of linear algebra (more threads are slower here, and not always alike).
        """
        n_terms, (n_targets, _, n_columns) = len(self.terms), self.roots.shape
        flat = self.roots.transpose(1, 0, 2).reshape(n_terms, n_targets * n_columns)
        variance = np.empty((len(x_scaled), n_targets))
        for start in range(0, len(x_scaled), CHUNK):
            spread = features(x_scaled[start : start + CHUNK], self.terms) @ flat
            spread = spread.reshape(-1, n_targets, n_columns)
            variance[start : start + CHUNK] = np.einsum("mtr,mtr->mt", spread, spread)
        return self.means(x_scaled), np.sqrt(variance + self.floor)

    def select(self, keep: Array | NDArray[np.intp] | NDArray[np.bool_]) -> Emulators:
        """Only the targets at the given positions (or under a mask)."""
        where = np.arange(len(self.names))[keep]
        return Emulators(
            names=tuple(self.names[i] for i in where),
            terms=self.terms,
            weights=self.weights[:, where],
            roots=self.roots[where],
            floor=self.floor[where],
            processes=tuple(self.processes[i] for i in where),
            chance=self.chance[np.ix_(where, where)],
            report=tuple(self.report[i] for i in where),
        )


def fit_emulators(  # noqa: PLR0913
    x_scaled: Array,
    y: Array,
    *,
    names: Sequence[str],
    observed_sd: Array,
    seed: int,
    inside: NDArray[np.bool_] | None = None,
    wave: int = 1,
    progress: Progress | None = None,
) -> Emulators:
    """Learn every target from runs and validate it on runs left out.

    Args:
        x_scaled: float64[n, k], `TriangularPrior.scaled(values)`. Points that occur more than once (with different
            seeds) tell chance from lack of fit; a tenth of the runs is enough.
        y: float64[n, t]; NaN where a run failed or has no such target: left out for that target, and counted.
        observed_sd: float64[t], the targets' standard deviations, the unit errors are judged in.
        inside: bool[n], the runs in the region of interest; errors and chance are read there if there are enough.
        progress: called with (targets done, targets).
    """
    x, y = np.ascontiguousarray(x_scaled, dtype=np.float64), np.asarray(y, dtype=np.float64)
    _check(x, y, names, observed_sd)
    terms = quadratic_terms(x.shape[1])
    groups = repeat_groups(x)
    inside = np.ones(len(x), dtype=np.bool_) if inside is None else inside
    fits: list[TargetFit] = []
    with threadpool_limits(1):
        f = features(x, terms)
        for j in range(len(names)):
            fits.append(fit_target(x, f, y[:, j], terms, groups, inside, float(observed_sd[j]), seed + 1000 * j))
            if progress is not None:
                progress(j + 1, len(names))
        return _assemble(fits, terms, names, observed_sd, wave, seed)


def _check(x: Array, y: Array, names: Sequence[str], observed_sd: Array) -> None:
    n, t = len(x), len(names)
    if x.ndim != 2 or y.shape != (n, t) or np.shape(observed_sd) != (t,):  # noqa: PLR2004
        raise EmulatorError(
            f"Emulators: points have shape {x.shape}, runs {y.shape}, standard deviations {np.shape(observed_sd)}; "
            f"allowed are (n, k), (n, {t}) and ({t},) for the {t} targets named."
        )
    needed = 2 * (x.shape[1] + 1)
    for j, name in enumerate(names):
        n_usable = int(np.isfinite(y[:, j]).sum())
        if n_usable < needed:
            raise EmulatorError(
                f"Emulator of target '{name}': {n_usable} of {n} runs have this target, at least {needed} are needed "
                f"for {x.shape[1]} parameters. Run more points, or look at why runs fail or leave it undefined."
            )


def _assemble(
    fits: list[TargetFit], terms: Terms, names: Sequence[str], observed_sd: Array, wave: int, seed: int
) -> Emulators:
    """All targets as stacked arrays; terms no target uses are dropped."""
    used = np.any([fit.ridge.strength > 1e-6 * np.max(fit.ridge.strength, initial=0.0) for fit in fits], axis=0)
    used[0] = True
    rng = np.random.default_rng(seed)
    columns = min(SKETCH, int(used.sum()) + 1)
    roots = np.zeros((len(fits), int(used.sum()), columns))
    for j, fit in enumerate(fits):
        if fit.process is None:
            root = fit.ridge.root[used]
            projection = rng.standard_normal((root.shape[1], columns)) / np.sqrt(columns)
            roots[j] = root @ projection
    residuals = np.column_stack([fit.held_out_residual for fit in fits])
    variances = np.array([fit.chance_variance for fit in fits])
    return Emulators(
        names=tuple(names),
        terms=terms[used],
        weights=np.column_stack([fit.ridge.weights[used] for fit in fits]),
        roots=roots,
        floor=np.array([fit.lack_of_fit_variance for fit in fits]),
        processes=tuple(fit.process for fit in fits),
        chance=chance_covariance(residuals, variances),
        report=tuple(_row(fit, wave, name, float(sd)) for fit, name, sd in zip(fits, names, observed_sd, strict=True)),
    )


def _row(fit: TargetFit, wave: int, name: str, sd: float) -> EmulatorReport:
    return EmulatorReport(
        wave=wave,
        target=name,
        kind="quadratic" if fit.process is None else "gaussian_process",
        n_train=fit.n_train,
        n_test=fit.n_test,
        rmse_in_target_sd=fit.rmse / sd,
        sd_of_z=fit.sd_of_z,
        r2=fit.r2,
        n_missing=fit.n_missing,
        chance_in_target_sd=float(np.sqrt(fit.chance_variance)) / sd,
        lack_of_fit_in_target_sd=float(np.sqrt(fit.lack_of_fit_variance)) / sd,
        chance_known=fit.chance_known,
    )
