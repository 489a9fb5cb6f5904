"""`DataCollector` and `batch_run` work as they do with any Mesa model."""

from __future__ import annotations

import inspect

import mesa
import numpy as np
import pytest

from cubb_sim.agents import Citizen, Firm
from cubb_sim.kinds import State
from cubb_sim.model import EmploymentServiceModel
from tests.mesa_habits.conftest import HORIZON


def n_working(model):
    """Citizens with ordinary hours or a job."""
    return int(np.isin(model.world.citizens.state, (State.HOURS, State.JOB)).sum())


class CollectingModel(EmploymentServiceModel):
    """A model with a collector, as Mesa's tutorial makes one."""

    extra_processes = (lambda model: model.datacollector.collect(model),)

    def __init__(self, scenario, seed=1):
        super().__init__(scenario, seed=seed)
        self.datacollector = mesa.DataCollector(
            model_reporters={"working": n_working, "month": "month", "present": lambda model: len(model.citizens)},
            agent_reporters={"municipality": "municipality", "trust": lambda agent: getattr(agent, "trust", None)},
            agenttype_reporters={Citizen: {"state": "state"}, Firm: {"habit": "habit"}},
        )


def test_model_reporters_give_one_row_a_month(tiny):
    model = CollectingModel(tiny)
    model.run_model()
    table = model.datacollector.get_model_vars_dataframe()
    assert list(table["month"]) == list(range(1, HORIZON + 1))
    assert table["working"].iloc[-1] == n_working(model)
    assert table["present"].iloc[-1] == len(model.citizens)


def test_agent_reporters_give_one_row_per_agent_and_month(tiny):
    model = CollectingModel(tiny)
    model.run_model()
    table = model.datacollector.get_agent_vars_dataframe()
    last = table.xs(HORIZON, level="Step")
    assert len(last) == len(model.agents)
    assert last["trust"].notna().sum() == len(model.citizens)
    assert last["trust"].mean() == pytest.approx(model.citizens.agg("trust", np.mean))
    assert set(last["municipality"]) == {0}


def test_agenttype_reporters_know_the_types(tiny):
    model = CollectingModel(tiny)
    model.step()
    states = model.datacollector.get_agenttype_vars_dataframe(Citizen)["state"]
    assert sorted(states) == sorted(citizen.state for citizen in model.citizens)
    assert len(model.datacollector.get_agenttype_vars_dataframe(Firm)) == len(model.firms)


def test_batch_run_runs_two_seeds_to_the_horizon(tiny):
    parameters, keywords = {"scenario": [tiny]}, {}
    if "rng" in inspect.signature(mesa.batch_run).parameters:
        keywords["rng"] = [1, 2]  # the spelling of Mesa 3.5
    else:
        parameters["seed"] = [1, 2]
    rows = mesa.batch_run(CollectingModel, parameters, max_steps=HORIZON, display_progress=False, **keywords)
    expected = {}
    for seed in (1, 2):
        model = EmploymentServiceModel(tiny, seed=seed)
        model.run_to_horizon()
        expected[seed] = n_working(model)
    assert {row["seed"]: row["working"] for row in rows} == expected
    assert {row["month"] for row in rows} == {HORIZON}
