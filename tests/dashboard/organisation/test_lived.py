"""What is observed and counted equals what the model itself counted."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from cubb_sim.dashboard.views.organisation.lived.course import HABITUAL
from cubb_sim.dashboard.views.organisation.lived.snapshot import Observer
from cubb_sim.events import Event
from cubb_sim.outcome import Stock

MONTHS = (0, 1, 12, 30, 48)
HOLSTEBRO = 1  # in the scenario of the four partners


def all_runs(runs, second_of_four):
    """Each run with the place of its municipality in the outcome."""
    return [(runs[0], 0), (runs[1], 0), (second_of_four, HOLSTEBRO)]


@pytest.mark.parametrize("month", MONTHS[1:])
def test_staff_equals_the_models_stocks(runs, second_of_four, month):
    for run, m in all_runs(runs, second_of_four):
        staff, stock = run.course.staff(month), run.outcome.stocks[month, m]
        assert (staff.n_open, staff.n_filled) == (stock[Stock.POSTS_OPEN], stock[Stock.POSTS_FILLED])
        means = (staff.caseload, staff.strain, staff.competence, staff.practice)
        of_stock = [stock[one] for one in (Stock.CASELOAD, Stock.STRAIN, Stock.COMPETENCE, Stock.PRACTICE)]
        np.testing.assert_allclose(means, of_stock, rtol=1e-5)


@pytest.mark.parametrize("month", MONTHS)
def test_what_happened_equals_the_models_counts(runs, second_of_four, month):
    for run, m in all_runs(runs, second_of_four):
        counts = run.outcome.flows[: month + 1, m].sum(axis=0)
        assert len(run.course.moves(Event.CASEWORKER_LEFT, month)) == counts[Event.CASEWORKER_LEFT]
        assert len(run.course.moves(Event.CASEWORKER_JOINED, month)) == counts[Event.CASEWORKER_JOINED]
        firms = run.course.firms(month)
        assert firms.n_internships == counts[Event.INTERNSHIP_STARTED]
        assert firms.n_conversions == counts[Event.INTERNSHIP_CONVERTED]
        assert run.course.staff(month).n_left == counts[Event.CASEWORKER_LEFT]


def test_who_left_is_who_left(second_of_four):
    """Post by post and month by month, under the numbers that citizens' lives use."""
    rows = second_of_four.outcome.events
    rows = rows[(rows.kind == Event.CASEWORKER_LEFT) & (rows.municipality == HOLSTEBRO)]
    left = second_of_four.course.moves(Event.CASEWORKER_LEFT, 48)
    assert [(one.month, one.number, one.months) for one in left] == [
        (row.month, second_of_four.post_number[row.other], round(row.value)) for row in rows
    ]
    assert left


@pytest.mark.parametrize("month", MONTHS)
def test_new_are_those_who_came_and_stayed(runs, month):
    for run in runs:
        staff = run.course.staff(month)
        first_posts = run.course.at(0).posts
        n_here = 0
        for post in run.course.at(month).posts[run.course.at(month).posts["is_filled"] == 1]:
            at_start = first_posts[first_posts["number"] == post["number"]][0]
            n_here += int(at_start["is_filled"] == 1 and at_start["person"] == post["person"])
        assert staff.n_new == staff.n_filled - n_here
        assert (staff.n_new > 0) == (month > 1)


def test_parts_add_up(worlds):
    for course in worlds:
        teams = [course.staff(30, t) for t in range(len(course.teams()))]
        whole = course.staff(30)
        assert sum(one.n_filled for one in teams) == whole.n_filled
        assert sum(one.n_left for one in teams) == whole.n_left
        sectors = [course.firms(30, s) for s in range(8)]
        assert sum(one.n for one in sectors) == course.firms(30).n
        assert sum(one.n_habitual for one in sectors) == course.firms(30).n_habitual


def test_interns_are_tied_to_their_firms_and_volunteers_to_their_organisations(worlds):
    for course in worlds:
        snapshot = course.at(30)
        for kind, records in ((0, snapshot.firms), (2, snapshot.organisations)):
            ties = snapshot.ties[snapshot.ties["kind"] == kind]
            tied = np.bincount(ties["place"], weights=ties["n"], minlength=len(records))
            np.testing.assert_array_equal(tied, records["occupied"])
        assert snapshot.ties["post"].min() >= 0
        assert snapshot.ties["post"].max() < len(snapshot.posts)


def test_no_firm_begins_used_to_free_labour(worlds):
    assert worlds[0].at(0).firms["habit"].max() < HABITUAL


def test_bridges_are_between_teams_and_known_once(worlds):
    snapshot = worlds[0].at(0)
    team = snapshot.posts["team"]
    assert len(snapshot.bridges) > 0
    assert all(team[one] != team[other] for one, other in snapshot.bridges)
    assert len({tuple(sorted(pair)) for pair in snapshot.bridges.tolist()}) == len(snapshot.bridges)


def test_organisations_that_the_lever_adds_are_open_only_where_it_adds_them(worlds):
    today, changed = (course.places(48) for course in worlds)
    assert changed.n > today.n
    assert changed.n_places > today.n_places


def test_an_observer_can_be_sent_and_is_kept_under_its_municipality():
    one = Observer("Holstebro")
    sent = pickle.loads(pickle.dumps(one))
    assert sent == one
    assert hash(sent) == hash(one)
    names = {getattr(Observer(town), "__qualname__") for town in ("Holstebro", "Aarhus")}  # noqa: B009
    assert len(names) == 2
