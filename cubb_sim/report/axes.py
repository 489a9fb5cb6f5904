"""How values are written where there is little room: on axes, and in tables of settings."""

from __future__ import annotations

import math
from collections.abc import Callable

from cubb_sim.number_format import NO_BREAK_SPACE, number
from cubb_sim.quantities import Unit

MOST_DECIMALS = 3
PERCENT = 100.0
IN_PERCENT = (Unit.SHARE, Unit.SHARE_PER_YEAR)
IN_POINTS = (Unit.SHARE, Unit.SHARE_PER_YEAR, Unit.SHARE_DIFFERENCE)

Writer = Callable[[float], str]


def short_number(value: float, language: str, signed: bool = False) -> str:
    """A value with as many decimals as it has, up to three."""
    decimals = next((d for d in range(MOST_DECIMALS) if math.isclose(value, round(value, d), abs_tol=1e-9)), MOST_DECIMALS)
    return number(value, language, decimals, signed)


def level_writer(unit: Unit, language: str) -> Writer:
    """How a level stands on an axis: 20 % for shares, a bare number otherwise."""
    if unit in IN_PERCENT:
        sign = f"{NO_BREAK_SPACE}%" if language == "da" else "%"
        return lambda value: f"{short_number(PERCENT * value, language)}{sign}"
    if unit is Unit.SHARE_DIFFERENCE:
        return lambda value: short_number(PERCENT * value, language, signed=True)
    return lambda value: short_number(value, language)


def difference_writer(unit: Unit, language: str) -> Writer:
    """How a difference stands on an axis: with its sign, in percentage points where levels are shares."""
    factor = PERCENT if unit in IN_POINTS else 1.0
    return lambda value: short_number(factor * value, language, signed=True)
