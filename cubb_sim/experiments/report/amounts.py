"""How amounts are written: indices, values of outputs, differences of outputs, and values of factors."""

from __future__ import annotations

import math
from collections.abc import Callable

from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, UNIT_WORDS, number, percent
from cubb_sim.parameters import Text
from cubb_sim.quantities import Unit
from cubb_sim.report.sentences.values import IN_PERCENT, IN_POINTS, PERCENT, unit_in_words

Writer = Callable[[float], str]

SHARES_OF_VARIANCE = ("sobol", "sobol_salib", "emulator", "fast", "rbd_fast")
"""Analyses whose values are shares of what varies; the others have values of their own kind."""
IN_OUTPUT_UNIT = ("morris",)
"""Analyses whose values are in the unit of the output."""
SIGNIFICANT = 3
MOST_DECIMALS = 6
SMALL_UNITS = (Unit.INDEX, Unit.RATIO, Unit.PER_PERSON, Unit.PER_CITIZEN_YEAR, Unit.HOURS_PER_1000_KR)
"""Units in which differences need a decimal more than levels."""
SMALL = 0.01
"""A share below which sentences have a decimal."""


def significant(value: float, language: str, digits: int = SIGNIFICANT) -> str:
    """A number with three significant digits, without zeros at the end: 0.0123, 4.5, 1,234."""
    if math.isnan(value) or math.isinf(value) or value == 0.0:
        return number(value, language)
    decimals = min(MOST_DECIMALS, max(0, digits - 1 - math.floor(math.log10(abs(value)))))
    while decimals and math.isclose(value, round(value, decimals - 1), rel_tol=1e-9):
        decimals -= 1
    return number(value, language, decimals)


def index_writer(analysis: str, subject: Subject, reading: FindingsReading) -> Writer:
    """How the values of an analysis are written in tables and sentences, without the words of a unit."""
    if analysis in SHARES_OF_VARIANCE:
        return lambda value: percent(value, reading.language, 1)
    if analysis in IN_OUTPUT_UNIT:
        return difference_writer(subject, reading, signed=False)
    return lambda value: significant(value, reading.language)


def spoken_writer(analysis: str, subject: Subject, reading: FindingsReading) -> Writer:
    """The same in sentences: shares in whole per cent, below one per cent with a decimal."""
    if analysis not in SHARES_OF_VARIANCE:
        return index_writer(analysis, subject, reading)
    return lambda value: percent(value, reading.language, 0 if abs(value) >= SMALL or value == 0.0 else 1)


def is_in_persons(subject: Subject, reading: FindingsReading) -> bool:
    """Whether the output is a share of persons, so that differences can be told as persons per 100."""
    return reading.output_unit(subject.output) is Unit.SHARE


def difference_writer(subject: Subject, reading: FindingsReading, signed: bool = True) -> Writer:
    """A difference of an output as a bare number: in points of 100 where levels are shares."""
    unit, language = reading.output_unit(subject.output), reading.language
    if unit is None:
        return lambda value: _signed(significant(value, language), value, signed)
    factor = PERCENT if unit in IN_POINTS else 1.0
    decimals = UNIT_WORDS[unit].decimals + (unit in SMALL_UNITS)
    return lambda value: _difference(factor * value, language, decimals, signed)


def _difference(value: float, language: str, decimals: int, signed: bool) -> str:
    """With the decimals of the unit; with two significant digits where they would all be noughts."""
    if value and abs(value) < 0.5 * 10.0**-decimals and abs(value) >= 10.0**-MOST_DECIMALS:
        return _signed(significant(value, language, 2), value, signed)
    return number(value, language, decimals, signed)


def _signed(written: str, value: float, signed: bool) -> str:
    return f"+{written}" if signed and value > 0.0 else written


def level_writer(subject: Subject, reading: FindingsReading) -> Writer:
    """A level of an output, or its difference where that is what is explained, as it stands in a table."""
    unit, language = reading.output_unit(subject.output), reading.language
    if subject.is_effect:
        return difference_writer(subject, reading)
    if unit is None:
        return lambda value: significant(value, language)
    if unit in IN_PERCENT:
        return lambda value: percent(value, language, UNIT_WORDS[unit].decimals)
    return difference_writer(subject, reading, signed=unit is Unit.SHARE_DIFFERENCE)


def difference_words(subject: Subject, reading: FindingsReading) -> str:
    """What a difference of an output is counted in: persons per 100, months; "" for a bare number."""
    unit = reading.output_unit(subject.output)
    if unit is Unit.SHARE:
        return reading.say(Text("personer pr. 100", "persons per 100"))
    if unit is Unit.SHARE_DIFFERENCE:
        return reading.say(Text("procentpoint", "percentage points"))
    if unit is Unit.SHARE_PER_YEAR:
        return reading.say(Text("procentpoint om året", "percentage points a year"))
    return level_words(subject, reading)


def level_words(subject: Subject, reading: FindingsReading) -> str:
    """What a level of an output is counted in; "" for a share, which has its percent sign, and a bare number."""
    unit = reading.output_unit(subject.output)
    if unit is None:
        return ""
    if unit is Unit.KR_PER_YEAR:
        return reading.say(Text("kr. om året", "DKK a year"))
    return unit_in_words(unit, reading.language)


def axis_words(subject: Subject, reading: FindingsReading) -> str:
    """The same where an output, or its difference, stands along an axis."""
    return difference_words(subject, reading) if subject.is_effect else level_words(subject, reading)


def with_range(value: str, low: str, high: str, language: str) -> str:
    """45 % (38 til 52 %); the value alone where there is no interval."""
    if UNDEFINED in (low, high):
        return value
    if low.endswith("%") and high.endswith("%"):
        low = low.rstrip(f"%{NO_BREAK_SPACE}")
    return f"{value} ({low}{NO_BREAK_SPACE}{Text('til', 'to').in_language(language)} {high})"


def factor_value(value: float, language: str) -> str:
    """A value of a factor."""
    return significant(value, language)


def whole(value: float, language: str) -> str:
    """A count."""
    return number(value, language)
