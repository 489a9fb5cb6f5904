"""What an analysis is given: the design, its points, and the outputs of every run in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Design
from cubb_sim.experiments.points import Points

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SweepData:
    """The runs of a sweep, as far as they are done.

    Attributes:
        design, points: what was to be run.
        output_names: names of the last axis of `values`: those of `design.outputs`, or what was asked for.
        values: float64[n_points, n_worlds, n_replications, n_outputs]; NaN where a run failed, was not done, or has
            no such value.
        is_done: bool[n_points, n_worlds, n_replications], whether the run was done, failed runs included.
        failures: one row per failed run: `run_id`, `point`, `world`, `replication`, `seed`, `failure` (what went
            wrong, with its trace), and the values of the factors.
        manifest: what the sweep's folder says of itself (`running.manifest.SweepManifest.content()`).
    """

    design: Design
    points: Points
    output_names: tuple[str, ...]
    values: Array
    is_done: NDArray[np.bool_]
    failures: Any
    manifest: Mapping[str, Any]

    @property
    def factor_values(self) -> Array:
        """float64[n_points, factors], in the factors' own units."""
        return self.design.values(self.points.shares)

    @property
    def n_missing(self) -> int:
        """Runs that were not done yet."""
        return int((~self.is_done).sum())

    @property
    def n_failed(self) -> int:
        """Runs that were done and failed."""
        return len(self.failures)

    def level(self, output: str, world: int = 0) -> Array:
        """One output in one world, float64[n_points, n_replications]."""
        level: Array = self.values[:, world, :, self._place(output)]
        return level

    def effect(self, output: str, world: int) -> Array:
        """The paired difference of one output between a strategy's world and today's, with the same seeds."""
        return self.level(output, world) - self.level(output, 0)

    def responses(self) -> Sequence[Response]:
        """What indices are computed for: each output as today; where there are strategies, each strategy's effect."""
        worlds = self.design.worlds
        if len(worlds) == 1:
            return [Response(name, worlds[0], self.level(name)) for name in self.output_names]
        return [
            Response(name, world, self.effect(name, at), is_effect=True)
            for name in self.output_names
            for at, world in enumerate(worlds)
            if at > 0
        ]

    def _place(self, output: str) -> int:
        return self.output_names.index(output)


@dataclass(frozen=True, eq=False)
class Response:
    """One output to be explained.

    Attributes:
        output, world: names; together they say what it is.
        values: float64[n_points, n_replications], NaN where there is none.
        is_effect: whether it is a strategy's paired difference from today, not a level.
    """

    output: str
    world: str
    values: Array
    is_effect: bool = False
