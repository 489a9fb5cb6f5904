"""The sheet of a lever that nobody has written a sheet for: what its declaration says, and that the rest is missing."""

from __future__ import annotations

from cubb_sim.dashboard.content.sheets.sheet import Sheet
from cubb_sim.parameters import Lever
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import words_of

MESSAGE = Text(
    "Arket er ikke skrevet endnu, men her står det, som håndtaget selv oplyser.",
    "The sheet has not been written yet, but what the lever itself declares stands here.",
)
MECHANISM = Text(
    "Hvordan håndtaget virker i modellen, er ikke skrevet trin for trin endnu. Det korte står øverst på arket.",
    "How the lever works in the model has not been written step by step yet. The short of it stands on top of the "
    "sheet.",
)
HIT = Text(
    "Hvem der kan rammes, er ikke skrevet endnu. Det betyder ikke, at ingen kan miste noget ved det.",
    "Who can be hit has not been written yet. That does not mean that nobody can lose by it.",
)
QUESTIONS = (
    Text(
        "Hvad ville det kræve at flytte håndtaget hos jer, og hvem skulle gøre det?",
        "What would it take to move the lever with you, and who would have to do it?",
    ),
    Text(
        "Hvem ville mærke det først, og hvem kunne det gå ud over?",
        "Who would notice it first, and at whose expense could it be?",
    ),
)


def unwritten_sheet(lever: Lever) -> Sheet:
    """A sheet that says what is declared, and of the rest that it is not written."""
    words = words_of(lever)
    examples = [Text(f"Lavest: {words.low.da}.", f"Lowest: {words.low.en}.")]
    if lever.low < lever.default < lever.high:
        examples.append(Text(f"Som i dag: {words.today.da}.", f"As today: {words.today.en}."))
    examples.append(Text(f"Højest: {words.high.da}.", f"Highest: {words.high.en}."))
    return Sheet(
        examples=tuple(examples),
        message=MESSAGE,
        mechanism=(MECHANISM,),
        hit=HIT,
        questions=QUESTIONS,
        rules=(),
        numbers=(),
        targets=(),
        documents=(),
    )
