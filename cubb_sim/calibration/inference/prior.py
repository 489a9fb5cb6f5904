"""What is believed about the free parameters before any target is looked at: independent triangles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri
from scipy.stats import qmc

from cubb_sim.errors import CubbSimError

Array = NDArray[np.float64]

EDGE = 1e-12
"""How near 0 and 1 a probability may come before it is turned into a value (keeps densities above zero)."""


class PriorError(CubbSimError):
    """A prior that is no distribution, or values that do not fit it."""


@dataclass(frozen=True, eq=False)
class TriangularPrior:
    """Independent triangular densities over [low, high] with their peak at the declared default.

    A triangle says no more than a declared parameter does: where it can be, and where it most likely is.

    Attributes:
        names: one label per parameter, k of them.
        low, mode, high: float64[k], each in the parameter's own unit; low <= mode <= high and low < high.
    """

    names: tuple[str, ...]
    low: Array
    mode: Array
    high: Array

    def __init__(self, names: Sequence[str], low: ArrayLike, mode: ArrayLike, high: ArrayLike) -> None:
        object.__setattr__(self, "names", tuple(names))
        for field, given in (("low", low), ("mode", mode), ("high", high)):
            values = np.array(given, dtype=np.float64)
            if values.shape != (len(self.names),):
                raise PriorError(
                    f"Prior: '{field}' has shape {values.shape}, allowed is one for each of {len(self.names)} names."
                )
            object.__setattr__(self, field, values)
        for i, name in enumerate(self.names):
            bounds = (float(self.low[i]), float(self.mode[i]), float(self.high[i]))
            if not (np.isfinite(bounds).all() and bounds[0] <= bounds[1] <= bounds[2] and bounds[0] < bounds[2]):
                raise PriorError(
                    f"Prior of '{name}': low, mode, high are {bounds}; allowed are finite numbers "
                    "with low <= mode <= high and low < high."
                )

    @property
    def width(self) -> Array:
        """High minus low, float64[k]."""
        return self.high - self.low

    @property
    def mean(self) -> Array:
        """The expected values, float64[k]."""
        return (self.low + self.mode + self.high) / 3.0

    @property
    def sd(self) -> Array:
        """The standard deviations, float64[k]."""
        a, c, b = self.low, self.mode, self.high
        return np.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18.0)

    def quantile(self, probability: Array) -> Array:
        """The values below which the given probabilities lie, (..., k) to (..., k)."""
        u = np.clip(probability, EDGE, 1.0 - EDGE)
        rising = self.low + np.sqrt(u * self.width * (self.mode - self.low))
        falling = self.high - np.sqrt((1.0 - u) * self.width * (self.high - self.mode))
        return np.where(u * self.width < self.mode - self.low, rising, falling)

    def from_normal(self, z: Array) -> Array:
        """Values whose prior is this one when `z` is standard normal, (..., k) to (..., k)."""
        return self.quantile(ndtr(z))

    def cumulative(self, values: Array) -> Array:
        """The probability of lying below the given values, (..., k) to (..., k): the inverse of `quantile`."""
        x = np.clip(values, self.low, self.high)
        with np.errstate(divide="ignore", invalid="ignore"):
            rising = (x - self.low) ** 2 / (self.width * (self.mode - self.low))
            falling = 1.0 - (self.high - x) ** 2 / (self.width * (self.high - self.mode))
        return np.where(x < self.mode, rising, np.where(self.high > self.mode, falling, 1.0))

    def to_normal(self, values: Array) -> Array:
        """The inverse of `from_normal`; values at the very ends of their range come back a hair inside."""
        return np.asarray(ndtri(np.clip(self.cumulative(values), EDGE, 1.0 - EDGE)))

    def sample(self, n: int, rng: np.random.Generator) -> Array:
        """Independent draws, float64[n, k]."""
        return self.quantile(rng.random((n, len(self.names))))

    def points(self, n: int, seed: int) -> Array:
        """The first n points of a scrambled Sobol sequence through the inverse distribution function, float64[n, k].

        n need not be a power of two; the sequence is then cut, which costs a little of its balance.
        """
        engine = qmc.Sobol(len(self.names), scramble=True, seed=np.random.default_rng(seed))
        powers = max(0, int(np.ceil(np.log2(max(n, 1)))))
        return self.quantile(engine.random_base2(powers)[:n])

    def log_density(self, values: Array) -> Array:
        """The log of the joint density, (..., k) to (...); minus infinity outside the ranges."""
        x = np.asarray(values, dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            rising = (x - self.low) / (self.mode - self.low)
            falling = (self.high - x) / (self.high - self.mode)
            height = np.where(x < self.mode, rising, falling)
            height = np.where(x == self.mode, 1.0, height)
            each = np.log(2.0 * height / self.width)
        each = np.where((x >= self.low) & (x <= self.high), each, -np.inf)
        return np.asarray(each.sum(axis=-1))

    def scaled(self, values: ArrayLike) -> Array:
        """Each range laid on [-1, 1], (..., k) to (..., k): what emulators are given."""
        return 2.0 * (np.asarray(values, dtype=np.float64) - self.low) / self.width - 1.0

    def unscaled(self, x: ArrayLike) -> Array:
        """The inverse of `scaled`."""
        return self.low + (np.asarray(x, dtype=np.float64) + 1.0) * self.width / 2.0
