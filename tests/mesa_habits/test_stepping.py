"""Mesa's own ways of letting time pass give the months of `run_to_horizon`."""

from __future__ import annotations

import mesa
import numpy as np
import pytest

from cubb_sim.errors import CubbSimError
from tests.mesa_habits.conftest import HORIZON


def test_it_is_a_mesa_model(model):
    assert isinstance(model, mesa.Model)
    assert (model.steps, model.month, model.running) == (0, 0, True)


def test_a_step_is_a_month(model):
    model.step()
    model.step()
    assert (model.steps, model.month) == (2, 2)


def test_run_model_stops_at_the_horizon(model):
    model.run_model()
    assert (model.steps, model.month, model.running) == (HORIZON, HORIZON, False)


def test_running_under_mesa_gives_the_same_lives(new_model):
    under_mesa, directly = new_model(), new_model()
    under_mesa.run_model()
    outcome = directly.run_to_horizon()
    assert under_mesa.world.citizens.tobytes() == outcome.people.tobytes()


def test_run_for_gives_the_same_months_where_mesa_has_it(new_model):
    model, by_steps = new_model(), new_model()
    if not hasattr(model, "run_for"):
        pytest.skip("This Mesa has no run_for; it came with 3.5.")
    model.run_for(3)
    for _ in range(3):
        by_steps.step()
    assert model.steps == 3
    assert model.world.citizens.tobytes() == by_steps.world.citizens.tobytes()


def test_a_step_beyond_the_horizon_is_refused_in_words(model):
    model.run_model()
    with pytest.raises(CubbSimError, match=f"horizon of {HORIZON} months"):
        model.step()


def test_mesas_own_generator_changes_nobodys_life(new_model):
    """Whoever draws from `model.random` or `model.rng` leaves the addressed draws alone."""
    disturbed, left_alone = new_model(), new_model()
    for _ in range(6):
        disturbed.random.random()
        disturbed.rng.random(100)
        disturbed.step()
        left_alone.step()
    assert np.array_equal(disturbed.world.citizens, left_alone.world.citizens)
