"""What a box can be said in: the factors of a design, and the fitted numbers behind the draws of the posterior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import DUMMY, POSTERIOR, Factor, FactorKind
from cubb_sim.experiments.questions.posterior import fitted_values
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Dimension:
    """One number that may bound a box.

    Attributes:
        name: of the factor or fitted number; title and unit: as declared.
        low, high: of its range, in its unit.
        levels: where it has a few only, in increasing order; else ().
        is_switch: whether its values are numbers of alternatives.
    """

    name: str
    title: Text
    unit: str
    low: float
    high: float
    levels: tuple[float, ...] = ()
    is_switch: bool = False

    @property
    def is_dummy(self) -> bool:
        """Whether no model reads it."""
        return self.name == DUMMY


@dataclass(frozen=True, eq=False)
class Futures:
    """Points as values of dimensions that differ between them, float64[n_points, dimensions]."""

    dimensions: tuple[Dimension, ...]
    values: Array

    def only(self, columns: NDArray[np.int64]) -> Futures:
        """With these dimensions."""
        return Futures(tuple(self.dimensions[at] for at in columns), self.values[:, columns])

    def at(self, kept: Mask | NDArray[np.int64]) -> Futures:
        """With these points."""
        return Futures(self.dimensions, self.values[kept])


def futures_of(data: SweepData) -> Futures:
    """All factors, the fitted numbers in place of the posterior's draw; what never varies is left out."""
    design = data.design
    names, fitted = fitted_values(data)
    shown = [at for at, one in enumerate(design.factors) if one.name != POSTERIOR or not names]
    dimensions = [_of_factor(design.factors[at]) for at in shown] + [
        Dimension(name, PARAMETERS[name].title, PARAMETERS[name].unit, float(np.min(column)), float(np.max(column)))
        for name, column in zip(names, fitted.T, strict=True)
    ]
    values = np.column_stack([data.factor_values[:, shown], fitted])
    varies = np.flatnonzero(np.ptp(values, axis=0) > 0.0)
    return Futures(tuple(dimensions), values).only(varies)


def _of_factor(factor: Factor) -> Dimension:
    levels = tuple(sorted(factor.arguments)) if factor.is_crossed else ()
    is_switch = factor.kind is FactorKind.SWITCH
    return Dimension(factor.name, factor.title, factor.unit, float(factor.low), float(factor.high), levels, is_switch)


@dataclass(frozen=True, eq=False)
class Box:
    """Bounds of dimensions, infinite where there are none; both bounds are inside.

    Attributes:
        low, high: float64[dimensions].
    """

    low: Array
    high: Array

    def holds(self, futures: Futures) -> Mask:
        """Whether each point is inside, bool[n_points]."""
        return np.asarray(((futures.values >= self.low) & (futures.values <= self.high)).all(axis=1))

    @property
    def restricted(self) -> NDArray[np.int64]:
        """The dimensions that are bounded."""
        return np.flatnonzero(np.isfinite(self.low) | np.isfinite(self.high))

    def without(self, dimension: int, side: str) -> Box:
        """With one bound taken away."""
        low, high = self.low.copy(), self.high.copy()
        if side == "low":
            low[dimension] = -np.inf
        else:
            high[dimension] = np.inf
        return Box(low, high)


@dataclass(frozen=True)
class Standing:
    """How a box does: coverage (share of the successes that lie inside), density (share inside that succeed), mass."""

    n_inside: int
    n_success: int
    coverage: float
    density: float
    mass: float


def standing(box: Box, futures: Futures, success: Mask) -> Standing:
    """The figures of a box over all points, those of other boxes included."""
    inside = box.holds(futures)
    n, k = int(inside.sum()), int((inside & success).sum())
    return Standing(n, k, k / max(int(success.sum()), 1), k / n if n else float("nan"), n / len(success))
