"""The part of a run's targets that is chance: read off repeated points, and what regressions leave over."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ENOUGH_REPEATS = 20
"""Degrees of freedom from which repeats are believed to measure chance (its variance is then off by 32 %; assumed)."""


def repeat_groups(x: Array) -> NDArray[np.intp]:
    """A number per distinct row of x, intp[n]: runs of one point with different seeds share theirs."""
    _, group = np.unique(x, axis=0, return_inverse=True)
    return np.asarray(group, dtype=np.intp).reshape(-1)


def pure_variance(y: Array, groups: NDArray[np.intp]) -> tuple[float, int]:
    """Variance within repeated points, and its degrees of freedom (0 where nothing was repeated); y is float64[n]."""
    n_groups = int(np.max(groups, initial=-1)) + 1
    counts = np.bincount(groups, minlength=n_groups)
    means = np.bincount(groups, weights=y, minlength=n_groups) / np.maximum(counts, 1)
    freedom = int((counts[counts > 0] - 1).sum())
    within = float(((y - means[groups]) ** 2).sum())
    return (within / freedom if freedom else float("nan")), freedom


def chance_covariance(residuals: Array, variances: Array) -> Array:
    """Covariance of chance between targets, positive definite, float64[t, t].

    Args:
        residuals: float64[n, t], what was left over in held-out runs; NaN where a run has no such target. Correlations
            use the runs both targets have.
        variances: float64[t], the diagonal the result has.
    """
    t = residuals.shape[1]
    correlation = np.eye(t)
    for i in range(t):
        for j in range(i):
            both = np.isfinite(residuals[:, i]) & np.isfinite(residuals[:, j])
            a, b = residuals[both, i], residuals[both, j]
            if len(a) > 2 and a.std() > 0 and b.std() > 0:  # noqa: PLR2004
                correlation[i, j] = correlation[j, i] = float(np.corrcoef(a, b)[0, 1])
    sd = np.sqrt(np.maximum(variances, 1e-300))
    return np.asarray(positive_definite(correlation) * np.outer(sd, sd))


def positive_definite(correlation: Array, smallest: float = 1e-4) -> Array:
    """The matrix with eigenvalues lifted to `smallest` and its diagonal put back to one."""
    values, vectors = np.linalg.eigh((correlation + correlation.T) / 2.0)
    if np.min(values) >= smallest:
        return correlation
    lifted = (vectors * np.maximum(values, smallest)) @ vectors.T
    diagonal = np.sqrt(np.diag(lifted))
    return np.asarray(lifted / np.outer(diagonal, diagonal))
