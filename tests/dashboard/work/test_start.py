"""The start: every municipality and FLIP can be chosen by keyboard, and beginning begins from today."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.record import Summary
from cubb_sim.dashboard.session import Address, Placed, Selection, decode
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.views.start import begun, changed, start
from cubb_sim.parameters.specification import Text
from tests.dashboard.work.reading import problems_of_names, read


def summary(title="Vores møde", municipality="herning", flip="samtale"):
    when = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
    return Summary("2026-11-03-herning-0a0b0c", title, municipality, flip, when, when)


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_can_be_chosen_with_native_radio_buttons(session_of, language):
    root = read(start(session_of(language=language, page=""), []))
    assert {node.attributes["value"] for node in root.all("input", name="flip")} == set(FLIPS)
    assert {node.attributes["value"] for node in root.all("input", name="municipality")} == set(choices())
    assert [node.attributes["value"] for node in root.all("input", checked=True)] == ["holstebro", "strategi"]
    assert problems_of_names(root) == []
    assert len(root.all("h1")) == 1
    for flip in FLIPS.values():
        assert flip.question.in_language(language) in root.text


def test_each_municipality_says_how_many_citizens_and_how_well_that_is_known(session_of):
    root = read(start(session_of(page=""), []))
    (label,) = [node for node in root.all("label") if node.attributes["for"] == "municipality-four_partners"]
    assert label.text == "De fire partnerkommuner 3.100 borgere (antaget)"


def test_what_the_model_is_not_is_said_once(session_of):
    text = read(start(session_of(page=""), [])).text
    assert text.count("Ikke en prognose") == 1


def test_another_municipality_is_another_meeting():
    selection = Selection(flip="samtale").with_lever("caseload", 40).with_profile("staff_budget", 0.9)
    other = changed(selection, Event("municipality", value="herning"))
    assert other == Selection(municipality="herning", flip="samtale")
    assert changed(selection, Event("municipality", value="holstebro")) == selection
    assert changed(selection, Event("municipality", value="../../etc/passwd")) == selection


def test_another_flip_changes_no_result():
    selection = Selection().with_lever("caseload", 40)
    other = changed(selection, Event("flip", value="helhed"))
    assert (other.flip, other.key) == ("helhed", selection.key)
    assert changed(selection, Event("flip", value="nonsense")) == selection


def test_a_meeting_begins_as_today_with_the_profile_that_was_prepared():
    selection = Selection().with_lever("caseload", 40).with_profile("staff_budget", 0.9).with_contested("x.y", 1.0)
    selection = selection.with_disturbance(Placed(12, "reform", 0.08))
    address = begun(Address("", "", selection, "en", is_guessing=True, problems=(Text("x", "x"),)), "id-1")
    assert (address.page, address.record_id, address.language, address.is_guessing) == ("work", "id-1", "en", True)
    assert address.problems == ()
    assert address.selection.is_as_today
    assert address.selection.disturbances == ()
    assert (address.selection.profile, address.selection.contested) == (selection.profile, selection.contested)


def test_an_earlier_meeting_is_gone_on_with_where_it_was_held(session_of):
    root = read(start(session_of(page=""), [summary("<b>Tirsdag</b>")]))
    (link,) = [node for node in root.all("a") if "Tirsdag" in node.text]
    assert link.text == "<b>Tirsdag</b>"
    path, _, query = link.attributes["href"].partition("?")
    address = decode(path, query)
    assert (address.page, address.record_id) == ("work", "2026-11-03-herning-0a0b0c")
    assert (address.selection.municipality, address.selection.flip) == ("herning", "samtale")


def test_a_meeting_of_a_file_that_is_not_open_now_can_still_be_gone_on_with(session_of):
    root = read(start(session_of(page=""), [summary(municipality="min_kommune", flip="gone")]))
    (link,) = [node for node in root.all("a") if node.text == "Vores møde"]
    path, _, query = link.attributes["href"].partition("?")
    assert decode(path, query).selection == Selection()


def test_no_meetings_no_list(session_of):
    assert read(start(session_of(page=""), [])).all(id="earlier-meetings") == []


def test_a_record_that_cannot_be_begun_is_said_and_the_meeting_can_begin_without(session_of):
    root = read(start(session_of(page=""), [], Text("Disken er fuld.", "The disk is full.")))
    assert root.one(role="alert").text == "Disken er fuld."
    assert {node.attributes["data-do"] for node in root.all("button")} == {"begin", "begin-without"}
