"""The same person's two lives: what they have in common, what parted them, what came after, and how each ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cubb_sim.biography.clauses import ABSENT, CLAUSES, DID_NOT_HAPPEN
from cubb_sim.biography.facts import facts_of
from cubb_sim.biography.life import Ending, Life
from cubb_sim.biography.lines import Happening
from cubb_sim.biography.parting import Parting, parting_of
from cubb_sim.biography.portrait import card_words, ending_words
from cubb_sim.biography.story import Passage, months_label, passages_of, texts_by_month
from cubb_sim.biography.words import citizen_words, scale_words
from cubb_sim.events import Event
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

Names = tuple[str, str]
"""What the two lives are called, so that it can stand after "i" in Danish and "in" in English."""
A, B = "A", "B"
DEGREE_WORDS: dict[Event, Text] = {
    Event.MEETING_HELD: Text(
        "i måned {month} var der {b} minutter fri for institutionelle krav i samtalen i {B}, {a} i {A}",
        "in month {month} the meeting had {b} minutes free of institutional demands in {B}, {a} in {A}",
    ),
    Event.GRASPED: Text(
        "i måned {month} var sagsbehandlerens tro på borgeren {b} i {B}, {a} i {A} (skala 0-1)",
        "in month {month} the caseworker's belief in the citizen was {b} in {B}, {a} in {A} (scale 0-1)",
    ),
    Event.SHIFT: Text(
        "i måned {month} kostede sagsbehandlerskiftet {b} af alliancen i {B}, {a} i {A} (skala 0-1)",
        "in month {month} the caseworker shift cost {b} of the alliance in {B}, {a} in {A} (scale 0-1)",
    ),
    Event.INTERNSHIP_STARTED: Text(
        "i måned {month} var praktikkens match {b} i {B}, {a} i {A} (skala 0-1)",
        "in month {month} the match of the internship was {b} in {B}, {a} in {A} (scale 0-1)",
    ),
}
FEELING_WORDS: dict[str, Text] = {
    "trust": Text("tillid til systemet", "trust in the system"),
    "efficacy": Text("tro på egne muligheder", "own belief in managing a job"),
    "belief": Text("sagsbehandlerens tro på borgeren", "the caseworker's belief in the citizen"),
    "meaning": Text("oplevet meningsfuldhed", "experienced meaningfulness"),
}


THE_SAME = Text("De to liv er ens fra først til sidst.", "The two lives are the same from first to last.")
SAME_EVENTS = Text(
    "Det samme sker i begge liv fra først til sidst.", "The same happens in both lives from first to last."
)
OVER = Text("(forløbet er slut)", "(the course of events is over)")


@dataclass(frozen=True)
class Apart:
    """Consecutive months of which the same is told in each life.

    Attributes:
        a, b: what is told of the one life and of the other; `None` where it is over.
    """

    first: int
    last: int
    a: str | None
    b: str | None


def side_by_side(life_a: Life, life_b: Life, language: str) -> str:
    """Two lives of one person, up to the month they part and after.

    Args:
        life_a, life_b: the same person in two scenarios with the same seed.
        language: `da` or `en`.

    Raises:
        CubbSimError: they are two persons.
    """
    parting = parting_of(life_a, life_b)
    head = [citizen_words(life_a.card.name, language), card_words(life_a.card, language), ""]
    blocks = [*head, *_common(life_a, parting, language), parting_sentence(parting, life_a, life_b, language), ""]
    if parting.month is None:
        return "\n".join([*blocks, ending_words(life_b.ending, language)])
    return "\n".join(
        [*blocks, *_apart(life_a, life_b, parting.month, language), "", *_endings(life_a, life_b, language)]
    )


def parting_sentence(parting: Parting, life_a: Life, life_b: Life, language: str, names: Names = (A, B)) -> str:
    """What parted two lives, in words; that nothing did, where they are the same."""
    if parting.is_none:
        return THE_SAME.in_language(language)
    sentences = []
    if parting.month is not None:
        sentences.append(_event_sentence(parting, names, language))
    elif parting.feelings:
        sentences.append(_feelings_sentence(parting.feelings, (life_a.ending, life_b.ending), names, language))
    else:
        sentences.append(SAME_EVENTS.in_language(language))
    if parting.degree is not None:
        sentences.append(_degree_sentence(parting.degree, names, parting.month is not None, language))
    return " ".join(sentences)


def _event_sentence(parting: Parting, names: Names, language: str) -> str:
    """What happened in the one life, and what instead in the other; B goes first where both have something to tell."""
    month, of_a, of_b = parting.month, (names[0], parting.in_a), (names[1], parting.in_b)
    (first, happened), (second, other) = (of_b, of_a) if parting.in_b is not None else (of_a, of_b)
    if happened is None:
        return SAME_EVENTS.in_language(language)
    what = clause_of(happened, language, there=f" i {first}")
    instead = absent_clause_of(happened, language) if other is None else clause_of(other, language)
    return Text(
        f"I måned {month} {what}; i {second} {instead}.", f"In month {month}, in {first} {what}; in {second} {instead}."
    ).in_language(language)


def clause_of(one: Happening, language: str, there: str = "") -> str:
    """A happening as a clause; `there` names the life within a Danish one."""
    is_own = one.kind is Event.PLAN_AGREED and one.value == 1.0
    own = Text(" med afsæt i eget ønske", " from the citizen's own wish").in_language(language) if is_own else ""
    return CLAUSES[one.kind].in_language(language).format(own=own, there=there, **facts_of(one, language))


def absent_clause_of(one: Happening, language: str) -> str:
    """What it was instead, where a happening did not come."""
    return ABSENT.get(one.kind, DID_NOT_HAPPEN).in_language(language).format(**facts_of(one, language))


def _degree_sentence(pair: tuple[Happening, Happening], names: Names, comes_first: bool, language: str) -> str:
    a, b = pair
    decimals = 0 if a.kind is Event.MEETING_HELD else 2
    words = DEGREE_WORDS[a.kind].in_language(language)
    values = {"a": number(a.value, language, decimals), "b": number(b.value, language, decimals)}
    said = words.format(month=a.month, A=names[0], B=names[1], **values)
    lead = Text("Der er en gradsforskel", "There is a difference of degree")
    if comes_first:
        lead = Text("Allerede før var der en gradsforskel", "A difference of degree came before that")
    return f"{lead.in_language(language)}: {said}."


def _feelings_sentence(feelings: tuple[str, ...], endings: tuple[Ending, Ending], names: Names, language: str) -> str:
    a, b = endings
    template = Text(f"{{}} {{}} i {names[1]} og {{}} i {names[0]}", f"{{}} {{}} in {names[1]} and {{}} in {names[0]}")
    said = "; ".join(
        template.in_language(language).format(
            FEELING_WORDS[name].in_language(language),
            scale_words(getattr(b, name), language),
            scale_words(getattr(a, name), language),
        )
        for name in feelings
    )
    return Text(
        f"Det samme sker i begge liv fra først til sidst, men sætter sig forskellige spor: {said}.",
        f"The same happens in both lives from first to last, but it leaves different marks: {said}.",
    ).in_language(language)


def common_passages(life: Life, parting: Parting, language: str) -> list[Passage]:
    """The months in which the same happens in both lives; `life` is either of them."""
    passages = passages_of(life, language)
    if parting.month is None:
        return passages
    return [one.until(parting.month - 1) for one in passages if one.first < parting.month]


def months_apart(life_a: Life, life_b: Life, from_month: int, language: str) -> list[Apart]:
    """The months from the parting on, both lives under each month, months alike in both lives merged."""
    of_a, of_b = texts_by_month(life_a, language), texts_by_month(life_b, language)
    merged: list[Apart] = []
    for month in range(from_month, max(life_a.ending.month, life_b.ending.month) + 1):
        a, b = of_a.get(month), of_b.get(month)
        if merged and (merged[-1].a, merged[-1].b) == (a, b):
            merged[-1] = Apart(merged[-1].first, month, a, b)
        else:
            merged.append(Apart(month, month, a, b))
    return merged


def _common(life: Life, parting: Parting, language: str) -> Iterator[str]:
    yield from (passage.in_language(language) for passage in common_passages(life, parting, language))
    if parting.month is None or parting.month > max(1, life.card.arrival_month):
        yield ""


def _apart(life_a: Life, life_b: Life, from_month: int, language: str) -> Iterator[str]:
    over, both = OVER.in_language(language), Text("begge", "both").in_language(language)
    for one in months_apart(life_a, life_b, from_month, language):
        yield months_label(one.first, one.last, language)
        yield from [f"  {both}: {one.a}"] if one.a == one.b else [f"  {A}: {one.a or over}", f"  {B}: {one.b or over}"]


def _endings(life_a: Life, life_b: Life, language: str) -> Iterator[str]:
    yield Text("Sådan endte det", "How it ended").in_language(language)
    yield f"  {A}: {ending_words(life_a.ending, language)}"
    yield f"  {B}: {ending_words(life_b.ending, language)}"
