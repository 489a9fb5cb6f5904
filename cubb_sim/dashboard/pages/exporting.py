"""Files for whoever asks for them: figures, numbers, and everything from the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.live import Event, File
from cubb_sim.dashboard.record import RecordError, RecordState, named
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.simulation.progress import settled
from cubb_sim.dashboard.simulation.worlds import command
from cubb_sim.dashboard.views.export import everything as all_files
from cubb_sim.dashboard.views.export import figures, numbers, zipped
from cubb_sim.dashboard.views.export.made import HTML, ZIP, Made
from cubb_sim.dashboard.views.note import state_of
from cubb_sim.dashboard.views.outcomes import PlacedGuess
from cubb_sim.dashboard.views.record import as_html
from cubb_sim.report.reading import Reading

JSON_LINES = "application/jsonl"


def exported(session: Session, event: Event, number: int, comparison: Comparison | None = None) -> File | None:
    """The file an event asks for; None where it asks for none, or there is nothing finished to take.

    Args:
        number: another one for each file, so that the browser saves it again.
        comparison: of the selection of the session, with all runs; the one that is kept where left out.
    """
    if event.action != "export":
        return None
    reading = reading_of(session, comparison)
    state = state_of(session)
    if event.argument == "zip":
        return everything(session, state, number, reading)
    if reading is None:
        return None
    name = f"cubb-{session.selection.municipality}"
    if event.argument == "svg":
        return File(f"{name}-figurer.zip", ZIP, zipped(figures(reading, guesses_of(session, state))), number)
    if event.argument in {"csv", "csv_plain"}:
        made = numbers(reading, danish=event.argument == "csv")
        return File(f"{name}-{made.name}", made.mime, made.content, number)
    return None


def everything(session: Session, state: RecordState | None, number: int, reading: Reading | None = None) -> File:
    """All from this meeting in one file: the record, its page, numbers, figures and the scenario."""
    reading = reading or reading_of(session)
    more = _record_files(session, state)
    files = all_files(reading, session.selection, session.language, guesses_of(session, state), more)
    name = named(session.record.id) if session.record else f"cubb-{session.selection.municipality}"
    return File(f"{name}.zip", ZIP, zipped(files), number)


def reading_of(session: Session, comparison: Comparison | None = None) -> Reading | None:
    """The finished comparison of what is chosen; None where it is not finished, or both worlds are the same."""
    if comparison is None:
        done = settled(session.selection)
        comparison = done.comparison if done else None
    if comparison is None:
        return None
    return Reading(comparison, session.language, command(session.selection))


def guesses_of(session: Session, state: RecordState | None) -> Sequence[PlacedGuess]:
    """What was guessed at what is chosen now."""
    if state is None:
        return ()
    return tuple(
        PlacedGuess(one.who, one.quantity, one.value) for one in state.guesses if one.about == session.selection.key
    )


def _record_files(session: Session, state: RecordState | None) -> list[Made]:
    """The record's own file as it is, and its page."""
    record = session.record
    if record is None or state is None:
        return []
    page = as_html(state, record.id, session.language).encode("utf-8")
    files = [Made(f"{named(record.id)}.html", HTML, page)]
    try:
        files.append(Made(f"{named(record.id)}.cubbflip", JSON_LINES, record.content()))
    except RecordError:  # the page says that it cannot be read
        return files
    return files
