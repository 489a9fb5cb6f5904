"""A place to write: what is written saves itself, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cubb_sim.dashboard.record import LONGEST_TEXT, RecordError, RecordState
from cubb_sim.dashboard.session import Session
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

BEGIN = Text("Begynd et referat for at gemme noter", "Begin a record to save notes")
WHERE_KEPT = Text(
    "Et referat er en fil på den computer, programmet kører på. Det, I skriver, gemmes af sig selv.",
    "A record is a file on the computer the program runs on. What you write saves itself.",
)
AGAIN = Text("Prøv at gemme igen", "Try to save again")
CROSSED = Text(
    "Noten er også ændret i et andet vindue; begge udgaver er gemt under Tidligere udgaver.",
    "The note has also been changed in another window; both versions are kept under Earlier versions.",
)
FILLED = Text(
    f"Der er plads til {number(LONGEST_TEXT, 'da')} tegn, og de er brugt: det, der skrives eller sættes ind herefter, "
    "kommer ikke med. Skriv videre i en anden note.",
    f"There is room for {number(LONGEST_TEXT, 'en')} characters, and they are used: what is written or pasted after "
    "them is left out. Go on in another note.",
)
LINES = 4


@dataclass(frozen=True)
class Unsaved:
    """A text that could not be saved yet.

    Attributes:
        problem: why.
    """

    text: str
    problem: Text


def note_box(
    session: Session, topic: str, label: Text, hint: Text | None = None, unsaved: Unsaved | None = None
) -> Markup:
    """A labelled text area for a topic, with a line that says when it was saved; a button where there is no record."""
    if session.record is None:
        return element(
            "div", element("p", session.say(label), class_="note-label"), begin(session, unsaved), class_="note"
        )
    state = state_of(session)
    place = f"note-{topic}"
    text = unsaved.text if unsaved else state.notes.get(topic, "") if state else ""
    return element(
        "div",
        element("label", session.say(label), for_=place, class_="note-label"),
        element("p", session.say(hint), id=f"{place}-hint", class_="small") if hint else None,
        element(
            "textarea",
            text_of_area(text),
            id=place,
            rows=LINES,
            maxlength=LONGEST_TEXT,
            data_do=f"note:{topic}",
            data_unsaved="" if unsaved else None,
            aria_describedby=f"{place}-hint {place}-status" if hint else f"{place}-status",
        ),
        element("p", saved_when(session, state, topic, unsaved), id=f"{place}-status", class_="note-status",
                role="status"),
        class_="note",
    )  # fmt: skip


def text_of_area(text: str) -> str:
    """The text as it stands in a text area: browsers leave out a first end of line, so one more comes before it."""
    return f"\n{text}" if text.startswith(("\n", "\r")) else text


def begin(session: Session, refused: Unsaved | None = None) -> Markup:
    """The button that begins a record, and why that could not be done where it was tried."""
    problem = element("p", session.say(refused.problem), class_="note-problem", role="alert") if refused else None
    return joined(
        element("button", session.say(BEGIN), type="button", data_do="record-begin"),
        element("p", session.say(WHERE_KEPT), class_="small"),
        problem,
    )


def state_of(session: Session) -> RecordState | None:
    """What the record says; None where there is none, or it can no longer be read."""
    if session.record is None:
        return None
    try:
        return session.record.state
    except RecordError:
        return None


def unreadable(session: Session) -> Text | None:
    """Why the record can no longer be read; None where it can, or where there is none."""
    try:
        _ = session.record.state if session.record else None
    except RecordError as error:
        return error.text
    return None


def saved_when(session: Session, state: RecordState | None, topic: str, unsaved: Unsaved | None = None) -> Markup:
    """When it was saved, or why it was not; and whether there is more to know of it."""
    if unsaved:
        again = element("button", session.say(AGAIN), type="button", data_do="record-again")
        return joined(element("strong", session.say(unsaved.problem), class_="note-problem"), " ", again)
    if state is None:
        problem = unreadable(session)
        return joined(element("strong", session.say(problem), class_="note-problem") if problem else "")
    when = state.noted.get(topic, "")
    said = [session.say(saved_at(when))] if when else []
    said += [session.say(CROSSED)] if topic in state.crossed else []
    said += [session.say(FILLED)] if _is_filled(state.notes.get(topic, "")) else []
    return joined(". ".join(one.removesuffix(".") for one in said) + "." if len(said) > 1 else "".join(said))


def _is_filled(text: str) -> bool:
    """Whether a text takes all the room of its box, as browsers count: some signs take the room of two."""
    return len(text.encode("utf-16-le", "replace")) // 2 >= LONGEST_TEXT - 1


def saved_at(time: str) -> Text:
    """Gemt kl. 15.42, in the time of the computer the program runs on."""
    at = datetime.fromisoformat(time).astimezone()
    return Text(f"Gemt kl. {at:%H.%M}", f"Saved at {at:%H:%M}")
