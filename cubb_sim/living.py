"""Replications lived, here or in other processes: what a scenario, a model and a seed give."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import cloudpickle

from cubb_sim.compilation import is_compiled_already
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import Assumption, Knowledge, contested_scenario, knowledge_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan, with_values
from cubb_sim.results import Replication, replication_of
from cubb_sim.scenario import Scenario

MOST_WORKERS = 61
"""More than this Windows cannot wait for."""

Progress = Callable[[int, int], None]
"""Told how many replications are done, of how many: first with 0, then after each."""


class Task(NamedTuple):
    """One replication: which of the worlds, and with what seed."""

    world: int
    seed: int


class Prepared(NamedTuple):
    """A scenario ready to be run: what its replications share, and what is known of the numbers."""

    plan: Plan
    knowledge: Knowledge


def prepared(
    scenario: Scenario,
    *,
    fixed: bool = False,
    assume: Iterable[str | Assumption] = (),
    posterior: str | Path | None = None,
) -> Prepared:
    """A scenario with what is contested taken out of it, its plan and the numbers it is run with.

    Args:
        scenario: as its file has it.
        fixed, assume, posterior: as in `run`.

    Raises:
        CubbSimError: an assumption or the calibration cannot be used.
    """
    assumptions = tuple(assume)
    contested = contested_scenario(scenario, assumptions)
    folder = None if posterior is None else Path(posterior)
    return Prepared(plan(contested), knowledge_of(contested, fixed=fixed, assume=assumptions, posterior=folder))


class Work(NamedTuple):
    """What the replications of several scenarios share.

    Attributes:
        prepared: the scenarios.
        model: what lives them.
        events: whether one row per event is kept.
    """

    prepared: tuple[Prepared, ...]
    model: type[EmploymentServiceModel]
    events: bool

    def live(self, task: Task) -> Replication:
        """One replication."""
        shared, known = self.prepared[task.world]
        return live(shared, task.seed, self.events, known.values(task.seed), self.model)


def live_all(work: Work, tasks: Sequence[Task], workers: int, told: Progress) -> list[Replication]:
    """All replications, in the order of the tasks, whoever lives them.

    Raises:
        CubbSimError: a worker died, or the model cannot be sent to one.
    """
    told(0, len(tasks))
    if workers == 1 or len(tasks) == 1:
        return _live_here(work, tasks, told)
    return _live_in_workers(work, tasks, workers, told)


def _live_here(work: Work, tasks: Sequence[Task], told: Progress) -> list[Replication]:
    lived = []
    for task in tasks:
        lived.append(work.live(task))
        told(len(lived), len(tasks))
    return lived


def _live_in_workers(work: Work, tasks: Sequence[Task], workers: int, told: Progress) -> list[Replication]:
    """The same, shared between processes; whoever comes first, the replications stand in the order of the tasks."""
    # One process compiles for all: workers that start without compiled code would each do the whole of it.
    is_ready = is_compiled_already() and work.model.entries().is_compiled_already()
    first = [] if is_ready else _live_here(work, tasks[:1], lambda done, total: None)
    rest = tasks[len(first) :]
    # By way of a file: a worker that dies while it starts would leave its parent writing into a pipe for ever.
    with TemporaryDirectory(prefix="cubb_sim_") as place:
        packed = Path(place) / "work"
        packed.write_bytes(_packed(work))
        pool = ProcessPoolExecutor(
            min(workers, len(rest), MOST_WORKERS),
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_receive,
            initargs=(str(packed),),
        )
        try:
            futures = [pool.submit(_live_in_worker, task) for task in rest]
            return first + _awaited(futures, len(first), told)
        except BrokenProcessPool as error:
            raise CubbSimError(
                "A worker process ended before its work was done: there was too little memory, or a script calls run() "
                "without standing under `if __name__ == '__main__':`. With workers=1 no other process is needed."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _packed(work: Work) -> bytes:
    """As bytes, with a model of a notebook's own as a whole: other processes cannot import it."""
    try:
        return cloudpickle.dumps(work)  # type: ignore[no-any-return]
    except Exception as error:  # whatever the user's class holds decides what goes wrong
        raise CubbSimError(
            f"The model {work.model.__name__} cannot be sent to other processes: {error}. With workers=1 no other "
            "process is needed."
        ) from error


def _awaited(futures: Sequence[Future[Replication]], n_before: int, told: Progress) -> list[Replication]:
    for done, future in enumerate(as_completed(futures), n_before + 1):
        future.result()  # a replication that failed ends the rest
        told(done, n_before + len(futures))
    return [future.result() for future in futures]


def live(
    shared: Plan,
    seed: int,
    events: bool = False,
    values: Mapping[str, float] | None = None,
    model: type[EmploymentServiceModel] = EmploymentServiceModel,
) -> Replication:
    """One replication, from the first month to the horizon. Nothing of the model is left when it returns.

    Args:
        shared: the plan of the scenario.
        seed: of the replication.
        events: keep one row per event.
        values: numbers by dotted name, in place of the declared defaults; `None`: those of the plan.
        model: what lives it.
    """
    chosen = with_values(shared, values) if values else shared
    lived = model(chosen, seed=seed, events=events)
    try:
        return replication_of(lived.run_to_horizon())
    finally:
        # Mesa's wrapped `step` and the model refer to each other; without this the arrays would wait for the garbage
        # collector, and thousands of runs would pile up meanwhile.
        lived.__dict__.clear()


_RECEIVED: list[Work] = []
"""What a worker process was given to run."""


def _receive(packed: str) -> None:
    _RECEIVED[:] = [cloudpickle.loads(Path(packed).read_bytes())]


def _live_in_worker(task: Task) -> Replication:
    try:
        return _RECEIVED[0].live(task)
    except CubbSimError as error:  # in the only form every error of ours can be sent in: its text
        raise CubbSimError(str(error)) from None
