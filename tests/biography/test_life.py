"""Lives read off a run agree with the records the run leaves behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.biography import CitizenName, Holder, life_of, register_of
from cubb_sim.biography.lines import ABOUT_SURROUNDINGS, Staff
from cubb_sim.biography.register import rows_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.events import Event
from cubb_sim.kinds import FIRST_GONE, NOBODY, NOT_YET, Measure, Stage, State
from cubb_sim.model import EmploymentServiceModel
from tests.biography.conftest import HORIZON, lived, small

COUNTED = {
    Event.MEETING_HELD: "n_meetings",
    Event.MEETING_MISSED: "n_missed",
    Event.VOICED: "n_voiced",
    Event.GRASPED: "n_grasped",
    Event.PLAN_AGREED: "n_plans",
    Event.PROMISE_BROKEN: "n_broken_promises",
    Event.MEASURE_STARTED: "n_measures",
    Event.INTERNSHIP_STARTED: "n_internships",
    Event.INTERNSHIP_CONVERTED: "n_conversions",
    Event.SHIFT: "n_shifts",
    Event.SHIFT_DERAILED: "n_derailing_shifts",
    Event.COMPLAINED: "n_complaints",
    Event.JOB_STARTED: "n_jobs",
}


@pytest.fixture(scope="module")
def lives(today):
    """Everybody's life."""
    return [life_of(today.outcome, number, today.register) for number in range(1, len(today.outcome.people) + 1)]


@pytest.mark.parametrize(("kind", "field"), COUNTED.items(), ids=lambda one: getattr(one, "name", one))
def test_a_life_has_as_many_of_each_kind_as_the_record_counts(today, lives, kind, field):
    told = [sum(one.kind is kind for month in life.months for one in month.happenings) for life in lives]
    assert told == today.outcome.people[field].tolist()


def test_the_situation_at_the_end_is_the_records(today, lives):
    for life, person in zip(lives, today.outcome.people, strict=True):
        now = life.months[-1].situation if life.months else life.card.situation
        if person.state >= FIRST_GONE:
            continue
        assert now.has_job == (person.state == State.JOB)
        assert now.has_hours == (person.state == State.HOURS)
        assert now.measure == (None if person.measure == Measure.NONE else person.measure)
        if person.state != State.JOB:
            assert now.plan == (None if person.stage == Stage.NO_PLAN else person.plan)
            assert now.awaits_answer == (person.stage == Stage.AWAITING_APPROVAL)


def test_the_situation_at_the_start_is_the_records():
    model = EmploymentServiceModel(small("holstebro"), seed=1, events=True)
    start = model.world.citizens.copy()
    register = register_of(model.world)
    outcome = model.run_to_horizon()
    for number in range(1, int(start.is_cohort.sum()) + 1):
        card = life_of(outcome, number, register).card
        person = start[number - 1]
        assert card.situation.has_hours == (person.state == State.HOURS)
        assert card.situation.measure == (None if person.measure == Measure.NONE else person.measure)
        assert card.caseworker == Staff(register).holder(int(person.caseworker))


def test_caseworkers_are_who_the_records_say(today, lives):
    """The last caseworker a life names is the post and person of the record, where nobody has come since."""
    checked = 0
    for life, person in zip(lives, today.outcome.people, strict=True):
        if person.state >= State.JOB:
            continue
        named = [one.caseworker for month in life.months for one in month.happenings if one.kind is Event.SHIFT]
        last = named[-1] if named else life.card.caseworker
        post = today.world.posts[person.caseworker]
        if last.person == 0:
            continue
        assert last == Holder(int(today.register.post_number[person.caseworker]), int(person.caseworker_person))
        checked += 1
        if post.is_filled:
            assert post.person == person.caseworker_person
    assert checked > 0.8 * (today.outcome.people.state < State.JOB).sum()


def test_a_life_lasts_from_arrival_to_the_end_or_the_exit(today, lives):
    for life, person in zip(lives, today.outcome.people, strict=True):
        numbers = [month.number for month in life.months]
        assert numbers == list(range(max(1, int(person.arrival_month)), life.ending.month + 1))
        assert life.ending.month == HORIZON or person.state >= FIRST_GONE


def test_the_card_is_of_the_person(today):
    person = today.outcome.people[30]
    card = life_of(today.outcome, 31, today.register).card
    assert card.name == CitizenName("Holstebro", 31)
    assert card.age_years == person.start_age_months // 12
    assert card.months_on_benefit == person.start_months_on_benefit
    assert card.has_psychiatric_diagnosis == bool(person.has_psychiatric_diagnosis)
    assert card.sector == person.sector
    assert card.wished_hours == person.wished_hours


def own_lines(life):
    """What happened to the person, without names."""
    ones = [one for month in life.months for one in month.happenings if one.kind not in ABOUT_SURROUNDINGS]
    return [(one.month, one.kind, one.value, one.measure, one.sector) for one in ones]


def test_a_reorganisation_is_told_to_those_it_moved():
    """It moves them to another post; a new person on the same post is no reorganisation."""
    run = lived(small("holstebro", citizens=300))
    rows = rows_of(run.outcome)
    reorganised = set(rows.month[rows.kind == Event.REORGANISED].tolist())
    n_told = 0
    for number in range(1, 301):
        life = life_of(run.outcome, number, run.register)
        post = life.card.caseworker.post if life.card.caseworker else None
        for month in life.months:
            kinds = {one.kind for one in month.happenings}
            shifts = [one for one in month.happenings if one.kind is Event.SHIFT]
            posts = [one.caseworker.post for one in shifts if one.caseworker]
            if Event.REORGANISED in kinds:
                n_told += 1
                assert month.number in reorganised
                assert posts
                assert posts[0] != post
            post = posts[-1] if posts else post
    assert n_told > 0


def test_without_a_register_the_same_happens_but_places_are_not_known(today):
    for number in range(1, 40):
        guessed = life_of(today.outcome, number)
        assert own_lines(guessed) == own_lines(life_of(today.outcome, number, today.register))
        workplaces = [one.workplace for month in guessed.months for one in month.happenings if one.workplace]
        assert all(workplace.sector is None for workplace in workplaces)


def test_a_persons_number_is_the_same_in_every_scenario_and_company(today, package, four_towns):
    for number in (1, 17, 40):
        alone = life_of(today.outcome, number, today.register).card
        with_package = life_of(package.outcome, number, package.register).card
        in_company = life_of(four_towns.outcome, f"Holstebro:{number}", four_towns.register).card
        assert replace(with_package, caseworker=None) == replace(alone, caseworker=None)
        assert replace(in_company, caseworker=None, situation=alone.situation) == replace(alone, caseworker=None)


def test_every_town_has_its_own_lives(four_towns):
    outcome, register = four_towns.outcome, four_towns.register
    starts = np.searchsorted(outcome.people.municipality, range(len(outcome.municipalities)))
    for town, start in zip(outcome.municipalities, starts, strict=True):
        life = life_of(outcome, f"{town}:3", register)
        held = sum(one.kind is Event.MEETING_HELD for month in life.months for one in month.happenings)
        assert held == outcome.people.n_meetings[start + 2]
        assert life.card.name == CitizenName(town, 3)


def test_posts_are_numbered_by_team(today):
    assert set(today.register.post_number // 100) == {0, 1, 2}
    assert len(set(today.register.post_number.tolist())) == len(today.register.post_number)


def test_the_last_month_of_a_run_that_is_under_way_is_the_month_it_has_come_to():
    model = EmploymentServiceModel(small("four_partners", citizens=30, horizon=12), seed=1, events=True)
    register = register_of(model.world)
    for _ in range(5):
        model.step()
    life = life_of(model.outcome(), "Silkeborg:7", register)
    assert life.ending.month == 5
    with pytest.raises(CubbSimError, match="has not been lived to its horizon"):
        life_of(model.outcome(), "Silkeborg:7")


@pytest.mark.parametrize("said", ["231x", "", "-3", "2.5"])
def test_what_is_not_a_number_is_refused(said):
    with pytest.raises(CubbSimError, match="is not a whole number"):
        CitizenName.parse(said, ["Holstebro"])


def test_a_number_that_nobody_has_is_refused_with_the_range(today):
    with pytest.raises(CubbSimError, match=rf"no citizen 9999 in Holstebro: .* 1 to {len(today.outcome.people)}\."):
        life_of(today.outcome, 9999, today.register)


def test_the_town_must_be_said_where_there_are_several(four_towns):
    with pytest.raises(CubbSimError, match="say in which municipality, for example 'Herning:3'"):
        life_of(four_towns.outcome, 3, four_towns.register)
    with pytest.raises(UnknownNameError, match="Did you mean 'Silkeborg'"):
        life_of(four_towns.outcome, "Silkborg:3", four_towns.register)
    assert life_of(four_towns.outcome, "silkeborg:3", four_towns.register).card.name.municipality == "Silkeborg"


def test_a_run_without_rows_cannot_be_told(today):
    with pytest.raises(CubbSimError, match="events=True"):
        life_of(replace(today.outcome, events=None), 3)


def test_nobody_is_nobody():
    assert NOBODY == NOT_YET == -1, "the register and the lines rely on it"
