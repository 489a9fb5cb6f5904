"""What comes first: title, question, what it is not, and the answer in a few sentences."""

from __future__ import annotations

from cubb_sim.experiments.design import OUR_MODEL
from cubb_sim.experiments.report.amounts import whole
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sections import doubts, found, provenance, run
from cubb_sim.experiments.report.sentences.answers import importance_sentence
from cubb_sim.experiments.report.sentences.chance import chance_summary
from cubb_sim.experiments.report.sentences.limits import NO_FORECAST, PACKAGES
from cubb_sim.experiments.report.sentences.questions import (
    box_sentences,
    effect_sentence,
    regret_sentences,
    replication_sentence,
    swing_sentence,
)
from cubb_sim.experiments.report.sentences.running import failed_sentence, missing_sentence
from cubb_sim.parameters import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, bullets, element, joined, paragraphs

KICKER = Text("Følsomhedsanalyse", "Sensitivity analysis")
SHORT = Text("Kort fortalt", "In short")
MOST_ITEMS = 6
"""Assumed: answers that can be read at the top; the others stand by their figures."""
NOTHING = Text("Der er ingen resultater at fortælle om endnu.", "There are no results to tell of yet.")
CONTENTS = Text("Indhold", "Contents")
LINKS = (
    ("run", run.HEADING), ("figures", found.HEADING), ("cautions", doubts.CAUTIONS), ("assumed", doubts.ASSUMED),
    ("limits", doubts.LIMITS), ("provenance", provenance.HEADING),
)  # fmt: skip


def top(reading: FindingsReading) -> Markup:
    """Title, question, what it is not, and the answer."""
    design = reading.design
    scenario = f" \u00b7 {reading.scenario_title}" if design.scenario else ""
    return joined(
        element("p", f"cubb_sim \u00b7 {reading.say(KICKER)}{scenario}", class_="kicker"),
        element("h1", reading.say(design.title)),
        element("p", reading.say(design.question), class_="question"),
        element("p", reading.say(NO_FORECAST), class_="not"),
        paragraphs(missing_sentence(reading), class_="contest"),
        element("div", element("h2", reading.say(SHORT)), bullets(short_answers(reading)), class_="answer"),
    )


def short_answers(reading: FindingsReading) -> list[str]:
    """The goals of CUBB and a few other outcomes, then what is chance, then what failed."""
    subjects = sorted(reading.subjects(), key=lambda one: one.output not in CUBB_GOALS)
    own = [(subject, _of(reading, subject)) for subject in subjects]
    told = [f"{reading.subject_title(subject)}: {text}" for subject, text in own if text]
    told += regret_sentences(reading)
    left = len(told) - MOST_ITEMS
    more = []
    if left > 1:
        n = whole(left, reading.language)
        told = told[:MOST_ITEMS]
        more = [reading.say(Text(f"Om {n} andre står svaret længere nede.", f"On {n} others the answer is below."))]
    caution = [reading.say(PACKAGES)] if reading.design.strategies and reading.design.model == OUR_MODEL else []
    rest = [*more, *caution, *chance_summary(reading), failed_sentence(reading)]
    return [*(told or [reading.say(NOTHING)]), *rest]


def _of(reading: FindingsReading, subject: Subject) -> str:
    """What matters most, or the answer to another question."""
    return (
        " ".join(box_sentences(reading, subject))
        or importance_sentence(reading, subject)
        or swing_sentence(reading, subject)
        or effect_sentence(reading, subject)
        or replication_sentence(reading, subject)
    )


def contents(reading: FindingsReading) -> Markup:
    """Links to the sections."""
    links = [element("li", element("a", reading.say(words), href=f"#{place}")) for place, words in LINKS]
    return element("nav", element("ul", links), aria_label=reading.say(CONTENTS))
