"""A municipality of sixty citizens for a year: small enough to be run many times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan
from cubb_sim.scenario import load_scenario

N_CITIZENS = 60
HORIZON = 12


@pytest.fixture(scope="session")
def tiny() -> Plan:
    """What all runs of the tiny municipality share."""
    scenario = load_scenario("holstebro")
    (town,) = scenario.municipalities
    return plan(replace(scenario, horizon_months=HORIZON, municipalities=(replace(town, citizens=N_CITIZENS),)))


@pytest.fixture
def new_model(tiny: Plan) -> Callable[..., EmploymentServiceModel]:
    """Makes a model of the tiny municipality at month 0."""
    return lambda seed=1, **keywords: EmploymentServiceModel(tiny, seed=seed, **keywords)


@pytest.fixture
def model(new_model: Callable[..., EmploymentServiceModel]) -> EmploymentServiceModel:
    """A model of the tiny municipality at month 0."""
    return new_model()
