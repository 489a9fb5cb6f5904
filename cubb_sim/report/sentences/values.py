"""How values are written where there is little room: on axes, and in tables of settings."""

from __future__ import annotations

import math
from collections.abc import Callable

from cubb_sim.number_format import NO_BREAK_SPACE, UNIT_WORDS, number, percent
from cubb_sim.quantities import Unit

MOST_DECIMALS = 3
PERCENT = 100.0
IN_PERCENT = (Unit.SHARE, Unit.SHARE_PER_YEAR)
IN_POINTS = (Unit.SHARE, Unit.SHARE_PER_YEAR, Unit.SHARE_DIFFERENCE)

Writer = Callable[[float], str]


def short_number(value: float, language: str, signed: bool = False) -> str:
    """A value with as many decimals as it has, up to three."""
    decimals = next(
        (d for d in range(MOST_DECIMALS) if math.isclose(value, round(value, d), abs_tol=1e-9)), MOST_DECIMALS
    )
    return number(value, language, decimals, signed)


def level_writer(unit: Unit, language: str) -> Writer:
    """How a level stands on an axis: 20 % for shares, a bare number otherwise."""
    if unit in IN_PERCENT:
        sign = f"{NO_BREAK_SPACE}%" if language == "da" else "%"
        return lambda value: f"{short_number(PERCENT * value, language)}{sign}"
    if unit is Unit.SHARE_DIFFERENCE:
        return lambda value: short_number(PERCENT * value, language, signed=True)
    return lambda value: short_number(value, language)


def bare(value: float, unit: Unit, language: str) -> str:
    """A level without the words of its unit, which stand elsewhere: 18,0 %; +16,9; 3,69."""
    if unit in IN_PERCENT:
        return percent(value, language, UNIT_WORDS[unit].decimals)
    if unit is Unit.SHARE_DIFFERENCE:
        return number(PERCENT * value, language, UNIT_WORDS[unit].decimals, signed=True)
    return number(value, language, UNIT_WORDS[unit].decimals)


def unit_in_words(unit: Unit, language: str) -> str:
    """The words of a unit: procentpoint, timer pr. 1.000 kr.; "" for shares and bare numbers."""
    if unit is Unit.SHARE_DIFFERENCE:
        return "procentpoint" if language == "da" else "percentage points"
    return UNIT_WORDS[unit].after.in_language(language)


def difference_writer(unit: Unit, language: str) -> Writer:
    """How a difference stands on an axis: with its sign, in percentage points where levels are shares."""
    factor = PERCENT if unit in IN_POINTS else 1.0
    return lambda value: short_number(factor * value, language, signed=True)
