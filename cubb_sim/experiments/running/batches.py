"""Runs that go to a worker together, and what comes back; how many go together never changes what comes back."""

from __future__ import annotations

import hashlib
import pickle
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.models.studied import PreparedPoint, StudiedModel
from cubb_sim.experiments.version import simulation_hash

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

TRACE_CALLS = 6
"""Innermost calls of a trace that are kept with a failed run (assumed: enough to find the place in our own sources)."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Runs of neighbouring points.

    Attributes:
        places: int64[n], of the runs in the list of runs.
        values: float64[points, factors], in the factors' units.
        at: int64[n], row of `values` of each run.
        worlds, seeds: int64[n].
        n_deaths: of workers that had it.
    """

    places: Whole
    values: Array
    at: Whole
    worlds: Whole
    seeds: Whole
    n_deaths: int = 0

    def __len__(self) -> int:
        """Number of runs."""
        return len(self.places)

    def died(self) -> Batch:
        """The same after one more of its workers has died."""
        return replace(self, n_deaths=self.n_deaths + 1)

    def single_runs(self, n_deaths: int) -> list[Batch]:
        """A batch for each run, to find the one that kills its worker, with so many deaths put down to each."""
        return [self._part(slice(one, one + 1), n_deaths) for one in range(len(self))]

    def _part(self, runs: slice, n_deaths: int) -> Batch:
        return replace(
            self,
            places=self.places[runs],
            at=self.at[runs],
            worlds=self.worlds[runs],
            seeds=self.seeds[runs],
            n_deaths=n_deaths,
        )


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What became of the runs of a batch.

    Attributes:
        places, seeds: int64[n], of the runs.
        outputs: float64[n, outputs], NaN in failed runs.
        seconds: float64[n], computing time; a point's preparation is counted with its first run.
        failures: by row, what went wrong.
        wall_seconds: of the whole batch.
    """

    places: Whole
    seeds: Whole
    outputs: Array
    seconds: Array
    failures: dict[int, str] = field(default_factory=dict)
    wall_seconds: float = 0.0

    def __len__(self) -> int:
        """Number of runs."""
        return len(self.places)

    @staticmethod
    def nothing(n_outputs: int) -> Outcomes:
        """Of no run."""
        whole = np.empty(0, np.int64)
        return Outcomes(whole, whole, np.empty((0, n_outputs)), np.empty(0))

    @staticmethod
    def none_of(batch: Batch, n_outputs: int, why: str) -> Outcomes:
        """Every run of the batch failed for the same reason."""
        n = len(batch)
        nothing, failures = np.full((n, n_outputs), np.nan), dict.fromkeys(range(n), why)
        return Outcomes(batch.places, batch.seeds, nothing, np.zeros(n), failures)


@dataclass(frozen=True)
class Parcel:
    """A model on its way to a worker: unpacked there once, however many batches follow.

    Attributes:
        pickled: the model.
        digest: of `pickled`.
        program: `simulation_hash()` of the process that sends it; a worker with another one refuses.
        version: of the model there; a worker where it comes out otherwise, as with another calibration, refuses.
    """

    pickled: bytes
    digest: str
    program: str
    version: str

    @staticmethod
    def of(model: StudiedModel) -> Parcel:
        """Pack a model.

        Raises:
            CubbSimError: it cannot be sent.
        """
        import cloudpickle  # noqa: PLC0415 (so that a model of a notebook can be sent)

        try:
            pickled = cloudpickle.dumps(model)
        except Exception as error:  # whatever the model's own objects raise
            raise CubbSimError(f"The model cannot be sent to worker processes ({error}).") from error
        return Parcel(pickled, hashlib.sha256(pickled).hexdigest(), simulation_hash(), model.version)

    def open(self) -> StudiedModel:
        """The model, in a worker.

        Raises:
            CubbSimError: the worker has another version of the program.
        """
        return _opened(self)


@lru_cache(maxsize=4)
def _opened(parcel: Parcel) -> StudiedModel:
    if parcel.program != simulation_hash():
        raise _another_version(simulation_hash(), parcel.program)
    model: StudiedModel = pickle.loads(parcel.pickled)
    if model.version != parcel.version:
        raise _another_version(model.version, parcel.version)
    return model


def _another_version(here: str, sent: str) -> CubbSimError:
    import platform  # noqa: PLC0415

    return CubbSimError(
        f"A worker on {platform.node()} has another version of cubb_sim ({here}) than the process that keeps the runs "
        f"({sent}): runs of two versions, or with two calibrations, are not mixed. Install the same version on every "
        "machine, start the workers again, and go on with resume."
    )


def run_batch(parcel: Parcel, batch: Batch) -> Outcomes:
    """Do the runs of a batch; in a worker process, or here."""
    began = time.perf_counter()
    model = parcel.open()
    outputs = np.full((len(batch), len(model.output_names)), np.nan)
    seconds, failures = np.zeros(len(batch)), {}
    point, prepared = -1, None
    for row, (at, world, seed) in enumerate(
        zip(batch.at.tolist(), batch.worlds.tolist(), batch.seeds.tolist(), strict=True)
    ):
        start = time.perf_counter()
        try:
            if prepared is None or at != point:
                point, prepared = at, None
                prepared = model.prepare(batch.values[at].copy())
            outputs[row] = _outputs(prepared, world, seed, outputs.shape[1])
        except (Exception, SystemExit) as error:  # a failed run is data, whatever it failed of
            failures[row] = told(error)
        seconds[row] = time.perf_counter() - start
    return Outcomes(batch.places, batch.seeds, outputs, seconds, failures, time.perf_counter() - began)


def _outputs(prepared: PreparedPoint, world: int, seed: int, n_outputs: int) -> Array:
    outputs = np.asarray(prepared.run(world, seed), np.float64)
    if outputs.shape != (n_outputs,):
        raise ValueError(f"The run gave outputs of shape {outputs.shape}, where ({n_outputs},) was announced.")
    return outputs


def told(error: BaseException) -> str:
    """What went wrong, and the innermost calls of its trace."""
    trace = "".join(traceback.format_exception(error, limit=-TRACE_CALLS)).rstrip()
    return f"{type(error).__name__}: {error}\n{trace}"


class Batches:
    """The missing runs, cut into batches that take about as long as they should.

    Args:
        places: of the runs to be done, in the order in which they are to be done.
        make: a batch of the runs at some of these places.
        size: runs of each batch; `None`: as many as take about `BATCH_SECONDS`.
    """

    BATCH_SECONDS = 1.5
    """Long enough for sending to cost next to nothing, short enough to stop soon (assumed)."""
    MOST_RUNS = 4096
    """Of a batch, however quick they are: what comes back is held in memory (assumed)."""

    def __init__(self, places: Whole, make: Callable[[Whole], Batch], size: int | None = None) -> None:
        self._places, self._make, self._size = places, make, size
        self._next = 0
        self._seconds_a_run: float | None = None

    def next(self, n_processes: int) -> Batch | None:
        """The next batch, or `None` after the last."""
        left = len(self._places) - self._next
        if left <= 0:
            return None
        size = min(left, self._size or self._fitting(left, n_processes))
        chosen = np.sort(self._places[self._next : self._next + size])
        self._next += size
        return self._make(chosen)

    def took(self, outcomes: Outcomes) -> None:
        """Learn from a batch how long runs take; the first of a process is slower, which is soon forgotten."""
        each = outcomes.wall_seconds / max(len(outcomes), 1)
        known = self._seconds_a_run
        self._seconds_a_run = each if known is None else min(each, 0.7 * known + 0.3 * each)

    def _fitting(self, left: int, n_processes: int) -> int:
        if self._seconds_a_run is None:
            return 1
        wanted = int(self.BATCH_SECONDS / max(self._seconds_a_run, 1e-9))
        fair = left // (3 * n_processes)  # smaller towards the end, so that all processes end together
        return max(1, min(wanted, fair, self.MOST_RUNS))
