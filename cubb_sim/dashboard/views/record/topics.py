"""What notes are about, and what a record and its file are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import choices
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.sections.provenance import MONTH_NAMES


@dataclass(frozen=True)
class Topic:
    """Something a group may want to hold on to.

    Attributes:
        title: as a heading above the note.
        hint: what gets the pen moving.
    """

    title: Text
    hint: Text


ASKED = "asked"
TOPICS: dict[str, Topic] = {
    ASKED: Topic(
        Text("Hvad spørger vi om?", "What do we ask?"),
        Text("Det spørgsmål, I mødtes om, med jeres egne ord.", "The question you met about, in your own words."),
    ),
    "expected": Topic(
        Text("Hvad ventede vi?", "What did we expect?"),
        Text("Skrevet, før I så et resultat.", "Written before you saw a result."),
    ),
    "saw": Topic(
        Text("Hvad så vi?", "What did we see?"),
        Text("Også det, der blev dårligere, og det, I ikke havde ventet.", "Also what got worse, and what you had not "
             "expected."),
    ),
    "disagree": Topic(
        Text("Hvor er vi uenige med modellen?", "Where do we disagree with the model?"),
        Text("Hvad ved I fra jeres egen hverdag, som modellen ikke har med?", "What do you know from your own working "
             "day that the model leaves out?"),
    ),
    "lookinto": Topic(
        Text("Hvad vil vi undersøge hjemme?", "What will we look into at home?"),
        Text("Hvem spørger hvem, og hvornår taler I om det igen?", "Who asks whom, and when do you talk about it "
             "again?"),
    ),
}  # fmt: skip
"""Topics of the record's own page, in the order of a meeting."""

ELSEWHERE: dict[str, Text] = {
    "citizen": Text("Om borgeren, vi fulgte", "About the citizen we followed"),
    "organisation": Text("Om organisationen", "About the organisation"),
    "assumptions": Text("Om antagelserne", "About the assumptions"),
    "matters": Text("Om det, der betyder mest", "About what matters most"),
    "profile": Text("Om hvor vi er i dag", "About where we are today"),
    "work": Text("Ved arbejdsbordet", "At the work table"),
    "outcomes": Text("Om resultaterne", "About the results"),
    "why": Text("Om hvorfor", "About why"),
    "model": Text("Om modellen", "About the model"),
}
"""Topics of notes that are written on other pages."""
_OF_LEVERS = ("lever-", "lever:")


def title_of(topic: str) -> Text:
    """What a topic is called; its own name where no page here knows it."""
    if topic in TOPICS:
        return TOPICS[topic].title
    if topic.startswith(_OF_LEVERS) and topic[len("lever-") :] in LEVERS:
        lever = LEVERS[topic[len("lever-") :]].title
        return Text(f"Om håndtaget \u00bb{lever.da}\u00ab", f"About the lever \u2018{lever.en}\u2019")
    known = next((ELSEWHERE[name] for name in ELSEWHERE if topic == name or topic.startswith(f"{name}-")), None)
    return known or Text(topic, topic)


def place_of(name: str) -> Text:
    """What a municipality of a record is called; its name where this server does not have it."""
    found = choices().get(name)
    if not found:
        return Text(name, name)
    places = found.scenario.municipalities
    return Text(places[0].name, places[0].name) if len(places) == 1 else found.title


def flip_of(name: str) -> Text:
    """What the FLIP of a record is called."""
    found = FLIPS.get(name)
    return found.title if found else Text(name, name)


def first_title(session: Session, when: datetime) -> str:
    """What a record is called until somebody calls it otherwise."""
    place, flip = place_of(session.selection.municipality), flip_of(session.selection.flip)
    return f"{session.say(flip)}, {session.say(place)}, {day_in_words(when, session.language)}"


def day_in_words(when: datetime, language: str) -> str:
    """21. november 2026, or 21 November 2026."""
    month = MONTH_NAMES[language][when.month - 1]
    return f"{when.day}. {month} {when.year}" if language == "da" else f"{when.day} {month} {when.year}"
