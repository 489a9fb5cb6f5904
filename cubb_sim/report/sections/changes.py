"""What got better and what got worse: both lists, always."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.comparison import Difference
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.cells import head_of, row_of
from cubb_sim.report.sentences.changes import (
    counts_sentence,
    is_empty,
    looks_alike,
    what_clear_means,
    worse_sentence,
)

HEADING = Text("Hvad blev bedre, og hvad blev dårligere?", "What got better, and what got worse?")
BETTER = Text("\u25b2 Bedre", "\u25b2 Better")
WORSE = Text("\u25bc Dårligere", "\u25bc Worse")
SHIFTED = Text(
    "\u25c6 Flyttet, uden at det er bedre eller dårligere i sig selv",
    "\u25c6 Moved, without being better or worse in itself",
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
        element("p", what_clear_means(reading), class_="small") if reading.has_intervals else None,
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
    rows: list[list[str]] = [row_of(reading, one) for one in differences]
    if caption == reading.say(WORSE):  # what got worse has to be understood, not only seen
        rows = [[_with_definition(reading, one), *row[1:]] for one, row in zip(differences, rows, strict=True)]
    return table(caption, [Column(head) for head in head_of(reading, other)], rows)


def _with_definition(reading: Reading, difference: Difference) -> Markup:
    definition = reading.say(difference.quantity.definition)
    title = reading.say(difference.quantity.title)
    return joined(title, element("br"), element("span", definition, class_="small"))


def _names(reading: Reading, what: Text, differences: Sequence[Difference]) -> str:
    if not differences:
        return ""
    return f"{reading.say(what)}{'; '.join(reading.say(one.quantity.title) for one in differences)}."
