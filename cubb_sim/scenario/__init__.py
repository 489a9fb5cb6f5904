"""Scenarios: what a file may say, how one is laid over another, and how one is found, read, changed and written."""

from __future__ import annotations

from cubb_sim.scenario.changing import changed_scenario
from cubb_sim.scenario.checks import check_lever
from cubb_sim.scenario.content import DisturbanceEvent, LeverChange, MunicipalitySpec, ParameterChange, Scenario
from cubb_sim.scenario.loading import load_scenario, shipped_scenarios
from cubb_sim.scenario.writing import write_scenario_file

__all__ = [
    "DisturbanceEvent",
    "LeverChange",
    "MunicipalitySpec",
    "ParameterChange",
    "Scenario",
    "changed_scenario",
    "check_lever",
    "load_scenario",
    "shipped_scenarios",
    "write_scenario_file",
]
