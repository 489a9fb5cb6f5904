"""How fast sweeps are: engines against each other and against a plain loop, taken in turns."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from pyarrow import parquet

from benchmarks.speed import seconds
from cubb_sim.experiments.design import Design
from cubb_sim.experiments.design.reading import load_design, resized
from cubb_sim.experiments.models import StudiedModel
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.experiments.running import Engine, sweep
from cubb_sim.experiments.running.batches import Batch, Parcel
from cubb_sim.experiments.sampling import points_of
from cubb_sim.experiments.seeds import seeds_of

TWELVE_INPUTS = Path(__file__).resolve().parent / "twelve_inputs.toml"
WARMING_RUNS = 4
"""Done by each process before anything is timed: imports, compiled code and plans are in place then."""


class Swept(NamedTuple):
    """One sweep: seconds from the call to its return, the runs' own seconds, and their number."""

    wall: float
    computing: float
    n_runs: int


def twelve_inputs(n_rows: int) -> Design:
    """The Sobol design of twelve inputs with second order: 26 points to a row."""
    return resized(load_design(TWELVE_INPUTS), size=n_rows)


def swept(design: Design, engine: Engine | None, model: StudiedModel | None = None) -> Swept:
    """Sweep a design into a new folder."""
    with tempfile.TemporaryDirectory(prefix="cubb_sim_sweep_") as place:
        folder = Path(place) / "sweep"
        begun = time.perf_counter()
        summary = sweep(design, folder, model=model, engine=engine)
        wall = time.perf_counter() - begun
        if not summary.is_complete or summary.n_failed:
            raise RuntimeError(f"The sweep is not what was to be timed: {summary}")
        return Swept(wall, computing_seconds(folder), summary.n_runs)


def computing_seconds(folder: Path) -> float:
    """The sum of what each run says it took, the preparation of its point included."""
    parts = sorted((folder / "parts").glob("*.parquet"))
    return float(sum(np.sum(parquet.read_table(one, columns=["seconds"])["seconds"].to_numpy()) for one in parts))


def loop_seconds(design: Design, first: int = 0, step: int = 1) -> float:
    """The same runs in a plain loop in this process: nothing is hashed, sent or kept.

    Args:
        design: each point is run once, in the world of today.
        first, step: every how many-eth point from which on.
    """
    points, model = points_of(design), model_of(design)
    values = design.values(points.shares)
    seeds = seeds_of(design.seeds, design.seed, points.rows, 1)[:, 0].tolist()

    def live(places: range) -> None:
        for at in places:
            model.prepare(values[at]).run(0, seeds[at])

    live(range(WARMING_RUNS))
    return seconds(lambda: live(range(first, len(values), step)))


def loops_side_by_side(design: Design, n_processes: int) -> float:
    """Seconds of plain loops that share the runs: what so many processes give on this machine, whatever starts them."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(n_processes, mp_context=context) as pool:
        loops = [pool.submit(loop_seconds, design, first, n_processes) for first in range(n_processes)]
        return max(loop.result() for loop in loops)


def swept_warm(design: Design, engine: Engine) -> tuple[Swept, float]:
    """Sweep on processes that have done their first runs, and the seconds until they had."""
    begun = time.perf_counter()
    pool: Any = engine.start()
    try:
        parcel = Parcel.of(model_of(design))
        for first_runs in [pool.submit(parcel, batch) for batch in _warming(design, 2 * pool.n_processes)]:
            first_runs.result()
        starting = time.perf_counter() - begun
        return swept(design, _KeptOpen(pool)), starting
    finally:
        pool.close(at_once=False)


class _KeptOpen:
    """An engine whose processes run already, and the pool of them, which a sweep cannot end."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    def start(self) -> Any:
        """They run."""
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pool, name)

    def close(self, *, at_once: bool) -> None:
        """Stay open."""


def _warming(design: Design, n_batches: int) -> list[Batch]:
    values = design.values(points_of(design).shares)[:WARMING_RUNS]
    runs, none = np.arange(len(values)), np.zeros(len(values), np.int64)
    return [Batch(runs, values, runs, none, none + 1) for _ in range(n_batches)]
