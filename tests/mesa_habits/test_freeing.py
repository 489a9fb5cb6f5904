"""Models are freed when nobody holds them, and a run that asks for no agents has none."""

from __future__ import annotations

import gc
import weakref

import mesa
import pytest

from cubb_sim.agents import release


def test_a_run_makes_no_agents(model):
    model.run_to_horizon()
    assert len(model._all_agents) == 0
    assert model._agents_by_type == {}


def test_a_model_that_was_run_is_freed(new_model):
    model = new_model()
    model.run_to_horizon()
    remembered = weakref.ref(model)
    del model
    gc.collect()
    assert remembered() is None


def test_a_model_that_held_agents_is_freed(new_model):
    model = new_model()
    assert len(model.agents) > 0
    model.step()
    assert len(model.agents) > 0
    remembered = weakref.ref(model)
    del model
    gc.collect()
    assert remembered() is None


@pytest.mark.each_python
@pytest.mark.slow
def test_a_released_model_is_freed(new_model):
    model = new_model()
    citizen = next(iter(model.citizens))
    release(model)
    remembered = weakref.ref(model)
    del model, citizen
    gc.collect()
    assert remembered() is None


def test_released_views_come_back_when_asked_for(model):
    n_agents = len(model.agents)
    release(model)
    assert len(model._all_agents) == 0
    assert len(model.agents) == n_agents


def test_mesa_remembers_no_model(model):
    assert len(model.agents) > 0
    assert model not in getattr(mesa.Agent, "_ids", {})
