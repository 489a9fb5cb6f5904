"""The runs of a design put block by block, without those that no estimate can use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.replicated.means import Means, cleaned, is_constant
from cubb_sim.experiments.design import Seeds

Array = NDArray[np.float64]

TWO = 2


@dataclass(frozen=True, eq=False)
class Blocks:
    """Base rows, trajectories or single points whose runs can be used.

    A replication that failed is left out of its point; where replications share their chance within a block or
    throughout, it is left out of the whole block, so that what is compared still shares it. A block with a point that
    has too few replications left is left out as a whole.

    Attributes:
        runs: float64[n_kept, points_per_block, n_replications]; NaN for a replication that is left out.
        kept: int64[n_kept], which blocks these are.
        n_blocks: how many there were.
        seeds: which runs share their chance.
    """

    runs: Array
    kept: NDArray[np.int64]
    n_blocks: int
    seeds: Seeds

    @staticmethod
    def of(values: Array, points_per_block: int, seeds: Seeds, n_needed: int = 1) -> Blocks:
        """Put runs block by block.

        Args:
            values: float64[n_points, n_replications], in the order of the design.
            points_per_block: of a base row, trajectory ...
            seeds: which runs share their chance.
            n_needed: replications that every point of a block must have left.
        """
        n_replications = values.shape[1]
        runs = cleaned(values).reshape(-1, points_per_block, n_replications)
        if seeds is not Seeds.INDEPENDENT:
            gone = ~np.isfinite(runs).all(axis=1, keepdims=True)
            runs = np.where(gone, np.nan, runs)
        is_kept = (np.isfinite(runs).sum(axis=2) >= n_needed).all(axis=1)
        return Blocks(runs[is_kept], np.flatnonzero(is_kept), len(runs), seeds)

    def __len__(self) -> int:
        """Blocks that are kept."""
        return len(self.runs)

    @property
    def n_runs(self) -> int:
        """Runs that enter."""
        return int(np.isfinite(self.runs).sum())

    @property
    def n_left_out(self) -> int:
        """Blocks that are left out."""
        return self.n_blocks - len(self)

    @property
    def n_replications_left_out(self) -> int:
        """Runs that are left out of blocks that are kept."""
        return int((~np.isfinite(self.runs)).sum())

    @property
    def n_replications(self) -> int:
        """Replications of each point, as planned."""
        return int(self.runs.shape[2])

    @property
    def can_tell_chance(self) -> bool:
        """Whether points were run more than once."""
        return self.n_replications >= TWO

    @property
    def is_shared(self) -> bool:
        """Whether the points of a block share their chance."""
        return self.seeds is not Seeds.INDEPENDENT

    @cached_property
    def is_constant(self) -> bool:
        """Whether the mean does not move between points, so that there is nothing to explain."""
        return is_constant(self.means.mean)

    @cached_property
    def means(self) -> Means:
        """Of the replications of each point, [n_kept, points_per_block]."""
        return Means.of(self.runs)

    def first(self, n_blocks: int) -> Blocks:
        """Only those among the first `n_blocks` of the design."""
        return Blocks(self.runs[self.kept < n_blocks], self.kept[self.kept < n_blocks], n_blocks, self.seeds)

    def centred(self) -> Blocks:
        """About the mean, which moves no index and steadies products (SALib does the same).

        Where all points share the seeds of a replication, about the mean of each replication: what a seed adds to
        every point alike is nobody's difference.
        """
        with np.errstate(invalid="ignore"):
            if self.seeds is Seeds.COMMON:
                n = np.isfinite(self.runs).sum(axis=(0, 1))
                centre = np.nansum(self.runs, axis=(0, 1)) / n
            else:
                centre = np.nanmean(self.runs)
        return Blocks(self.runs - centre, self.kept, self.n_blocks, self.seeds)
