"""Runs that are observed: a town as it is, and the same one with levers that move staff, firms and organisations."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cubb_sim.biography import register_of
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.lived.snapshot import Observer
from cubb_sim.dashboard.views.organisation.sentences import NAMES
from cubb_sim.knowledge import knowledge_of
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.population import plan
from cubb_sim.scenario import Scenario, load_scenario

CHANGED = Selection(
    levers=(("caseload", 35.0), ("internship_conversion", 0.4), ("knowledge_brokers", 2.0), ("voluntary_places", 8.0))
)


@dataclass(frozen=True)
class Run:
    """A run as the model left it, and what was observed of its first municipality."""

    outcome: Outcome
    course: Course
    first_post: int
    first_firm: int
    post_number: object


def observed(scenario: Scenario, town: str, name: str, seed: int = 1) -> Run:
    """A run lived month by month, as `simulation.single` lives it."""
    model = EmploymentServiceModel(plan(scenario, knowledge_of(scenario).values(seed)), seed=seed, events=True)
    observer, m = Observer(town), [one.name for one in scenario.municipalities].index(town)
    snapshots = [observer(model)]
    for _ in range(scenario.horizon_months):
        model.step()
        snapshots.append(observer(model))
    place = model.world.municipalities[m]
    firsts = int(place.first_post), int(place.first_firm)
    return Run(model.outcome(), Course(name, tuple(snapshots)), *firsts, register_of(model.world).post_number)


@pytest.fixture(scope="session")
def runs() -> tuple[Run, Run]:
    """Holstebro today and changed."""
    worlds = worlds_of(CHANGED)
    both = (worlds.baseline, worlds.changed)
    return tuple(observed(one, "Holstebro", name.da) for one, name in zip(both, NAMES, strict=True))  # type: ignore[return-value]


@pytest.fixture(scope="session")
def worlds(runs: tuple[Run, Run]) -> tuple[Course, Course]:
    """The same as courses."""
    return runs[0].course, runs[1].course


@pytest.fixture(scope="session")
def second_of_four() -> Run:
    """Holstebro beside three others, where it is not the first in the arrays."""
    return observed(load_scenario("four_partners"), "Holstebro", "dagens verden")
