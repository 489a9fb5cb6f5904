"""Heat maps: how much inputs do two by two, and an output over two factors at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cubb_sim.experiments.report.amounts import axis_words, factor_value, level_writer
from cubb_sim.experiments.report.figures.drawing import (
    DIVERGING,
    MIDDLE,
    PALE,
    SEQUENCE,
    broken,
    canvas,
    write_ticks,
)
from cubb_sim.experiments.report.figures.indices import axis_writer
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

MOST_INPUTS = 12
"""Assumed: rows and columns that can be read across a page."""
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
WHERE_BLACK_WINS = 0.179
"""Relative luminance above which black letters have the higher contrast (from WCAG's formula)."""
PAIRS = Text("Samspil to og to, andel af det, faktorerne får til at variere",
             "Interaction two by two, share of what the factors make vary")  # fmt: skip
TWO_SIGNS = Text("* intervallet går ikke over nul", "* the interval does not cross zero")


def interactions_figure(reading: FindingsReading, subject: Subject, analysis: str, rows: pd.DataFrame) -> Figure:
    """Second-order indices as a half square; a star where the interval is above zero."""
    names = strongest_pairs(rows)
    places = {name: at for at, name in enumerate(names)}
    square = np.full((len(names), len(names)), np.nan)
    stars: dict[tuple[int, int], bool] = {}
    for one in rows.itertuples(index=False):
        if one.input in places and one.input_2 in places:
            low, high = sorted((places[one.input], places[one.input_2]))
            square[high, low] = one.value
            stars[high, low] = bool(one.low_95 > 0.0)
    labels = [reading.input_title(name) for name in names]
    figure = canvas(2.6 + 0.38 * len(names))
    axes = figure.add_subplot()
    most = float(np.nanmax(np.abs(square), initial=0.0)) or 1.0
    drawn = axes.pcolormesh(square, cmap=DIVERGING, vmin=-most, vmax=most, edgecolors=PALE, linewidth=0.5)
    writer = axis_writer(reading, subject, analysis)
    for (row, column), is_clear in stars.items():
        if not np.isnan(square[row, column]):
            text = f"{writer(square[row, column])}{'*' if is_clear else ''}"
            colour = letters_on(drawn.to_rgba(square[row, column]))
            axes.text(column + 0.5, row + 0.5, text, ha=MIDDLE, va=MIDDLE, fontsize=7.5, color=colour)
    axes.set_xticks(np.arange(len(names)) + 0.5, [broken(label, 30) for label in labels], rotation=35, ha="right")
    axes.set_yticks(np.arange(len(names)) + 0.5, [broken(label, 30) for label in labels])
    axes.set_ylim(len(names), 0)
    axes.tick_params(length=0)
    axes.set_title(f"{broken(reading.say(PAIRS), 62)}\n{reading.say(TWO_SIGNS)}", loc="left")
    bar = figure.colorbar(drawn, ax=axes, shrink=0.8)
    write_ticks(bar.ax.yaxis, writer)
    return figure


def letters_on(background: Any) -> str:
    """White or black, whichever stands out from a colour (relative luminance, WCAG 2.2)."""
    channels = np.asarray(background[:3], np.float64)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
    return "black" if float(linear @ LUMINANCE) > WHERE_BLACK_WINS else "white"


def strongest_pairs(rows: pd.DataFrame, most: int = MOST_INPUTS) -> list[str]:
    """The inputs of the strongest interactions, by strength; all in the order of the table where there are few."""
    everyone = list(dict.fromkeys([*rows["input"], *rows["input_2"]]))
    if len(everyone) <= most:
        return everyone
    size = rows.assign(size=rows["value"].abs())
    strength = {
        name: float(size.loc[(size["input"] == name) | (size["input_2"] == name), "size"].max()) for name in everyone
    }
    return sorted(everyone, key=lambda name: -np.nan_to_num(strength[name]))[:most]


def surface_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """The mean of an output over the values of two factors, everything else as it may be."""
    a, b = str(rows["factor_a"].iloc[0]), str(rows["factor_b"].iloc[0])
    square = rows.pivot_table(index="b", columns="a", values="mean", aggfunc="mean")
    values = square.to_numpy(np.float64)
    figure = canvas(4.6, 6.4)
    axes = figure.add_subplot()
    drawn = axes.pcolormesh(values, cmap=SEQUENCE, edgecolors="white", linewidth=0.4)
    axes.set_xticks(*_few_ticks(square.columns.to_numpy(np.float64), reading, 8))
    axes.set_yticks(*_few_ticks(square.index.to_numpy(np.float64), reading, 16))
    axes.tick_params(length=0)
    axes.set_xlabel(broken(factor_label(reading, a), 60))
    axes.set_ylabel(broken(factor_label(reading, b), 44))
    bar = figure.colorbar(drawn, ax=axes)
    writer = level_writer(subject, reading)
    bar.ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: writer(float(value))))
    words = axis_words(subject, reading)
    title = reading.subject_title(subject)
    bar.set_label(broken(f"{title}, {words}" if words else title, 44))
    return figure


def _few_ticks(values: Any, reading: FindingsReading, most: int) -> tuple[Any, list[str]]:
    """Places and labels of no more ticks than can be read; first and last are always there."""
    chosen = np.unique(np.linspace(0, len(values) - 1, min(most, len(values))).round().astype(int))
    return chosen + 0.5, [factor_value(float(values[at]), reading.language) for at in chosen]


def factor_label(reading: FindingsReading, name: str) -> str:
    """A factor's title with its unit, as it stands along an axis."""
    factor = reading.factors.get(name)
    title, unit = reading.input_title(name), reading.factor_unit(factor) if factor else None
    return f"{title} ({unit})" if unit else title
