"""A comparison, or one result, as text for a console: the same sentences as the page, and tables of plain cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.comparison import Difference, Payer
from cubb_sim.number_format import UNDEFINED, number, percent, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import CUBB_GOALS, FAMILY_TITLES, LEGITIMACY, QUANTITIES, Family
from cubb_sim.report.assumptions import assumption_sentence
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.account import ACCOUNT_WORDS
from cubb_sim.report.sections.changes import columns_of, row_of
from cubb_sim.report.sections.changes import BETTER, SHIFTED, WORSE
from cubb_sim.report.sections.top import title
from cubb_sim.report.sentences import changes, goals, people, price
from cubb_sim.results import RunResult
from cubb_sim.wording import NOT_A_FORECAST


@dataclass(frozen=True)
class PrintedTable:
    """A table for a console."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Printed = str | PrintedTable


def printed_comparison(reading: Reading) -> list[Printed]:
    """Everything a console shows of a comparison, from the answer to what it is not."""
    parts: list[Printed] = [title(reading)]
    for other in reading.others:
        if len(reading.others) > 1:
            parts.append(f"\u2500\u2500 {reading.labels[other]} \u2500\u2500")
        parts += [*_answer(reading, other), *_changes(reading, other), *_people(reading, other), *_price(reading, other)]
        parts.append(assumption_sentence(reading, other))
    parts.append(reading.say(NOT_A_FORECAST))
    return [part for part in parts if part]
