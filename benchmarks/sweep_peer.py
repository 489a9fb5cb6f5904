"""The peer: the same design through `mesa.batch_run`, on the slice of the schedule made of Mesa objects.

`batch_run` knows Cartesian products only. A design is no product, so it is bent: one parameter, `point`, indexes a
table that every process makes for itself, and seeds and values come from there.
"""

from __future__ import annotations

import gc
import time
from functools import cache
from statistics import median
from typing import Any, NamedTuple

import mesa
import numpy as np

from benchmarks.compiled_slice import settled_world
from benchmarks.memory import resident_megabytes
from benchmarks.objects import CitizenAgent, JobCentre
from benchmarks.sweep_speed import twelve_inputs
from cubb_sim.experiments.models import EmploymentServices
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.experiments.sampling import points_of
from cubb_sim.experiments.seeds import seeds_of
from cubb_sim.world import World


class Table(NamedTuple):
    """The design as `batch_run` would have to be given it."""

    names: tuple[str, ...]
    values: Any
    seeds: Any
    model: EmploymentServices


@cache
def table_of(n_rows: int) -> Table:
    """Points and seeds of the design of twelve inputs."""
    design = twelve_inputs(n_rows)
    points, model = points_of(design), model_of(design)
    if not isinstance(model, EmploymentServices):
        raise TypeError(f"The design studies {model}.")
    seeds = seeds_of(design.seeds, design.seed, points.rows, 1)[:, 0]
    return Table(design.names, design.values(points.shares), seeds, model)


def world_at(point: int, n_rows: int) -> World:
    """The people, posts and numbers of a point at month 0: where our own runs begin, too."""
    table = table_of(n_rows)
    given = dict(zip(table.names, table.values[point].tolist(), strict=True))
    return settled_world(table.model.plan_at(given, 0), int(table.seeds[point]))


class PartnersInObjects(mesa.Model):  # type: ignore[misc]
    """The municipalities of a point, each a job centre of objects.

    Args:
        point: row of the design's table.
        n_rows: size of the design.
        n_months: after which the model stops itself.
        n_towns: how many of the municipalities are lived; fewer are for trying out.
    """

    def __init__(self, point: int, n_rows: int, n_months: int = 48, n_towns: int = 4, seed: int | None = None) -> None:
        super().__init__(rng=1 if seed is None else seed)
        world = world_at(point, n_rows)  # by our own means, and not timed
        self.begun = time.perf_counter()
        self.centres = [JobCentre(world, m) for m in range(n_towns)]
        self.n_months = n_months
        self.datacollector = mesa.DataCollector({"hours_ever_share": hours_ever_share, "seconds": seconds_lived})

    def step(self) -> None:
        """One month in every municipality."""
        for centre in self.centres:
            centre.step()
        self.running = self.centres[0].month < self.n_months
        self.datacollector.collect(self)


def hours_ever_share(model: Any) -> float | None:
    """Share of citizens who have had ordinary paid hours, in the last month; not worked out before."""
    if model.running:
        return None
    first_hours = [c.first_hours_month for centre in model.centres for c in centre.agents_by_type[CitizenAgent]]
    return float(np.mean(np.array(first_hours) >= 0))


def seconds_lived(model: Any) -> float:
    """Since the objects began to be made."""
    return float(time.perf_counter() - model.begun)


def batch(n_points: int, n_rows: int, n_processes: int, n_months: int, n_towns: int) -> list[dict[str, Any]]:
    """The first points of the design through `batch_run`."""
    parameters = {"point": range(n_points), "n_rows": n_rows, "n_months": n_months, "n_towns": n_towns}
    rows: list[dict[str, Any]] = mesa.batch_run(
        PartnersInObjects, parameters, number_processes=n_processes, display_progress=False
    )
    return rows


class PeerTimes(NamedTuple):
    """Seconds of a run in its process, and what runs leave there.

    Attributes:
        each: median over the runs, with all processes at work.
        starting: of the batch, for everything but its runs.
        megabytes_left: by a run; None where the system does not say.
    """

    each: float
    starting: float
    megabytes_left: float | None


def peer_times(n_sample: int, n_rows: int, n_processes: int, n_months: int, n_towns: int) -> PeerTimes:
    """From a sample of the design's points.

    Args:
        n_sample: runs, a multiple of `n_processes`.
        n_rows: size of the design.
        n_processes: of `batch_run`.
        n_months, n_towns: of each run; the whole is 48 and 4.
    """
    begun = time.perf_counter()
    lived = [row["seconds"] for row in batch(n_sample, n_rows, n_processes, n_months, n_towns)]
    wall = time.perf_counter() - begun
    starting = max(0.0, wall - sum(lived) / n_processes)
    return PeerTimes(median(lived), starting, megabytes_left(n_rows, n_months, n_towns))


def megabytes_left(n_rows: int, n_months: int, n_towns: int) -> float | None:
    """Memory that a run of the batch leaves behind in its process; None where the system does not say."""
    batch(1, n_rows, 1, n_months, n_towns)
    before, n_runs = resident_megabytes(), 2
    batch(n_runs, n_rows, 1, n_months, n_towns)
    gc.collect()
    after = resident_megabytes()
    forget_models()
    return None if before is None or after is None else max(0.0, after - before) / n_runs


def forget_models() -> None:
    """Mesa 3.3 keeps every model that had agents (mesa#3179); this process has other things to do afterwards."""
    kept = getattr(mesa.Agent, "_ids", {})
    for model in [one for one in kept if isinstance(one, JobCentre)]:
        del kept[model]
    gc.collect()
