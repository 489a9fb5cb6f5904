"""Questions for the meeting, taken from what the comparison shows. There are no answers to them in the model."""

from __future__ import annotations

import math

from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, bullets, element, joined
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.people import people_by_subgroup
from cubb_sim.report.sentences.price import spent

HEADING = Text("Til drøftelse", "For discussion")
GUESS = Text(
    "Hvad havde I ventet, før I så tallene? Hvor er I uenige med modellen, og hvad ved I, som den ikke ved?",
    "What did you expect before you saw the figures? Where do you disagree with the model, and what do you know that "
    "it does not?",
)
FIRST_STEP = Text(
    "Hvis kun én af ændringerne kunne gennemføres i det næste halve år, hvilken skulle det være, og hvad ville "
    "stå i vejen for den?",
    "If only one of the changes could be carried out in the next half year, which should it be, and what would get in "
    "its way?",
)


def discussion_section(reading: Reading) -> Markup:
    """A handful of questions."""
    questions = [reading.say(GUESS)]
    for other in reading.others:
        questions += [_worse(reading, other), _price(reading, other), _left_behind(reading, other)]
    questions.append(reading.say(FIRST_STEP))
    return joined(element("h2", reading.say(HEADING), id="discussion"), bullets(dict.fromkeys(questions)))


def _worse(reading: Reading, other: str) -> str:
    if not reading.has_intervals:
        return ""
    worse = reading.comparison.gains_and_losses(other).worse
    if not worse:
        return ""
    title, a = reading.quoted(reading.say(worse[0].quantity.title)), reading.quoted(reading.labels[other])
    return reading.say(
        Text(
            f"Med {a} bliver {title} dårligere. Er det en pris, I vil betale, og hvem skal kunne stå på mål for den?",
            f"With {a} {title} gets worse. Is that a price you will pay, and who must be able to answer for it?",
        )
    )


def _price(reading: Reading, other: str) -> str:
    if not reading.comparison.has_same_people(other):
        return ""
    effort, benefit = spent(reading, other)
    a = reading.quoted(reading.labels[other])
    if effort > 0 > benefit:
        return reading.say(
            Text(
                f"{a} koster mere på indsatsen, før det kan ses på ydelserne. Hvem skal give plads til ventetiden, og "
                "hvad sker der, hvis budgettet lægges om imens?",
                f"{a} costs more on the effort before it shows on benefit. Who must make room for the wait, and what "
                "happens if the budget is changed meanwhile?",
            )
        )
    if effort < 0 < benefit:
        return reading.say(
            Text(
                f"{a} sparer på indsatsen og koster på ydelserne. Hvem ser hver af de to poster, og ser de dem "
                "samtidig?",
                f"{a} saves on the effort and costs on benefit. Who sees each of the two posts, and do they see them "
                "at the same time?",
            )
        )
    return ""


def _left_behind(reading: Reading, other: str) -> str:
    gained = [one for one in people_by_subgroup(reading, other)[1:] if not math.isnan(one.hours.net)]
    if not gained:
        return ""
    least = min(gained, key=lambda one: one.hours.net)
    title = reading.quoted(reading.say(least.subgroup.title).lower())
    net = number(least.hours.net, reading.language, signed=True)
    return reading.say(
        Text(
            f"Gruppen {title} vinder mindst ({net} pr. 1.000). Er det i orden, og hvad skulle der til for at vende "
            "det?",
            f"The group {title} gains least ({net} per 1,000). Is that acceptable, and what would it take to turn it "
            "round?",
        )
    )
