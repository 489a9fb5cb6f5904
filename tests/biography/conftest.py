"""Three runs of one small municipality with the same people: as it is, with the whole package, and with more posts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from cubb_sim.biography import Register, register_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.scenario import Scenario, load_scenario

N_CITIZENS = 120
HORIZON = 24


@dataclass(frozen=True)
class Told:
    """One run and the register of its start, with the world as it was left."""

    outcome: Outcome
    register: Register
    world: Any


def small(name: str, citizens: int = N_CITIZENS, horizon: int = HORIZON) -> Scenario:
    """A scenario with few citizens and months."""
    scenario = load_scenario(name)
    towns = tuple(replace(town, citizens=citizens) for town in scenario.municipalities)
    return replace(scenario, horizon_months=horizon, municipalities=towns)


def lived(scenario: Scenario, seed: int = 1) -> Told:
    """A run with event rows."""
    model = EmploymentServiceModel(scenario, seed=seed, events=True)
    register = register_of(model.world)
    return Told(model.run_to_horizon(), register, model.world)


@pytest.fixture(scope="session")
def today() -> Told:
    """Holstebro as it is."""
    return lived(small("holstebro"))


@pytest.fixture(scope="session")
def package() -> Told:
    """Holstebro with the whole package."""
    return lived(small("holstebro+cubb_package"))


@pytest.fixture(scope="session")
def four_towns() -> Told:
    """The four partners."""
    return lived(small("four_partners", citizens=40, horizon=12))
