"""The one door: from a scenario, a number of replications and a seed to a result, and from several to a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cubb_sim.comparison import Comparison
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import Assumption, Knowledge
from cubb_sim.living import Prepared, Progress, Task, Work, live_all, prepared
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.results import Manifest, NumbersUsed, RunResult, manifest_of
from cubb_sim.scenario import Scenario, load_scenario

REPORTING_SEEDS = range(0, 1_000_000)
"""Seeds of results that are shown to somebody."""
CALIBRATION_SEEDS = range(1_000_000, 2_000_000)
"""Seeds the model's numbers are fitted with: a fit must not be shown on the chance it was fitted to."""
SENSITIVITY_SEEDS = range(2_000_000, 2_000_000 + 2**40)
"""Seeds of designs that vary the model's numbers."""


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
    model: type[EmploymentServiceModel] = EmploymentServiceModel,
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
        model: a model of one's own: a subclass with rewritten rules or with processes in Python.

    Raises:
        ScenarioError: the scenario cannot be used.
        BalanceError: a balance did not close; there is no result then.
        CubbSimError: impossible numbers of replications or workers, seeds outside the ranges, an assumption or a
            calibration that cannot be used, or a worker that died.
    """
    seeds = checked_seeds(seed, replications)
    ready = prepared(read_scenario(scenario), fixed=fixed, assume=assume, posterior=posterior)
    work = Work((ready,), checked_model(model), events)
    return _results(work, seeds, _checked_workers(workers), progress)[0]


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
    model: type[EmploymentServiceModel] = EmploymentServiceModel,
) -> Comparison:
    """Run a baseline and one or more other scenarios with the same seeds, and pair them by replication and person.

    Arguments and errors are those of `run`; a model of one's own runs all of them. Two models are compared by running
    each and pairing the results: `Comparison(run("holstebro"), [run("holstebro", model=Mine)])`.

    Raises:
        CubbSimError: there is nothing to compare with, or the scenarios do not have the same horizon.
    """
    if not others:
        raise CubbSimError("A comparison needs a baseline and at least one other scenario.")
    chosen = [read_scenario(one) for one in (baseline, *others)]
    _refuse_different_horizons(chosen)
    seeds, assumptions = checked_seeds(seed, replications), tuple(assume)
    ready = (prepared(one, fixed=fixed, assume=assumptions, posterior=posterior) for one in chosen)
    work = Work(tuple(ready), checked_model(model), False)
    results = _results(work, seeds, _checked_workers(workers), progress)
    return Comparison(results[0], results[1:])


def _results(work: Work, seeds: range, workers: int, progress: Progress | None) -> list[RunResult]:
    tasks = [Task(which, seed) for which in range(len(work.prepared)) for seed in seeds]
    rewritten = work.model.own_parts()  # as it is when the run begins: a process may change what it uses
    lived = live_all(work, tasks, workers, progress or (lambda done, total: None))
    results = []
    for which, ready in enumerate(work.prepared):
        scenario = ready.plan.scenario
        replications = lived[which * len(seeds) : (which + 1) * len(seeds)]
        names = tuple(municipality.name for municipality in scenario.municipalities)
        results.append(RunResult(scenario, manifest_with(ready, seeds, rewritten), names, tuple(replications)))
    return results


def manifest_with(ready: Prepared, seeds: Sequence[int], rewritten: tuple[str, ...]) -> Manifest:
    """The manifest of runs of one scenario with these seeds, by a model with these parts of its own."""
    scenario = ready.plan.scenario
    used = replace(numbers_used(ready.knowledge, seeds), rewritten=rewritten)
    return manifest_of(scenario.name, scenario.hash, seeds, scenario.horizon_months, used)


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


def read_scenario(given: Scenario | str | Path) -> Scenario:
    """The scenario that is given, or that a name or path stands for.

    Raises:
        ScenarioError: it cannot be used.
    """
    return given if isinstance(given, Scenario) else load_scenario(given)


def checked_seeds(seed: int, replications: int) -> range:
    """The seeds of so many replications.

    Raises:
        CubbSimError: they are no numbers, or not in one of the ranges of seeds.
    """
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


def checked_model(model: type[EmploymentServiceModel]) -> type[EmploymentServiceModel]:
    """The model, where it is one.

    Raises:
        CubbSimError: it is anything but a class of models.
    """
    if not (isinstance(model, type) and issubclass(model, EmploymentServiceModel)):
        raise CubbSimError(
            f"model: {model!r} is not a class of models. Give a subclass of EmploymentServiceModel, not one that has "
            "been called."
        )
    return model


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
