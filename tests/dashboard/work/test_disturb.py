"""Disturbances: told before they happen, placed inside their ranges, and removed again."""

from __future__ import annotations

import math

import pytest

from cubb_sim import compare
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Placed, Selection, decode, encode
from cubb_sim.dashboard.simulation import worlds_of
from cubb_sim.dashboard.views.disturb import Draft, changed, drafted, panel, with_and_without
from cubb_sim.dashboard.views.disturb.units import OF_WHAT
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import mean_of_runs
from tests.dashboard.work.reading import problems_of_names, read


def placing(kind, month="12", size="10"):
    return Event("disturb-add", fields=(("kind", kind), ("month", month), ("size", size)))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", DISTURBANCES)
def test_each_kind_is_explained_before_it_is_placed_and_starts_at_its_own_size(session_of, kind, language):
    root = read(panel(session_of(language=language), Draft(kind)))
    assert DISTURBANCES[kind].explanation.in_language(language) in root.text
    slider = root.one("input", type="range")
    size = DISTURBANCES[kind].size
    assert float(slider.attributes["value"]) == pytest.approx(100 * size.default)
    step, low = float(slider.attributes["step"]), float(slider.attributes["min"])
    for value in (100 * size.default, 100 * size.high):
        assert (value - low) / step == pytest.approx(round((value - low) / step))
    assert OF_WHAT[kind].in_language(language) in root.text
    assert [node.attributes["value"] for node in root.all("option", selected=True)] == [kind]
    assert problems_of_names(root) == []


def test_all_seven_kinds_can_be_chosen(session_of):
    root = read(panel(session_of(), Draft()))
    assert {node.attributes["value"] for node in root.all("option")} == set(DISTURBANCES) == set(OF_WHAT)
    assert len(DISTURBANCES) == 7


@pytest.mark.parametrize("flip", FLIPS)
def test_the_flip_suggests_one_with_a_reason(session_of, flip):
    root = read(panel(session_of(Selection(flip=flip)), Draft()))
    suggested = FLIPS[flip].disturbance
    assert root.one("input", type="hidden").attributes["value"] == suggested.kind
    assert root.one("input", id="disturb-month").attributes["value"] == str(suggested.month)
    assert suggested.why.da in root.text


def test_choosing_another_kind_changes_the_form_only():
    assert drafted(Draft(), Event("disturb-kind", value="downturn")) == Draft("downturn")
    assert drafted(Draft("reform"), Event("disturb-kind", value="flood")) == Draft("reform")
    assert changed(Selection(), Event("disturb-kind", value="downturn")) == Selection()


def test_what_is_placed_meets_both_worlds_and_is_in_the_address():
    selection = changed(Selection().with_lever("caseload", 40), placing("downturn", "18", "30"))
    assert selection.disturbances == (Placed(18, "downturn", 0.3),)
    worlds = worlds_of(selection)
    for world in (worlds.baseline, worlds.changed):
        assert [(one.kind, one.month, one.size) for one in world.disturbances] == [("downturn", 18, 0.3)]
    session_address = encode(decode("/work", "").__class__("work", selection=selection))
    path, _, query = session_address.partition("?")
    assert decode(path, query).selection == selection


@pytest.mark.parametrize(
    ("month", "size", "expected"),
    [
        ("0", "10", Placed(1, "reform", 0.1)),
        ("999", "10", Placed(48, "reform", 0.1)),
        ("12", "99", Placed(12, "reform", 0.25)),
        ("12", "-3", Placed(12, "reform", 0.0)),
        ("12,4", "10", Placed(12, "reform", 0.1)),
    ],
)
def test_month_and_size_are_kept_inside_their_ranges(month, size, expected):
    assert changed(Selection(), placing("reform", month, size)).disturbances == (expected,)


@pytest.mark.parametrize("event", [placing("flood"), placing("reform", "snart"), placing("reform", "12", "")])
def test_what_cannot_be_used_places_nothing(event):
    assert changed(Selection(), event) == Selection()


def test_one_is_removed_and_the_others_stay(session_of):
    selection = changed(changed(Selection(), placing("reform", "12")), placing("downturn", "24", "30"))
    root = read(panel(session_of(selection), Draft()))
    (button,) = [node for node in root.all("button") if node.text.startswith("Fjern: Reform")]
    action, _, argument = button.attributes["data-do"].partition(":")
    left = changed(selection, Event(action, argument))
    assert [one.kind for one in left.disturbances] == ["downturn"]
    assert changed(selection, Event(action, "reform:13")) == selection


def test_what_is_placed_is_told_with_month_size_and_length(session_of):
    selection = changed(Selection(), placing("budget_cut", "12", "30"))
    root = read(panel(session_of(selection), Draft()))
    told = root.one("ul").text
    for part in ("Måned 12", "Besparelse på tilbud", "30 % af pengene til tilbud forsvinder", "i 24 måneder"):
        assert part in told
    assert "open" in root.one("details").attributes
    without = [node for node in root.all("a") if "uden forstyrrelser" in node.text]
    assert "d=" not in without[0].attributes["href"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_same_change_is_told_with_and_without_the_disturbance(language):
    calm = Selection().with_lever("caseload", 40)
    readings = []
    for selection in (calm.with_disturbance(Placed(6, "downturn", 0.6)), calm):
        worlds = worlds_of(selection)
        readings.append(Reading(compare(worlds.baseline, worlds.changed, replications=2, seed=1), language))
    disturbed, undisturbed = readings
    text = read(with_and_without(disturbed, undisturbed, language)).text
    for reading in readings:
        for result in (reading.baseline, *reading.others.values()):
            share = mean_of_runs(result, "hours_ever_share")
            assert f" {math.floor(1000 * share + 0.5)} " in text.replace(".", " ").replace(";", " ")
    assert text.index(("med forstyrrelsen", "with the disturbance")[language == "en"]) < text.index(
        ("uden den", "without it")[language == "en"]
    )
    assert read(with_and_without(None, readings[1], language)).text
