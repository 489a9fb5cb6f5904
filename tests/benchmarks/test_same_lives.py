"""The peer made of objects lives the lives of the compiled slice: the benchmark compares like with like."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from benchmarks.compiled_slice import live_slice, settled_world, uniform_of_the_model
from benchmarks.objects import (
    CASEWORKER_ATTRIBUTES,
    CITIZEN_ATTRIBUTES,
    TOWN_ATTRIBUTES,
    CaseworkerAgent,
    CitizenAgent,
    JobCentre,
)
from benchmarks.plain import uniform as plain_uniform
from cubb_sim.decisions import CitizenDraw, Rare
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.population import plan
from cubb_sim.scenario import LeverChange, load_scenario

pytestmark = pytest.mark.slow  # the slice is compiled apart from the model, which takes half a minute

N_CITIZENS = 80
MONTHS = 12
WHY = Text("Til prøven.", "For the test.")
RESTLESS = {"caseworker_turnover": 0.6, "reorganisations_per_year": 2.0, "caseload": 25.0, "meetings_per_year": 12.0}
"""Levers under which everything in the slice happens to somebody within a year, newly opened posts included."""


def _small_plan(name, levers=None):
    scenario = load_scenario(name)
    changes = [
        LeverChange(lever, value, 1, None, None, WHY, "made up", Grade.ASSUMED)
        for lever, value in (levers or {}).items()
    ]
    town = dataclasses.replace(scenario.municipalities[0], citizens=N_CITIZENS)
    return plan(
        dataclasses.replace(
            scenario, horizon_months=MONTHS, municipalities=(town,),
            lever_changes=(*scenario.lever_changes, *changes),
        )
    )  # fmt: skip


@pytest.fixture(scope="module", params=["holstebro", "holstebro+cubb_package", "restless"])
def both(request):
    name, levers = ("holstebro", RESTLESS) if request.param == "restless" else (request.param, {})
    world = settled_world(_small_plan(name, levers), seed=3)
    centre = JobCentre(world, 0)
    live_slice(world, MONTHS)
    for _ in range(MONTHS):
        centre.step()
    return world, centre


@pytest.mark.parametrize("attribute", CITIZEN_ATTRIBUTES)
def test_citizens_live_the_same_lives(both, attribute):
    world, centre = both
    lived = [getattr(citizen, attribute) for citizen in centre.agents_by_type[CitizenAgent]]
    np.testing.assert_allclose(lived, world.citizens[attribute][:N_CITIZENS], rtol=1e-12, atol=0)


@pytest.mark.parametrize("attribute", CASEWORKER_ATTRIBUTES)
def test_caseworkers_have_the_same_months(both, attribute):
    world, centre = both
    lived = [getattr(post, attribute) for post in centre.agents_by_type[CaseworkerAgent]]
    np.testing.assert_allclose(lived, world.posts[attribute], rtol=1e-12, atol=0)


@pytest.mark.parametrize("attribute", TOWN_ATTRIBUTES)
def test_the_municipality_is_the_same(both, attribute):
    world, centre = both
    np.testing.assert_allclose(getattr(centre, attribute), world.municipalities[attribute][0], rtol=1e-12, atol=0)


def test_citizens_have_the_same_caseworkers(both):
    world, centre = both
    caseworkers = [citizen.caseworker.index for citizen in centre.agents_by_type[CitizenAgent]]
    assert caseworkers == world.citizens.caseworker[:N_CITIZENS].tolist()


def test_the_same_events_happen(both):
    world, centre = both
    assert centre.counts == world.flows[1:, 0].sum(axis=0).tolist()


def test_something_happens_in_the_slice(both):
    world, _ = both
    lived = world.citizens[:N_CITIZENS]
    for count in ("n_shifts", "n_meetings", "n_missed", "n_grasped", "n_plans", "n_spells", "months_in_hours"):
        assert lived[count].sum() > 0, count


@pytest.mark.parametrize("decision", [Rare.FIRM, Rare.MATCH, CitizenDraw.AGE, CitizenDraw.PSYCHIATRIC])
@pytest.mark.parametrize("seed", [0, 7, 2**40 + 5])
def test_plain_draws_are_the_draws_of_the_model(seed, decision):
    for month, entity in ((0, 0), (17, 2**20 * 4_000_000_000 + 123), (120, 2**62)):
        assert plain_uniform(seed, decision, month, entity) == uniform_of_the_model(seed, int(decision), month, entity)
