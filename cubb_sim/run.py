"""The one door: from a scenario, a number of replications and a seed to a result, and from several to a comparison."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from cubb_sim.comparison import Comparison
from cubb_sim.compilation import is_compiled_already
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import Assumption, Knowledge, contested_scenario, knowledge_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan, with_values
from cubb_sim.results import NumbersUsed, Replication, RunResult, manifest_of, replication_of
from cubb_sim.scenario import Scenario, load_scenario

REPORTING_SEEDS = range(0, 1_000_000)
"""Seeds of results that are shown to somebody."""
CALIBRATION_SEEDS = range(1_000_000, 2_000_000)
"""Seeds the model's numbers are fitted with: a fit must not be shown on the chance it was fitted to."""
SENSITIVITY_SEEDS = range(2_000_000, 2_000_000 + 2**40)
"""Seeds of designs that vary the model's numbers."""
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


def run(  # noqa: PLR0913 (options by name, each with a default)
    scenario: Scenario | str | Path,
    *,
    replications: int = 40,
    seed: int = 1,
    events: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
    fixed: bool = False,
    assume: Iterable[str | Assumption] = (),
    posterior: str | Path | None = None,
) -> RunResult:
    """Run one scenario.

    The model's fitted numbers are drawn from the posterior: seeds 1 and 2 use its first draw, 3 and 4 its second, and
    so on, in every scenario, so that chance and not knowing can be told apart.

    Args:
        scenario: a scenario, its shipped name or the path of its file.
        replications: how many runs; replication r has the seed `seed + r`, in every scenario.
        seed: of the first replication, from one of the ranges of seeds above.
        events: keep one row per event.
        workers: processes to share the work between. The result is the same to the last bit, whatever their number.
        progress: called with the number of replications done and of all.
        fixed: the centre of the posterior in every replication: what is left is chance.
        assume: numbers or today's levers that somebody holds to be otherwise, such as `belief.information=0.5`.
        posterior: folder of another calibration than the one that ships with the package.

    Raises:
        ScenarioError: the scenario cannot be used.
        BalanceError: a balance did not close; there is no result then.
        CubbSimError: impossible numbers of replications or workers, seeds outside the ranges, an assumption or a
            calibration that cannot be used, or a worker that died.
    """
    seeds = _checked_seeds(seed, replications)
    prepared = _prepared([scenario], fixed, assume, posterior)
    return _results(prepared, seeds, _checked_workers(workers), events, progress)[0]


def compare(  # noqa: PLR0913 (options by name, each with a default)
    baseline: Scenario | str | Path,
    *others: Scenario | str | Path,
    replications: int = 40,
    seed: int = 1,
    workers: int = 1,
    progress: Progress | None = None,
    fixed: bool = False,
    assume: Iterable[str | Assumption] = (),
    posterior: str | Path | None = None,
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
    results = _results(_prepared(chosen, fixed, assume, posterior), seeds, _checked_workers(workers), False, progress)
    return Comparison(results[0], results[1:])


def _prepared(
    scenarios: Sequence[Scenario | str | Path],
    fixed: bool,
    assume: Iterable[str | Assumption],
    posterior: str | Path | None,
) -> list[Prepared]:
    """Each scenario with what is contested in it, its plan and the numbers it is run with."""
    assumptions = tuple(assume)
    folder = None if posterior is None else Path(posterior)
    prepared = []
    for one in scenarios:
        scenario = contested_scenario(_scenario(one), assumptions)
        known = knowledge_of(scenario, fixed=fixed, assume=assumptions, posterior=folder)
        prepared.append(Prepared(plan(scenario), known))
    return prepared


def _results(
    prepared: Sequence[Prepared], seeds: range, workers: int, events: bool, progress: Progress | None
) -> list[RunResult]:
    tasks = [Task(which, seed) for which in range(len(prepared)) for seed in seeds]
    told = progress or (lambda done, total: None)
    told(0, len(tasks))
    if workers == 1 or len(tasks) == 1:
        lived = _live_here(prepared, tasks, events, told)
    else:
        lived = _live_in_workers(prepared, tasks, events, workers, told)
    results = []
    for which, (shared, known) in enumerate(prepared):
        scenario = shared.scenario
        replications = lived[which * len(seeds) : (which + 1) * len(seeds)]
        used = numbers_used(known, seeds)
        manifest = manifest_of(scenario.name, scenario.hash, seeds, scenario.horizon_months, used)
        names = tuple(municipality.name for municipality in scenario.municipalities)
        results.append(RunResult(scenario, manifest, names, tuple(replications)))
    return results


def numbers_used(known: Knowledge, seeds: Sequence[int]) -> NumbersUsed:
    """What a manifest says of the numbers that these seeds ran with."""
    return NumbersUsed(
        numbers=str(known.numbers),
        posterior=known.posterior_id,
        draws=tuple(known.draw_of(seed) for seed in seeds),
        assumptions=tuple(one.text for one in known.assumptions),
        effective_share=known.effective_share,
        switches_fitted=known.switches_fitted,
        structure=known.structure,
        posterior_warnings=known.warnings,
    )


def _live_here(prepared: Sequence[Prepared], tasks: Sequence[Task], events: bool, told: Progress) -> list[Replication]:
    lived = []
    for task in tasks:
        shared, known = prepared[task.world]
        lived.append(live(shared, task.seed, events, known.values(task.seed)))
        told(len(lived), len(tasks))
    return lived


def _live_in_workers(
    prepared: Sequence[Prepared], tasks: Sequence[Task], events: bool, workers: int, told: Progress
) -> list[Replication]:
    """The same, shared between processes; whoever comes first, the replications stand in the order of the tasks."""
    # One process compiles for all: workers that start without compiled code would each do the whole of it.
    first = [] if is_compiled_already() else _live_here(prepared, tasks[:1], events, lambda done, total: None)
    rest = tasks[len(first) :]
    pool = ProcessPoolExecutor(
        min(workers, len(rest), MOST_WORKERS),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_receive,
        initargs=(tuple(prepared),),
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


def live(shared: Plan, seed: int, events: bool = False, values: Mapping[str, float] | None = None) -> Replication:
    """One replication, from the first month to the horizon. Nothing of the model is left when it returns.

    Args:
        shared: the plan of the scenario.
        seed: of the replication.
        events: keep one row per event.
        values: numbers by dotted name, in place of the declared defaults; `None`: those of the plan.
    """
    chosen = with_values(shared, values) if values else shared
    model = EmploymentServiceModel(chosen, seed=seed, events=events)
    try:
        return replication_of(model.run_to_horizon())
    finally:
        # Mesa's wrapped `step` and the model refer to each other; without this the arrays would wait for the garbage
        # collector, and thousands of runs would pile up meanwhile.
        model.__dict__.clear()


_RECEIVED: list[Prepared] = []
"""What a worker process was given to run."""


def _receive(prepared: tuple[Prepared, ...]) -> None:
    _RECEIVED[:] = prepared


def _live_in_worker(task: Task, events: bool) -> Replication:
    try:
        shared, known = _RECEIVED[task.world]
        return live(shared, task.seed, events, known.values(task.seed))
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
