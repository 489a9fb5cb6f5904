"""Response curves: an output over the values of one factor, with a band over everything else; and their ends."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.design import DUMMY
from cubb_sim.experiments.report.amounts import (
    axis_words,
    difference_words,
    difference_writer,
    factor_value,
    level_writer,
)
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    ORANGE,
    SKY,
    SOFT,
    broken,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    write_ticks,
)
from cubb_sim.experiments.report.figures.squares import factor_label
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

MOST_PANELS = 6
"""Assumed: panels side by side on one page."""
MOST_SWINGS = 20
MEAN = Text("Gennemsnit", "Mean")
BAND = Text("80 % af punkterne, alt andet forskelligt", "80% of the points, all else different")
LINES = Text("Enkelte rækker: alt andet det samme", "Single rows: all else the same")
LOW_END, HIGH_END = Text("Faktoren lavest", "Factor lowest"), Text("Faktoren højest", "Factor highest")
SWING_AXIS = Text("Forskel fra gennemsnittet af alle punkter", "Difference from the mean of all points")


@dataclass(frozen=True)
class Swing:
    """What an output's mean is where a factor is lowest and highest.

    Attributes:
        se: standard error of the difference between the two.
    """

    factor: str
    at_low: float
    at_high: float
    x_low: float
    x_high: float
    se: float

    @property
    def size(self) -> float:
        """How far apart the ends are."""
        return abs(self.at_high - self.at_low)


def swings(rows: pd.DataFrame) -> list[Swing]:
    """Both ends of every factor's curve, the widest first; the dummy left out."""
    found = []
    for factor, curve in rows.sort_values("x").groupby("factor"):
        if factor == DUMMY:
            continue
        first, last = curve.iloc[0], curve.iloc[-1]
        se = float(np.hypot(first["se"], last["se"]))
        ends = (float(first["mean"]), float(last["mean"]), float(first["x"]), float(last["x"]))
        found.append(Swing(str(factor), *ends, se))
    return sorted(found, key=lambda one: -np.nan_to_num(one.size))


def tornado_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """What the mean is with each factor at its ends, the widest at the top."""
    found = swings(rows)[:MOST_SWINGS]
    labels = [reading.input_title(one.factor) for one in found]
    middle = float(np.average(rows["mean"], weights=rows["n"]))
    figure = canvas(height_of_rows(labels, rest=1.7))
    axes = figure.add_subplot()
    for words, colour, hatch, ends in (
        (LOW_END, ORANGE, "///", [one.at_low - middle for one in found]),
        (HIGH_END, BLUE, "", [one.at_high - middle for one in found]),
    ):
        axes.barh(
            np.arange(len(found)), ends, height=0.6, color=colour, edgecolor="white", hatch=hatch,
            label=reading.say(words),
        )  # fmt: skip
    for row, one in enumerate(found):
        _ends(axes, reading, row, one, middle)
    axes.axvline(0.0, color=INK, linewidth=1.0)
    name_rows(axes, labels)
    most = max((abs(end - middle) for one in found for end in (one.at_low, one.at_high)), default=0.0) or 1.0
    axes.set_xlim(-1.25 * most, 1.25 * most)
    write_ticks(axes.xaxis, difference_writer(subject, reading))
    unit = difference_words(subject, reading)
    axes.set_xlabel(f"{reading.say(SWING_AXIS)}, {unit}" if unit else reading.say(SWING_AXIS))
    light_grid(axes)
    legend_above(figure)
    return figure


def _ends(axes: Any, reading: FindingsReading, row: int, one: Swing, middle: float) -> None:
    """The factor's own values at both ends of its bar; where both ends lie on one side, the further one's only."""
    low, high = one.at_low - middle, one.at_high - middle
    ends = [(low, one.x_low), (high, one.x_high)]
    if low * high > 0.0:
        ends = [max(ends, key=lambda end: abs(end[0]))]
    for place, value in ends:
        side = "left" if place > 0.0 else "right"
        written = f" {factor_value(value, reading.language)} "
        axes.text(place, row, written, ha=side, va="baseline", fontsize=7.5, color=SOFT)


def curves_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame, lines: pd.DataFrame | None) -> Figure:
    """One panel per factor: the mean, the band over everything else, and single rows behind."""
    names = [one.factor for one in swings(rows)][:MOST_PANELS] or list(dict.fromkeys(rows["factor"]))
    columns = min(2, len(names))
    n_rows = ceil(len(names) / columns)
    figure = canvas(0.9 + 2.6 * n_rows)
    panels = figure.subplots(n_rows, columns, sharey=True, squeeze=False)
    for at, panel in enumerate(panels.flat):
        if at >= len(names):
            panel.set_axis_off()
            continue
        behind = None if lines is None else lines[lines["factor"] == names[at]]
        _panel(panel, reading, rows[rows["factor"] == names[at]].sort_values("x"), behind)
        write_ticks(panel.xaxis, lambda value: factor_value(value, reading.language), 5)
        write_ticks(panel.yaxis, level_writer(subject, reading))
        panel.set_xlabel(broken(factor_label(reading, names[at]), 46))
    words, title = axis_words(subject, reading), reading.subject_title(subject)
    figure.supylabel(broken(f"{title}, {words}" if words else title, 60), fontsize=9)
    legend_above(figure, 1)
    return figure


def _panel(panel: Any, reading: FindingsReading, curve: pd.DataFrame, lines: pd.DataFrame | None) -> None:
    label: str | None = reading.say(LINES)
    if lines is not None:
        for _, line in lines.sort_values("x").groupby("row"):
            panel.plot(line["x"], line["value"], color=SOFT, linewidth=0.6, alpha=0.5, label=label, zorder=1)
            label = None
    x = curve["x"].to_numpy(np.float64)
    panel.fill_between(
        x, curve["low_80"], curve["high_80"], color=SKY, alpha=0.35, linewidth=0, label=reading.say(BAND), zorder=2
    )
    panel.plot(
        x, curve["mean"], color=BLUE, linewidth=2.0, marker="o", markersize=3.5, label=reading.say(MEAN), zorder=3
    )
    light_grid(panel, "both")
