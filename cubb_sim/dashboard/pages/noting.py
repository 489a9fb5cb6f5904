"""Writing in the record from any page: at once, again where the disk says no, and seen by the page that wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Timer
from typing import Any

import solara

from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.record import Kind, Record, RecordError, lost, mark, records
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.note import Unsaved, note_box, state_of, unreadable
from cubb_sim.dashboard.views.record import first_title, tried_content
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup

SECONDS_BETWEEN = 5.0
"""Between two tries to save what could not be saved (assumed)."""


@dataclass(frozen=True)
class Waiting:
    """An entry that is not in the file yet."""

    record: Record
    kind: Kind
    content: tuple[tuple[str, Any], ...]
    problem: Text

    @property
    def about(self) -> tuple[str, Kind, str]:
        """What a later entry takes the place of: a note of the same topic; anything else stands for itself."""
        named = dict(self.content)
        return self.record.id, self.kind, str(named.get("topic", named))


_waiting: solara.Reactive[tuple[Waiting, ...]] = solara.reactive(())
_not_begun: solara.Reactive[Text | None] = solara.reactive(None)
_seen: solara.Reactive[Mapping[tuple[str, str], tuple[str, str]]] = solara.reactive({})
"""By record and topic: what was last written in this window, and what its box last said. What is written next goes on
from one of them: a box that somebody writes in is left alone when another window changes the note."""
_n_written: solara.Reactive[int] = solara.reactive(0)


def note(session: Session, topic: str, label: Text, hint: Text | None = None) -> Markup:
    """The box for the notes of a topic; the page that shows it hears when something is saved."""
    heard()
    unsaved = None
    for one in _waiting.value:
        content = dict(one.content)
        if session.record and one.record.id == session.record.id and content.get("topic") == topic:
            unsaved = Unsaved(str(content["text"]), one.problem)
    if session.record is None and _not_begun.value is not None:
        unsaved = Unsaved("", _not_begun.value)
    elif session.record is not None and unsaved is None:
        unsaved = _shown(session, session.record, topic)
    return note_box(session, topic, label, hint, unsaved)


def _shown(session: Session, record: Record, topic: str) -> Unsaved | None:
    """Remember what the box says; where the record can no longer be read, it goes on saying what it did, and why."""
    seen, state = _seen.peek(), state_of(session)
    if state is None:
        problem = unreadable(session)
        return Unsaved(seen.get((record.id, topic), ("", ""))[1], problem) if problem else None
    text = state.notes.get(topic, "")
    written_here, said = seen.get((record.id, topic), (text, ""))
    if said != text or (record.id, topic) not in seen:
        _seen.value = {**seen, (record.id, topic): (written_here, text)}
    return None


def heard() -> int:
    """Called while a page is made, it makes the page anew when something has been written."""
    n: int = _n_written.value
    return n


def noted(session: Session, event: Event) -> bool:
    """Save the note of an event, begin a record, or try again, where the event asks for it."""
    if event.action == "note":
        _note(session, event.argument, event.value)
    elif event.action == "record-begin":
        begin(session)
    elif event.action == "record-again":
        try_again()
    else:
        return False
    return True


def _note(session: Session, topic: str, text: str) -> None:
    """Save a note; one that says what the record says already is not written again, unless something waits."""
    state = state_of(session)
    if not topic or session.record is None:
        return
    base = _base(session.record, topic, text)
    _seen.value = {**_seen.peek(), (session.record.id, topic): (text, text)}
    if state and state.notes.get(topic, "") == text and not _waiting.value:
        return
    written(session, Kind.NOTE, topic=topic, text=text, **({"base": base} if base else {}))


def _base(record: Record, topic: str, text: str) -> str | None:
    """The mark of the text that a note goes on from; None where its box has not been shown.

    Of what was written here and what the box said, it is the one that the text differs least from. What waits to be
    saved is no version of the record: a text that takes its place goes on from where that did.
    """
    for one in _waiting.value:
        content = dict(one.content)
        if one.record.id == record.id and one.kind is Kind.NOTE and content.get("topic") == topic:
            return content.get("base")
    seen = _seen.peek().get((record.id, topic))
    return mark(min(seen, key=lambda one: lost(one, text) + lost(text, one))) if seen else None


def written(session: Session, kind: Kind, **content: Any) -> Text | None:
    """Write an entry, and what is still waiting before it.

    Returns:
        Why it could not be written; it is then kept, and tried again. None where it was, or where no record is kept.
    """
    if session.record is None:
        return None
    new = Waiting(session.record, kind, tuple(content.items()), Text("", ""))
    before = _waiting.value
    left = _left((*(one for one in before if one.about != new.about), new))
    _show(left)
    if left and not before:
        _try_later()
    return next((one.problem for one in left if one.about == new.about), None)


def begin(session: Session) -> None:
    """Begin a record and go on with it; where that cannot be done, the pages say why."""
    selection = session.selection
    try:
        record = records().begin(selection.municipality, selection.flip, first_title(session, datetime.now()))
    except RecordError as error:
        _not_begun.value = error.text
        _n_written.value += 1
        return
    _not_begun.value = None
    session.with_view(record_id=record.id)


def not_begun() -> Text | None:
    """Why a record could not be begun; None where nobody tried in vain."""
    problem: Text | None = _not_begun.value
    return problem


def tried(session: Session, comparison: Comparison, label: Text | None = None) -> None:
    """Write down that a scenario was looked at, with its numbers; once for each, however often it is looked at again.

    Args:
        comparison: of the selection of the session, settled.
        label: what was changed; in the words of the levers' positions where it is left out.
    """
    selection = session.selection
    state = state_of(session)
    if state is None or selection.is_as_today or any(one.about == selection.key for one in state.tried):
        return
    address = session.href("work")
    written(session, Kind.TRIED, **tried_content(selection, address, comparison, label))


def try_again() -> None:
    """Try to write what waits."""
    _show(_left(_waiting.value))


def unsaved_problem() -> Text | None:
    """Why something is not saved yet; None where all is."""
    return _waiting.value[0].problem if _waiting.value else None


def _left(entries: tuple[Waiting, ...]) -> tuple[Waiting, ...]:
    """Write the entries in their order; those that could not be written."""
    left = []
    for one in entries:
        try:
            one.record.add(one.kind, **dict(one.content))
        except RecordError as error:
            left.append(Waiting(one.record, one.kind, one.content, error.text))
    return tuple(left)


def _show(left: tuple[Waiting, ...]) -> None:
    if left != _waiting.value:
        _waiting.value = left
    _n_written.value += 1


def _try_later() -> None:
    timer = Timer(SECONDS_BETWEEN, _when_waited)
    timer.daemon = True
    timer.start()


def _when_waited() -> None:
    """Try again, and go on trying for as long as something waits."""
    before = _waiting.value
    if not before:
        return
    left = _left(before)
    if left != before:
        _show(left)
    if left:
        _try_later()
