"""`model.agents` are real Mesa agents whose attributes are the records."""

from __future__ import annotations

import mesa
import numpy as np
import pytest

from cubb_sim.agents import Caseworker, Citizen, Firm, VoluntaryOrganisation
from cubb_sim.errors import CubbSimError
from cubb_sim.kinds import FIRST_GONE, Benefit, Measure, Sector, State
from tests.mesa_habits.conftest import HORIZON, N_CITIZENS


def lived(model, months):
    """The model after some months."""
    for _ in range(months):
        model.step()
    return model


def present(model):
    """Indices of the citizens present by their records."""
    state = model.world.citizens.state
    return np.flatnonzero((state > State.NOT_ARRIVED) & (state < FIRST_GONE)).tolist()


def test_everybody_is_a_mesa_agent_of_one_of_four_types(model):
    assert {type(agent) for agent in model.agents} == {Citizen, Caseworker, Firm, VoluntaryOrganisation}
    assert all(isinstance(agent, mesa.Agent) for agent in model.agents)
    assert len(model.citizens) == N_CITIZENS
    assert len(model.caseworkers) == model.world.posts.is_filled.sum()
    assert len(model.firms) == len(model.world.firms)
    assert len(model.organisations) == len(model.world.organisations)
    assert len(model.agents) == sum(len(of_type) for of_type in model.agents_by_type.values())
    assert set(model.agent_types) == set(model.agents_by_type)


def test_unique_ids_are_unique(model):
    ids = [agent.unique_id for agent in lived(model, 3).agents]
    assert len(set(ids)) == len(ids)


def test_every_field_can_be_read_and_is_the_records(model):
    lived(model, 2)
    for agents in model.agents_by_type.values():
        for agent in list(agents)[:5]:
            for field in agent.fields:
                assert getattr(agent, field) == agent.records[field][agent.index], field


def test_kinds_are_read_as_kinds_and_answers_as_answers(model):
    citizen = next(iter(model.citizens))
    assert isinstance(citizen.state, State)
    assert isinstance(citizen.benefit, Benefit)
    assert isinstance(citizen.measure, Measure)
    assert isinstance(citizen.sector, Sector)
    assert citizen.is_cohort is True
    assert isinstance(citizen.has_psychiatric_diagnosis, bool)
    assert isinstance(citizen.plan_is_own, bool)
    assert type(citizen.trust) is float
    assert type(citizen.n_meetings) is int


def test_views_stay_in_step_with_the_records(model):
    citizen = list(model.citizens)[7]
    before = citizen.age_months
    model.step()
    assert citizen.age_months == before + 1


def test_writing_an_attribute_changes_the_record_and_the_next_month(new_model):
    """With no trust and no belief in themselves the same people voice less: what was written was lived with."""
    touched, untouched = new_model(), new_model()
    for citizen in touched.citizens:
        citizen.trust, citizen.efficacy, citizen.involvement, citizen.anchor = 0.0, 0.0, 0.0, 0.0
    assert touched.world.citizens.trust[:N_CITIZENS].sum() == 0.0
    lived(touched, HORIZON)
    lived(untouched, HORIZON)
    assert touched.world.citizens.n_voiced.sum() < 0.8 * untouched.world.citizens.n_voiced.sum()


def test_a_kind_is_written_as_a_kind_or_its_number(model):
    citizen = next(iter(model.citizens))
    citizen.sector = Sector.OFFICE
    assert citizen.sector is Sector.OFFICE
    citizen.sector = int(Sector.CRAFT)
    assert citizen.sector is Sector.CRAFT


def test_what_is_not_of_its_kind_is_refused(model):
    citizen = next(iter(model.citizens))
    with pytest.raises(ValueError, match="77 is not a valid State"):
        citizen.state = 77
    with pytest.raises(ValueError, match="not a finite number"):
        citizen.trust = float("nan")
    with pytest.raises(AttributeError, match="cannot be changed"):
        citizen.address = 3


def test_an_unknown_attribute_is_named_with_the_nearest_known(model):
    citizen = next(iter(model.citizens))
    with pytest.raises(AttributeError, match=r"There is no 'trsut' of a citizen. Did you mean 'trust'\?"):
        _ = citizen.trsut
    with pytest.raises(AttributeError, match=r"Did you mean 'trust'.*goes into `notes`"):
        citizen.trsut = 0.5
    with pytest.raises(AttributeError, match=r"There is no 'zzz' of a firm. See its `fields`."):
        _ = next(iter(model.firms)).zzz


def test_notes_are_kept_for_as_long_as_the_citizen_is_present(model):
    list(model.citizens)[3].notes["visits"] = 1
    model.step()
    assert [citizen.notes for citizen in model.citizens if citizen.notes] == [{"visits": 1}]


def test_who_arrives_appears_and_who_leaves_disappears(new_model):
    model = new_model(seed=3)
    first = {citizen.index: citizen for citizen in model.citizens}
    lived(model, HORIZON)
    assert sorted(citizen.index for citizen in model.citizens) == present(model)
    gone = set(first) - set(present(model))
    arrived = set(present(model)) - set(first)
    assert gone
    assert arrived
    one_gone = first[min(gone)]
    assert one_gone.state >= FIRST_GONE, "the view of somebody who left shows the record as it was on leaving"
    assert one_gone not in model.agents


def test_the_same_person_keeps_the_same_agent(model):
    before = {citizen.index: citizen for citizen in model.citizens}
    lived(model, 5)
    assert all(before[citizen.index] is citizen for citizen in model.citizens if citizen.index in before)


def test_a_successor_on_a_post_is_another_agent(model):
    post = model.world.posts[0]
    before = model.caseworker_on(0)
    post.person += 1
    post.tenure_months = 0
    model.step()
    after = model.caseworker_on(0)
    assert after is not before
    assert after.person == post.person
    with pytest.raises(CubbSimError, match="has left"):
        _ = before.strain


def test_citizens_and_caseworkers_find_each_other(model):
    citizen = next(iter(model.citizens))
    own = citizen.own_caseworker
    assert own.index == citizen.caseworker
    assert citizen in own.citizens
    assert sum(len(caseworker.citizens) for caseworker in model.caseworkers) == N_CITIZENS
    assert model.caseworker_on(-1) is None


def test_a_citizen_has_the_number_that_trace_takes(model):
    assert [citizen.number for citizen in model.citizens] == list(range(1, N_CITIZENS + 1))


def test_select_agg_and_groupby_work(model):
    lived(model, 4)
    citizens = model.world.citizens[present(model)]
    under_30 = model.agents.select(agent_type=Citizen).select(lambda citizen: citizen.age_months < 360)
    assert len(under_30) == (citizens.age_months < 360).sum()
    assert model.citizens.agg("trust", np.mean) == pytest.approx(citizens.trust.mean())
    assert model.citizens.agg("n_meetings", sum) == citizens.n_meetings.sum()
    by_state = model.citizens.groupby("state").count()
    assert by_state == {state: int((citizens.state == state).sum()) for state in by_state}
    assert sum(by_state.values()) == len(citizens)
    assert model.citizens.get("efficacy")[0] == citizens.efficacy[0]


def test_set_writes_the_records_of_all(model):
    model.citizens.set("meaning", 0.25)
    assert set(model.world.citizens.meaning[:N_CITIZENS]) == {0.25}


def test_a_view_cannot_be_removed(model):
    with pytest.raises(CubbSimError, match="cannot be removed"):
        next(iter(model.citizens)).remove()


def test_an_agent_of_ones_own_lives_beside_the_views(model):
    class Bus(mesa.Agent):  # type: ignore[misc]
        pass

    assert len(model.firms) > 0
    bus = Bus(model)
    assert bus in model.agents
    assert len({agent.unique_id for agent in model.agents}) == len(model.agents)
    model.step()
    assert bus in model.agents
    model.remove_all_agents()
    assert bus not in model.agents
    assert len(model.citizens) == len(present(model))
