"""Levers as they are moved: words and numbers at every step, the five at hand, and what an event changes."""

from __future__ import annotations

import json

import pytest

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.views.levers import changed, panel, scale_of, today_of
from cubb_sim.dashboard.views.levers.control import control
from cubb_sim.dashboard.views.levers.scale import known_of
from cubb_sim.parameters import LEVERS
from cubb_sim.report.levers import position
from tests.dashboard.work.reading import problems_of_names, read

LANGUAGES = ("da", "en")


def said_by_the_browser(words, shown):
    """As the browser finds the words of a position: the first bound that is not below it."""
    return next(text for upto, text in words if shown <= upto + 1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LEVERS)
def test_words_at_every_step_are_those_of_the_report(name, language):
    scale = scale_of(name)
    words = scale.words(language)
    steps = list(scale.positions())
    assert (steps[0], steps[-1]) == (LEVERS[name].low, LEVERS[name].high)
    for value in steps:
        expected = position(LEVERS[name], value).in_language(language)
        assert said_by_the_browser(words, scale.shown(value)) == expected


@pytest.mark.parametrize("name", LEVERS)
def test_today_and_both_ends_are_steps_and_there_are_neither_too_few_nor_too_many(name):
    lever, scale = LEVERS[name], scale_of(name)
    steps = list(scale.positions())
    assert {lever.low, lever.default, lever.high} <= set(steps)
    assert 8 <= len(steps) - 1 <= 50
    assert scale.fitting(lever.low, lever.default, lever.high).step == scale.step


@pytest.mark.parametrize("name", LEVERS)
def test_a_value_shown_is_the_value_again(name):
    scale = scale_of(name)
    for value in scale.positions():
        assert scale.value(scale.shown(value)) == pytest.approx(value, abs=1e-9)
    assert scale.value(1e9) == LEVERS[name].high
    assert scale.value(-1e9) == LEVERS[name].low


def test_shares_stand_in_per_cent_and_other_units_as_they_are():
    assert scale_of("decision_authority").written(0.4, "da") == "40\u00a0%"
    assert scale_of("decision_authority").written(0.4, "en") == "40%"
    assert scale_of("decision_authority").unit.da == "af aftalte indsatser, der bevilges på stedet"
    assert scale_of("staff_budget").written(1.2, "da") == "120\u00a0%"
    assert scale_of("caseload").written(55, "da") == "55"
    assert scale_of("conversation_quality").written(0.5, "da") == "0,5"
    assert scale_of("peer_supervision_hours").written(2.5, "da") == "2,5"


def test_a_value_between_the_steps_is_shown_as_it_is():
    scale = scale_of("decision_authority")
    assert scale.written(0.425, "da") == "42,5\u00a0%"
    assert scale.fitting(0.425).step < scale.step


@pytest.mark.parametrize("name", LEVERS)
def test_a_little_is_on_the_way_to_a_lot(name):
    scale, today = scale_of(name), LEVERS[name].default
    places = scale.verbal(today)
    assert places["today"] == today
    for which, end in (("less", LEVERS[name].low), ("more", LEVERS[name].high)):
        if end == today:
            assert f"lot_{which}" not in places
            continue
        assert places[f"lot_{which}"] == end
        if f"little_{which}" in places:
            assert min(today, end) < places[f"little_{which}"] < max(today, end)
            assert abs(places[f"little_{which}"] - today) < abs(end - places[f"little_{which}"]) + 1e-9 or name in {
                "meetings_per_year",
                "waiting_time_months",
            }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flip", FLIPS)
def test_five_levers_at_most_stand_open_and_all_are_a_click_away(session_of, flip, language):
    session = session_of(Selection(flip=flip), language)
    closed, opened = read(panel(session)), read(panel(session, is_all_shown=True))
    at_hand = [node.attributes["id"] for node in closed.all("input", type="range")]
    assert at_hand == [f"lever-{name}" for name in FLIPS[flip].levers]
    assert {node.attributes["id"] for node in opened.all("input", type="range")} == {f"lever-{name}" for name in LEVERS}
    assert closed.one("button", id="all-levers").attributes["aria-expanded"] == "false"
    assert opened.one("button", id="all-levers").attributes["aria-expanded"] == "true"
    assert len(opened.all("details")) == 5
    assert problems_of_names(closed) == problems_of_names(opened) == []


def test_levers_changed_in_another_flip_stand_on_top(session_of):
    selection = Selection(flip="strategi").with_lever("caseload", 40)
    root = read(panel(session_of(selection)))
    first = root.all("input", type="range")[0]
    assert first.attributes["id"] == "lever-caseload"
    assert len(root.all("input", id="lever-caseload")) == 1


def test_a_lever_moved_while_all_stand_open_stays_in_its_place_and_is_named_on_top(session_of):
    places = []
    for selection in (Selection(flip="strategi"), Selection(flip="strategi").with_lever("caseload", 40)):
        root = read(panel(session_of(selection), is_all_shown=True))
        ids = [node.attributes["id"] for node in root.all("input", type="range")]
        places.append(ids.index("lever-caseload"))
    assert places[0] == places[1], "where it went elsewhere, the hand that moves it would lose it"
    assert root.one("p", class_="lever-others").text == "Også ændret: Sagstal 40."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LEVERS)
def test_a_control_says_number_unit_words_and_where_the_cost_shows(session_of, name, language):
    scale = scale_of(name)
    value = scale.verbal(LEVERS[name].default)["lot_more"]
    root = read(control(session_of(Selection().with_lever(name, value), language), name))
    slider = root.one("input", type="range")
    said = root.one("output", for_=f"lever-{name}")
    assert float(slider.attributes["value"]) == scale.shown(value)
    assert scale.written(value, language).replace("\u00a0", " ") in said.text
    assert scale.unit.in_language(language) in said.text
    assert position(LEVERS[name], value).in_language(language) in said.text
    assert LEVERS[name].cost_note.in_language(language) in root.text
    words = json.loads(slider.attributes["data-words"])
    assert said_by_the_browser(words, scale.shown(value)) == position(LEVERS[name], value).in_language(language)
    assert f"/lever/{name}?" in root.one("a").attributes["href"]


@pytest.mark.parametrize("value", [0.0, 0.4, 0.425, 0.6, 1.0])
def test_exactly_the_button_of_the_position_is_pressed(session_of, value):
    chosen = changed(Selection(), Event("lever", "decision_authority", str(100 * value)))
    root = read(control(session_of(chosen), "decision_authority"))
    pressed = [node.text for node in root.all("button", aria_pressed="true")]
    expected = {0.0: "meget ↓ lavere", 0.4: "som i dag", 0.6: "lidt ↑ højere", 1.0: "meget ↑ højere"}
    assert pressed == ([f"{expected[value]}: Beslutningsmyndighed"] if value in expected else [])


def test_each_button_puts_the_lever_where_it_says(session_of):
    for name in LEVERS:
        root = read(control(session_of(), name))
        places = scale_of(name).verbal(LEVERS[name].default)
        values = []
        for node in root.all("button"):
            action, _, argument = node.attributes["data-do"].partition(":")
            event = Event(action, argument, node.attributes["data-value"])
            values.append(changed(Selection(), event).lever(name))
        assert sorted(v for v in values if v is not None) == pytest.approx(
            sorted(v for k, v in places.items() if k != "today")
        )
        assert values.count(None) == 1


def test_a_lever_put_back_to_today_is_no_longer_changed():
    away = changed(Selection(), Event("lever", "caseload", "40"))
    assert away.levers == (("caseload", 40.0),)
    assert changed(away, Event("lever", "caseload", "55")) == Selection()


def test_today_is_where_the_municipality_and_then_the_participants_say():
    plain, small = Selection(), Selection(municipality="vesthimmerland")
    assert today_of(plain, "breadth_of_offers") == LEVERS["breadth_of_offers"].default
    assert today_of(small, "breadth_of_offers") == 0.45
    assert changed(small, Event("lever", "breadth_of_offers", "45")) == small
    said = small.with_profile("breadth_of_offers", 0.6)
    assert today_of(said, "breadth_of_offers") == 0.6
    assert changed(said, Event("lever", "breadth_of_offers", "60")) == said
    assert changed(said, Event("lever", "breadth_of_offers", "45")).lever("breadth_of_offers") == 0.45
    assert known_of("four_partners", "breadth_of_offers") == LEVERS["breadth_of_offers"].default


@pytest.mark.parametrize(
    "event",
    [
        Event("lever", "caseload", "mange"),
        Event("lever", "caseload", ""),
        Event("lever", "caseload", "nan"),
        Event("lever", "no_such_lever", "40"),
        Event("lever", "", "40"),
        Event("anything", "caseload", "40"),
    ],
)
def test_what_cannot_be_used_changes_nothing(event):
    selection = Selection().with_lever("staff_budget", 1.2)
    assert changed(selection, event) == selection


def test_a_value_beyond_the_range_goes_to_its_end():
    assert changed(Selection(), Event("lever", "caseload", "9999")).lever("caseload") == LEVERS["caseload"].high


def test_everything_as_today_leaves_what_both_worlds_meet():
    placed = Placed(12, "reform", 0.08)
    selection = Selection().with_lever("caseload", 40).with_disturbance(placed).with_profile("staff_budget", 0.9)
    back = changed(selection, Event("as-today"))
    assert back.levers == ()
    assert back.disturbances == (placed,)
    assert back.profile == selection.profile


def test_undo_is_a_link_to_where_one_was(session_of):
    assert "Fortryd" not in read(panel(session_of())).text
    root = read(panel(session_of(), undo="/work?l=caseload:40"))
    (link,) = [node for node in root.all("a") if node.text == "Fortryd"]
    assert link.attributes["href"] == "/work?l=caseload:40"
    assert "data-go" in link.attributes
