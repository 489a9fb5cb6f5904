"""By how much common random numbers shrink the variance of a small lever change."""

from __future__ import annotations

import dataclasses

import numpy as np

from cubb_sim.model import EmploymentServiceModel
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.population import plan
from cubb_sim.quantities import QUANTITY_INDEX, evaluate
from cubb_sim.scenario import LeverChange, Scenario, load_scenario

CHANGES = {"conversation_quality": 0.02, "caseworker_turnover": -0.02, "internship_conversion": 0.01}
QUANTITIES = (
    "hours_ever_share", "work_at_end_share", "grasped_per_citizen_year", "trust", "municipal_net_cost_per_citizen_year",
)  # fmt: skip
EMPLOYMENT = ("hours_ever_share", "work_at_end_share")
CITIZENS = 1000
Values = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def variance_factors(n_replications: int) -> dict[str, dict[str, float]]:
    """Variance of an unpaired difference over that of a paired one, by lever and quantity."""
    scenario = load_scenario("holstebro")
    town = dataclasses.replace(scenario.municipalities[0], citizens=CITIZENS)
    base = dataclasses.replace(scenario, municipalities=(town,))
    today = values_of(base, n_replications)
    return {name: factors(today, values_of(changed(base, name), n_replications)) for name in CHANGES}


def changed(base: Scenario, lever: str) -> Scenario:
    """The scenario with one lever moved a little from month 1 on."""
    value = LEVERS[lever].default + CHANGES[lever]
    why = Text("Et lille skub.", "A small push.")
    change = LeverChange(lever, value, 1, None, None, why, "benchmark", Grade.ASSUMED)
    return dataclasses.replace(base, lever_changes=(*base.lever_changes, change))


def values_of(scenario: Scenario, n_replications: int) -> Values:
    """The quantities of every replication, shape (replications, quantities)."""
    shared = plan(scenario)
    chosen = [QUANTITY_INDEX[name] for name in QUANTITIES]
    runs = (EmploymentServiceModel(shared, seed=seed).run_to_horizon() for seed in range(1, n_replications + 1))
    values: Values = np.array([evaluate(outcome)[chosen, 0] for outcome in runs])
    return values


def factors(today: Values, then: Values) -> dict[str, float]:
    """Sum of the two variances (the difference of independent runs) over the variance of the paired difference."""
    unpaired = today.var(axis=0, ddof=1) + then.var(axis=0, ddof=1)
    paired = (then - today).var(axis=0, ddof=1)
    with np.errstate(divide="ignore"):
        return dict(zip(QUANTITIES, (unpaired / paired).tolist(), strict=True))
