"""The four considerations that make an effort legitimate, side by side; no sum is made of them."""

from __future__ import annotations

from cubb_sim.number_format import value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import LEGITIMACY, QUANTITIES, Better, Dimension
from cubb_sim.report.charts.ranges import RangeRow, range_chart
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.changes import levels_sentence, verdict_in_words
from cubb_sim.report.sentences.values import bare, level_writer, unit_in_words

HEADING = Text("Fire hensyn, der giver indsatsen legitimitet", "Four considerations that make the effort legitimate")
INTRODUCTION = Text(
    "De trækker ikke altid samme vej; derfor er der fire, og derfor lægges de ikke sammen. Prikken er gennemsnittet, "
    "og bjælken rummer de midterste 80\u00a0% af kørslerne.",
    "They do not always pull the same way; that is why there are four, and why they are not added up. The dot is the "
    "mean, and the bar holds the middle 80% of the runs.",
)
WHICH_WAY: dict[Better, Text] = {
    Better.HIGHER: Text("højere regnes for bedre", "higher is counted as better"),
    Better.LOWER: Text("lavere regnes for bedre", "lower is counted as better"),
    Better.NEITHER: Text(
        "hverken højere eller lavere er bedre i sig selv", "neither higher nor lower is better in itself"
    ),
}


def legitimacy_section(reading: Reading) -> Markup:
    """A card per consideration, and a table of them all."""
    rows_fill_up = sorted(LEGITIMACY, key=lambda dimension: len(dimension.quantities))
    cards = [_card(reading, dimension) for dimension in rows_fill_up]
    return joined(
        element("h2", reading.say(HEADING), id="legitimacy", class_="new-page"),
        element("p", reading.say(INTRODUCTION), class_="small"),
        element("div", cards, class_="cards"),
        _table(reading),
    )


def _card(reading: Reading, dimension: Dimension) -> Markup:
    figures = [_figure(reading, name) for name in dimension.quantities]
    return element(
        "section",
        element("h3", reading.say(dimension.title)),
        element("p", reading.say(dimension.question), class_="question"),
        element("div", figures, class_="cards") if len(figures) > 1 else figures,
        class_="card wide" if len(figures) > 1 else "card",
    )


def _figure(reading: Reading, quantity: str) -> Markup:
    declared, language = QUANTITIES[quantity], reading.language
    means = {other: reading.comparison.difference(quantity, other=other) for other in reading.others}
    first = next(iter(means.values()))
    before = bare(first.baseline, declared.unit, language)
    rows = [RangeRow(reading.baseline_label, before, reading.baseline.value(quantity), is_ghost=True)]
    for other, one in means.items():
        after = bare(one.changed, declared.unit, language)
        rows.append(RangeRow(reading.labels[other], after, reading.others[other].value(quantity)))
    texts = [_told(reading, other, quantity) for other in reading.others]
    unit = unit_in_words(declared.unit, language)
    name = f"{reading.say(declared.title)}{', ' if unit else ''}{unit}"
    title = f"{name} ({reading.say(WHICH_WAY[declared.better])})"
    picture = range_chart(rows, level_writer(declared.unit, language), f"{title}. {' '.join(texts)}")
    return element("figure", element("p", title, class_="name"), picture, element("figcaption", paragraphs(*texts)))


def _told(reading: Reading, other: str, quantity: str) -> str:
    sentence = levels_sentence(reading, reading.comparison.difference(quantity, other=other))
    return f"{reading.labels[other]}: {sentence}" if len(reading.others) > 1 else sentence


def _table(reading: Reading) -> Markup:
    language = reading.language
    columns = [
        Column(reading.say(Text("Hensyn", "Consideration"))),
        Column(reading.baseline_label, is_number=True),
        *(Column(label, is_number=True) for label in reading.labels.values()),
        Column(reading.say(Text("Vurdering", "Verdict"))),
    ]
    rows = []
    for quantity in (name for dimension in LEGITIMACY for name in dimension.quantities):
        declared = QUANTITIES[quantity]
        found = [reading.comparison.difference(quantity, other=other) for other in reading.others]
        levels = [value_in_unit(found[0].baseline, declared.unit, language)]
        levels += [value_in_unit(one.changed, declared.unit, language) for one in found]
        verdicts = "; ".join(verdict_in_words(reading, one) for one in found)
        rows.append([reading.say(declared.title), *levels, verdicts])
    return table(reading.say(Text("De fire hensyn i tal", "The four considerations in figures")), columns, rows)
