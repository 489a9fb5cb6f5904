"""Processes on this machine, by joblib's loky; or this process alone."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running.batches import Batch, Outcomes, Parcel, run_batch

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""What a worker's libraries are told: there is a process for every processor already."""
IDLE_SECONDS = 120
"""After which a worker without work ends by itself (assumed); a new one starts when there is work."""
MOST_PROCESSES = 61 if os.name == "nt" else 512
"""More than 61 Windows cannot wait for; elsewhere more than 512 are taken for a slip of the pen (assumed)."""


def n_processors() -> int:
    """Processors this process may use, as far as they can be used at once."""
    from joblib import cpu_count  # noqa: PLC0415

    return min(int(cpu_count()), MOST_PROCESSES)


@dataclass(frozen=True)
class JoblibEngine:
    """Processes on this machine.

    Attributes:
        n_processes: with 1, runs are done in this process; one that kills its process then ends the sweep.
    """

    n_processes: int

    def __post_init__(self) -> None:
        """Refuse what is no number of processes.

        Raises:
            CubbSimError: it is not from 1 to `MOST_PROCESSES`.
        """
        if not 1 <= self.n_processes <= MOST_PROCESSES:
            raise CubbSimError(
                f"cores: {self.n_processes} is not a number from 1 to {MOST_PROCESSES}. This machine has "
                f"{n_processors()}; for more than one machine use a scheduler (docs/clusters.md)."
            )

    def start(self) -> HerePool | LokyPool:
        """The processes; they start when there is work for them."""
        return HerePool() if self.n_processes == 1 else LokyPool(self.n_processes)


class HerePool:
    """This process: a batch is done when it is given."""

    n_processes = 1
    deaths: tuple[type[BaseException], ...] = ()
    disconnections: tuple[type[BaseException], ...] = ()
    die_together = True

    def submit(self, parcel: Parcel, batch: Batch) -> Future[Outcomes]:
        """Do a batch."""
        future: Future[Outcomes] = Future()
        try:
            future.set_result(run_batch(parcel, batch))
        except Exception as error:  # kept for whoever asks for the result, as another process would
            future.set_exception(error)
        return future

    def replace(self) -> None:
        """Nothing has died."""

    def close(self, *, at_once: bool) -> None:
        """Nothing to end."""


class LokyPool:
    """Worker processes of joblib's loky."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    disconnections: tuple[type[BaseException], ...] = ()
    die_together = True

    def __init__(self, n_processes: int) -> None:
        self.n_processes = n_processes
        self._executor = self._started()

    def submit(self, parcel: Parcel, batch: Batch) -> Future[Outcomes]:
        """Give a batch to whichever process is free; after a death it comes back with the same error."""
        try:
            future: Future[Outcomes] = self._executor.submit(run_batch, parcel, batch)
        except BrokenProcessPool as error:  # broken since the last batch came back
            future = Future()
            future.set_exception(error)
        return future

    def replace(self) -> None:
        """End what is left of the processes, and start others."""
        self.close(at_once=True)
        self._executor = self._started()

    def close(self, *, at_once: bool) -> None:
        """End all processes."""
        self._executor.shutdown(wait=True, kill_workers=at_once)

    def _started(self) -> Any:
        from joblib.externals.loky import ProcessPoolExecutor  # noqa: PLC0415

        return ProcessPoolExecutor(self.n_processes, timeout=IDLE_SECONDS, initializer=begin_worker, env=ONE_THREAD)


def begin_worker() -> None:
    """Make a process a good worker: Ctrl-C is for the process that keeps the runs, and none outlives that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()


def _end_with_parent(parent: int) -> None:
    """Where the system gives an orphan another parent; elsewhere it ends when it has been idle for long enough."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)
