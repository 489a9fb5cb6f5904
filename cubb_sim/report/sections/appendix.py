"""All outcomes with their definitions, so that every figure above can be traced and attacked."""

from __future__ import annotations

from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import FAMILY_TITLES, QUANTITIES, Family, QuantityOfInterest
from cubb_sim.report.markup import Column, Markup, element, joined, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.legitimacy import WHICH_WAY
from cubb_sim.report.sentences.cells import head_of, row_of
from cubb_sim.report.sentences.changes import verdict_in_words

HEADING = Text("Alle resultatmål og deres definition", "All outcomes and their definitions")


def appendix_section(reading: Reading) -> Markup:
    """A table of figures and a list of definitions per family of outcomes."""
    return joined(
        element("h2", reading.say(HEADING), id="outcomes", class_="new-page"),
        [_family(reading, family) for family in Family],
    )


def _family(reading: Reading, family: Family) -> Markup:
    members = [one for one in QUANTITIES.values() if one.family is family]
    return joined(
        element("h3", reading.say(FAMILY_TITLES[family])),
        [_figures(reading, family, members, other) for other in reading.others],
        _definitions(reading, members),
    )


def _figures(reading: Reading, family: Family, members: list[QuantityOfInterest], other: str) -> Markup:
    columns = [
        *(Column(head) for head in head_of(reading, other)[:-1]),
        Column(reading.say(Text("Vurdering", "Verdict"))),
    ]
    rows = []
    for one in members:
        difference = reading.comparison.difference(one.name, other=other)
        rows.append([*row_of(reading, difference)[:-1], verdict_in_words(reading, difference)])
    caption = f"{reading.say(FAMILY_TITLES[family])}: {reading.labels[other]}"
    return table(caption, columns, rows)


def _definitions(reading: Reading, members: list[QuantityOfInterest]) -> Markup:
    return element(
        "dl",
        [
            joined(
                element("dt", f"{reading.say(one.title)} ({reading.say(WHICH_WAY[one.better])})"),
                element("dd", reading.say(one.definition)),
            )
            for one in members
        ],
    )
