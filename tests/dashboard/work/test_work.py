"""Around levers and results: going back, seeing the last change again, talking, and taking it along."""

from __future__ import annotations

import shlex

import pytest

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.work import Looking, Trail, discussion, earlier_note, heading, replay_bar, sharing
from cubb_sim.report.markup import Markup
from tests.dashboard.work.reading import problems_of_names, read

A = Selection()
B = A.with_lever("caseload", 40)
C = B.with_lever("staff_budget", 1.2)


def walked(*selections):
    trail = Trail()
    for one in selections:
        trail = trail.to(one)
    return trail


def test_the_trail_knows_the_selection_before():
    assert walked(A).before is None
    assert walked(A, A).before is None
    assert walked(A, B).before == A
    assert walked(A, B, B, C).before == B


def test_going_back_is_not_a_change():
    assert walked(A, B, C, B).before == A
    assert walked(A, B, A).before is None
    assert walked(A, B, A, C).before == A


def test_the_trail_does_not_grow_for_ever():
    selections = [A.with_lever("caseload", 25 + i / 100) for i in range(500)]
    assert len(walked(*selections).steps) == 200


def test_stepping_back_shows_the_picture_before_until_something_changes():
    looking = Looking().after(Event("replay-step"), B)
    assert looking.is_before(B, A)
    assert not looking.is_before(B, None)
    assert not looking.is_before(C, B)
    assert not looking.after(Event("replay-step"), B).is_before(B, A)


def test_playing_shows_the_picture_before_and_then_the_present_one():
    looking = Looking().after(Event("replay-play"), B)
    assert looking.is_before(B, A)
    assert not looking.played().is_before(B, A)


def test_parts_are_opened_one_at_a_time_and_only_those_there_are():
    looking = Looking().after(Event("open", "months"), B).after(Event("why", "trust"), B)
    assert (looking.opened, looking.why) == ("months", "trust")
    assert looking.after(Event("open", ""), B).opened == ""
    assert looking.after(Event("open", "nonsense"), B) == looking
    assert looking.after(Event("why", "<script>"), B) == looking
    assert looking.after(Event("why", ""), B).why == ""


@pytest.mark.parametrize("language", ["da", "en"])
def test_there_is_nothing_to_replay_before_the_first_change(session_of, language):
    assert read(replay_bar(session_of(A, language), False, False)).all("button") == []
    root = read(replay_bar(session_of(B, language), True, True))
    assert {node.attributes["data-do"] for node in root.all("button")} == {"replay-play", "replay-step"}
    assert read(earlier_note(session_of(B, language), True)).one(role="status").text
    assert earlier_note(session_of(B, language), False) == ""
    assert problems_of_names(root) == []
    by_itself = root.one("button", data_do="replay-play")
    assert by_itself.has_class("work-moves"), "hidden by the style sheet where less movement is wanted"


def test_the_style_sheet_hides_what_plays_by_itself_where_less_movement_is_wanted():
    from pathlib import Path  # noqa: PLC0415

    from cubb_sim.dashboard import serving  # noqa: PLC0415

    css = (Path(serving.__file__).parents[1] / "assets" / "static" / "custom.css").read_text(encoding="utf-8")
    assert "@media (prefers-reduced-motion: reduce) { .page .work-moves { display: none; } }" in css


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("flip", FLIPS)
def test_question_and_dilemmas_of_the_flip_are_on_the_page(session_of, flip, language):
    session = session_of(Selection(flip=flip), language)
    text = read(heading(session)).text + read(discussion(session, Markup(""))).text
    assert FLIPS[flip].question.in_language(language) in text
    for dilemma in FLIPS[flip].dilemmas:
        assert dilemma.in_language(language) in text
    assert problems_of_names(read(heading(session))) == []


def test_the_address_and_the_code_of_what_is_seen_can_be_copied(session_of):
    from cubb_sim.dashboard.pages.taking import in_code  # noqa: PLC0415 (the page imports Solara)

    files, command = in_code(B)
    session = session_of(B)
    root = read(sharing(session, files, command, Markup("")))
    assert root.one("input", id="address").attributes["value"] == session.href("work")
    assert root.one("input", id="command").attributes["value"] == command
    assert shlex.split(command)[:2] == ["cubb-sim", "compare"]
    assert files[0][1].strip() in "\n".join(
        "".join(p for p in n.pieces if isinstance(p, str)) for n in root.all("code")
    )
    for button in root.all("button", data_copy=True):
        assert root.one("input", id=button.attributes["data-copy"].removeprefix("#"))
    assert problems_of_names(root) == []


def test_what_cannot_be_written_as_a_scenario_says_so():
    from cubb_sim.dashboard.pages.taking import in_code  # noqa: PLC0415

    assert in_code(Selection(municipality="no_such_place")) == ((), "")
