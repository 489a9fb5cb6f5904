"""How far it is to CUBB's two goals: the runs as dots, and their differences as dots."""

from __future__ import annotations

import numpy as np

from cubb_sim.comparison import Difference, Sources
from cubb_sim.number_format import UNDEFINED, percent
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from cubb_sim.report.charts.dots import MOST_DOTS, DotRow, Mark, dotplot
from cubb_sim.report.charts.strips import Strip, StripGroup, strip_chart
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.cells import bare_difference
from cubb_sim.report.sentences.goals import (
    HAPPENINGS,
    difference_with_interval,
    goal_sentence,
    job_sentence,
    mean_of_runs,
    n_reached,
    reached_sentence,
)
from cubb_sim.report.sentences.numbers import behind
from cubb_sim.report.sentences.uncertainty import (
    BOTH,
    CHANCE,
    UNKNOWN,
    WIDTH_80,
    share_sentence,
    uncertainties,
)
from cubb_sim.report.sentences.values import difference_writer, level_writer
from cubb_sim.results import RunResult
from cubb_sim.wording import runs_sentence

HEADING = Text("De to mål", "The two goals")
GOAL = Text("CUBB's mål", "CUBB's goal")
NO_DIFFERENCE = Text("ingen forskel", "no difference")
HOW_SURE = Text(
    "hvor sikker er forskellen? (80\u00a0%, procentpoint)", "how sure is the difference? (80%, percentage points)"
)
DIFFERENCES = Text("forskellen, kørsel for kørsel (procentpoint)", "the difference, run by run (percentage points)")


def goals_section(reading: Reading, heading: Text = HEADING) -> Markup:
    """Dotplots of both goals, with sentences and a table."""
    return joined(
        element("h2", reading.say(heading), id="goals"),
        element("p", _how_to_read(reading), class_="small"),
        element("div", [_levels_figure(reading, quantity) for quantity in CUBB_GOALS], class_="pair"),
        element("div", [_differences_figure(reading, quantity) for quantity in CUBB_GOALS], class_="pair"),
        element("div", [_strips_figure(reading, quantity) for quantity in CUBB_GOALS], class_="pair"),
        _goals_table(reading),
        paragraphs(*(job_sentence(reading, other) for other in reading.others)),
    )


def _how_to_read(reading: Reading) -> str:
    n = reading.n_replications
    if n == 1:
        dots = Text("Prikken er den ene kørsel.", "The dot is the one run.")
    elif n <= MOST_DOTS:
        dots = Text("Hver prik er en kørsel.", "Each dot is one run.")
    else:
        dots = Text(f"Hver prik står for 5\u00a0% af de {n} kørsler.", f"Each dot stands for 5% of the {n} runs.")
    more = Text(
        "Kørslerne har de samme borgere og de samme tilfældigheder i alle scenarier, så de kan sammenlignes en for en. "
        "Hule prikker er udgangspunktet, og den stiplede grå linje er dets gennemsnit.",
        "The runs have the same citizens and the same chances in every scenario, so that they can be compared one by "
        "one. Hollow dots are the baseline, and the dashed grey line is its mean.",
    )
    numbers = Text("", "")
    if behind(reading).vary:
        numbers = Text(
            " Fra kørsel til kørsel skifter både tilfældighederne og modellens tal, inden for det plausible.",
            " From run to run both the chances and the model's numbers change, within what is plausible.",
        )
    return f"{reading.say(dots)} {reading.say(more)}{reading.say(numbers)}"


def _levels_figure(reading: Reading, quantity: str) -> Markup:
    language, goal = reading.language, CUBB_GOALS[quantity].goal
    rows = [
        DotRow(label, percent(mean_of_runs(one, quantity), language), one.value(quantity), is_ghost=number == 0)
        for number, (label, one) in enumerate(reading.results)
    ]
    marks = [Mark(goal, f"{reading.say(GOAL)}: {percent(goal, language, 0)}")]
    before = mean_of_runs(reading.baseline, quantity)
    if not np.isnan(before):
        marks.append(Mark(before, "", "now"))
    texts = [reached_sentence(reading, quantity, other) for other in reading.others]
    described = " ".join(goal_sentence(reading, quantity, other) for other in reading.others)
    picture = dotplot(rows, marks, level_writer(QUANTITIES[quantity].unit, language), described, from_zero=True)
    name = element("p", reading.say(HAPPENINGS[quantity].short), class_="name")
    return element("figure", name, picture, element("figcaption", paragraphs(*texts)))


def _differences_figure(reading: Reading, quantity: str) -> Markup:
    rows, texts = [], []
    for other, result in reading.others.items():
        difference = reading.comparison.difference(quantity, other=other)
        paired = result.value(quantity) - reading.baseline.value(quantity)
        is_alone = len(reading.others) == 1
        rows.append(DotRow("" if is_alone else reading.labels[other], "", paired))
        prefix = "" if is_alone else f"{reading.labels[other]}: "
        texts.append(
            f"{prefix}{difference_with_interval(reading, difference)}. {runs_sentence(difference, reading.language)}"
        )
    writer = difference_writer(QUANTITIES[quantity].unit, reading.language)
    mark = Mark(0.0, reading.say(NO_DIFFERENCE), "none")
    picture = dotplot(rows, [mark], writer, " ".join(texts), from_zero=False)
    name = element("p", f"{reading.say(HAPPENINGS[quantity].short)}: {reading.say(DIFFERENCES)}", class_="name")
    return element("figure", name, picture, element("figcaption", paragraphs(*texts)))


def _strips_figure(reading: Reading, quantity: str) -> Markup:
    """Not knowing, chance and both as bars; nothing where the two are not told apart."""
    found = {other: reading.comparison.difference(quantity, other=other) for other in reading.others}
    told = {other: one for other, one in found.items() if one.sources is Sources.TOLD_APART}
    if not told:
        return Markup("")
    is_alone = len(reading.others) == 1
    groups = [
        StripGroup("" if is_alone else reading.labels[other], one.difference, _strips(reading, one))
        for other, one in told.items()
    ]
    texts = []
    for other, one in told.items():
        texts += ["" if is_alone else f"{reading.labels[other]}:", *uncertainties(reading, one)]
        texts.append(share_sentence(reading, one))
    writer = difference_writer(QUANTITIES[quantity].unit, reading.language)
    picture = strip_chart(groups, reading.say(NO_DIFFERENCE), writer, " ".join(text for text in texts if text))
    name = element("p", f"{reading.say(HAPPENINGS[quantity].short)}: {reading.say(HOW_SURE)}", class_="name")
    return element("figure", name, picture, element("figcaption", paragraphs(*texts)))


def _strips(reading: Reading, one: Difference) -> list[Strip]:
    half = WIDTH_80 * one.sd_chance
    bars = [
        (UNKNOWN, one.low_80, one.high_80, "unknown"),
        (CHANCE, one.difference - half, one.difference + half, "chance"),
        (BOTH, one.chance_low_80, one.chance_high_80, "both"),
    ]
    strips = []
    for label, low, high, class_ in bars:
        low_words, high_words = (bare_difference(reading, one, bound) for bound in (low, high))
        figure = reading.say(Text(f"{low_words} til {high_words}", f"{low_words} to {high_words}"))
        strips.append(Strip(reading.say(label), figure, low, high, class_))
    return strips


def _goals_table(reading: Reading) -> Markup:
    columns = [
        Column(reading.say(Text("Mål og scenarie", "Goal and scenario"))),
        Column(reading.say(Text("Gennemsnit", "Mean")), is_number=True),
        Column(reading.say(Text("80\u00a0% af kørslerne", "80% of the runs")), is_number=True),
        Column(reading.say(Text("Målet nået", "Goal reached")), is_number=True),
        Column(reading.say(Text("Forskel fra udgangspunktet", "Difference from the baseline"))),
    ]
    rows = []
    for quantity in CUBB_GOALS:
        rows.append(_goal_row(reading, quantity, reading.baseline, reading.baseline_label, ""))
        for other, one in reading.others.items():
            written = difference_with_interval(reading, reading.comparison.difference(quantity, other=other))
            rows.append(_goal_row(reading, quantity, one, reading.labels[other], written))
    caption = reading.say(Text("De to mål i tal", "The two goals in figures"))
    return table(caption, columns, rows)


def _goal_row(reading: Reading, quantity: str, one: RunResult, label: str, difference: str) -> list[str]:
    values, language = one.value(quantity), reading.language
    defined = values[~np.isnan(values)]
    between = UNDEFINED
    if len(defined) > 1:
        low, high = np.quantile(defined, (0.1, 0.9))
        between = f"{percent(float(low), language)} \u2013 {percent(float(high), language)}"
    aim = percent(CUBB_GOALS[quantity].goal, language, 0)
    words = reading.say(Text(f"mål {aim}", f"goal {aim}"))
    name = f"{reading.say(HAPPENINGS[quantity].short)} ({words}): {label}"
    count, n = n_reached(one, quantity), one.n_replications
    reached = reading.say(Text(f"{count} af {n}", f"{count} of {n}"))
    return [name, percent(mean_of_runs(one, quantity), language), between, reached, difference or UNDEFINED]
