"""The record as it is edited: everything saves itself, and nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Mapping

from cubb_sim.dashboard.record import RecordState
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.note import begin, saved_at
from cubb_sim.dashboard.views.record.agreed import decisions, principles
from cubb_sim.dashboard.views.record.printed import NAME
from cubb_sim.dashboard.views.record.rows import KEPT_NAMES, guess_table, numbered, numbers_of, selection_at, with_unit
from cubb_sim.dashboard.views.record.scenarios import flag, sentences_of, tried_table
from cubb_sim.dashboard.views.record.topics import TOPICS, title_of
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Piece, bullets, element, joined, paragraphs, table

INTRODUCTION = Text(
    "Her står det, I selv har sagt, gættet, prøvet og aftalt. Det gemmes af sig selv, mens I skriver, og kan skrives "
    "ud som jeres eget papir fra mødet.",
    "Here stands what you have said, guessed, tried and agreed. It saves itself while you write, and can be printed as "
    "your own paper from the meeting.",
)
NO_RECORD = Text("Der føres ikke referat af mødet endnu.", "No record is being kept of the meeting yet.")
NO_PERSONAL_DATA = Text(
    "Skriv ikke oplysninger om rigtige borgere her.", "Do not write anything here about real citizens."
)
NOTES = Text("Noter", "Notes")
MORE_NOTES = Text("Noter fra andre sider", "Notes from other pages")
EARLIER = Text("Tidligere udgaver af noterne", "Earlier versions of the notes")
EARLIER_WHY = Text(
    "Tekster, der er blevet slettet eller skrevet over, måske fra et andet vindue.",
    "Texts that have been deleted or written over, perhaps from another window.",
)
TRIED, GUESSES = Text("Det prøvede vi", "What we tried"), Text("Det gættede vi", "What we guessed")
NOTHING_TRIED = Text(
    "Når I flytter et håndtag på arbejdsbordet, skrives det op her med tal.",
    "When you move a lever at the work table, it is written down here with numbers.",
)
ALL_NUMBERS = Text("Alle tal og forbehold", "All numbers and reservations")
SEE_AGAIN = Text("Se det igen", "See it again")


def no_record(session: Session, recent: Markup | None, problem: Markup | None) -> Markup:
    """What stands on the page before a record has been begun."""
    return joined(
        element("h1", session.say(NAME)),
        problem,
        paragraphs(session.say(INTRODUCTION), session.say(NO_RECORD)),
        begin(session),
        recent,
    )


def edited(session: Session, state: RecordState, boxes: Mapping[str, Markup], problem: Text | None) -> Markup:
    """The whole page.

    Args:
        boxes: a note box by topic, in order.
        problem: why something could not be saved; None where all is.
    """
    language = session.language
    own = [box for topic, box in boxes.items() if topic in TOPICS]
    others = [box for topic, box in boxes.items() if topic not in TOPICS]
    return joined(
        element("h1", session.say(NAME)),
        paragraphs(session.say(INTRODUCTION)),
        element("p", session.say(NO_PERSONAL_DATA), class_="small"),
        _problems(session, state, problem),
        _taken_home(session, state),
        _head_fields(session, state),
        element("h2", session.say(NOTES)),
        own,
        _part(session, MORE_NOTES, others),
        element("h2", session.say(TRIED)),
        tried_table(state, language) or element("p", session.say(NOTHING_TRIED)),
        [_scenario(session, state, index) for index in range(len(state.tried))],
        _part(session, GUESSES, guess_table(state, language)),
        principles(session, state),
        decisions(session, state),
        _earlier(session, state),
    )


def _problems(session: Session, state: RecordState, problem: Text | None) -> Piece:
    texts = [one for one in (problem, state.problem) if one]
    if not texts:
        return None
    return element("div", paragraphs(*(session.say(one) for one in texts)), class_="problems", role="alert")


def _taken_home(session: Session, state: RecordState) -> Markup:
    """Printing and files, and when the last thing was saved."""
    say = session.say
    buttons = (
        ("record:html", Text("Hent som HTML", "Download as HTML")),
        ("record:zip", Text("Hent alt fra dette møde", "Download everything from this meeting")),
    )
    return element(
        "div",
        element("button", say(Text("Udskriv på A4", "Print on A4")), type="button", data_print="", class_="primary"),
        [element("button", say(title), type="button", data_do=action) for action, title in buttons],
        element("span", say(saved_at(state.last)) if state.last else "", class_="small", role="status"),
        class_="row record-home",
    )


def _head_fields(session: Session, state: RecordState) -> Markup:
    title, people = Text("Mødets navn", "Name of the meeting"), Text("Antal deltagere", "Number of participants")
    return joined(
        element("label", session.say(title), for_="record-title"),
        element("input", type="text", id="record-title", value=state.title, maxlength="300", data_do="record:title",
                autocomplete="off"),
        element("label", session.say(people), for_="record-people"),
        element("input", type="number", id="record-people", value=str(state.people or ""), min="1", max="999",
                inputmode="numeric", data_do="record:people", autocomplete="off"),
    )  # fmt: skip


def _part(session: Session, title: Text, held: Piece) -> Markup | None:
    inner = joined(held)
    return joined(element("h2", session.say(title)), inner) if inner else None


def _scenario(session: Session, state: RecordState, index: int) -> Markup:
    """All numbers of a scenario, what was said of it, and the way back to it."""
    one, language = state.tried[index], session.language
    columns = [
        Column(session.say(Text("Resultatmål", "Outcome"))),
        Column(session.say(Text("Før \u2192 efter", "Before \u2192 after")), is_number=True),
    ]
    names = [name for name in KEPT_NAMES if name in one.results]
    rows = [[with_unit(name, language), numbers_of(one, name, language)] for name in names]
    sentences = [paragraphs(*sentences_of(one, topic, language)) for topic in one.said]
    return element(
        "details",
        element("summary", f"{numbered(index + 1, one.label, language)}{flag(selection_at(one.address), language)}"),
        element("p", element("a", session.say(SEE_AGAIN), href=session.href("work", "", selection_at(one.address)),
                             data_go="")),
        table(session.say(ALL_NUMBERS), columns, rows),
        sentences,
        id=f"tried-{index}",
    )  # fmt: skip


def _earlier(session: Session, state: RecordState) -> Markup | None:
    """Texts that were written over, so that nothing is lost by two windows or a slip."""
    if not state.earlier:
        return None
    items = [
        [f"{session.say(title_of(topic))} ({session.say(saved_at(one.time)).lower()}): {one.text}" for one in texts]
        for topic, texts in state.earlier.items()
    ]
    return element(
        "details",
        element("summary", session.say(EARLIER)),
        element("p", session.say(EARLIER_WHY), class_="small"),
        bullets((text for several in items for text in several), class_="record-written"),
        id="earlier-notes",
    )
