"""The question, and what was run to answer it."""

from __future__ import annotations

from cubb_sim.experiments.design import OUR_MODEL, Factor, FactorKind
from cubb_sim.experiments.report.reading import KIND_WORDS, SUBMODEL, FindingsReading
from cubb_sim.experiments.report.sections.sheets import scrolling
from cubb_sim.experiments.report.sentences.running import (
    counts_sentence,
    failed_sentence,
    method_sentence,
    missing_sentence,
    range_words,
    seeds_sentence,
)
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import Text
from cubb_sim.report.markup import Column, Markup, Row, element, in_english, joined, paragraphs, table
from cubb_sim.report.sentences.assumptions import GRADE_WORDS

HEADING = Text("Hvad der er kørt", "What was run")
SCENARIO, STRATEGIES = Text("Scenarie", "Scenario"), Text("Strategier", "Strategies")
OUTPUTS, METHOD, RUNS = Text("Resultater", "Outcomes"), Text("Metode", "Method"), Text("Kørsler", "Runs")
SEEDS, FAILED, MODEL = Text("Frø", "Seeds"), Text("Fejlede kørsler", "Failed runs"), Text("Model", "Model")
FACTORS = Text(
    "Faktorer, deres intervaller og hvor godt de er kendt", "Factors, their ranges and how well they are known"
)
MOST_OPEN = 40
"""Assumed: factors whose table is open from the start, and so on paper; the data dictionary has all of them."""
COLUMNS = (
    Text("Faktor", "Factor"), Text("Slags", "Kind"), Text("Interval", "Range"), Text("Enhed", "Unit"),
    Text("Grad", "Grade"), Text("Kilde", "Source"),
)  # fmt: skip


def run_section(reading: FindingsReading) -> Markup:
    """Scenario, factors, method, size, replications, seeds, and runs that failed."""
    facts = [(SCENARIO, reading.scenario_title) if reading.design.model == OUR_MODEL else (MODEL, reading.design.model)]
    if reading.design.strategies:
        facts.append((STRATEGIES, "; ".join(reading.world_title(one) for one in reading.design.strategies)))
    facts += [
        (OUTPUTS, "; ".join(reading.output_title(name) for name in reading.findings.data.output_names)),
        (METHOD, method_sentence(reading)),
        (RUNS, counts_sentence(reading)),
        (SEEDS, seeds_sentence(reading)),
        (FAILED, failed_sentence(reading)),
    ]
    items = [joined(element("dt", reading.say(name)), element("dd", text)) for name, text in facts]
    return joined(
        element("h2", reading.say(HEADING), id="run"),
        element("dl", items),
        paragraphs(missing_sentence(reading), class_="contest"),
        _factors(reading),
    )


def _factors(reading: FindingsReading) -> Markup:
    """A row per factor; closed where there are so many that nobody would read past them."""
    columns = [Column(reading.say(one)) for one in COLUMNS]
    rows = [_factor_row(reading, one) for one in reading.design.factors]
    n, caption = len(rows), reading.say(FACTORS)
    summary = reading.say(Text(f"De {n} faktorer", f"The {n} factors"))
    content = scrolling(table(caption, columns, rows), caption)
    return element("details", element("summary", summary), content, open="" if n <= MOST_OPEN else None)


def _factor_row(reading: FindingsReading, one: Factor) -> Row:
    kind, unit = reading.say(KIND_WORDS[one.kind]), reading.factor_unit(one)
    group = ""
    if one.kind is FactorKind.LEVER:
        group = f" ({reading.group_title(one.group)})"
    elif one.kind is FactorKind.UNCERTAINTY:
        group = f" ({reading.say(SUBMODEL).lower()} {one.group})"
    return [
        joined(reading.input_title_of(one), element("br"), element("code", one.name)),
        f"{kind}{group}",
        range_words(one, reading.language),
        in_english(one.unit, reading.language) if unit is None else unit or UNDEFINED,
        reading.say(GRADE_WORDS[one.grade]),
        in_english(one.source, reading.language),
    ]
