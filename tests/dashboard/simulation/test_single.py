"""Single runs with events: the run that `trace` tells of, and what was taken from the model by month."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.biography import life_of, register_of, tell
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.single import kept_run, single_run
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import contested_scenario, knowledge_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import plan

CHOSEN = Selection(
    "lilleby", levers=(("caseload", 35.0),), profile=(("caseload", 70.0),), contested=(("belief.information", 0.4),)
)


def month_and_posts(model):
    return model.month, model.world.posts["team"].copy()


def fail(model):
    raise CubbSimError("Not this one.")


def test_it_is_the_run_that_trace_tells_of(threads, small_town):
    worlds = worlds_of(CHOSEN)
    made = single_run(worlds.changed, worlds.assume, 3)
    contested = contested_scenario(worlds.changed, worlds.assume)
    values = knowledge_of(contested, assume=worlds.assume).values(3)
    model = EmploymentServiceModel(plan(contested, values), seed=3, events=True)
    register = register_of(model.world)
    outcome = model.run_to_horizon()
    np.testing.assert_array_equal(made.outcome.events, outcome.events)
    told = tell(life_of(made.outcome, "7", made.register), "da")
    assert told == tell(life_of(outcome, "7", register), "da")


def test_an_observer_sees_every_month_from_the_start(threads, small_town):
    worlds = worlds_of(CHOSEN)
    made = single_run(worlds.baseline, worlds.assume, 1, month_and_posts)
    assert [month for month, _ in made.observed] == list(range(25))
    assert len({len(posts) for _, posts in made.observed}) == 1


def test_it_is_kept_for_each_observer(threads, small_town):
    worlds = worlds_of(CHOSEN)
    wish = (worlds.baseline, worlds.assume, 1)
    made = single_run(*wish, month_and_posts)
    assert kept_run(*wish, month_and_posts) is made
    assert kept_run(*wish, None) is None
    assert single_run(*wish, month_and_posts) is made


def test_an_error_is_handed_on(threads, small_town):
    worlds = worlds_of(CHOSEN)
    with pytest.raises(CubbSimError, match="Not this one"):
        single_run(worlds.baseline, worlds.assume, 1, fail)
