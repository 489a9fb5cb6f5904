"""Who gains and who pays: the same citizens under both conditions, by subgroup."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cubb_sim.comparison import WhoGained
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.gains import GainRow, gain_chart
from cubb_sim.report.markup import Column, Markup, Row, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.people import (
    NOT_THE_SAME_PEOPLE,
    everybody_sentence,
    net_in_words,
    people_by_subgroup,
    spread_sentence,
)

HEADING = Text("Hvem vinder, og hvem betaler?", "Who gains, and who pays?")
INTRODUCTION = Text(
    "Hver simuleret borger lever begge forløb med de samme livsvilkår og tilfældigheder. Tallene er pr. 1.000 borgere "
    "i gruppen: hvor mange får ordinære løntimer i det ene forløb, men ikke i det andet?",
    "Every simulated citizen lives both courses of events with the same circumstances and chances. The figures are per "
    "1,000 citizens of the group: how many get ordinary paid hours in the one, but not in the other?",
)
ONLY_BASELINE = Text("\u25c0 kun i udgangspunktet", "\u25c0 only in the baseline")
ONLY_OTHER = Text("netto \u00b7 kun i scenariet \u25b6", "net \u00b7 only in the scenario \u25b6")


def people_section(reading: Reading) -> Markup:
    """A picture and a table for each of the others that has the same citizens as the baseline."""
    return joined(
        element("h2", reading.say(HEADING), id="people"),
        element("p", reading.say(INTRODUCTION), class_="small"),
        [_of_one(reading, other) for other in reading.others],
    )


def _of_one(reading: Reading, other: str) -> Markup:
    heading = element("h3", reading.labels[other]) if len(reading.others) > 1 else None
    gained = people_by_subgroup(reading, other)
    if not gained:
        return joined(heading, paragraphs(reading.say(NOT_THE_SAME_PEOPLE)))
    texts = [everybody_sentence(reading, other), spread_sentence(reading, other)]
    shown = [one for one in gained if not math.isnan(one.hours.net)]
    picture = gain_chart(
        [_chart_row(reading, one) for one in shown],
        reading.say(ONLY_BASELINE),
        reading.say(ONLY_OTHER),
        " ".join(texts),
    )
    figure = element("figure", picture, element("figcaption", paragraphs(*texts)), class_="pair")
    return joined(heading, figure, _table(reading, other, gained), _changes_table(reading, gained))


def _chart_row(reading: Reading, one: WhoGained) -> GainRow:
    language, hours = reading.language, one.hours
    return GainRow(
        reading.say(one.subgroup.title),
        hours.only_baseline,
        hours.only_other,
        number(hours.only_baseline, language),
        number(hours.only_other, language),
        number(hours.net, language, signed=True),
    )


def _table(reading: Reading, other: str, gained: Sequence[WhoGained]) -> Markup:
    label = reading.labels[other]
    columns = [
        Column(reading.say(Text("Gruppe ved start", "Group at the start"))),
        Column(reading.say(Text("Borgere", "Citizens")), is_number=True),
        Column(reading.say(Text("Løntimer i begge", "Hours in both")), is_number=True),
        Column(reading.say(Text("Kun i scenariet", "Only in the scenario")), is_number=True),
        Column(reading.say(Text("Kun i udgangspunktet", "Only in the baseline")), is_number=True),
        Column(reading.say(Text("Netto", "Net")), is_number=True),
        Column(reading.say(Text("I job ved slutningen, netto", "In a job at the end, net")), is_number=True),
    ]
    caption = Text(
        f"Ordinære løntimer pr. 1.000 af de samme borgere: {label} mod {reading.baseline_label}",
        f"Ordinary paid hours per 1,000 of the same citizens: {label} against {reading.baseline_label}",
    )
    return table(reading.say(caption), columns, [_row(reading, one) for one in gained])


def _row(reading: Reading, one: WhoGained) -> Row:
    language, hours = reading.language, one.hours
    shares = (number(v, language) for v in (hours.both, hours.only_other, hours.only_baseline))
    return [
        reading.say(one.subgroup.title),
        number(one.n_persons, language),
        *shares,
        net_in_words(reading, hours),
        net_in_words(reading, one.job),
    ]


def _changes_table(reading: Reading, gained: Sequence[WhoGained]) -> Markup:
    """What else changes for a person of each group, on average over the whole run."""
    columns = [
        Column(reading.say(Text("Gruppe ved start", "Group at the start"))),
        Column(reading.say(Text("Løntimer", "Paid hours")), is_number=True),
        Column(reading.say(Text("Sagsbehandlerskift", "Caseworker shifts")), is_number=True),
        Column(reading.say(Text("Meningsfuldhed (0-1)", "Meaning (0-1)")), is_number=True),
        Column(reading.say(Text("Kommunens udgift, kr.", "Municipal cost, DKK")), is_number=True),
    ]
    rows = []
    for one in gained:
        change = one.changes
        cost = change["municipal_kr"]
        rows.append(
            [
                reading.say(one.subgroup.title),
                number(change["hours_worked"], reading.language, signed=True),
                number(change["n_shifts"], reading.language, 2, signed=True),
                number(change["meaning"], reading.language, 2, signed=True),
                UNDEFINED if math.isnan(cost) else number(round(cost, -2), reading.language, signed=True),
            ]
        )
    caption = Text(
        f"Ændring pr. borger over {reading.horizon}, i gennemsnit",
        f"Change per citizen over {reading.horizon}, on average",
    )
    return table(reading.say(caption), columns, rows)
