"""Dask: worker processes of a local cluster, or those of a scheduler that runs already, on any number of machines."""

from __future__ import annotations

import logging
import time
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running.batches import Batch, Outcomes, Parcel, run_batch
from cubb_sim.experiments.version import simulation_hash

SECONDS_BETWEEN_COUNTS = 5.0
"""Of the workers, which may come and go (assumed)."""
PATIENCE = "30s"
"""Time to reach a scheduler (assumed)."""


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
            return DaskPool(_client_at(self.address), None)
        cluster = _local_cluster(self.n_workers)
        return DaskPool(_client(cluster), cluster)


class DaskPool:
    """The workers of a cluster, through a client."""

    die_together = False
    disconnections: tuple[type[BaseException], ...] = (CancelledError, OSError)

    def __init__(self, client: Any, cluster: Any) -> None:
        self._client, self._cluster = client, cluster
        self._executor = client.get_executor(pure=False)
        self._n_threads, self._counted = 0, float("-inf")
        self._refuse_other_versions()

    @property
    def n_processes(self) -> int:
        """Threads of all workers there are at the moment; at least 1, so that work waits for a worker to come."""
        if time.monotonic() - self._counted >= SECONDS_BETWEEN_COUNTS:
            self._n_threads = sum(self._client.nthreads().values())
            self._counted = time.monotonic()
        return max(1, self._n_threads)

    @property
    def deaths(self) -> tuple[type[BaseException], ...]:
        """A worker's, after Dask itself has tried others."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        return (KilledWorker,)

    def submit(self, parcel: Parcel, batch: Batch) -> Future[Outcomes]:
        """Give a batch to the scheduler."""
        future: Future[Outcomes] = self._executor.submit(run_batch, parcel, batch)
        return future

    def replace(self) -> None:
        """Dask starts dead workers again by itself."""

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster; end it where it was started here."""
        self._executor.shutdown(wait=not at_once)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

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
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    reached: Any = Client  # which is not typed
    return reached(where, timeout=PATIENCE, set_as_default=False)


def _local_cluster(n_workers: int) -> Any:
    import dask  # noqa: PLC0415
    from distributed import LocalCluster  # noqa: PLC0415

    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):  # retries are ours, and counted
        started: Any = LocalCluster  # which is not typed
        return started(
            n_workers=n_workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
            memory_limit=0,
        )
