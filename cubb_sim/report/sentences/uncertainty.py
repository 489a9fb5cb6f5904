"""Chance and not knowing, told apart in words that can be read aloud."""

from __future__ import annotations

import math
from statistics import NormalDist

from cubb_sim.comparison import Difference, Sources
from cubb_sim.number_format import difference_in_unit, percent, range_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.numbers import behind

UNKNOWN = Text("Det, vi ikke ved", "What we do not know")
CHANCE = Text("Tilfældighed", "Chance")
BOTH = Text("Begge dele", "Both")
WIDTH_80 = NormalDist().inv_cdf(0.9)
"""Standard deviations to each side that hold 80 % of a normal distribution."""
SAME_NUMBERS_THROUGHOUT = Text(
    "Alle kørsler har de samme tal i modellen; at de er usikre, er ikke med.",
    "All runs have the same numbers in the model; that these are uncertain is not included.",
)


def uncertainties(reading: Reading, difference: Difference) -> list[str]:
    """The difference over what is not known, the chance of one course of events, and both; empty with one run."""
    if difference.sources is Sources.TOLD_APART:
        return [_unknown(reading, difference), _chance(reading, difference), _both(reading, difference)]
    if difference.sources is Sources.CHANCE:
        return [_chance(reading, difference), reading.say(SAME_NUMBERS_THROUGHOUT)]
    if difference.sources is Sources.TOGETHER:
        return [_both(reading, difference), _not_told_apart(reading)]
    return []


def uncertainties_sentence(reading: Reading, difference: Difference) -> str:
    """All of `uncertainties` one after another."""
    return " ".join(uncertainties(reading, difference))


def share_sentence(reading: Reading, difference: Difference) -> str:
    """What part of the spread more runs cannot take away, to the nearest tenth: it is not known better.

    Empty where that is nothing, or cannot be told.
    """
    if difference.sources is not Sources.TOLD_APART or math.isnan(difference.share_unknown):
        return ""
    tenths = round(difference.share_unknown, 1)
    if tenths == 0:
        return ""
    share = percent(tenths, reading.language, 0)
    return reading.say(
        Text(
            f"Af spredningen (variansen) mellem kørslerne skyldes cirka {share} det, vi ikke ved. Den del bliver ikke "
            "mindre af flere kørsler, kun af bedre viden.",
            f"Of the spread (variance) between runs about {share} is due to what we do not know. More runs do not make "
            "that part smaller, only better knowledge does.",
        )
    )


def range_80(reading: Reading, difference: Difference) -> str:
    """The 80 % interval of the difference with its unit: +1,0 til +5,0 procentpoint."""
    return range_in_unit(difference.low_80, difference.high_80, difference.quantity.unit, reading.language)


def _unknown(reading: Reading, difference: Difference) -> str:
    within = range_80(reading, difference)
    if difference.sd_unknown == 0:
        return reading.say(
            Text(
                f"{UNKNOWN.da}: plausible udgaver af modellen er ikke mere uenige, end tilfældighed gør dem. "
                f"Forskellen er {within}.",
                f"{UNKNOWN.en}: plausible versions of the model disagree no more than chance makes them. The "
                f"difference is {within}.",
            )
        )
    return reading.say(
        Text(
            f"{UNKNOWN.da}: i 80 af 100 plausible udgaver af modellen er forskellen {within}.",
            f"{UNKNOWN.en}: in 80 of 100 plausible versions of the model the difference is {within}.",
        )
    )


def _chance(reading: Reading, difference: Difference) -> str:
    half = half_width(difference.sd_chance, difference, reading.language)
    return reading.say(
        Text(
            f"{CHANCE.da}: med præcis de samme tal i modellen ligger 80 af 100 forløb højst {half} fra det forventede.",
            f"{CHANCE.en}: with exactly the same numbers in the model, 80 of 100 courses of events lie within {half} "
            "of what is expected.",
        )
    )


def _both(reading: Reading, difference: Difference) -> str:
    within = range_in_unit(
        difference.chance_low_80, difference.chance_high_80, difference.quantity.unit, reading.language
    )
    return reading.say(
        Text(
            f"{BOTH.da}: for 80 af 100 forløb med så mange borgere er forskellen {within}.",
            f"{BOTH.en}: for 80 of 100 courses of events with this many citizens the difference is {within}.",
        )
    )


def _not_told_apart(reading: Reading) -> str:
    if not behind(reading).vary:
        return ""
    return reading.say(
        Text(
            "Hver kørsel har sine egne tal i modellen, så det ene kan ikke skilles fra det andet.",
            "Every run has its own numbers in the model, so that the one cannot be told from the other.",
        )
    )


def half_width(sd: float, difference: Difference, language: str) -> str:
    """What 80 of 100 courses of events stay within, to either side, without a sign: 1,2 procentpoint."""
    return difference_in_unit(WIDTH_80 * sd, difference.quantity.unit, language).replace("+", "", 1)
