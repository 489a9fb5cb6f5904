"""Batches out, outcomes in as they come; what dies with a worker is tried again, and what keeps killing is found."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running.batches import Batch, Batches, Outcomes, Parcel
from cubb_sim.experiments.running.engines.pool import Pool

AHEAD = 1
"""Batches that wait for each process besides the one it works on, so that none is idle; with more, loky's queue would
overflow, and complain when it is stopped."""
SECONDS_OF_PATIENCE = 5.0
"""Without anything coming back, after which whoever keeps the runs is given a turn (assumed)."""
DEATHS_TOGETHER = 2
"""After so many dead workers a batch is run alone (assumed): until then it may have been another's doing."""
DEATHS_ALONE = 2
"""After so many more a run is given up, and kept as failed (assumed): one may be a worker that would have ended anyway,
as one that has hardly begun."""
LAST_WORDS = f"The worker died: {DEATHS_ALONE} processes with nothing else to do ended on this run, without a word."
DEATHS_AT_START = 6
"""Pools that may die before anything at all came back (assumed); then it is not the runs."""


class Streaming:
    """The loop that keeps a pool busy.

    Args:
        pool: processes at work.
        parcel: the model.
        batches: what is to be done.
        n_outputs: of each run.
    """

    def __init__(self, pool: Pool, parcel: Parcel, batches: Batches, n_outputs: int) -> None:
        self._pool, self._parcel, self._batches, self._n_outputs = pool, parcel, batches, n_outputs
        self._in_flight: dict[Future[Outcomes], Batch] = {}
        self._again: deque[Batch] = deque()
        self._suspects: deque[Batch] = deque()
        self._n_deaths, self._n_back = 0, 0

    def __iter__(self) -> Iterator[Outcomes]:
        try:
            yield from self._outcomes()
        except self._pool.disconnections as error:
            raise CubbSimError(
                f"The connection to the scheduler was lost ({type(error).__name__}). What came back is kept; start the "
                "cluster again, and go on by --resume (in Python: resume=True)."
            ) from None

    def _outcomes(self) -> Iterator[Outcomes]:
        while self._fill():
            done, _ = wait(self._in_flight, timeout=SECONDS_OF_PATIENCE, return_when=FIRST_COMPLETED)
            if not done:  # so that what waits to be written is, though a run takes for ever
                yield Outcomes.nothing(self._n_outputs)
            lost: list[Batch] = []
            for future in done:
                batch = self._in_flight.pop(future)
                try:
                    outcomes = future.result()
                except self._pool.deaths:
                    lost.append(batch)
                    continue
                self._n_back += 1
                self._batches.took(outcomes)
                yield outcomes
            if lost:
                yield from self._after_death(lost)

    def _fill(self) -> bool:
        """Give out batches until enough are on their way; `False` where none is left."""
        n_processes = self._pool.n_processes
        while len(self._in_flight) < n_processes * (1 + AHEAD):
            if self._suspects:
                # Alone, so that it takes nobody along and it is known who did it.
                if not self._in_flight:
                    self._give(self._suspects.popleft())
                break
            batch = self._next(n_processes)
            if batch is None:
                break
            self._give(batch)
        return bool(self._in_flight)

    def _next(self, n_processes: int) -> Batch | None:
        return self._again.popleft() if self._again else self._batches.next(n_processes)

    def _give(self, batch: Batch) -> None:
        self._in_flight[self._pool.submit(self._parcel, batch)] = batch

    def _after_death(self, lost: list[Batch]) -> Iterator[Outcomes]:
        if self._pool.die_together:  # the others are lost, too, and will say so
            lost += self._in_flight.values()
            self._in_flight.clear()
        self._pool.replace()
        self._n_deaths += 1
        if self._n_back == 0 and self._n_deaths >= DEATHS_AT_START:
            raise CubbSimError(
                "Worker processes end as soon as they begin: there is too little memory, or something on this machine "
                "stops them. With one core no other process is needed."
            )
        for batch in (one.died() for one in lost):
            n_alone = batch.n_deaths - DEATHS_TOGETHER
            if n_alone < 0:
                self._again.append(batch)
            elif n_alone > 0 and len(batch) > 1:
                self._suspects.extend(batch.single_runs(n_deaths=DEATHS_TOGETHER))
            elif n_alone < DEATHS_ALONE:
                self._suspects.append(batch)
            else:
                yield Outcomes.none_of(batch, self._n_outputs, LAST_WORDS)


def streamed(pool: Pool, parcel: Parcel, batches: Batches, n_outputs: int) -> Iterator[Outcomes]:
    """The outcomes of all batches, in whatever order they come. Memory holds a few batches for each process.

    Raises:
        CubbSimError: a worker refuses, or all die at once.
    """
    return iter(Streaming(pool, parcel, batches, n_outputs))
