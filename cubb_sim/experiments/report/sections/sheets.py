"""The table under a figure: the rows it was drawn from, in words and numbers of the reader's language."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cubb_sim.experiments.report.amounts import (
    Writer,
    difference_writer,
    factor_value,
    index_writer,
    level_writer,
    significant,
    whole,
)
from cubb_sim.experiments.report.figures.boxes import ALGORITHM_WORDS
from cubb_sim.experiments.report.figures.captions import analysis_words
from cubb_sim.experiments.report.figures.effects import level_words
from cubb_sim.experiments.report.figures.indices import ORDER_WORDS
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sections.headings import HEADINGS, NOTE_WORDS
from cubb_sim.experiments.report.sentences.chance import ADVICE
from cubb_sim.number_format import UNDEFINED, percent
from cubb_sim.parameters import Text
from cubb_sim.report.markup import Column, Markup, element, table

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 200
"""Rows shown; the files have all of them."""
INPUTS = ("input", "input_2", "factor", "factor_a", "factor_b")
INDEX_VALUES = ("value", "low_95", "high_95", "floor")
LEVELS = ("mean", "low_80", "high_80")
DIFFERENCES = ("effect", "half_width_95", "sd", "se", "mean_regret", "worst_regret", "regret_90", "regret_by_chance")
SHARES = ("share_chance", "share_chance_low_95", "share_chance_high_95", "coverage", "density", "mass", "stability",
          "share_of_variance", "share_least", "r2_of_runs", "r2_of_means")  # fmt: skip
FACTOR_VALUES = ("x", "a", "b", "low", "high", "range_low", "range_high")
COUNTS = ("n_runs", "n_points", "n_replications", "n", "n_inside", "n_success", "n_futures", "box", "step",
          "n_restricted", "point", "row", "needed_for_1_point")  # fmt: skip
HIDDEN = ("output", "world", "is_effect", "words_da", "words_en", "precision")
YES, NO = Text("ja", "yes"), Text("nej", "no")
DETAILS = Text("Tallene bag", "The numbers behind it")


def sheet(reading: FindingsReading, subject: Subject | None, rows: pd.DataFrame, caption: str) -> Markup:
    """A table that opens when it is asked for, and scrolls inside its own box."""
    names = [name for name in rows.columns if name in HEADINGS and name not in HIDDEN]
    names = [name for name in names if not _is_empty(rows[name])]
    if "analysis" in names and rows["analysis"].nunique() == 1:  # it stands in the caption
        names.remove("analysis")
    if subject is None or not subject.world:
        names = [name for name in ("output", "world") if name in rows] + names
    columns = [Column(reading.say(HEADINGS[name]), is_number(name)) for name in names]
    shown = [_row(reading, subject, names, row) for row in rows.head(MOST_ROWS).to_dict("records")]
    left = len(rows) - MOST_ROWS
    more = None
    if left > 0:
        n = whole(left, reading.language)
        more = element(
            "p", reading.say(Text(f"{n} rækker mere i filerne.", f"{n} more rows in the files.")), class_="small"
        )
    return element(
        "details", element("summary", reading.say(DETAILS)), scrolling(table(caption, columns, shown), caption), more
    )


def scrolling(content: Markup, name: str) -> Markup:
    """A box that something wide scrolls in, also with the keyboard."""
    return element("div", content, class_="scroll", tabindex="0", role="region", aria_label=name)


def _is_empty(column: Any) -> bool:
    return bool((column.isna() | (column.astype(str) == "")).all())


def is_number(name: str) -> bool:
    """Whether a column holds numbers."""
    return name in (*INDEX_VALUES, *LEVELS, *DIFFERENCES, *SHARES, *FACTOR_VALUES, *COUNTS) or name.startswith(
        "variance_"
    )


def _row(reading: FindingsReading, subject: Subject | None, names: list[str], row: dict[str, Any]) -> list[str]:
    own = subject or Subject(str(row["output"]), str(row["world"]), bool(row["is_effect"]))
    return [cell(reading, own, name, row) for name in names]


def cell(reading: FindingsReading, subject: Subject, name: str, row: dict[str, Any]) -> str:
    """One value as it is read."""
    value = row[name]
    if value is None or (isinstance(value, float) and math.isnan(value)) or value == "":
        return UNDEFINED
    if name in WORDED:
        return WORDED[name](reading, value)
    if isinstance(value, str):
        return value
    return _writer(reading, subject, name, str(row.get("analysis", "")))(float(value))


def _writer(reading: FindingsReading, subject: Subject, name: str, analysis: str) -> Writer:
    """How the numbers of a column are written; the first that fits."""
    language = reading.language
    choices: tuple[tuple[bool, Writer], ...] = (
        (name in INDEX_VALUES and bool(analysis), index_writer(analysis, subject, reading)),
        (name in LEVELS or name == "value", level_writer(subject, reading)),
        (name in ("effect", "low_95", "high_95"), difference_writer(subject, reading)),
        (name in DIFFERENCES, difference_writer(subject, reading, signed=False)),
        (name in SHARES, lambda value: percent(value, language)),
        (name in FACTOR_VALUES, lambda value: factor_value(value, language)),
        (name in COUNTS, lambda value: whole(value, language)),
        (True, lambda value: significant(value, language)),
    )
    return next(writer for fits, writer in choices if fits)


def _input(reading: FindingsReading, value: Any) -> str:
    return reading.input_title(str(value))


WORDED: dict[str, Callable[[FindingsReading, Any], str]] = {
    **dict.fromkeys(INPUTS, _input),
    **dict.fromkeys(("level", "level_2"), level_words),
    "output": lambda reading, value: reading.output_title(str(value)),
    "world": lambda reading, value: reading.world_title(str(value)),
    "analysis": lambda reading, value: analysis_words(reading, str(value)),
    "order": lambda reading, value: reading.say(ORDER_WORDS[value]) if value in ORDER_WORDS else str(value),
    "is_above_floor": lambda reading, value: reading.say(YES if value else NO),
    "advice": lambda reading, value: reading.say(ADVICE[value]) if value in ADVICE else str(value),
    "algorithm": lambda reading, value: ALGORITHM_WORDS.get(str(value), str(value)),
    "note": lambda reading, value: note_words(reading, str(value)),
}


def note_words(reading: FindingsReading, note: str) -> str:
    """The keys of a note in words."""
    return ", ".join(
        reading.say(NOTE_WORDS[one]) if one in NOTE_WORDS else one for one in note.replace(";", " ").split()
    )
