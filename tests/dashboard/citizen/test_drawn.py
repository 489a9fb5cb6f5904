"""The lanes show what the model counted: every month of every life, and what everybody felt."""

from __future__ import annotations

import re

import numpy as np
import pytest

from cubb_sim.biography import Life, life_of, parting_of
from cubb_sim.biography.register import name_of
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.views.citizen import Pair
from cubb_sim.dashboard.views.citizen.drawn.conditions import Condition, bands_of, conditions_of
from cubb_sim.dashboard.views.citizen.drawn.feelings import FELT, course_of
from cubb_sim.dashboard.views.citizen.drawn.lanes import NARROW, WIDE
from cubb_sim.dashboard.views.citizen.drawn.marks import Mark, marks_of
from cubb_sim.dashboard.views.citizen.drawn.picture import lanes_of, picture
from cubb_sim.dashboard.views.citizen.drawn.shapes import band_sample, mark_sample
from cubb_sim.events import Event
from cubb_sim.kinds import FIRST_GONE, State
from cubb_sim.outcome import Stock
from tests.biography.made import life as made_life
from tests.biography.made import one
from tests.dashboard.citizen.conftest import session_of
from tests.dashboard.citizen.reading import parsed

CONDITION_OF = {
    State.PASSIVE: Condition.PASSIVE,
    State.WAITING: Condition.WAITING,
    State.IN_MEASURE: Condition.MEASURE,
    State.VOLUNTARY: Condition.VOLUNTARY,
    State.INTERNSHIP: Condition.INTERNSHIP,
    State.HOURS: Condition.HOURS,
    State.JOB: Condition.JOB,
}


@pytest.fixture(scope="module", params=[0, 1], ids=["today", "changed"])
def everybody(pair: Pair, request: pytest.FixtureRequest) -> tuple[int, list[Life]]:
    """Which world, and every life in it."""
    run = pair.all[request.param]
    people = range(len(run.outcome.people))
    return request.param, [life_of(run.outcome, name_of(run.outcome, k).number, run.register) for k in people]


def test_in_each_month_as_many_lives_show_a_condition_as_the_model_counted(
    pair: Pair, everybody: tuple[int, list[Life]]
) -> None:
    which, lives = everybody
    stocks = pair.all[which].outcome.stocks
    shown = [[condition for condition, _ in conditions_of(life, pair.horizon)] for life in lives]
    for month in range(1, pair.horizon + 1):
        for state, condition in CONDITION_OF.items():
            counted = stocks[month, 0, Stock.PASSIVE + state - State.PASSIVE]
            assert sum(life[month - 1] is condition for life in shown) == counted, (month, condition)


def test_a_lane_has_as_many_months_as_the_horizon_and_none_twice(pair: Pair, everybody: tuple[int, list[Life]]) -> None:
    for life in everybody[1]:
        bands = bands_of(life, pair.horizon)
        months = [month for band in bands for month in range(band.first, band.last + 1)]
        assert months == list(range(1, pair.horizon + 1))
        assert (bands[-1].condition is Condition.GONE) == (life.ending.state >= FIRST_GONE)
        arrival = life.card.arrival_month
        assert (bands[0].condition is Condition.NOT_THERE) == (arrival > 1)


def test_every_meeting_and_shift_has_its_mark(everybody: tuple[int, list[Life]]) -> None:
    for life in everybody[1]:
        shown = [mark for marked in marks_of(life) for mark in marked.all]
        of_meetings = {Mark.MET, Mark.GRASPED, Mark.OVERHEARD}
        assert sum(mark in of_meetings for mark in shown) == life.ending.n_meetings
        assert sum(mark is Mark.MISSED for mark in shown) == life.ending.n_missed
        assert sum(mark is Mark.GRASPED for mark in shown) == life.ending.n_grasped
        assert sum(mark in {Mark.SHIFT, Mark.DERAILING_SHIFT} for mark in shown) == life.ending.n_shifts


def test_what_was_felt_ends_where_the_life_does(pair: Pair, everybody: tuple[int, list[Life]]) -> None:
    which, lives = everybody
    for life in lives:
        course = course_of(pair.all[which], life)
        assert course is not None
        assert course.shape == (pair.horizon + 1, len(FELT))
        expected = [getattr(life.ending, name) for name in FELT]
        np.testing.assert_allclose(course[life.ending.month], expected, atol=1e-6)
        assert np.isnan(course[: life.card.arrival_month]).all()
        assert np.isnan(course[life.ending.month + 1 :]).all()


def test_the_parting_and_what_both_worlds_meet_stand_at_their_months() -> None:
    session = session_of(selection=Selection(disturbances=(Placed(12, "downturn", 0.2),)))
    lives = [made_life(one(3, Event.MEETING_HELD), n_months=48), made_life(n_months=48)]
    lanes = lanes_of(session, lives, 48)
    shown = parsed(picture(session, lanes, parting_of(*lives)))
    wide, narrow = (svg for svg in shown.all("svg", "chart") if svg.attributes["aria-label"])
    unit = (WIDE.width - 12.0) / WIDE.months_a_row
    assert float(wide.one("line", "goal").attributes["x1"] or "") == pytest.approx(6.0 + 2 * unit, abs=0.1)
    assert float(wide.one("line", "now").attributes["x1"] or "") == pytest.approx(6.0 + 11 * unit, abs=0.1)
    assert len(narrow.all("line", "goal")) == 1  # in the row of its months only
    assert "måned 12: Lavkonjunktur (i begge verdener)" in shown.text


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_leaves_the_picture(pair: Pair, language: str) -> None:
    session = session_of(language)
    lives = [life_of(run.outcome, 3, run.register) for run in pair.all]
    shown = parsed(picture(session, lanes_of(session, lives, pair.horizon), None))
    pictures = [svg for svg in shown.all("svg", "chart") if svg.attributes["aria-label"]]
    for svg, layout in zip(pictures, (WIDE, NARROW), strict=True):
        assert svg.attributes["role"] == "img"
        for box in svg.all("rect"):
            assert float(box.attributes["x"] or "") >= 0
            right = float(box.attributes["x"] or "") + float(box.attributes["width"] or "")
            assert right <= layout.width


def test_no_two_conditions_and_no_two_marks_look_alike() -> None:
    """Without their colours, too: the forms differ, or the classes that dash and fill them."""
    conditions = set(Condition) - {Condition.NOT_THERE, Condition.GONE}
    assert len({band_sample(condition) for condition in conditions}) == len(conditions)
    forms = {re.sub(r"citizen-(own|lost) ?", "", mark_sample(mark)) for mark in Mark}
    assert len(forms) == len(Mark)
