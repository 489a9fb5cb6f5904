"""Differences as cells of a table, on the page and on a console: short, with the words of the unit once."""

from __future__ import annotations

import math

from cubb_sim.comparison import Difference
from cubb_sim.number_format import UNDEFINED, UNIT_WORDS, difference_in_unit, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.values import IN_POINTS, PERCENT


def head_of(reading: Reading, other: str) -> list[str]:
    """The heads of the columns of a table of differences."""
    n = reading.n_replications
    return [
        reading.say(Text("Resultatmål", "Outcome")),
        f"{reading.baseline_label} \u2192 {reading.labels[other]}",
        reading.say(Text("Forskel (95\u00a0%-interval)", "Difference (95% interval)")),
        reading.say(Text(f"Kørsler (af {n})", f"Runs (of {n})")),
    ]


def row_of(reading: Reading, difference: Difference) -> list[str]:
    """One difference as a row of such a table."""
    return [
        reading.say(difference.quantity.title),
        levels(reading, difference),
        difference_and_range(reading, difference),
        runs(reading, difference),
    ]


def runs(reading: Reading, difference: Difference) -> str:
    """How many runs go which way, without the words of a sentence: 17 højere, 3 ens."""
    ways = [
        (difference.n_higher, Text("højere", "higher")),
        (difference.n_lower, Text("lavere", "lower")),
        (difference.n_equal, Text("ens", "equal")),
    ]
    told = (f"{count} {reading.say(word)}" for count, word in sorted(ways, key=lambda way: -way[0]) if count)
    return ", ".join(told) or UNDEFINED


def levels(reading: Reading, difference: Difference) -> str:
    """Before and after, with the words of the unit once: 31,5 → 22,0 pr. 100 borgerår."""
    unit, language = difference.quantity.unit, reading.language
    before, after = (value_in_unit(v, unit, language) for v in (difference.baseline, difference.changed))
    words = reading.say(UNIT_WORDS[unit].after)
    return f"{before.removesuffix(words).rstrip(' ') if words else before} \u2192 {after}"


def difference_and_range(reading: Reading, difference: Difference) -> str:
    """+25,1 procentpoint (+24,0 til +26,2): the unit once."""
    written = difference_in_unit(difference.difference, difference.quantity.unit, reading.language)
    return _with_range(reading, difference, written)


def bare_difference_and_range(reading: Reading, difference: Difference) -> str:
    """+25,1 (+24,0 til +26,2): for a table whose levels show the unit."""
    return _with_range(reading, difference, bare_difference(reading, difference, difference.difference))


def bare_difference(reading: Reading, difference: Difference, value: float) -> str:
    """A value in the unit of a difference, without the words of the unit: +25,1."""
    unit = difference.quantity.unit
    factor = PERCENT if unit in IN_POINTS else 1.0
    return number(factor * value, reading.language, UNIT_WORDS[unit].decimals, signed=True)


def _with_range(reading: Reading, difference: Difference, written: str) -> str:
    if math.isnan(difference.low_95):
        return written
    low, high = (bare_difference(reading, difference, value) for value in (difference.low_95, difference.high_95))
    return reading.say(Text(f"{written} ({low} til {high})", f"{written} ({low} to {high})"))
