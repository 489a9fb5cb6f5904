"""The points of a design: where each lies in the unit cube, and which row it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Descriptor:
    """How points were placed, without which they cannot be analysed: it stays with them.

    Attributes:
        method: a `design.Method`.
        size: as in the design.
        n_inputs: columns of indices: groups, or factors where there are none.
        second_order: whether the matrices B-A are there (Sobol).
        levels: of a Morris design.
        seed: of the placing.
        n_points: of all of them.
        points_per_row: of a trajectory, base row or background row; 1 where points stand alone.
        library: what placed them, with its version.
    """

    method: str
    size: int
    n_inputs: int
    second_order: bool
    levels: int
    seed: int
    n_points: int
    points_per_row: int
    library: str

    def content(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @staticmethod
    def of(content: Mapping[str, Any]) -> Descriptor:
        """From what `content` gave."""
        return Descriptor(**content)


@dataclass(frozen=True, eq=False)
class Points:
    """Points in the order in which they were placed, which no analysis may change.

    Attributes:
        shares: float64[n_points, factors] in [0, 1]; `Design.values` makes values of them.
        rows: int64[n_points], trajectory, base row or background row of each.
        descriptor: how they were placed.
    """

    shares: Array
    rows: NDArray[np.int64]
    descriptor: Descriptor

    def __len__(self) -> int:
        """Number of points."""
        return len(self.shares)
