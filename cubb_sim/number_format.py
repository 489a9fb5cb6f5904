"""How numbers are written in Danish (`da`) and English (`en`).

Danish: 1.234,5 with point and comma, 12,5 % and 1.234 kr. with a space that does not break, and "procentpoint" for
differences between shares. The process's locale is never asked or changed: it is common to all threads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cubb_sim.parameters.specification import Text
from cubb_sim.quantities.definition import Unit

NO_BREAK_SPACE = "\u00a0"
UNDEFINED = "\u2013"
"""What stands where there is no value. It is never 0."""
_MILLION = 1_000_000
_PERCENT = 100.0


@dataclass(frozen=True)
class UnitWords:
    """How a value of a unit is written.

    Attributes:
        decimals: of a level; a difference has as many.
        after: what follows the number, e.g. "måneder"; "" for a bare number.
    """

    decimals: int
    after: Text


_NOTHING = Text("", "")
UNIT_WORDS: dict[Unit, UnitWords] = {
    Unit.SHARE: UnitWords(1, _NOTHING),
    Unit.SHARE_PER_YEAR: UnitWords(1, Text("om året", "a year")),
    Unit.SHARE_DIFFERENCE: UnitWords(1, _NOTHING),
    Unit.INDEX: UnitWords(2, _NOTHING),
    Unit.RATIO: UnitWords(2, _NOTHING),
    Unit.MONTHS: UnitWords(1, Text("måneder", "months")),
    Unit.PER_PERSON: UnitWords(2, Text("pr. person", "per person")),
    Unit.PER_100_PERSONS: UnitWords(1, Text("pr. 100 personer", "per 100 persons")),
    Unit.PER_CITIZEN_YEAR: UnitWords(2, Text("pr. borgerår", "per citizen-year")),
    Unit.PER_100_CITIZEN_YEARS: UnitWords(1, Text("pr. 100 borgerår", "per 100 citizen-years")),
    Unit.HOURS_PER_YEAR: UnitWords(0, Text("timer om året", "hours a year")),
    Unit.HOURS_PER_1000_KR: UnitWords(2, Text("timer pr. 1.000 kr.", "hours per DKK 1,000")),
    Unit.MINUTES_PER_MONTH: UnitWords(0, Text("minutter om måneden", "minutes a month")),
    Unit.KR_PER_YEAR: UnitWords(0, Text("om året", "a year")),
    Unit.CITIZENS_PER_POST: UnitWords(1, Text("borgere pr. stilling", "citizens per post")),
}
_SHARES = (Unit.SHARE, Unit.SHARE_PER_YEAR, Unit.SHARE_DIFFERENCE)


def number(value: float, language: str, decimals: int = 0, signed: bool = False) -> str:
    """A number with separators of the language: 1.234,5 or 1,234.5. NaN is written as a dash.

    `signed` puts a plus before what is above 0 after rounding.
    """
    if math.isnan(value):
        return UNDEFINED
    if math.isinf(value):
        return "\u221e" if value > 0 else "-\u221e"
    rounded = round(value, decimals) + 0.0  # adding 0 turns -0.0 into 0.0
    written = f"{rounded:{'+' if signed and rounded != 0 else ''},.{decimals}f}"
    if language == "da":
        written = written.translate(str.maketrans(",.", ".,"))
    return written


def percent(share: float, language: str, decimals: int = 1) -> str:
    """A share [0-1] in per cent: 12,5 % or 12.5%."""
    if math.isnan(share):
        return UNDEFINED
    return f"{number(_PERCENT * share, language, decimals)}{f'{NO_BREAK_SPACE}%' if language == 'da' else '%'}"


def percentage_points(difference: float, language: str, decimals: int = 1) -> str:
    """A difference between two shares: +2,5 procentpoint or +2.5 percentage points."""
    if math.isnan(difference):
        return UNDEFINED
    written = number(_PERCENT * difference, language, decimals, signed=True)
    return f"{written}{NO_BREAK_SPACE}{'procentpoint' if language == 'da' else 'percentage points'}"


def kroner(value: float, language: str, signed: bool = False) -> str:
    """Whole kroner: 1.234 kr. or DKK 1,234; from a million on, millions with one decimal: 2,3 mio. kr."""
    if math.isnan(value):
        return UNDEFINED
    in_millions = abs(value) >= _MILLION
    written = number(value / _MILLION, language, 1, signed) if in_millions else number(value, language, 0, signed)
    if language == "da":
        return f"{written}{NO_BREAK_SPACE}{f'mio.{NO_BREAK_SPACE}kr.' if in_millions else 'kr.'}"
    return f"DKK{NO_BREAK_SPACE}{written}{f'{NO_BREAK_SPACE}million' if in_millions else ''}"


def value_in_unit(value: float, unit: Unit, language: str, decimals: int | None = None) -> str:
    """A level with its unit: 12,5 %; 7,3 måneder; 109.440 kr. om året."""
    if math.isnan(value):
        return UNDEFINED
    words = UNIT_WORDS[unit]
    decimals = words.decimals if decimals is None else decimals
    if unit is Unit.SHARE_DIFFERENCE:
        written = percentage_points(value, language, decimals)
    elif unit in _SHARES:
        written = percent(value, language, decimals)
    elif unit is Unit.KR_PER_YEAR:
        written = kroner(value, language)
    else:
        written = number(value, language, decimals)
    return _with_unit(written, words, language)


def difference_in_unit(difference: float, unit: Unit, language: str, decimals: int | None = None) -> str:
    """A difference with its sign and unit: +2,5 procentpoint; -0,3 måneder."""
    if math.isnan(difference):
        return UNDEFINED
    words = UNIT_WORDS[unit]
    decimals = words.decimals if decimals is None else decimals
    if unit in _SHARES:
        written = percentage_points(difference, language, decimals)
    elif unit is Unit.KR_PER_YEAR:
        written = kroner(difference, language, signed=True)
    else:
        written = number(difference, language, decimals, signed=True)
    return _with_unit(written, words, language)


def range_in_unit(low: float, high: float, unit: Unit, language: str, decimals: int | None = None) -> str:
    """An interval of a difference: +1,3 til +3,1 procentpoint; -0.4 to +0.2 months."""
    if math.isnan(low) or math.isnan(high):
        return UNDEFINED
    decimals = UNIT_WORDS[unit].decimals if decimals is None else decimals
    if unit is Unit.KR_PER_YEAR:
        lower = kroner(low, language, signed=True)
    else:
        lower = number(_PERCENT * low if unit in _SHARES else low, language, decimals, signed=True)
    return f"{lower} {'til' if language == 'da' else 'to'} {difference_in_unit(high, unit, language, decimals)}"


def _with_unit(written: str, words: UnitWords, language: str) -> str:
    after = words.after.in_language(language)
    return f"{written} {after}" if after else written
