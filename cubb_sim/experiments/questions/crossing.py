"""The crossed levels of a factorial design: what each background row gives at each combination of levels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Factor, Seeds
from cubb_sim.experiments.questions.shared_chance import like_with_like
from cubb_sim.experiments.questions.tables import means_over_replications

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Crossing:
    """Which background row and which combination of levels every point is.

    Attributes:
        factors: the crossed ones.
        levels: int64[n_points, crossed], the place of each point's level.
        row: int64[n_points], from 0; cell: int64[n_points], which combination, from 0.
        n_rows, n_cells: of each.
        seeds: which runs share their chance.
    """

    factors: tuple[Factor, ...]
    levels: NDArray[np.int64]
    row: NDArray[np.int64]
    cell: NDArray[np.int64]
    n_rows: int
    n_cells: int
    seeds: Seeds = Seeds.INDEPENDENT

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of levels of each crossed factor."""
        return tuple(len(one.arguments) for one in self.factors)

    @cached_property
    def is_complete(self) -> bool:
        """Whether every background row has every combination of levels once."""
        places = self.row * self.n_cells + self.cell
        return len(places) == self.n_rows * self.n_cells and len(np.unique(places)) == len(places)

    def table(self, values: Array) -> Array:
        """Means over replications as float64[rows, cells]; NaN where no run of a point can be used."""
        out = np.full((self.n_rows, self.n_cells), np.nan)
        out[self.row, self.cell] = means_over_replications(like_with_like(values, self.row, self.seeds))
        return out

    def runs_of_whole_rows(self, values: Array) -> tuple[Array, int]:
        """The runs that can be used of rows with every combination, row after row, and the number of these rows.

        Args:
            values: float64[n_points, n_replications].
        """
        runs = np.full((self.n_rows, self.n_cells, values.shape[1]), np.nan)
        runs[self.row, self.cell] = like_with_like(values, self.row, self.seeds)
        whole = np.isfinite(runs).any(axis=2).all(axis=1)
        return runs[whole].reshape(-1, values.shape[1]), int(whole.sum())

    def units(self, response: Response) -> tuple[Array, int]:
        """What effects are averaged over, float64[units, *levels], and how many units were left out.

        Units are the background rows; where there is one only, its replications. A unit that lacks a combination of
        levels is left out as a whole, so that every effect compares like with like.
        """
        if self.n_rows > 1:
            table = self.table(response.values)
        else:
            table = np.full((response.values.shape[1], self.n_cells), np.nan)
            table[:, self.cell] = response.values.T
        whole = np.isfinite(table).all(axis=1)
        return table[whole].reshape(-1, *self.shape), int((~whole).sum())


def crossing_of(data: SweepData) -> Crossing | None:
    """The crossing, or `None` where the design crosses no levels."""
    design = data.design
    columns = [at for at, one in enumerate(design.factors) if one.is_crossed]
    if not columns:
        return None
    factors = tuple(design.factors[at] for at in columns)
    sizes = np.array([len(one.arguments) for one in factors])
    levels = np.minimum((data.points.shares[:, columns] * sizes).astype(np.int64), sizes - 1)
    cell = np.ravel_multi_index(tuple(levels.T), tuple(sizes))
    kept, row = np.unique(data.points.rows, return_inverse=True)
    crossing = Crossing(
        factors,
        levels,
        row.reshape(-1).astype(np.int64),
        cell.astype(np.int64),
        len(kept),
        int(np.prod(sizes)),
        design.seeds,
    )
    return crossing if crossing.is_complete else None
