"""The record as a document: one or two sheets of A4 that the participants recognise as theirs."""

from __future__ import annotations

from cubb_sim import __version__
from cubb_sim.dashboard.record import RecordState, Tried, named
from cubb_sim.dashboard.session.address import N_REPLICATIONS
from cubb_sim.dashboard.simulation.worlds import command
from cubb_sim.dashboard.views.record.rows import (
    guess_table,
    numbered_only,
    people_in_words,
    scores_table,
    selection_at,
    shown_address,
    when_in_words,
    written,
)
from cubb_sim.dashboard.views.record.scenarios import assumptions_changed, sentences_of, tried_table
from cubb_sim.dashboard.views.record.topics import ASKED, TOPICS, flip_of, place_of, title_of
from cubb_sim.errors import CubbSimError
from cubb_sim.number_format import number
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.markup import Markup, Piece, bullets, element, joined, paragraphs

NAME = Text("Vores samtale", "Our conversation")
TRIED = Text("Det prøvede vi", "What we tried")
GUESSED = Text("Det gættede vi, og det svarede modellen", "What we guessed, and what the model answered")
LAST = Text("Det sidste, vi prøvede", "The last thing we tried")
SURE = Text("Hvor sikkert er det?", "How sure is it?")
WORSE = Text("Hvad blev dårligere?", "What got worse?")
WHO = Text("Hvem vinder, og hvem betaler?", "Who gains, and who pays?")
PRINCIPLES = Text("Principper, vi vil arbejde efter", "Principles we want to work by")
DECISIONS = Text("Det aftalte vi", "What we agreed")
ASSUMPTIONS = Text("Antagelser, vi ændrede", "Assumptions we changed")
NONE_CHANGED = Text(
    "Ingen: modellens egne tal er brugt hele vejen.", "None: the model's own numbers were used throughout."
)
IS_NOT = Text("Det er modellen ikke", "What the model is not")
AGAIN = Text("Sådan kan det gøres igen", "How to do it again")
NOT_THIS = (
    Text(
        "Ikke en prognose: den siger ikke, hvad der vil ske i kommunen.",
        "Not a forecast: it does not say what will happen in the municipality.",
    ),
    Text(
        "Ikke en evaluering: ingen indsats og ingen medarbejder er målt.",
        "Not an evaluation: no effort and no member of staff has been measured.",
    ),
    Text(
        "Ikke rigtige borgere: alle i modellen er simulerede, og ingen kan genkendes.",
        "Not real citizens: everybody in the model is simulated, and nobody can be recognised.",
    ),
    Text(
        "Ikke en anbefaling: den peger ikke på det bedste valg, og den rangordner ingen.",
        "Not a recommendation: it does not point to the best choice, and it ranks nobody.",
    ),
)


def not_whole() -> Text:
    """How many of the model's numbers are assumed, counted among all that are declared."""
    declared = [*PARAMETERS.values(), *LEVERS.values()]
    n, assumed = len(declared), sum(one.grade is Grade.ASSUMED for one in declared)
    da, en = ([number(one, language) for one in (assumed, n)] for language in ("da", "en"))
    return Text(
        f"Ikke hele billedet: {da[0]} af {da[1]} tal er antaget og ikke målt, og meget af jeres hverdag er ikke med.",
        f"Not the whole picture: {en[0]} of {en[1]} numbers are assumed and not measured, and much of your working day "
        "is left out.",
    )


def printed(state: RecordState, record_id: str, language: str) -> Markup:
    """The whole document; what nobody wrote or tried is left out."""
    return joined(
        element("p", _kicker(state, language), class_="kicker"),
        element(
            "p",
            state.title.strip() or NAME.in_language(language),
            class_="record-title",
            role="heading",
            aria_level="1",
        ),
        _notes([name for name in (ASKED,) if name in state.notes], state, language),
        _section(TRIED, language, tried_table(state, language)),
        _section(GUESSED, language, guess_table(state, language)),
        _last(state, language),
        _notes(topics_without_question(state), state, language),
        _section(PRINCIPLES, language, _principles(state, language)),
        _section(DECISIONS, language, bullets(one.text for one in state.decisions)),
        _section(ASSUMPTIONS, language, _assumptions(state, language)),
        _section(IS_NOT, language, bullets(_not_this(language), class_="record-not")),
        _section(AGAIN, language, _again(state, record_id, language)),
    )


def _kicker(state: RecordState, language: str) -> str:
    head = state.head
    people = people_in_words(state.people)
    parts = [
        NAME.in_language(language),
        place_of(head.municipality).in_language(language),
        flip_of(head.flip).in_language(language),
        when_in_words(head.begun, language),
        people.in_language(language) if people else "",
    ]
    return " \u00b7 ".join(part for part in parts if part)


def _section(title: Text, language: str, *held: Piece) -> Markup | None:
    """A heading and what stands under it; nothing where that is nothing."""
    inner = joined(*held)
    return element("section", element("h2", title.in_language(language)), inner) if inner else None


def topics_without_question(state: RecordState) -> list[str]:
    """Topics with a note: those of a meeting in its order, then those from other pages."""
    of_meeting = [name for name in TOPICS if name in state.notes and name != ASKED]
    return of_meeting + [name for name in state.notes if name not in TOPICS]


def _notes(topics: list[str], state: RecordState, language: str) -> Piece:
    sections = [
        element("section", element("h2", title_of(name).in_language(language)), written(state.notes[name]))
        for name in topics
    ]
    kind = "record-asked" if topics == [ASKED] else "record-notes"
    return element("div", sections, class_=kind) if sections else None


def _last(state: RecordState, language: str) -> Piece:
    """More of the last scenario: how sure, and who gains and pays; of the others it stands in the file.

    The first thing said of how sure it is, and what got worse by name, stand in the table for every scenario.
    """
    if not state.tried:
        return None
    one, place = state.tried[-1], numbered_only(len(state.tried)).in_language(language)
    parts = ((SURE, "sure", 1), (WORSE, "worse", 1), (WHO, "people", 0), (None, "price", 0), (None, "contested", 0))
    told = [
        joined(
            element("h3", title.in_language(language)) if title else None,
            element("p", more_of(place).in_language(language)) if title is SURE else None,
            paragraphs(*sentences_of(one, topic, language)[first:]),
        )
        for title, topic, first in parts
        if sentences_of(one, topic, language)[first:]
    ]
    return _section(LAST, language, told) if told else None


def more_of(place: str) -> Text:
    """Where the rest of it stands."""
    return Text(
        f"Det er {place} i tabellen ovenfor, hvor det første tal og alt, der blev dårligere, står.",
        f"It is {place} in the table above, where the first number and everything that got worse stand.",
    )


def _principles(state: RecordState, language: str) -> Markup:
    """The principles by number, and one table of how they were scored."""
    items = [element("li", one.text) for one in state.principles]
    return joined(element("ol", items) if items else None, scores_table(state.principles, language))


def _assumptions(state: RecordState, language: str) -> Markup:
    changed = assumptions_changed(state, language)
    return bullets(changed) if changed else paragraphs(NONE_CHANGED.in_language(language))


def _not_this(language: str) -> list[str]:
    return [one.in_language(language) for one in (*NOT_THIS, not_whole())]


def _again(state: RecordState, record_id: str, language: str) -> Markup:
    head = state.head
    none = Text("modellens udgangspunkt", "where the model starts")
    told = Text(
        f"cubb_sim {head.model} (udskrevet med {__version__}); tilpasning: {head.posterior or none.da}; "
        f"referat {named(record_id)}.",
        f"cubb_sim {head.model} (printed with {__version__}); the numbers were fitted in {head.posterior or none.en}; "
        f"record {named(record_id)}.",
    )
    return joined(
        element("p", told.in_language(language), class_="small"),
        element("p", state.problem.in_language(language), class_="small") if state.problem else None,
        [_address(place, one, language) for place, one in enumerate(state.tried, 1)],
    )


def _address(place: int, one: Tried, language: str) -> Markup:
    """Where a scenario is found again, its seeds, and the command line that gives the same numbers."""
    selection = selection_at(one.address)
    seeds = Text(
        f"startnumre {selection.seed}\u2013{selection.seed + N_REPLICATIONS - 1}",
        f"seeds {selection.seed}\u2013{selection.seed + N_REPLICATIONS - 1}",
    )
    try:
        line = command(selection)
    except CubbSimError:  # written with levers or municipalities that this version does not have
        line = ""
    return element(
        "p",
        f"{numbered_only(place).in_language(language).capitalize()}: {seeds.in_language(language)}. ",
        element("code", shown_address(one.address)),
        element("br"),
        element("code", line) if line else None,
        class_="small record-again",
    )
