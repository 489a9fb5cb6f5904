"""What the replications of a point say: their mean, the chance of one run, and how sure the mean is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RELATIVE_ROUNDING = 1e-12
"""Values within this share of their size of one another are one value (`assumed`: far above rounding)."""


def cleaned(values: Any) -> Array:
    """Values as float64 with NaN wherever there is none: masked, infinite or undefined, in the shape given."""
    plain: Array = np.array(np.ma.filled(np.ma.asarray(values, dtype=np.float64), np.nan), dtype=np.float64)
    plain[~np.isfinite(plain)] = np.nan
    return plain


def is_constant(values: Array) -> bool:
    """Whether the finite values do not move, but for rounding; nor do none at all."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return True
    return bool(np.ptp(finite) <= RELATIVE_ROUNDING * np.max(np.abs(finite)))


@dataclass(frozen=True, eq=False)
class Means:
    """The replications of points, in any shape [..., n_replications], put together along the last axis.

    Attributes:
        mean: float64[...], of the runs that have a value; NaN where none has.
        n: int64[...], runs that have a value.
        chance: float64[...], unbiased variance of one run; NaN where fewer than two have a value.
    """

    mean: Array
    n: NDArray[np.int64]
    chance: Array

    @staticmethod
    def of(values: Array) -> Means:
        """From the values of runs, NaN where there is none."""
        has = np.isfinite(values)
        n = has.sum(axis=-1)
        filled = np.where(has, values, 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = filled.sum(axis=-1) / n
            deviations = np.where(has, filled - mean[..., None], 0.0)
            chance = (deviations**2).sum(axis=-1) / (n - 1)
        chance[n < 2] = np.nan  # noqa: PLR2004
        return Means(mean, n, chance)

    @property
    def chance_of_mean(self) -> Array:
        """float64[...], variance of the mean by chance; 0 where one run cannot tell."""
        with np.errstate(invalid="ignore", divide="ignore"):
            variance = self.chance / self.n
        return np.where(np.isfinite(variance), variance, 0.0)
