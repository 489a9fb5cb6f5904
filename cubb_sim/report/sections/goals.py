"""How far it is to CUBB's two goals: the runs as dots, their differences as dots, the course month by month."""

from __future__ import annotations

import numpy as np

from cubb_sim.number_format import UNDEFINED, percent
from cubb_sim.outcome import Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, QUANTITIES
from cubb_sim.report.axes import difference_writer, level_writer
from cubb_sim.report.charts.course import MOST_PATHS, Axes, Level, Line, course_chart, middle_and_band
from cubb_sim.report.charts.dots import MOST_DOTS, DotRow, Mark, dotplot
from cubb_sim.report.markup import Column, Markup, element, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.goals import (
    HAPPENINGS,
    difference_with_interval,
    goal_sentence,
    job_sentence,
    n_reached,
    reached_sentence,
)
from cubb_sim.results import RunResult
from cubb_sim.wording import runs_sentence

HEADING = Text("De to mål", "The two goals")
COURSE_HEADING = Text("Måned for måned", "Month by month")
GOAL = Text("CUBB's mål", "CUBB's goal")
NO_DIFFERENCE = Text("ingen forskel", "no difference")
MONTHS = Text("måneder fra start", "months from the start")
DIFFERENCES = Text(
    "Forskellen, kørsel for kørsel (procentpoint)", "The difference, run by run (percentage points)"
)
COURSES: dict[Stock, tuple[Text, str]] = {
    Stock.COHORT_EVER_HOURS: (Text("Har haft ordinære løntimer", "Have had ordinary paid hours"), "hours_ever_share"),
    Stock.COHORT_IN_JOB: (Text("I ordinært job uden ydelse", "In an ordinary job without benefit"), ""),
}
"""What is followed month by month: its name, and the goal it can be measured against."""
EVERY_MONTHS = 12


def goals_section(reading: Reading) -> Markup:
    """Dotplots of both goals, with sentences and a table."""
    return joined(
        element("h2", reading.say(HEADING), id="goals"),
        element("p", _how_to_read(reading), class_="small"),
        element("div", [_goal(reading, quantity) for quantity in CUBB_GOALS], class_="pair"),
        _goals_table(reading),
    )


def _how_to_read(reading: Reading) -> str:
    n = reading.n_replications
    if n == 1:
        dots = Text("Prikken er den ene kørsel.", "The dot is the one run.")
    elif n <= MOST_DOTS:
        dots = Text("Hver prik er en kørsel.", "Each dot is one run.")
    else:
        dots = Text(
            f"Hver prik står for 5\u00a0% af de {n} kørsler.", f"Each dot stands for 5% of the {n} runs."
        )
    more = Text(
        "Kørslerne har de samme borgere og de samme tilfældigheder i alle scenarier, så de kan sammenlignes en for en. "
        "Hule prikker er udgangspunktet.",
        "The runs have the same citizens and the same chances in every scenario, so that they can be compared one by "
        "one. Hollow dots are the baseline.",
    )
    return f"{reading.say(dots)} {reading.say(more)}"


def _goal(reading: Reading, quantity: str) -> Markup:
    return element(
        "div",
        element("h3", reading.say(HAPPENINGS[quantity].short)),
        _levels_figure(reading, quantity),
        _differences_figure(reading, quantity),
    )


def _levels_figure(reading: Reading, quantity: str) -> Markup:
    language, goal = reading.language, CUBB_GOALS[quantity].goal
    rows = [
        DotRow(label, percent(_mean(one, quantity), language), one.value(quantity), is_ghost=number == 0)
        for number, (label, one) in enumerate(reading.results)
    ]
    marks = [Mark(goal, f"{reading.say(GOAL)}: {percent(goal, language, 0)}")]
    before = _mean(reading.baseline, quantity)
    if not np.isnan(before):
        marks.append(Mark(before, "", "now"))
    texts = [reached_sentence(reading, quantity, other) for other in reading.others]
    if quantity != next(iter(CUBB_GOALS)):
        texts += [job_sentence(reading, other) for other in reading.others]
    described = " ".join(goal_sentence(reading, quantity, other) for other in reading.others)
    picture = dotplot(rows, marks, level_writer(QUANTITIES[quantity].unit, language), described, from_zero=True)
    return element("figure", picture, element("figcaption", paragraphs(*texts)))


def _differences_figure(reading: Reading, quantity: str) -> Markup:
    rows, texts = [], []
    for other, result in reading.others.items():
        difference = reading.comparison.difference(quantity, other=other)
        paired = result.value(quantity) - reading.baseline.value(quantity)
        rows.append(DotRow(reading.labels[other], "", paired))
        prefix = f"{reading.labels[other]}: " if len(reading.others) > 1 else ""
        texts.append(f"{prefix}{difference_with_interval(reading, difference)}. {runs_sentence(difference, reading.language)}")
    writer = difference_writer(QUANTITIES[quantity].unit, reading.language)
    mark = Mark(0.0, reading.say(NO_DIFFERENCE), "none")
    picture = dotplot(rows, [mark], writer, " ".join(texts), from_zero=True)
    name = element("p", reading.say(DIFFERENCES), class_="name")
    return element("figure", name, picture, element("figcaption", paragraphs(*texts)))


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
    values, language, goal = one.value(quantity), reading.language, CUBB_GOALS[quantity]
    defined = values[~np.isnan(values)]
    between = UNDEFINED
    if len(defined) > 1:
        low, high = np.quantile(defined, (0.1, 0.9))
        between = f"{percent(float(low), language)} \u2013 {percent(float(high), language)}"
    name = f"{reading.say(HAPPENINGS[quantity].short)} ({reading.say(Text('mål', 'goal'))} {percent(goal.goal, language, 0)}): {label}"
    reached = reading.say(
        Text(f"{n_reached(one, quantity)} af {one.n_replications}", f"{n_reached(one, quantity)} of {one.n_replications}")
    )
    return [name, percent(_mean(one, quantity), language), between, reached, difference or UNDEFINED]


def _mean(result: RunResult, quantity: str) -> float:
    values = result.value(quantity)
    defined = values[~np.isnan(values)]
    return float(defined.mean()) if len(defined) else float("nan")


def course_section(reading: Reading) -> Markup:
    """The course of the cohort over the months, one picture per scenario and measure, and a table."""
    pictures = [_course_figure(reading, stock, other) for other in reading.others for stock in COURSES]
    return joined(
        element("h2", reading.say(COURSE_HEADING), id="months"),
        element("p", _how_to_read_courses(reading), class_="small"),
        element("div", pictures, class_="pair"),
        [_course_table(reading, stock) for stock in COURSES],
    )


def _how_to_read_courses(reading: Reading) -> str:
    if reading.n_replications == 1:
        return reading.say(
            Text(
                "Stiplet: udgangspunktet. Fuldt optrukket: scenariet. Der er kun én kørsel og derfor intet bånd.",
                "Dashed: the baseline. Solid: the scenario. There is only one run, and so no band.",
            )
        )
    n = min(MOST_PATHS, reading.n_replications)
    return reading.say(
        Text(
            f"Tyk linje: den midterste kørsel. Bånd: de midterste 80\u00a0% af kørslerne. Tynde linjer: de første {n} "
            "kørsler, som de gik. Stiplet og grå er udgangspunktet. Kun kohorten, dvs. de borgere, der var til stede "
            "ved start, er med.",
            f"Thick line: the middle run. Band: the middle 80% of the runs. Thin lines: the first {n} runs as they went. "
            "Dashed and grey is the baseline. Only the cohort, the citizens present at the start, is included.",
        )
    )


def _course_figure(reading: Reading, stock: Stock, other: str) -> Markup:
    language, (name, quantity) = reading.language, COURSES[stock]
    runs = {True: reading.baseline.cohort_share_by_month(stock), False: reading.others[other].cohort_share_by_month(stock)}
    ends = {ghost: percent(float(np.median(one[:, -1])), language) for ghost, one in runs.items()}
    labels = {True: reading.baseline_label, False: reading.labels[other]}
    lines = [Line(labels[ghost], runs[ghost], ends[ghost], is_ghost=ghost) for ghost in (True, False)]
    levels = []
    if quantity:
        goal = CUBB_GOALS[quantity].goal
        levels.append(Level(goal, f"{reading.say(GOAL)}: {percent(goal, language, 0)}", "goal"))
    a, b = reading.quoted(labels[False]), reading.quoted(labels[True])
    text = reading.say(
        Text(
            f"{name.da}: efter {reading.horizon} er den midterste kørsel {ends[False]} med {a} mod {ends[True]} med {b}.",
            f"{name.en}: after {reading.horizon} the middle run is {ends[False]} with {a} against {ends[True]} with {b}.",
        )
    )
    axes = Axes(level_writer(QUANTITIES["hours_ever_share"].unit, language), reading.say(MONTHS))
    picture = course_chart(lines, levels, axes, text)
    return element("figure", element("p", reading.say(name), class_="name"), picture, element("figcaption", text))


def _course_table(reading: Reading, stock: Stock) -> Markup:
    name, language = COURSES[stock][0], reading.language
    months = [*range(0, reading.horizon_months, EVERY_MONTHS), reading.horizon_months]
    columns = [Column(reading.say(Text("Scenarie", "Scenario")))]
    columns += [Column(reading.say(Text(f"Måned {m}", f"Month {m}")), is_number=True) for m in months]
    rows = []
    for label, one in reading.results:
        middle, low, high = middle_and_band(one.cohort_share_by_month(stock))
        cells = [percent(float(middle[m]), language) for m in months]
        if reading.has_intervals:
            cells = [
                f"{cell} ({range_of(float(low[m]), float(high[m]), language)})" for cell, m in zip(cells, months, strict=True)
            ]
        rows.append([label, *cells])
    what = Text(" \u2013 midterste kørsel (80\u00a0% af kørslerne)", " \u2013 middle run (80% of the runs)")
    caption = f"{reading.say(name)}{reading.say(what) if reading.has_intervals else ''}"
    return table(caption, columns, rows)


def range_of(low: float, high: float, language: str) -> str:
    """Two shares as a range: 16,5–19,6."""
    return f"{percent(low, language).rstrip('%').rstrip()}\u2013{percent(high, language).rstrip('%').rstrip()}"
