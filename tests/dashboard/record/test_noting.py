"""Writing from the pages: at once, again where the disk says no, and only what is ours to answer."""

from __future__ import annotations

import pytest

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.pages import noting
from cubb_sim.dashboard.pages.record import _written
from cubb_sim.dashboard.record import GUIDE, LONGEST_TEXT, Kind, Record, UnsavedError
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.guess import Guessing, guesses_of
from cubb_sim.dashboard.views.note import CROSSED, FILLED
from cubb_sim.parameters.specification import Text

FULL = Text("Kunne ikke gemmes: fuld.", "Could not be saved: full.")
LABEL = Text("Noter", "Notes")


@pytest.fixture(autouse=True)
def _clean():
    noting._waiting.value = ()
    noting._not_begun.value = None
    noting._seen.value = {}
    yield
    noting._waiting.value = ()
    noting._not_begun.value = None


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that is full until it is told otherwise."""
    state = {"full": True}
    really = Record.add

    def add(self, kind, **content):
        if state["full"]:
            raise UnsavedError(FULL)
        return really(self, kind, **content)

    monkeypatch.setattr(Record, "add", add)
    monkeypatch.setattr(noting, "_try_later", lambda: None)
    return state


def test_a_note_is_saved_and_the_page_hears_of_it(session):
    before = noting.heard()
    assert noting.noted(session, Event("note", "saw", "det så vi"))
    assert session.record.state.notes == {"saw": "det så vi"}
    assert noting.heard() > before
    assert ("Gemt kl. " if session.language == "da" else "Saved at ") in noting.note(session, "saw", LABEL)


def test_the_same_note_again_is_not_written_again(session):
    for _ in range(3):
        noting.noted(session, Event("note", "saw", "det så vi"))
    assert session.record.state.n_entries == 1


def test_other_events_are_left_to_the_page(session):
    assert not noting.noted(session, Event("lever", "caseload", "35"))
    assert session.record.state.is_empty


def test_what_could_not_be_saved_stays_and_is_saved_in_its_order_later(session, full_disk):
    noting.noted(session, Event("note", "saw", "første"))
    noting.noted(session, Event("note", "saw", "anden"))
    assert noting.written(session, Kind.DECISION, text="aftale") == FULL
    box = noting.note(session, "saw", LABEL)
    assert "anden" in box
    assert FULL.in_language(session.language) in box
    assert noting.unsaved_problem() == FULL
    full_disk["full"] = False
    noting.noted(session, Event("record-again"))
    assert session.record.state.notes == {"saw": "anden"}
    assert [one.text for one in session.record.state.decisions] == ["aftale"]
    assert noting.unsaved_problem() is None
    assert FULL.in_language(session.language) not in noting.note(session, "saw", LABEL)


def test_a_later_note_takes_waiting_ones_along(session, full_disk):
    noting.noted(session, Event("note", "saw", "første"))
    full_disk["full"] = False
    noting.noted(session, Event("note", "disagree", "anden"))
    assert dict(session.record.state.notes) == {"saw": "første", "disagree": "anden"}


def test_a_note_too_long_does_not_keep_others_from_being_saved(session):
    noting._waiting.value = ()
    problem = noting.written(session, Kind.NOTE, topic="saw", text="x" * 20_001)
    assert problem is not None
    assert noting.written(session, Kind.NOTE, topic="disagree", text="kort") is None
    assert session.record.state.notes == {"disagree": "kort"}
    noting.noted(session, Event("note", "saw", "kortere"))
    assert noting.unsaved_problem() is None


def test_a_record_is_begun_from_the_page_and_stands_in_the_address(session, pushed, folder):
    without = Session(session.address, None, pushed.append)
    assert "record-begin" in noting.note(without, "saw", LABEL)
    assert noting.noted(without, Event("record-begin"))
    (address,) = pushed
    new = address.split("r=")[1].split("&")[0]
    state = folder.open(new).state
    assert state.head.municipality == "holstebro"
    assert "Holstebro" in state.title
    assert noting.noted(without, Event("note", "saw", "ingen steder at skrive"))


def test_a_record_that_cannot_be_begun_is_told(session, pushed, folder):
    folder.folder.parent.joinpath("fil").write_text("x", encoding="utf-8")
    folder.folder = folder.folder.parent / "fil"
    without = Session(session.address, None, pushed.append)
    noting.noted(without, Event("record-begin"))
    assert not pushed
    problem = noting.not_begun()
    assert problem is not None
    assert problem.in_language(session.language) in noting.note(without, "saw", LABEL)


def test_a_scenario_is_written_down_once(session, comparison):
    noting.tried(session, comparison)
    noting.tried(session, comparison)
    assert session.record.state.n_entries == 1
    (one,) = session.record.state.tried
    assert one.about == session.selection.key


def test_the_fields_of_the_records_page_reach_the_file(session):
    def event(argument, value="", **fields):
        _written(session, Event("record", argument, value, tuple(fields.items())))

    event("title", " Nyt navn ")
    event("people", "7")
    event("principle", text="Spørg først")
    event("principle", text="   ")
    event("decision", text="Vi ses")
    state = session.record.state
    assert (state.title, state.people) == ("Nyt navn", 7)
    (principle,), (decision,) = state.principles, state.decisions
    event(f"score:{principle.id}", who="Bord 1", guiding="5", useful="9", inspiring="", evaluable="1")
    event("score:someone", who="Bord 1", guiding="5")
    event(f"principle-text:{principle.id}", "Spørg altid først")
    event(f"decision-text:{decision.id}", "")
    event("people", "")
    event("people", "mange")
    state = session.record.state
    assert state.principles[0].text == "Spørg altid først"
    assert dict(state.principles[0].scorings[0].scores) == {"guiding": 5, "evaluable": 1}
    assert set(GUIDE) > set(state.principles[0].scorings[0].scores)
    assert state.decisions == ()
    assert state.people is None


def window(session, topic="saw", seen=None):
    """Another window of the same meeting: what it remembers of its boxes; its box is shown."""
    noting._seen.value = dict(seen or {})
    return noting.note(session, topic, LABEL)


def test_two_windows_on_a_note_lose_nothing_and_say_so(session):
    window(session)
    first = dict(noting._seen.value)
    noting.noted(session, Event("note", "saw", "12 %"))
    after_first = dict(noting._seen.value)
    noting._seen.value = first  # a window that was open all the time
    noting.noted(session, Event("note", "saw", "15 %"))
    assert [one.text for one in session.record.state.earlier["saw"]] == ["12 %"]
    assert session.say(CROSSED).removesuffix(".") in noting.note(session, "saw", LABEL)
    noting._seen.value = after_first
    noting.noted(session, Event("note", "saw", "12 % her"))
    assert [one.text for one in session.record.state.earlier["saw"]] == ["12 %", "15 %"]


def test_one_who_saw_the_others_text_and_mends_it_crosses_nobody(session):
    window(session)
    session.record.add(Kind.NOTE, topic="saw", text="Fra det andet vindue")
    noting.note(session, "saw", LABEL)
    noting.noted(session, Event("note", "saw", "Fra et vindue"))
    noting.noted(session, Event("note", "saw", "Fra et"))
    assert not session.record.state.crossed
    window(session)
    noting.noted(session, Event("note", "saw", ""))
    assert not session.record.state.crossed


def test_what_waits_to_be_saved_is_no_version_that_others_can_cross(session, full_disk):
    window(session)
    noting.noted(session, Event("note", "saw", "første"))
    noting.noted(session, Event("note", "saw", "anden"))
    full_disk["full"] = False
    noting.noted(session, Event("record-again"))
    noting.noted(session, Event("note", "saw", "tredje"))
    assert session.record.state.notes == {"saw": "tredje"}
    assert not session.record.state.crossed


def test_a_record_that_disappears_leaves_the_text_in_its_box_and_says_why(session):
    noting.noted(session, Event("note", "saw", "det så vi"))
    noting.note(session, "saw", LABEL)
    session.record.path.unlink()
    box = noting.note(session, "saw", LABEL)
    assert "det så vi" in box
    assert ("Referatet kunne ikke" if session.language == "da" else "The record could not") in box
    assert guesses_of(session.selection, session.record, Guessing()) == ()
    noting.noted(session, Event("note", "saw", "det så vi også"))
    assert noting.unsaved_problem() is not None


def test_a_full_box_says_that_the_rest_is_left_out(session):
    noting.noted(session, Event("note", "saw", "x" * 19_000))
    assert session.say(FILLED).removesuffix(".") not in noting.note(session, "saw", LABEL)
    noting.noted(session, Event("note", "saw", "x" * LONGEST_TEXT))
    assert session.say(FILLED).removesuffix(".") in noting.note(session, "saw", LABEL)
