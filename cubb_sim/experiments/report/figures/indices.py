"""Sensitivity indices with their intervals: how much each input has to do with an output."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.design import DUMMY
from cubb_sim.experiments.report.amounts import (
    IN_OUTPUT_UNIT,
    SHARES_OF_VARIANCE,
    Writer,
    difference_words,
    difference_writer,
    significant,
)
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    ORANGE,
    RED,
    SOFT,
    broken,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    whiskers,
    write_ticks,
)
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 20
"""Assumed: as many inputs as can be read on half a page."""
ORDER_WORDS: dict[str, Text] = {
    "first": Text("Alene", "Alone"),
    "total": Text("Alene og i samspil", "Alone and in interaction"),
    "mu_star": Text("Ændring af resultatet, i gennemsnit (mu*)", "Change of the outcome, on average (mu*)"),
    "mu": Text("Med fortegn (mu)", "With its sign (mu)"),
    "sigma": Text("Hvor forskellig ændringen er (sigma)", "How different the change is (sigma)"),
    "second": Text("To og to", "Two by two"),
    "median": Text("Afstand mellem fordelinger (median)", "Distance between distributions (median)"),
    "delta": Text("Flyttet sandsynlighed (δ)", "Moved probability (δ)"),
    "derivative": Text("Gennemsnitlig hældning i anden", "Mean squared slope"),
}
MAIN_ORDERS = ("total", "mu_star", "median", "delta", "derivative", "first")
"""What inputs are sorted by: the first of these that the analysis has."""
SHARE_AXIS = Text("Andel af det, faktorerne får til at variere", "Share of what the factors make vary")
FLOOR = Text("Det, det blinde input når (dummy)", "What the dummy input reaches")
NOT_TOLD_APART = Text("kan ikke skelnes fra det", "not told apart from it")


@dataclass(frozen=True, eq=False)
class Ranked:
    """One analysis of one subject, its inputs sorted.

    Attributes:
        main: the order they are sorted by.
        inputs: names shown, the dummy not among them.
        left_out: names not shown.
        of: rows by order and input.
        floor: the dummy's value at the main order; NaN where there is none.
    """

    main: str
    inputs: tuple[str, ...]
    left_out: tuple[str, ...]
    of: dict[tuple[str, str], Any]
    floor: float
    n_runs: int

    def value(self, order: str, name: str, column: str = "value") -> float:
        """A value, or an end of its interval; NaN where there is none."""
        row = self.of.get((order, name))
        return math.nan if row is None else float(getattr(row, column))

    @property
    def largest_left_out(self) -> float:
        """The largest value that is not shown."""
        return float(np.nanmax([self.value(self.main, name) for name in self.left_out]))

    def is_above(self, name: str, order: str = "") -> bool:
        """Whether an input is told apart from the dummy; `True` where there is no dummy to tell it from."""
        row = self.of.get((order or self.main, name))
        return row is not None and (bool(row.is_above_floor) or math.isnan(self.floor))


def ranked(rows: pd.DataFrame, most: int = MOST_ROWS) -> Ranked | None:
    """The inputs of one analysis of one subject, the most important first; `None` where there is nothing to sort by."""
    single = rows[rows["input_2"].fillna("") == ""]
    of = {(str(row.order), str(row.input)): row for row in single.itertuples(index=False)}
    main = next((order for order in MAIN_ORDERS if any(key[0] == order for key in of)), None)
    if main is None:
        return None
    names = [name for order, name in of if order == main and name != DUMMY]
    names.sort(key=lambda name: (-np.nan_to_num(float(of[main, name].value), nan=-np.inf), name))
    dummy = of.get((main, DUMMY))
    floor = float(dummy.value) if dummy is not None else float(next(iter(of.values())).floor)
    if dummy is None and names:
        floor = float(of[main, names[0]].floor)
    n_runs = int(single["n_runs"].max())
    return Ranked(main, tuple(names[:most]), tuple(names[most:]), of, floor, n_runs)


def indices_figure(reading: FindingsReading, subject: Subject, analysis: str, rows: pd.DataFrame) -> Figure:
    """First and total indices, or the one index an analysis has, as dots with 95 % intervals."""
    found = ranked(rows)
    assert found is not None
    labels = [reading.input_title(name) for name in found.inputs]
    figure = canvas(height_of_rows(labels, per_row=0.16, rest=1.5 + 0.2 * bool(found.left_out)))
    axes = figure.add_subplot()
    orders = [order for order in ("total", "first") if _has(found, order)] if found.main == "total" else [found.main]
    for place, order in enumerate(orders):
        _dots(axes, reading, found, order, 0.2 * (2 * place - len(orders) + 1))
    if not math.isnan(found.floor):
        label = f"{reading.say(FLOOR)}; \u25cb {reading.say(NOT_TOLD_APART)}"
        axes.axvline(found.floor, color=RED, linewidth=1.3, linestyle=(0, (4, 3)), label=broken(label, 60), zorder=1)
    axes.axvline(0.0, color=SOFT, linewidth=0.8, zorder=0)
    name_rows(axes, labels)
    _fade(axes, found)
    write_ticks(axes.xaxis, axis_writer(reading, subject, analysis))
    axes.set_xlabel(_below(reading, subject, analysis, found))
    light_grid(axes)
    legend_above(figure, 1)
    return figure


def _has(found: Ranked, order: str) -> bool:
    return any((order, name) in found.of for name in found.inputs)


def _dots(axes: Any, reading: FindingsReading, found: Ranked, order: str, offset: float) -> None:
    """One row of dots per input: filled where it is told apart from the dummy, hollow where not."""
    is_main = order == found.main
    colour, marker = (BLUE, "o") if is_main else (ORANGE, "s")
    label: str | None = reading.say(ORDER_WORDS[order])
    for row, name in enumerate(found.inputs):
        value = found.value(order, name)
        if math.isnan(value):
            continue
        arms = whiskers([value], [found.value(order, name, "low_95")], [found.value(order, name, "high_95")])
        axes.errorbar(
            [value], [row - offset], xerr=arms, fmt=marker, color=colour, markersize=6 if is_main else 5,
            markerfacecolor=colour if found.is_above(name, order) else "white", elinewidth=1.4, capsize=2.5,
            label=label,
        )  # fmt: skip
        label = None


def _fade(axes: Any, found: Ranked) -> None:
    for name, label in zip(found.inputs, axes.get_yticklabels(), strict=True):
        label.set_color(INK if found.is_above(name) else SOFT)


def axis_writer(reading: FindingsReading, subject: Subject, analysis: str) -> Writer:
    """How the ticks of an analysis are written."""
    if analysis in SHARES_OF_VARIANCE:
        return lambda value: percent(value, reading.language, 0)
    if analysis in IN_OUTPUT_UNIT:
        return difference_writer(subject, reading, signed=False)
    return lambda value: significant(value, reading.language)


def axis_title(reading: FindingsReading, subject: Subject, analysis: str, order: str) -> str:
    """What stands along the axis of an analysis."""
    if analysis in SHARES_OF_VARIANCE:
        return reading.say(SHARE_AXIS)
    words = reading.say(ORDER_WORDS[order])
    unit = difference_words(subject, reading) if analysis in IN_OUTPUT_UNIT else ""
    return f"{words}, {unit}" if unit else words


def _below(reading: FindingsReading, subject: Subject, analysis: str, found: Ranked) -> str:
    title = axis_title(reading, subject, analysis, found.main)
    if not found.left_out:
        return title
    n, written = len(found.left_out), axis_writer(reading, subject, analysis)(found.largest_left_out)
    more = Text(f"og {n} andre, ingen over {written}", f"and {n} others, none above {written}")
    return f"{title}\n({reading.say(more)})"
