"""The one door: from a scenario, a number of replications and a seed to a result, and from several to a comparison."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from cubb_sim.comparison import Comparison
from cubb_sim.compilation import is_compiled_already
from cubb_sim.errors import CubbSimError
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan
from cubb_sim.results import Replication, RunResult, manifest_of, replication_of
from cubb_sim.scenario import Scenario, load_scenario

REPORTING_SEEDS = range(0, 1_000_000)
"""Seeds of results that are shown to somebody."""
CALIBRATION_SEEDS = range(1_000_000, 2_000_000)
"""Seeds the model's numbers are fitted with: a fit must not be shown on the chance it was fitted to."""
SENSITIVITY_SEEDS = range(2_000_000, 3_000_000)
"""Seeds of designs that vary the model's numbers."""
MOST_WORKERS = 61
"""More than this Windows cannot wait for."""

Progress = Callable[[int, int], None]
"""Told how many replications are done, of how many: first with 0, then after each."""


class Task(NamedTuple):
    """One replication: which of the plans, and with what seed."""

    plan: int
    seed: int


def run(
    scenario: Scenario | str | Path,
    *,
    replications: int = 20,
    seed: int = 1,
    events: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
) -> RunResult:
    """Run one scenario.

    Args:
        scenario: a scenario, its shipped name or the path of its file.
        replications: how many runs; replication r has the seed `seed + r`, in every scenario.
        seed: of the first replication, from one of the ranges of seeds above.
        events: keep one row per event.
        workers: processes to share the work between. The result is the same to the last bit, whatever their number.
        progress: called with the number of replications done and of all.

    Raises:
        ScenarioError: the scenario cannot be used.
        BalanceError: a balance did not close; there is no result then.
        CubbSimError: impossible numbers of replications or workers, seeds outside the ranges, or a worker that died.
    """
    chosen = _scenario(scenario)
    seeds = _checked_seeds(seed, replications)
    return _results([chosen], seeds, _checked_workers(workers), events, progress)[0]


def compare(
    baseline: Scenario | str | Path,
    *others: Scenario | str | Path,
    replications: int = 20,
    seed: int = 1,
    workers: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Run a baseline and one or more other scenarios with the same seeds, and pair them by replication and person.

    Arguments and errors are those of `run`.

    Raises:
        CubbSimError: there is nothing to compare with, or the scenarios do not have the same horizon.
    """
    if not others:
        raise CubbSimError("A comparison needs a baseline and at least one other scenario.")
    chosen = [_scenario(one) for one in (baseline, *others)]
    _refuse_different_horizons(chosen)
    seeds = _checked_seeds(seed, replications)
    results = _results(chosen, seeds, _checked_workers(workers), False, progress)
    return Comparison(results[0], results[1:])


def _results(
    scenarios: Sequence[Scenario], seeds: range, workers: int, events: bool, progress: Progress | None
) -> list[RunResult]:
    plans = [plan(scenario) for scenario in scenarios]
    tasks = [Task(which, seed) for which in range(len(plans)) for seed in seeds]
    told = progress or (lambda done, total: None)
    told(0, len(tasks))
    if workers == 1 or len(tasks) == 1:
        lived = _live_here(plans, tasks, events, told)
    else:
        lived = _live_in_workers(plans, tasks, events, workers, told)
    results = []
    for which, scenario in enumerate(scenarios):
        replications = lived[which * len(seeds) : (which + 1) * len(seeds)]
        manifest = manifest_of(scenario.name, scenario.hash, seeds, scenario.horizon_months)
        names = tuple(municipality.name for municipality in scenario.municipalities)
        results.append(RunResult(scenario, manifest, names, tuple(replications)))
    return results


def _live_here(plans: Sequence[Plan], tasks: Sequence[Task], events: bool, told: Progress) -> list[Replication]:
    lived = []
    for task in tasks:
        lived.append(live(plans[task.plan], task.seed, events))
        told(len(lived), len(tasks))
    return lived


def _live_in_workers(
    plans: Sequence[Plan], tasks: Sequence[Task], events: bool, workers: int, told: Progress
) -> list[Replication]:
    """The same, shared between processes; whoever comes first, the replications stand in the order of the tasks."""
    # One process compiles for all: workers that start without compiled code would each do the whole of it.
    first = [] if is_compiled_already() else _live_here(plans, tasks[:1], events, lambda done, total: None)
    rest = tasks[len(first) :]
    pool = ProcessPoolExecutor(
        min(workers, len(rest), MOST_WORKERS),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_receive,
        initargs=(tuple(plans),),
    )
    try:
        futures = [pool.submit(_live_in_worker, task, events) for task in rest]
        return first + _awaited(futures, len(first), told)
    except BrokenProcessPool as error:
        raise CubbSimError(
            "A worker process ended before its work was done: there was too little memory, or a script calls run() "
            "without standing under `if __name__ == '__main__':`. With workers=1 no other process is needed."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _awaited(futures: Sequence[Future[Replication]], n_before: int, told: Progress) -> list[Replication]:
    for done, future in enumerate(as_completed(futures), n_before + 1):
        future.result()  # a replication that failed ends the rest
        told(done, n_before + len(futures))
    return [future.result() for future in futures]


def live(shared: Plan, seed: int, events: bool = False) -> Replication:
    """One replication, from the first month to the horizon. Nothing of the model is left when it returns."""
    model = EmploymentServiceModel(shared, seed=seed, events=events)
    try:
        return replication_of(model.run_to_horizon())
    finally:
        # Mesa's wrapped `step` and the model refer to each other; without this the arrays would wait for the garbage
        # collector, and thousands of runs would pile up meanwhile.
        model.__dict__.clear()


_RECEIVED: list[Plan] = []
"""The plans of a worker process."""


def _receive(plans: tuple[Plan, ...]) -> None:
    _RECEIVED[:] = plans


def _live_in_worker(task: Task, events: bool) -> Replication:
    try:
        return live(_RECEIVED[task.plan], task.seed, events)
    except CubbSimError as error:  # in the only form every error of ours can be sent in: its text
        raise CubbSimError(str(error)) from None


def _scenario(given: Scenario | str | Path) -> Scenario:
    return given if isinstance(given, Scenario) else load_scenario(given)


def _checked_seeds(seed: int, replications: int) -> range:
    _refuse_what_is_no_count("replications", replications)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise CubbSimError(f"seed: {seed!r} is not a whole number.")
    seeds = range(seed, seed + replications)
    for allowed in (REPORTING_SEEDS, CALIBRATION_SEEDS, SENSITIVITY_SEEDS):
        if seeds[0] in allowed and seeds[-1] in allowed:
            return seeds
    raise CubbSimError(
        f"seed: {seed} with {replications} {'replication' if replications == 1 else 'replications'} uses the seeds "
        f"{seeds[0]} to {seeds[-1]}. Choose them from {REPORTING_SEEDS[0]} to {REPORTING_SEEDS[-1]}; those above are "
        "kept for calibration and sensitivity analysis."
    )


def _checked_workers(workers: int) -> int:
    _refuse_what_is_no_count("workers", workers)
    return workers


def _refuse_what_is_no_count(what: str, given: int) -> None:
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise CubbSimError(f"{what}: {given!r} is not a whole number of 1 or more.")


def _refuse_different_horizons(scenarios: Sequence[Scenario]) -> None:
    for other in scenarios[1:]:
        if other.horizon_months != scenarios[0].horizon_months:
            raise CubbSimError(
                f"'{scenarios[0].name}' covers {scenarios[0].horizon_months} months and '{other.name}' "
                f"{other.horizon_months}. Give both the same horizon_months."
            )
