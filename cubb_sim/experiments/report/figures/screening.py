"""Morris' picture of a screening: how much each input moves an output, against how differently from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.report.amounts import difference_words, difference_writer
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    MIDDLE,
    RED,
    SOFT,
    broken,
    canvas,
    legend_above,
    light_grid,
    write_ticks,
)
from cubb_sim.experiments.report.figures.indices import FLOOR, Ranked, ranked
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

NAMED = 8
"""Assumed: inputs with a number in the picture; more of them cannot be told apart."""
HORIZONTAL = Text("Hvor meget resultatet flytter sig i gennemsnit (mu*)", "How far the outcome moves on average (mu*)")
VERTICAL = Text("Hvor forskelligt det flytter sig (sigma)", "How differently it moves (sigma)")
ADDITIVE = Text(
    "sigma = mu*: over linjen skifter virkningen meget", "sigma = mu*: above the line the effect changes much"
)
OTHERS = Text("de andre", "the others")


def screening_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """Mean size of elementary effects against their standard deviation; the leading inputs are numbered and named."""
    found = ranked(rows)
    assert found is not None
    figure = canvas(5.0)
    plot, key = figure.subplots(1, 2, width_ratios=(1.55, 1.0))
    names = (*found.inputs, *found.left_out)
    x = np.array([found.value("mu_star", name) for name in names])
    y = np.array([found.value("sigma", name) for name in names])
    plot.scatter(x[NAMED:], y[NAMED:], s=18, color=SOFT, alpha=0.7, linewidths=0, label=_others(reading, names))
    most = max(float(np.nanmax(x, initial=0.0)), float(np.nanmax(y, initial=0.0))) or 1.0
    plot.plot([0.0, most], [0.0, most], color=SOFT, linewidth=0.9, linestyle=":", label=reading.say(ADDITIVE))
    if np.isfinite(found.floor):
        plot.axvline(found.floor, color=RED, linewidth=1.2, linestyle=(0, (4, 3)), label=broken(reading.say(FLOOR), 60))
    _numbered(plot, found, x, y)
    _key(key, reading, found)
    unit = difference_words(subject, reading)
    for axis, words in ((plot.xaxis, HORIZONTAL), (plot.yaxis, VERTICAL)):
        write_ticks(axis, difference_writer(subject, reading, signed=False), 5)
        axis.set_label_text(broken(f"{reading.say(words)}, {unit}" if unit else reading.say(words), 44))
    plot.set_xlim(-0.03 * most, 1.12 * most)
    plot.set_ylim(-0.03 * most, None)
    light_grid(plot, "both")
    legend_above(figure, 1)
    return figure


def _others(reading: FindingsReading, names: tuple[str, ...]) -> str | None:
    return reading.say(OTHERS) if len(names) > NAMED else None


def _numbered(plot: Any, found: Ranked, x: Any, y: Any) -> None:
    """The leading inputs as numbered discs, the first on top."""
    for place in reversed(range(min(NAMED, len(found.inputs)))):
        is_above = found.is_above(found.inputs[place])
        plot.scatter(
            x[place], y[place], s=150, color=BLUE if is_above else "white", edgecolors=BLUE, linewidths=1.2, zorder=3
        )
        plot.text(
            x[place], y[place], str(place + 1), ha=MIDDLE, va=MIDDLE, fontsize=8, zorder=4,
            color="white" if is_above else INK,
        )  # fmt: skip


def _key(key: Any, reading: FindingsReading, found: Ranked) -> None:
    """The names behind the numbers, on as many lines as they need."""
    key.set_axis_off()
    lines = [
        broken(f"{place + 1}  {reading.input_title(name)}", 30).replace("\n", "\n    ")
        for place, name in enumerate(found.inputs[:NAMED])
    ]
    key.text(0.0, 1.0, "\n".join(lines), transform=key.transAxes, va="top", ha="left", fontsize=8.5, linespacing=1.5)
