"""The course of the cohort, month by month."""

from __future__ import annotations

import numpy as np

from cubb_sim.number_format import percent
from cubb_sim.outcome import Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, Unit
from cubb_sim.report.charts.course import MOST_PATHS, Axes, Line, Mark, course_chart, middle_and_band
from cubb_sim.report.markup import Column, Markup, element, joined, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.goals import GOAL
from cubb_sim.report.sentences.numbers import behind
from cubb_sim.report.sentences.values import level_writer

HEADING = Text("Måned for måned", "Month by month")
MONTHS = Text("måneder fra start", "months from the start")
COURSES: dict[Stock, tuple[Text, str]] = {
    Stock.COHORT_EVER_HOURS: (Text("Har haft ordinære løntimer", "Have had ordinary paid hours"), "hours_ever_share"),
    Stock.COHORT_IN_JOB: (Text("I ordinært job uden ydelse", "In an ordinary job without benefit"), ""),
}
"""What is followed month by month: its name, and the goal it can be measured against."""
EVERY_MONTHS = 12
SMALL_SHARE = 0.10


def months_section(reading: Reading) -> Markup:
    """The course of the cohort over the months, one picture per scenario and measure, and a table."""
    pictures = [_course_figure(reading, stock, other) for other in reading.others for stock in COURSES]
    return joined(
        element("h2", reading.say(HEADING), id="months"),
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
    both = Text("", "")
    if behind(reading).vary:
        both = Text(
            " Båndet rummer både tilfældighed og det, vi ikke ved om modellens tal.",
            " The band holds both chance and what we do not know of the model's numbers.",
        )
    told = reading.say(
        Text(
            f"Tyk linje: den midterste kørsel. Bånd: de midterste 80\u00a0% af kørslerne. Tynde linjer: de første {n} "
            "kørsler, som de gik. Stiplet og grå er udgangspunktet. Kun kohorten, dvs. de borgere, der var til stede "
            "ved start, er med.",
            f"Thick line: the middle run. Band: the middle 80% of the runs. Thin lines: the first {n} runs as they "
            "went. Dashed and grey is the baseline. Only the cohort, the citizens present at the start, is included.",
        )
    )
    return f"{told}{reading.say(both)}"


def _course_figure(reading: Reading, stock: Stock, other: str) -> Markup:
    language, (name, quantity) = reading.language, COURSES[stock]
    runs = {
        True: reading.baseline.cohort_share_by_month(stock),
        False: reading.others[other].cohort_share_by_month(stock),
    }
    ends = {ghost: _rounded(float(np.median(one[:, -1])), language) for ghost, one in runs.items()}
    labels = {True: reading.baseline_label, False: reading.labels[other]}
    lines = [Line(labels[ghost], runs[ghost], ends[ghost], is_ghost=ghost) for ghost in (True, False)]
    level = None
    if quantity:
        goal = CUBB_GOALS[quantity].goal
        level = Mark(goal, f"{reading.say(GOAL)}: {percent(goal, language, 0)}", "goal")
    a, b = reading.quoted(labels[False]), reading.quoted(labels[True])
    text = reading.say(
        Text(
            f"{name.da}: efter {reading.horizon} ligger den midterste kørsel på {ends[False]} med {a} mod "
            f"{ends[True]} med {b}.",
            f"{name.en}: after {reading.horizon} the middle run is {ends[False]} with {a} against {ends[True]} with "
            f"{b}.",
        )
    )
    axes = Axes(level_writer(Unit.SHARE, language), reading.say(MONTHS))
    picture = course_chart(lines, axes, text, level=level)
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
                f"{cell} ({range_of(float(low[m]), float(high[m]), language)})"
                for cell, m in zip(cells, months, strict=True)
            ]
        rows.append([label, *cells])
    what = Text(" \u2013 midterste kørsel (80\u00a0% af kørslerne)", " \u2013 middle run (80% of the runs)")
    caption = f"{reading.say(name)}{reading.say(what) if reading.has_intervals else ''}"
    return table(caption, columns, rows)


def _rounded(share: float, language: str) -> str:
    """Whole per cent; of small shares, where that would hide everything, one decimal."""
    return percent(share, language, 0 if share >= SMALL_SHARE else 1)


def range_of(low: float, high: float, language: str) -> str:
    """Two shares as a range: 16,5–19,6."""
    return f"{percent(low, language).rstrip('%').rstrip()}\u2013{percent(high, language).rstrip('%').rstrip()}"
