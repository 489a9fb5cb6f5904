"""Trials held on simulated people: both arms lived by the same citizens with the same luck, over the posterior."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from cubb_sim.calibration.validation.contrast import Predicted, Scale, Verdict, judged, predicted
from cubb_sim.calibration.validation.outcomes import OUTCOMES, cross_table
from cubb_sim.calibration.validation.population import Holds, taken_in
from cubb_sim.calibration.validation.trial import Measurement, Trial
from cubb_sim.compilation import is_compiled_already, mark_compiled
from cubb_sim.errors import CubbSimError, ScenarioError
from cubb_sim.living import MOST_WORKERS
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import People
from cubb_sim.population import Plan, plan, with_values
from cubb_sim.run import REPORTING_SEEDS

DEFAULT_REPLICATIONS = 80
"""Forty draws of the posterior, two seeds of each."""
FEWEST_PEOPLE = 20
"""Simulated citizens who meet the criteria; with fewer a share says nothing."""

ValuesFor = Callable[[Trial, int], Mapping[str, float]]
"""The model's numbers in a run of a trial with a seed, by dotted name, laid over the declared defaults."""
Progress = Callable[[int, int], None]
"""Told how many pairs of lives are done, of how many: first with 0, then after each."""


class Pair(NamedTuple):
    """Both arms of one trial with one seed."""

    trial: int
    seed: int
    values: Mapping[str, float]


@dataclass(frozen=True)
class Finding:
    """What comes of one measurement.

    Attributes:
        n_people: simulated citizens who meet the criteria, on average over the pairs.
        level_differs: the measured share of the comparator lies outside what the model expects of one of that size, so
            that even a hit is weak support.
        no_effect_inside: the model's 95 % interval holds no effect at all.
    """

    trial: Trial
    measurement: Measurement
    model: Predicted
    verdict: Verdict
    n_people: float
    n_pairs: int

    @property
    def inside(self) -> bool:
        """Whether what was measured lies inside the model's 95 % interval, also where that tells nothing."""
        return self.verdict is not Verdict.MISS

    @property
    def inside_80(self) -> bool:
        """Whether it lies inside the 80 % interval."""
        return self.model.low_80 <= self.measurement.measured.value <= self.model.high_80

    @property
    def level_differs(self) -> bool:
        """Whether the usual effort gives quite another share in the model than in the trial."""
        share = self.measurement.comparator_share
        return share is not None and not self.model.comparator_low_95 <= share <= self.model.comparator_high_95

    @property
    def no_effect_inside(self) -> bool:
        """Whether a trial that found nothing would have hit as well."""
        return self.model.low_95 <= self.measurement.scale.no_effect <= self.model.high_95


def run_trials(
    trials: Sequence[Trial],
    values_for: ValuesFor,
    *,
    replications: int = DEFAULT_REPLICATIONS,
    seed: int = 1,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Finding]:
    """Hold the trials and judge every measurement of each.

    Args:
        trials: as `load_trial` gives them.
        values_for: the model's numbers by trial and seed; both arms of a pair have the same.
        replications: pairs of lives of each trial; pair r has the seed `seed + r`.
        seed: of the first pair, from the range for results that are shown.
        workers: processes to share the work between. The result is the same, whatever their number.
        progress: called with the number of pairs done and of all.

    Raises:
        ScenarioError: (almost) nobody in the scenario meets the criteria of a trial.
        CubbSimError: impossible numbers of replications, workers or seeds; a balance did not close.
    """
    _check(trials, replications, seed, workers)
    plans = [(plan(trial.intervention), plan(trial.comparator)) for trial in trials]
    seeds = range(seed, seed + replications)
    pairs = [Pair(i, s, dict(values_for(trial, s))) for i, trial in enumerate(trials) for s in seeds]
    for first in range(0, len(pairs), replications):  # a criterion nobody meets is found before the work begins
        _refuse_few(trials[pairs[first].trial], _n_at_start(trials, plans, pairs[first]))
    told = progress or (lambda done, total: None)
    told(0, len(pairs))
    tables: list[list[Any]] = [[] for _ in trials]
    lived = _lived(trials, plans, pairs, workers)
    for done, (pair, counts) in enumerate(zip(pairs, lived, strict=True), 1):
        _refuse_few(trials[pair.trial], int(counts[0].sum()))
        tables[pair.trial].append(counts)
        told(done, len(pairs))
    return [
        _finding(trial, k, measurement, np.array(tables[i])[:, k])
        for i, trial in enumerate(trials)
        for k, measurement in enumerate(trial.measurements)
    ]


def live_pair(trial: Trial, plans: tuple[Plan, Plan], seed: int, values: Mapping[str, float]) -> Any:
    """One pair: how many of those taken in each measured thing happened to, in which of their two lives.

    Returns:
        int array of shape (measurements, 4): in both, with the intervention only, without it only, in neither.
    """
    with_it, without = (_happened(trial, with_values(one, values), seed) for one in plans)
    # Who is taken in is settled by the life without the intervention; the same persons are followed in the other.
    group = without.taken_in
    if not np.array_equal(with_it.addresses, without.addresses):
        raise CubbSimError(f"{trial.id}: the two arms do not hold the same citizens.")
    rows = [cross_table(a[group], b[group]) for a, b in zip(with_it.happened, without.happened, strict=True)]
    return np.array(rows, np.int64)


class _Lived(NamedTuple):
    """The cohort of one arm: who was taken in, and what happened to everybody, by measurement."""

    addresses: Any
    taken_in: Holds
    happened: list[Any]


def _happened(trial: Trial, shared: Plan, seed: int) -> _Lived:
    """Live one arm to its last measurement, looking at the cohort in the month of each."""
    model = EmploymentServiceModel(shared, seed=seed)
    try:
        start = _cohort(model)
        addresses, group = np.array(start["address"]), taken_in(start, trial.filters)
        seen: dict[int, People] = {}
        months = {one.month for one in trial.measurements}
        for month in range(1, trial.last_month + 1):
            model.step()
            if month in months:
                seen[month] = _cohort(model)
        if not is_compiled_already():
            mark_compiled()
        happened = [np.asarray(OUTCOMES[m.outcome].happened(seen[m.month])) for m in trial.measurements]
        return _Lived(addresses, group, happened)
    finally:
        model.__dict__.clear()  # Mesa's wrapped `step` and the model refer to each other


def _cohort(model: EmploymentServiceModel) -> People:
    """A copy of the records of everybody present at the start, as they stand now."""
    people = np.asarray(model.outcome().people)
    return people[people["is_cohort"] == 1]


def _n_at_start(trials: Sequence[Trial], plans: Sequence[tuple[Plan, Plan]], pair: Pair) -> int:
    """How many citizens meet the criteria of the pair's trial before the first month."""
    model = EmploymentServiceModel(with_values(plans[pair.trial][1], pair.values), seed=pair.seed)
    try:
        return int(taken_in(_cohort(model), trials[pair.trial].filters).sum())
    finally:
        model.__dict__.clear()


def _refuse_few(trial: Trial, n: int) -> None:
    if n >= FEWEST_PEOPLE:
        return
    criteria = ", ".join(name for name, _ in trial.filters) or "none"
    of_all = f"of the {trial.comparator.n_citizens:,} citizens of the scenario"
    what = f"{n or 'none'} {of_all} {'meets' if n == 1 else 'meet'} the criteria ({criteria})."
    advice = f"At least {FEWEST_PEOPLE} are needed: ask less, or start from a scenario with more citizens."
    raise ScenarioError(f"{trial.path}, key 'population'", what, advice)


def _lived(
    trials: Sequence[Trial], plans: Sequence[tuple[Plan, Plan]], pairs: Sequence[Pair], workers: int
) -> Iterator[Any]:
    """The table of each pair, in the order of the pairs."""
    # One process compiles for all: workers that start without compiled code would each do the whole of it.
    n_here = len(pairs) if workers == 1 else int(not is_compiled_already())
    for p in pairs[:n_here]:
        yield live_pair(trials[p.trial], plans[p.trial], p.seed, p.values)
    if rest := pairs[n_here:]:
        from joblib import Parallel, delayed  # noqa: PLC0415 (not needed by one process)

        share = Parallel(n_jobs=min(workers, len(rest), MOST_WORKERS), return_as="generator", backend="loky")
        yield from share(delayed(_live_elsewhere)(trials[p.trial], plans[p.trial], p) for p in rest)


def _live_elsewhere(trial: Trial, plans: tuple[Plan, Plan], pair: Pair) -> Any:
    """One pair in another process, with errors in the only form all of them can be sent in: their text."""
    try:
        return live_pair(trial, plans, pair.seed, pair.values)
    except CubbSimError as error:
        raise CubbSimError(str(error)) from None


def _finding(trial: Trial, k: int, measurement: Measurement, tables: Any) -> Finding:
    rng = np.random.default_rng([crc32(trial.id.encode("utf-8")), k])
    scale = Scale(measurement.scale)
    model = predicted(tables, trial.n, scale, rng)
    verdict = judged(measurement.measured, model, scale)
    return Finding(trial, measurement, model, verdict, float(tables.sum(axis=1).mean()), len(tables))


def _check(trials: Sequence[Trial], replications: int, seed: int, workers: int) -> None:
    if not trials:
        raise CubbSimError("There is no trial to hold.")
    if replications < 1 or workers < 1:
        raise CubbSimError("At least one replication and one worker are needed.")
    if seed not in REPORTING_SEEDS or seed + replications - 1 not in REPORTING_SEEDS:
        most = REPORTING_SEEDS.stop - 1
        raise CubbSimError(f"Seeds {seed} to {seed + replications - 1} are not all from 0 to {most:,}.")
    ids = [trial.id for trial in trials]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise CubbSimError(f"Two of the trials have the id '{twice}'. Give one of them another id.")
