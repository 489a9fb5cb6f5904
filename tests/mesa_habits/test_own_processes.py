"""A mechanism of one's own, added by subclassing: one Python line per agent and month."""

from __future__ import annotations

import pytest

from cubb_sim.agents import FIRST_FREE_DECISION, AgentViews, Caseworker, Citizen, Firm, VoluntaryOrganisation
from cubb_sim.errors import CubbSimError
from cubb_sim.model import EmploymentServiceModel
from tests.mesa_habits.conftest import HORIZON, N_CITIZENS

JOINS = FIRST_FREE_DECISION


class Neighbour(Citizen):
    """A citizen who may join an evening club, where networks grow."""

    network: float
    club_chance = 0.2

    def may_join_the_club(self):
        if self.draw(JOINS) < self.club_chance:
            self.network = min(1.0, self.network + 0.1)
            self.notes["evenings"] = self.notes.get("evenings", 0) + 1


def neighbours_meet(model: AgentViews) -> None:
    """The process: everybody present decides."""
    model.citizens.do("may_join_the_club")


class TownWithAClub(EmploymentServiceModel):
    """Holstebro with a club."""

    view_types = (Neighbour, Caseworker, Firm, VoluntaryOrganisation)
    extra_processes = (neighbours_meet,)


class TownWithAnEmptyClub(TownWithAClub):
    """The same town where the process does nothing."""

    extra_processes = (lambda model: None,)


def test_a_process_of_ones_own_runs_every_month_and_changes_lives(tiny):
    with_club, empty = TownWithAClub(tiny), TownWithAnEmptyClub(tiny)
    with_club.run_model()
    empty.run_model()
    evenings = sum(citizen.notes.get("evenings", 0) for citizen in with_club.citizens)
    assert 0.1 < evenings / (len(with_club.citizens) * HORIZON) < 0.3
    assert with_club.world.citizens.network[:N_CITIZENS].mean() > empty.world.citizens.network[:N_CITIZENS].mean()
    assert {type(citizen) for citizen in with_club.citizens} == {Neighbour}


def test_a_process_that_does_nothing_changes_nobodys_life(tiny):
    empty, without = TownWithAnEmptyClub(tiny), EmploymentServiceModel(tiny)
    empty.run_model()
    without.run_model()
    assert empty.world.citizens.tobytes() == without.world.citizens.tobytes()


def test_asking_for_agents_changes_nobodys_life(tiny):
    asked, left_alone = EmploymentServiceModel(tiny), EmploymentServiceModel(tiny)
    for _ in range(HORIZON):
        asked.step()
        asked.agents.shuffle_do("step")
        left_alone.step()
    assert asked.world.citizens.tobytes() == left_alone.world.citizens.tobytes()


def test_own_draws_have_an_address_of_their_own(tiny):
    one, other = TownWithAClub(tiny), TownWithAClub(tiny)
    one.step()
    other.step()
    for model in (one, other):
        model.random.random()
    drawn = [citizen.draw(JOINS) for citizen in one.citizens]
    assert drawn == [citizen.draw(JOINS) for citizen in other.citizens]
    assert len(set(drawn)) == len(drawn)
    assert drawn != [citizen.draw(JOINS + 1) for citizen in one.citizens]


def test_own_draws_may_not_use_the_models_codes(model):
    with pytest.raises(CubbSimError, match=f"take one from {FIRST_FREE_DECISION} on"):
        next(iter(model.citizens)).draw(FIRST_FREE_DECISION - 1)
