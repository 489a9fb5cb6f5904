"""The page of the record: notes, guesses, what was tried, principles and decisions."""

from __future__ import annotations

from typing import Any

import solara

from cubb_sim.dashboard.live import Event, File, live
from cubb_sim.dashboard.pages import noting
from cubb_sim.dashboard.pages.exporting import everything
from cubb_sim.dashboard.record import GUIDE, Kind, RecordState, named, records
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.note import state_of
from cubb_sim.dashboard.views.record import as_html, edited, no_record, printed
from cubb_sim.dashboard.views.record.topics import TOPICS, title_of
from cubb_sim.dashboard.views.start.meetings import meetings
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

TITLE = Text("Vores samtale", "Our conversation")


@solara.component
def RecordPage(session: Session) -> Any:
    """The record, as it is edited on the screen and as it is printed."""
    file, set_file = solara.use_state(None)
    n_files, set_n_files = solara.use_state(0)
    noting.heard()

    def on_event(event: Event) -> None:
        if session.followed(event) or noting.noted(session, event):
            return
        if event.action != "record":
            return
        made = _made(session, event, n_files + 1)
        if made:
            set_n_files(n_files + 1)
            set_file(made)
        else:
            _written(session, event)

    return live(_page(session), on_event, css="record-page", file=file)


def _page(session: Session) -> Markup:
    state = state_of(session)
    if session.record is None or state is None:
        problem = noting.not_begun()
        told = element("p", session.say(problem), class_="problems", role="alert") if problem else None
        return no_record(session, meetings(session, records().recent()), told)
    topics = [*TOPICS, *(name for name in state.notes if name not in TOPICS)]
    boxes = {name: _box(session, name) for name in topics}
    return joined(
        element("div", edited(session, state, boxes, noting.unsaved_problem()), class_="record-screen"),
        element("div", printed(state, session.record.id, session.language), class_="record-paper"),
    )


def _box(session: Session, topic: str) -> Markup:
    hint = TOPICS[topic].hint if topic in TOPICS else None
    return noting.note(session, topic, title_of(topic), hint)


def _made(session: Session, event: Event, number: int) -> File | None:
    """The file that an event asks for."""
    state = state_of(session)
    if session.record is None or state is None:
        return None
    if event.argument == "html":
        page = as_html(state, session.record.id, session.language)
        return File(f"{named(session.record.id)}.html", "text/html;charset=utf-8", page.encode("utf-8"), number)
    if event.argument == "zip":
        return everything(session, state, number)
    return None


def _written(session: Session, event: Event) -> None:
    """Write down what was filled in."""
    what, _, about = event.argument.partition(":")
    fields = dict(event.fields)
    if what == "title":
        noting.written(session, Kind.TITLE, text=event.value.strip())
    elif what == "people":
        n = event.number()
        noting.written(session, Kind.PEOPLE, n=int(n) if n and 1 <= n <= MOST else None)
    elif what in _OF_TEXT and fields.get("text", "").strip():
        noting.written(session, _OF_TEXT[what], text=fields["text"].strip())
    elif what.removesuffix("-text") in _OF_TEXT and about:
        noting.written(session, _OF_TEXT[what.removesuffix("-text")], id=about, text=event.value)
    elif what == "score" and _is_principle(state_of(session), about):
        scores = {name: int(fields[name]) for name in GUIDE if fields.get(name) in _SCORES}
        noting.written(session, Kind.SCORED, principle=about, who=fields.get("who", "").strip() or "?", scores=scores)


def _is_principle(state: RecordState | None, about: str) -> bool:
    return state is not None and any(one.id == about for one in state.principles)


MOST = 999
_OF_TEXT = {"principle": Kind.PRINCIPLE, "decision": Kind.DECISION}
_SCORES = {"1", "2", "3", "4", "5"}
