"""A factor: one number that a design varies, from where to where, and how its values are distributed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cubb_sim.parameters.specification import Grade, Text

Array = NDArray[np.float64]

DUMMY = "dummy"
"""Name of the input that no model reads: whatever is found for it is what an analysis finds for nothing."""
POSTERIOR = "posterior"
"""Name of the factor that picks a draw of the calibrated numbers, all of them together."""


class FactorKind(StrEnum):
    """What a factor is in the model (XLRM)."""

    LEVER = "lever"
    UNCERTAINTY = "uncertainty"
    SWITCH = "switch"
    DISTURBANCE = "disturbance"
    POSTERIOR = "posterior"
    DUMMY = "dummy"
    INPUT = "input"  # of a model other than ours, such as one with a known answer


class Distribution(StrEnum):
    """How values are spread over the range."""

    UNIFORM = "uniform"  # low, high
    TRIANGULAR = "triangular"  # low, most likely, high
    LEVELS = "levels"  # the values themselves, each as probable as the others
    SOMETIMES = "sometimes"  # probability, low, high: 0 but for a share of the points, in which it is uniform


@dataclass(frozen=True)
class Factor:
    """One number that is varied.

    Attributes:
        name: a lever's plain name, a number's or switch's dotted name, `disturbance.KIND`, `posterior` or `dummy`.
        group: the pillar of a lever, the submodel of a number, else the kind.
        arguments: of the distribution, in `unit`.
        unit, title, grade, source: from the declaration.
    """

    name: str
    kind: FactorKind
    group: str
    distribution: Distribution
    arguments: tuple[float, ...]
    unit: str
    title: Text
    grade: Grade
    source: str

    @property
    def low(self) -> float:
        """The lowest value."""
        return min(0.0, self.arguments[1]) if self.distribution is Distribution.SOMETIMES else min(self.arguments)

    @property
    def high(self) -> float:
        """The highest value."""
        return max(0.0, self.arguments[2]) if self.distribution is Distribution.SOMETIMES else max(self.arguments)

    @property
    def is_crossed(self) -> bool:
        """Whether it takes a few levels, which a factorial design crosses with those of the other such factors."""
        return self.distribution is Distribution.LEVELS

    def values_at(self, shares: Array) -> Array:
        """The values that `shares` [0-1] of the distribution lie below, in the factor's unit.

        Triangular: the inverse of its distribution function (Kotz and van Dorp 2004, Beyond Beta, ch. 1).
        """
        if self.distribution is Distribution.LEVELS:
            levels = np.array(self.arguments)
            return levels[np.minimum((shares * len(levels)).astype(np.int64), len(levels) - 1)]
        if self.distribution is Distribution.UNIFORM:
            values: Array = self.low + shares * (self.high - self.low)
            return values
        if self.distribution is Distribution.SOMETIMES:
            probability, low, high = self.arguments
            never = 1.0 - probability
            return np.where(shares < never, 0.0, low + (shares - never) / probability * (high - low))
        low, mode, high = self.arguments
        width = high - low
        below = low + np.sqrt(np.maximum(shares, 0.0) * width * (mode - low))
        above = high - np.sqrt(np.maximum(1.0 - shares, 0.0) * width * (high - mode))
        return np.where(shares * width < mode - low, below, above)

    def share_of_level(self, level: int) -> float:
        """The middle of the shares that give the level at this place; for factors with levels."""
        return (level + 0.5) / len(self.arguments)

    def problem(self) -> str | None:
        """Why the distribution cannot be used, in words; `None` where it can."""
        if not all(math.isfinite(one) for one in self.arguments):
            return "has a value that is not a finite number."
        if self.distribution is not Distribution.LEVELS and not self.low < self.high:
            return f"has no range: it goes from {self.low:g} to {self.high:g}."
        if self.distribution is Distribution.SOMETIMES and not 0.0 < self.arguments[0] < 1.0:
            return f"has a probability of {self.arguments[0]:g}, which is not between 0 and 1."
        if self.distribution is Distribution.TRIANGULAR and list(self.arguments) != sorted(self.arguments):
            return "has its most likely value outside its range."
        return None
