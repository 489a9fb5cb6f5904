"""What a quadratic misses, by a Gaussian process on the inputs that matter most: kinks, saturation, thresholds."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MAX_INPUTS = 8
"""Inputs a process looks at: those with most of the quadratic's variance. More length scales are hardly learnable."""
MAX_FOR_HYPERPARAMETERS = 300
MAX_CONDITIONED = 1000
"""Runs a process is conditioned on; more makes every prediction dearer and hardly better (assumed)."""
CHUNK = 256


@dataclass(frozen=True, eq=False)
class ResidualProcess:
    """A Matern 5/2 process with one length scale per input, for what a quadratic left over.

    Attributes:
        inputs: intp[q], the columns of x it looks at.
        kernel: the fitted scikit-learn kernel (white noise included).
        points, weights: float64[n, q] and float64[n], what the mean is computed from.
        root: float64[n, n], lower Cholesky root of the runs' covariance.
        scale: standard deviation of what it was fitted to; the kernel works on standardised values.
        noise_sd: its own estimate of the chance, in y's unit.
    """

    inputs: NDArray[np.intp]
    kernel: Any
    points: Array
    weights: Array
    root: Array
    scale: float
    noise_sd: float

    def mean(self, x: Array) -> Array:
        """What to add to the quadratic at scaled points x, (m, k) to (m,)."""
        constant, lengths = self.kernel.k1.k1.constant_value, np.atleast_1d(self.kernel.k1.k2.length_scale)
        out, there = np.empty(len(x)), self.points / lengths
        size = (there**2).sum(axis=1)
        for start in range(0, len(x), CHUNK):
            here = x[start : start + CHUNK][:, self.inputs] / lengths
            apart = here @ (-2.0 * there.T)  # scikit-learn's own kernel takes three times as long
            apart += size
            apart += (here**2).sum(axis=1)[:, None]
            np.maximum(apart, 0.0, out=apart)
            root = np.sqrt(5.0 * apart)
            apart *= 5.0 / 3.0
            apart += 1.0 + root
            np.exp(-root, out=root)
            apart *= root  # Matern 5/2
            out[start : start + CHUNK] = apart @ self.weights
        return np.asarray(out * (self.scale * constant))

    def sd_of_run(self, x: Array) -> Array:
        """Standard deviation of a single run around the mean, chance included, (m, k) to (m,)."""
        from scipy.linalg import solve_triangular  # noqa: PLC0415

        part = x[:, self.inputs]
        explained = (solve_triangular(self.root, self.kernel(self.points, part), lower=True) ** 2).sum(axis=0)
        return np.asarray(np.sqrt(np.maximum(self.kernel.diag(part) - explained, 1e-12)) * self.scale)


def fit_process(x: Array, residual: Array, importance: Array, seed: int) -> ResidualProcess:
    """Learn hyper-parameters on at most 300 runs, then condition on up to 1,000.

    Args:
        x: float64[n, k], scaled points; residual: float64[n], what the quadratic left over there.
        importance: float64[k], share of the quadratic's variance each input has a part in.
    """
    from sklearn.gaussian_process import GaussianProcessRegressor  # noqa: PLC0415
    from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel  # noqa: PLC0415

    ranked = np.argsort(-importance, kind="stable")[:MAX_INPUTS]
    inputs = np.sort(ranked[importance[ranked] >= 0.01 * np.max(importance)]).astype(np.intp)
    scale = max(float(residual.std()), 1e-12)
    some = np.sort(np.random.default_rng(seed).permutation(len(x))[:MAX_FOR_HYPERPARAMETERS])
    kernel = ConstantKernel(0.5, (1e-3, 1e2)) * Matern(np.ones(len(inputs)), (0.05, 50.0), nu=2.5) + WhiteKernel(
        0.5, (1e-5, 2.0)
    )
    process = GaussianProcessRegressor(kernel, alpha=1e-9, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a length scale at its bound says that an input does not matter
        process.fit(x[some][:, inputs], residual[some] / scale)
    return condition(x, residual, inputs, process.kernel_, scale, seed)


def condition(
    x: Array, residual: Array, inputs: NDArray[np.intp], kernel: Any, scale: float, seed: int
) -> ResidualProcess:
    """The process given runs, with hyper-parameters as they are."""
    from scipy.linalg import cho_solve  # noqa: PLC0415

    chosen = np.sort(np.random.default_rng(seed).permutation(len(x))[:MAX_CONDITIONED])
    points = x[chosen][:, inputs]
    covariance = kernel(points)
    covariance[np.diag_indices_from(covariance)] += 1e-9
    root = np.linalg.cholesky(covariance)
    weights = cho_solve((root, True), residual[chosen] / scale)
    noise_sd = float(np.sqrt(kernel.k2.noise_level)) * scale
    return ResidualProcess(inputs, kernel, points, weights, root, scale, noise_sd)
