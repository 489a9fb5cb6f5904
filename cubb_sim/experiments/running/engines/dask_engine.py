"""Dask: worker processes of a local cluster, or those of a scheduler that runs already, on any number of machines."""

from __future__ import annotations

import logging
import time
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running.batches import Batch, Outcomes, Parcel, run_batch
from cubb_sim.experiments.version import simulation_hash

SECONDS_BETWEEN_COUNTS = 5.0
"""Of the workers, which may come and go (assumed)."""
PATIENCE = "30s"
"""Time to reach a scheduler (assumed)."""
TIME_TO_COME_BACK = "60s"
"""For a dead worker of a local cluster, before another is started in its place (assumed: where the machine is busy, a
process takes longer to start than the 15 seconds that Dask gives it before it does without)."""


@dataclass(frozen=True)
class DaskEngine:
    """A Dask cluster: either `n_workers` processes on this machine, or the scheduler at `address`."""

    n_workers: int = 0
    address: str = ""

    @staticmethod
    def local(n_workers: int) -> DaskEngine:
        """Worker processes on this machine, one thread each, reachable from this machine only.

        Raises:
            CubbSimError: it is not one or more.
        """
        if n_workers < 1:
            raise CubbSimError(f"workers: {n_workers} is not a whole number of 1 or more.")
        return DaskEngine(n_workers=n_workers)

    @staticmethod
    def at(address: str) -> DaskEngine:
        """The workers of a scheduler, such as `tcp://10.0.0.5:8786`.

        Raises:
            CubbSimError: the address is empty, as where a variable of the shell is not set.
        """
        if not address.strip():
            raise CubbSimError("scheduler: the address is empty. Give the one that 'dask scheduler' prints.")
        return DaskEngine(address=address)

    def start(self) -> DaskPool:
        """Start or reach the cluster.

        Raises:
            CubbSimError: there is no scheduler at the address, or workers there have another version.
        """
        if self.address:
            return DaskPool(_client_at(self.address))
        with ExitStack() as begun:  # what is begun is ended, where the rest cannot be
            cluster = _local_cluster(self.n_workers, begun)
            client = _client(cluster)
            return DaskPool(client, _Local(cluster, self.n_workers, begun.pop_all()))


@dataclass(frozen=True)
class _Local:
    """A cluster that was started here, and how it is ended."""

    cluster: Any
    n_workers: int
    end: ExitStack

    def fill_up(self) -> None:
        """Start a worker in the place of each that was given up; otherwise all might be gone in the end."""
        self.cluster.scale(self.n_workers)

    def close(self) -> None:
        """End it, and take back what was set in Dask for it."""
        self.end.close()


class DaskPool:
    """The workers of a cluster, through a client."""

    die_together = False
    disconnections: tuple[type[BaseException], ...] = (CancelledError, OSError)

    def __init__(self, client: Any, local: _Local | None = None) -> None:
        self._client, self._local = client, local
        self._theirs: set[Any] = set()
        self._n_threads, self._counted = 0, float("-inf")
        self._refuse_other_versions()

    @property
    def n_processes(self) -> int:
        """Threads of all workers there are at the moment; at least 1, so that work waits for a worker to come."""
        if time.monotonic() - self._counted >= SECONDS_BETWEEN_COUNTS:
            self._n_threads = sum(self._client.nthreads().values())
            self._counted = time.monotonic()
            self.replace()  # on this occasion: Dask gives a dead worker up long after its death was told
        return max(1, self._n_threads)

    @property
    def deaths(self) -> tuple[type[BaseException], ...]:
        """A worker's, after Dask itself has tried others."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        return (KilledWorker,)

    def submit(self, parcel: Parcel, batch: Batch) -> Future[Outcomes]:
        """Give a batch to the scheduler.

        Not by Dask's own executor: that one stumbles over an outcome whose worker dies while it is being fetched, where
        a future of Dask has it computed again.
        """
        ours: Future[Outcomes] = Future()
        theirs = self._client.submit(run_batch, parcel, batch, pure=False)
        self._theirs.add(theirs)  # one that nobody holds is given up by the scheduler
        theirs.add_done_callback(partial(self._hand_over, ours))
        return ours

    def _hand_over(self, ours: Future[Outcomes], theirs: Any) -> None:
        self._theirs.discard(theirs)
        if theirs.cancelled():  # said without asking the client, which may be closing
            ours.set_exception(CancelledError())
            return
        try:
            ours.set_result(theirs.result())
        except BaseException as error:  # whatever it was, for whoever asks for the result
            ours.set_exception(error)

    def replace(self) -> None:
        """Dask starts dead workers again by itself, but for those that take too long."""
        if self._local is not None:
            self._local.fill_up()

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster; end it where it was started here."""
        with ExitStack() as rest:
            if self._local is not None:
                rest.callback(self._local.close)
            rest.callback(self._client.close)
            if at_once:
                with suppress(Exception):  # a scheduler that is gone has forgotten them already
                    self._client.cancel(list(self._theirs))

    def _refuse_other_versions(self) -> None:
        try:
            versions = self._client.run(simulation_hash)
        except Exception as error:  # whatever a worker says that cannot import it
            self.close(at_once=True)
            raise CubbSimError(
                f"The workers of the cluster could not be asked for their version of cubb_sim ({error}). Install the "
                "same version on every machine and start the workers again."
            ) from error
        if others := sorted(where for where, version in versions.items() if version != simulation_hash()):
            self.close(at_once=True)
            raise CubbSimError(
                f"{len(others)} of {len(versions)} workers have another version of cubb_sim than this process "
                f"(the first: {others[0]}): runs of two versions are not mixed. Install the same version on every "
                "machine and start the workers again."
            )


def _client_at(address: str) -> Any:
    try:
        return _client(address)
    except (OSError, ValueError, TypeError) as error:
        raise CubbSimError(
            f"{address}: no Dask scheduler was reached there ({error}). Start one with 'dask scheduler', and give the "
            "address it prints, such as tcp://10.0.0.5:8786; docs/clusters.md has the rest."
        ) from error


def _client(where: Any) -> Any:
    from distributed import Client  # noqa: PLC0415

    # What goes wrong is told by us, in a sentence, and not by pages of Dask's log.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    reached: Any = Client  # which is not typed
    return reached(where, timeout=PATIENCE, set_as_default=False)


def _local_cluster(n_workers: int, begun: ExitStack) -> Any:
    import dask  # noqa: PLC0415
    from distributed import LocalCluster  # noqa: PLC0415

    begun.enter_context(dask.config.set({"distributed.deploy.lost-worker-timeout": TIME_TO_COME_BACK}))
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):  # retries are ours, and counted
        started: Any = LocalCluster  # which is not typed
        cluster = started(
            n_workers=n_workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # for Dask's own use, on any free port
            scheduler_kwargs={"dashboard": False},
            silence_logs=50,
            memory_limit=0,
        )
    begun.callback(cluster.close)
    return cluster
