"""Findings for a console: a table per outcome, and the notes that matter; and as plain values for other programs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cubb_sim.experiments.design import DUMMY
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report.amounts import SHARES_OF_VARIANCE, difference_words, spoken_writer, with_range
from cubb_sim.experiments.report.figures.captions import analysis_words
from cubb_sim.experiments.report.figures.indices import ORDER_WORDS, Ranked
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sections.doubts import notes_of
from cubb_sim.experiments.report.sections.sheets import NO, YES
from cubb_sim.experiments.report.sentences.answers import answers, headline, importance_sentence
from cubb_sim.experiments.report.sentences.chance import chance_sentence
from cubb_sim.experiments.report.sentences.limits import NO_FORECAST
from cubb_sim.experiments.report.sentences.questions import regret_sentences
from cubb_sim.experiments.report.sentences.running import (
    counts_sentence,
    failed_sentence,
    method_sentence,
    missing_sentence,
)
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import Text

MOST_ROWS = 10
"""Assumed: inputs shown on a console; the files have all."""
NOTE, TAKE_CARE = Text("Bemærk", "Note"), Text("Pas på", "Take care")
INPUT, TOLD_APART = Text("Input", "Input"), Text("Skilt fra dummy", "Told apart from dummy")


@dataclass(frozen=True)
class PrintedTable:
    """A table of text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def printed_findings(reading: FindingsReading) -> Iterator[str | PrintedTable]:
    """Sentences and tables, in the order in which they are read."""
    design = reading.design
    title = reading.say(design.title)
    yield f"{title}{'' if title.endswith('?') else '.'} {reading.say(design.question)}"
    yield f"{method_sentence(reading)} {counts_sentence(reading)} {failed_sentence(reading)}"
    yield from filter(None, [missing_sentence(reading)])
    for subject in reading.subjects():
        yield from _of_subject(reading, subject)
    yield from regret_sentences(reading)
    for severity, word in (("warning", TAKE_CARE), ("info", NOTE)):
        yield from (f"{reading.say(word)}: {one}" for one in notes_of(reading, severity))
    yield reading.say(NO_FORECAST)


def _of_subject(reading: FindingsReading, subject: Subject) -> Iterator[str | PrintedTable]:
    """The most important inputs with intervals, and the share of chance; other answers as sentences."""
    title = reading.subject_title(subject)
    found = headline(reading, subject)
    if found is not None:
        yield _table(reading, subject, title, *found)
        rest = answers(reading, subject)
        if importance_sentence(reading, subject) in rest:
            rest.remove(importance_sentence(reading, subject))
        yield from filter(None, [" ".join(rest) or chance_sentence(reading, subject)])
        return
    rest = answers(reading, subject)
    if rest:
        yield f"{title}: {' '.join(rest)}"


def _table(reading: FindingsReading, subject: Subject, title: str, analysis: str, found: Ranked) -> PrintedTable:
    orders = [found.main, *(["first"] if found.main == "total" else [])]
    unit = difference_words(subject, reading) if analysis not in SHARES_OF_VARIANCE and analysis == "morris" else ""
    heads = [f"{reading.say(ORDER_WORDS[one])}{f', {unit}' if unit else ''}" for one in orders]
    writer = spoken_writer(analysis, subject, reading)
    names = [*(*found.inputs, *found.left_out)[:MOST_ROWS], *([DUMMY] if (found.main, DUMMY) in found.of else [])]
    rows = []
    for name in names:
        cells = []
        for order in orders:
            value, low, high = (writer(found.value(order, name, one)) for one in ("value", "low_95", "high_95"))
            cells.append(with_range(value, low, high, reading.language))
        is_told = (
            UNDEFINED if name == DUMMY or math.isnan(found.floor) else reading.say(YES if found.is_above(name) else NO)
        )
        rows.append((reading.input_title(name), *cells, is_told))
    head = f"{title} ({analysis_words(reading, analysis)})"
    return PrintedTable(head, (reading.say(INPUT), *heads, reading.say(TOLD_APART)), tuple(rows))


def findings_content(findings: Findings) -> dict[str, Any]:
    """Everything as plain values: what is not defined is null."""
    data = findings.data
    return {
        "design": findings.design.name,
        "manifest": {name: value for name, value in findings.manifest.items() if name != "design"},
        "n_runs": int(data.is_done.size),
        "n_missing": data.n_missing,
        "n_failed": data.n_failed,
        "tables": {name: _records(table) for name, table in findings.tables.items()},
    }


def _records(table: Any) -> list[dict[str, Any]]:
    return [{str(name): plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def plain(value: Any) -> Any:
    """A value as JSON has it; NaN and infinity are null."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
