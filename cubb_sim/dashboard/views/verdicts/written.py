"""Levels of a quantity in few words: the unit once, and of an index its scale."""

from __future__ import annotations

import math

from cubb_sim.comparison import Difference
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Unit
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.price import NET_COST
from cubb_sim.report.sentences.values import bare, unit_in_words

ON_A_SCALE = "(0\u20131)"
PER_CITIZEN = Text("pr. borger om året", "per citizen and year")


def level_written(value: float, quantity: str, language: str) -> str:
    """A level without the words of its unit; kroner keep theirs."""
    unit = QUANTITIES[quantity].unit
    if unit is not Unit.KR_PER_YEAR:
        return bare(value, unit, language)
    kr = "" if math.isnan(value) else "\u00a0kr." if language == "da" else "\u00a0DKK"
    return f"{number(value, language)}{kr}"


def unit_words(quantity: str, reading: Reading) -> str:
    """What follows the level; "" for shares and bare numbers."""
    unit = QUANTITIES[quantity].unit
    if unit is Unit.INDEX:
        return ON_A_SCALE
    if quantity == NET_COST:
        return reading.say(PER_CITIZEN)
    if unit is Unit.KR_PER_YEAR:
        return reading.say(Text("om året", "a year"))
    return unit_in_words(unit, reading.language)


def both_levels(reading: Reading, difference: Difference) -> str:
    """Before and after, with the unit once: +27,4 → +45,6 procentpoint."""
    name = difference.quantity.name
    before, after = (
        level_written(value, name, reading.language) for value in (difference.baseline, difference.changed)
    )
    return f"{before} \u2192 {after} {unit_words(name, reading)}".rstrip()
