"""Which runs a design asks for: point by point, world by world, replication by replication, each with its identity."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Design
from cubb_sim.experiments.models.studied import StudiedModel
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.running.batches import Batch
from cubb_sim.experiments.seeds import seeds_of

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Identities = NDArray[np.uint64]

_POINTS_AT_A_TIME = 4096
"""Points whose values are worked out together: few enough for memory to stay flat, many enough to be quick."""


def world_digests(model: StudiedModel, n_worlds: int) -> tuple[str, ...]:
    """For each world, 64 hexadecimal digits of all that its runs depend on besides values and seed."""
    return tuple(hashlib.sha256(model.identity(world)).hexdigest() for world in range(n_worlds))


def written(identity: int) -> str:
    """A run's identity as it is written: 16 hexadecimal digits."""
    return f"{identity:016x}"


@dataclass(frozen=True, eq=False)
class RunList:
    """The runs of a design; a run's place is (point x worlds + world) x replications + replication.

    A run's identity is the first 64 bits of the SHA-256 of its world's digest, its point's values and its seed; that
    two of a million runs share one by accident has a probability of 3 in 100 million.

    Attributes:
        design, points: what is to be run.
        digests: of the worlds, from `world_digests`.
    """

    design: Design
    points: Points
    digests: Sequence[str]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Points, worlds, replications."""
        return len(self.points), len(self.digests), self.design.replications

    def __len__(self) -> int:
        """Number of runs, those that are asked for twice counted twice."""
        n_points, n_worlds, n_replications = self.shape
        return n_points * n_worlds * n_replications

    @cached_property
    def seeds(self) -> Whole:
        """int64[n_points, n_replications]: the worlds of a point share them."""
        return seeds_of(self.design.seeds, self.design.seed, self.points.rows, self.design.replications)

    @cached_property
    def identities(self) -> Identities:
        """uint64[runs], by place: about a microsecond and eight bytes each."""
        starts = [hashlib.sha256(bytes.fromhex(one)) for one in self.digests]
        found = bytearray()
        for first in range(0, len(self.points), _POINTS_AT_A_TIME):
            chosen = slice(first, first + _POINTS_AT_A_TIME)
            for values, seeds in zip(self._values(chosen), self.seeds[chosen].astype("<i8"), strict=True):
                point, own = values.tobytes(), [one.tobytes() for one in seeds]
                for start in starts:
                    at_point = start.copy()
                    at_point.update(point)
                    for seed in own:
                        run = at_point.copy()
                        run.update(seed)
                        found += run.digest()[:8]
        return np.frombuffer(found, ">u8").astype(np.uint64)

    def missing(self, done: Identities) -> Whole:
        """Places of the runs that are not among `done`, in order; of several with one identity, the first."""
        _, first = np.unique(self.identities, return_index=True)
        is_missing = np.zeros(len(self), np.bool_)
        is_missing[first] = ~np.isin(self.identities[first], done)
        return np.flatnonzero(is_missing)

    def whereabouts(self, places: Whole) -> tuple[Whole, Whole, Whole]:
        """Point, world and replication of the runs at these places."""
        _, n_worlds, n_replications = self.shape
        point, rest = np.divmod(places, n_worlds * n_replications)
        world, replication = np.divmod(rest, n_replications)
        return point, world, replication

    def batch(self, places: Whole) -> Batch:
        """What a worker needs to do the runs at these places, which are in order."""
        points, worlds, replications = self.whereabouts(places)
        which, at = np.unique(points, return_inverse=True)
        return Batch(
            places=places,
            values=self.design.values(self.points.shares[which]),
            at=at,
            worlds=worlds,
            seeds=self.seeds[points, replications],
        )

    def _values(self, points: slice) -> Array:
        """Little-endian values in the factors' units; zero has one sign, so that it has one identity."""
        values: Array = np.ascontiguousarray(self.design.values(self.points.shares[points]) + 0.0, "<f8")
        return values
