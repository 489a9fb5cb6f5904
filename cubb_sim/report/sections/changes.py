"""What got better and what got worse: both lists, always."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cubb_sim.comparison import Difference
from cubb_sim.number_format import UNDEFINED, UNIT_WORDS, difference_in_unit, number, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.report.axes import IN_POINTS, PERCENT
from cubb_sim.report.markup import Column, Markup, Row, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.changes import (
    WHAT_CLEAR_MEANS,
    counts_sentence,
    is_empty,
    looks_alike,
    worse_sentence,
)

HEADING = Text("Hvad blev bedre, og hvad blev dårligere?", "What got better, and what got worse?")
BETTER = Text("\u25b2 Bedre", "\u25b2 Better")
WORSE = Text("\u25bc Dårligere", "\u25bc Worse")
SHIFTED = Text(
    "\u25c6 Flyttet, uden at det er bedre eller dårligere i sig selv", "\u25c6 Moved, without being better or worse in itself"
)
UNCLEAR = Text("Ingen klar forskel: ", "No clear difference: ")
LESS_THAN_SHOWN = Text(
    "Klart forskellige, men mindre end afrundingen og derfor uden praktisk betydning: ",
    "Clearly different, but by less than the rounding and so of no practical consequence: ",
)


def changes_section(reading: Reading) -> Markup:
    """Better, worse, moved and unclear, for each of the others."""
    return joined(
        element("h2", reading.say(HEADING), id="changes"),
        element("p", reading.say(WHAT_CLEAR_MEANS), class_="small") if reading.has_intervals else None,
        [_of_one(reading, other) for other in reading.others],
    )


def _of_one(reading: Reading, other: str) -> Markup:
    heading = element("h3", reading.labels[other]) if len(reading.others) > 1 else None
    if not reading.has_intervals:
        return joined(heading, paragraphs(counts_sentence(reading, other)))
    found = reading.comparison.gains_and_losses(other)
    texts = [counts_sentence(reading, other)]
    if not found.worse and not is_empty(found):
        texts.append(worse_sentence(reading, other))
    clear = [one for one in (*found.better, *found.worse, *found.shifted) if looks_alike(one)]
    return joined(
        heading,
        paragraphs(*texts),
        [_table(reading, other, reading.say(caption), [one for one in several if one not in clear])
         for caption, several in ((WORSE, found.worse), (BETTER, found.better), (SHIFTED, found.shifted))],
        paragraphs(_names(reading, LESS_THAN_SHOWN, clear), _names(reading, UNCLEAR, found.unclear)),
    )  # fmt: skip


def _table(reading: Reading, other: str, caption: str, differences: Sequence[Difference]) -> Markup:
    if not differences:
        return Markup("")
    rows = [row_of(reading, one) for one in differences]
    if caption == reading.say(WORSE):  # what got worse has to be understood, not only seen
        rows = [[_with_definition(reading, one), *row[1:]] for one, row in zip(differences, rows, strict=True)]
    return table(caption, columns_of(reading, other), rows)


def _with_definition(reading: Reading, difference: Difference) -> Markup:
    definition = reading.say(difference.quantity.definition)
    title = reading.say(difference.quantity.title)
    return joined(title, element("br"), element("span", definition, class_="small"))


def columns_of(reading: Reading, other: str) -> list[Column]:
    """The columns of a table of differences."""
    n = reading.n_replications
    return [
        Column(reading.say(Text("Resultatmål", "Outcome"))),
        Column(f"{reading.baseline_label} \u2192 {reading.labels[other]}"),
        Column(reading.say(Text("Forskel (95\u00a0%-interval)", "Difference (95% interval)"))),
        Column(reading.say(Text(f"Kørsler (af {n})", f"Runs (of {n})"))),
    ]


def row_of(reading: Reading, difference: Difference) -> Row:
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
    unit, language = difference.quantity.unit, reading.language
    written = difference_in_unit(difference.difference, unit, language)
    if math.isnan(difference.low_95):
        return written
    factor = PERCENT if unit in IN_POINTS else 1.0
    bounds = (factor * difference.low_95, factor * difference.high_95)
    low, high = (number(v, language, UNIT_WORDS[unit].decimals, signed=True) for v in bounds)
    return reading.say(Text(f"{written} ({low} til {high})", f"{written} ({low} to {high})"))


def _names(reading: Reading, what: Text, differences: Sequence[Difference]) -> str:
    if not differences:
        return ""
    return f"{reading.say(what)}{'; '.join(reading.say(one.quantity.title) for one in differences)}."
