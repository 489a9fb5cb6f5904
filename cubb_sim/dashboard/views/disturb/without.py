"""The same change with and without what disturbs it, in a sentence for each goal."""

from __future__ import annotations

import math

from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS
from cubb_sim.report.markup import Markup, element, paragraphs
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import HAPPENINGS, THOUSAND, mean_of_runs

COMING = Text("Det samme uden forstyrrelser er på vej.", "The same without disturbances is on its way.")


def with_and_without(disturbed: Reading | None, calm: Reading | None, language: str) -> Markup:
    """Both worlds under the disturbance, and both without it.

    Args:
        disturbed, calm: what is chosen, and the same without its disturbances; None while they are not there.
    """
    texts = [COMING.in_language(language)]
    if disturbed is not None and calm is not None:
        texts = [sentence(disturbed, calm, quantity) for quantity in CUBB_GOALS]
    return element("section", paragraphs(*texts), class_="disturb-without")


def sentence(disturbed: Reading, calm: Reading, quantity: str) -> str:
    """How many out of 1,000 in each of the four worlds."""
    what, thousand = disturbed.say(HAPPENINGS[quantity].short), number(THOUSAND, disturbed.language)
    (met_today, met), (calm_today, calm_changed) = _counts(disturbed, quantity), _counts(calm, quantity)
    return disturbed.say(
        Text(
            f"{what}, ud af {thousand}: med forstyrrelsen {met} mod {met_today} som i dag; uden den {calm_changed} mod "
            f"{calm_today}.",
            f"{what}, out of {thousand}: with the disturbance {met} against {met_today} as today; without it "
            f"{calm_changed} against {calm_today}.",
        )
    )


def _counts(reading: Reading, quantity: str) -> tuple[str, str]:
    (changed,) = reading.others.values()
    shares = [mean_of_runs(one, quantity) for one in (reading.baseline, changed)]
    today, after = (
        UNDEFINED if math.isnan(one) else number(math.floor(THOUSAND * one + 0.5), reading.language) for one in shares
    )
    return today, after
