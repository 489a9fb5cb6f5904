"""Comparisons made by hand, so that the report can be tested without running the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from cubb_sim.comparison import Comparison
from cubb_sim.kinds import NOT_YET, State
from cubb_sim.outcome import Account, Outcome, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.results import NumbersUsed, RunResult, manifest_of, replication_of
from cubb_sim.scenario import Scenario, load_scenario
from tests.hand_made import outcome, people

N_CITIZENS = 22
IN_WORK_TODAY = 4
MORE_IN_WORK = 3
"""Citizens who get paid hours in the better of two courses of events only."""


def titled(scenario: Scenario, title: str) -> Scenario:
    """The scenario under another title, the same in both languages."""
    return replace(scenario, title=Text(title, title), question=Text(title, title))


def one_run(scenario: Scenario, seed: int, n_in_work: int) -> Outcome:
    """22 citizens, of whom the first `n_in_work` and a few that vary with the seed get hours and keep them."""
    horizon, n = scenario.horizon_months, n_in_work + seed % 3
    hours = [6 + k if k < n else NOT_YET for k in range(N_CITIZENS)]
    persons = people(
        N_CITIZENS,
        address=np.arange(1, N_CITIZENS + 1),
        start_age_months=[25 * 12 if k % 3 == 0 else 45 * 12 for k in range(N_CITIZENS)],
        closeness_third=[k % 3 for k in range(N_CITIZENS)],
        first_hours_month=hours,
        state=[State.HOURS if k < n else State.PASSIVE for k in range(N_CITIZENS)],
        months_on_benefit_here=horizon,
        meaning=[0.4 + 0.01 * k for k in range(N_CITIZENS)],
        municipal_kr=[300_000 - 9_000 * (k < n) for k in range(N_CITIZENS)],
        n_measures=4,
        n_own_measures=[1 + (k < n) for k in range(N_CITIZENS)],
        hours_worked=[900.0 if k < n else 0.0 for k in range(N_CITIZENS)],
    )
    made = outcome(persons, horizon, max(1, len(scenario.municipalities)), seed)
    ever = np.array([sum(1 for first in hours if NOT_YET < first <= month) for month in range(horizon + 1)])
    made.stocks[:, 0, Stock.COHORT_EVER_HOURS] = ever
    made.stocks[:, 0, Stock.COHORT_IN_JOB] = ever // 2
    made.stocks[:, 0, Stock.POSTS_FILLED] = 1
    made.ledger[1:, 0, Account.STAFF] = 40_000 + 3_000 * n_in_work
    made.ledger[1:, 0, Account.BENEFIT_MUNICIPAL] = 150_000 - 6_000 * ever[1:] - 10 * seed
    made.ledger[1:, 0, Account.BENEFIT] = made.ledger[1:, 0, Account.BENEFIT_MUNICIPAL]
    return made


def drawn(n_replications: int, *assumptions: str, effective_share: float = 1.0) -> NumbersUsed:
    """Numbers as a calibrated model has them: two runs share a draw of the posterior."""
    draws = tuple((seed - 1) // 2 for seed in range(1, n_replications + 1))
    return NumbersUsed("posterior", "0123456789ab", draws, assumptions, effective_share)


def result(scenario: Scenario, n_in_work: int, n_replications: int, used: NumbersUsed | None = None) -> RunResult:
    """A result of runs of 22 citizens.

    With draws of a posterior up to three more get hours from draw to draw, and one more in every second run, where
    `n_in_work` is more than the baseline's.
    """
    seeds = range(1, n_replications + 1)
    extra = dict.fromkeys(seeds, 0)
    if used is not None and used.numbers == "posterior" and n_in_work > IN_WORK_TODAY:
        extra = {seed: draw * 7 % 4 + seed % 2 for seed, draw in zip(seeds, used.draws, strict=True)}
    replications = tuple(replication_of(one_run(scenario, seed, n_in_work + extra[seed])) for seed in seeds)
    names = tuple(one.name for one in scenario.municipalities) or ("nowhere",)
    manifest = manifest_of(scenario.name, scenario.hash, seeds, scenario.horizon_months, used)
    return RunResult(scenario, manifest, names, replications)


def comparison(
    others: Sequence[str | Scenario] = ("holstebro+saving",),
    n_replications: int = 3,
    more: Sequence[int] = (MORE_IN_WORK,),
    baseline: str | Scenario = "holstebro",
    used: NumbersUsed | None = None,
) -> Comparison:
    """A baseline in which four citizens or so get hours, and others in which `more` of them do."""
    loaded = [load_scenario(one) if isinstance(one, str) else one for one in (baseline, *others)]
    results = [result(loaded[0], IN_WORK_TODAY, n_replications, used)]
    for scenario, extra in zip(loaded[1:], more, strict=True):
        results.append(result(scenario, IN_WORK_TODAY + extra, n_replications, used))
    return Comparison(results[0], results[1:])


def with_nothing_defined(one: Comparison) -> Comparison:
    """The comparison with every quantity undefined in every run."""

    def emptied(result: RunResult) -> RunResult:
        nothing: Any = np.full_like(result.replications[0].values, np.nan)
        return replace(result, replications=tuple(replace(r, values=nothing) for r in result.replications))

    return Comparison(emptied(one.baseline), [emptied(other) for other in one.others.values()])
