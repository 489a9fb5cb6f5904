"""Rules and models of somebody's own, as a test or another process uses them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cubb_sim import EmploymentServiceModel, Scenario, load_scenario
from cubb_sim.rules.scales import from_log_odds

BIAS = 1.5


def tiny() -> Scenario:
    """Holstebro with 60 citizens, for a year."""
    whole = load_scenario("holstebro")
    return replace(
        whole, horizon_months=12, municipalities=tuple(replace(one, citizens=60) for one in whole.municipalities)
    )


def as_it_is(at_caseworker: float, clarity_sd: float, p: Any) -> float:
    """The package's own `grasp_probability`, written once more."""
    return from_log_odds(at_caseworker + p.grasp_clarity * clarity_sd)


def more_easily(at_caseworker: float, clarity_sd: float, p: Any) -> float:
    """Perspectives are grasped more easily, by a constant from outside and a function of the user's own."""
    return helped(at_caseworker + p.grasp_clarity * clarity_sd)


def helped(log_odds: float) -> float:
    return from_log_odds(log_odds + BIAS)


AsItIs = EmploymentServiceModel.with_rules(grasp_probability=as_it_is)
MoreEasily = EmploymentServiceModel.with_rules(grasp_probability=more_easily)
