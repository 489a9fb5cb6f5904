"""Outcomes and results made by hand: a few persons and months, so that every figure can be worked out on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cubb_sim.events import N_EVENTS
from cubb_sim.kinds import NOT_YET, Benefit, State
from cubb_sim.outcome import Account, Outcome, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITY_INDEX, SUBGROUP_INDEX, evaluate
from cubb_sim.results import RunResult, manifest_of, replication_of
from cubb_sim.scenario import Scenario
from cubb_sim.state import CITIZEN, empty

HORIZON = 24


def people(n: int, **fields: Any) -> Any:
    """`n` persons of the cohort: 40 years old, kontanthjælp, in the middle third, passive for 24 months, nothing else.

    `fields` are values for everybody, or one per person.
    """
    persons = empty(CITIZEN, n)
    defaults = {
        "address": np.arange(1, n + 1),
        "is_cohort": 1,
        "start_age_months": 40 * 12,
        "start_benefit": Benefit.KONTANTHJAELP,
        "closeness_third": 1,
        "state": State.PASSIVE,
        "months_on_benefit_here": HORIZON,
        "first_hours_month": NOT_YET,
        "first_job_month": NOT_YET,
    }
    for name, value in (defaults | fields).items():
        persons[name] = value
    return persons


def outcome(persons: Any, horizon: int = HORIZON, n_municipalities: int = 1, seed: int = 1) -> Outcome:
    """An outcome with these people, in which nothing else happened."""
    shape = (horizon + 1, n_municipalities)
    return Outcome(
        seed=seed,
        horizon_months=horizon,
        municipalities=tuple(f"municipality_{m}" for m in range(n_municipalities)),
        people=persons,
        flows=np.zeros((*shape, N_EVENTS), np.int64),
        stocks=np.zeros((*shape, len(Stock)), np.float64),
        ledger=np.zeros((*shape, len(Account)), np.int64),
    )


def value(quantity: str, persons: Any, subgroup: str = "all", horizon: int = HORIZON) -> float:
    """One quantity of an outcome with these people in which nothing else happened."""
    return value_of(quantity, outcome(persons, horizon), subgroup)


def value_of(quantity: str, one: Outcome, subgroup: str = "all") -> float:
    """One quantity of an outcome."""
    return float(evaluate(one)[QUANTITY_INDEX[quantity], SUBGROUP_INDEX[subgroup]])


def scenario(name: str, horizon: int = HORIZON) -> Scenario:
    """A scenario with nothing in it but its name."""
    return Scenario(name, Text(name, name), Text("?", "?"), None, horizon, (), (), (), ())


def result(outcomes: Sequence[Outcome], name: str = "baseline") -> RunResult:
    """A result of these replications."""
    horizon, seeds = outcomes[0].horizon_months, [one.seed for one in outcomes]
    made_of = scenario(name, horizon)
    return RunResult(
        scenario=made_of,
        manifest=manifest_of(name, made_of.hash, seeds, horizon),
        municipalities=outcomes[0].municipalities,
        replications=tuple(replication_of(one) for one in outcomes),
    )
