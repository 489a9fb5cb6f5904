"""Guess and result side by side, in a sentence that judges nobody."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cubb_sim.dashboard.views.guess.placing import OUT_OF
from cubb_sim.dashboard.views.outcomes import PlacedGuess
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import HAPPENINGS, mean_of_runs

ASK = Text(
    "Hvad lå bag jeres tal, som modellen måske ikke kender?",
    "What lay behind your figures that the model may not know?",
)


def compared(reading: Reading, guesses: Sequence[PlacedGuess]) -> Markup | None:
    """One sentence for each goal that was guessed at, and a question; nothing where nobody guessed."""
    texts = [text for quantity in CUBB_GOALS if (text := sentence(reading, quantity, guesses))]
    if not texts:
        return None
    return element("section", paragraphs(*texts, reading.say(ASK)), class_="guess-compared")


def sentence(reading: Reading, quantity: str, guesses: Sequence[PlacedGuess]) -> str:
    """What was guessed and what the model shows, both out of 1,000; "" where nobody guessed."""
    said = [(one.who, round(OUT_OF * one.value)) for one in guesses if one.quantity == quantity]
    (changed,) = reading.others.values()
    share = mean_of_runs(changed, quantity)
    if not said or math.isnan(share):
        return ""
    language = reading.language
    what, result = reading.say(HAPPENINGS[quantity].short), number(math.floor(OUT_OF * share + 0.5), language)
    listed = reading.listed(f"{number(n, language)} ({who})" for who, n in said) if len(said) > 1 else ""
    guessed, thousand = listed or f"{number(said[0][1], language)} ({said[0][0]})", number(OUT_OF, language)
    return reading.say(
        Text(
            f"{what}, ud af {thousand}: gættet {guessed}; modellen viser {result} i gennemsnit.",
            f"{what}, out of {thousand}: guessed {guessed}; the model shows {result} on average.",
        )
    )
