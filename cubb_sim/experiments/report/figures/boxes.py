"""When a goal is reached: the box of each rule along the range of each factor, and what a smaller box gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from cubb_sim.experiments.report.amounts import factor_value
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    MIDDLE,
    ORANGE,
    PALE,
    SOFT,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    write_ticks,
)
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

ALGORITHM_WORDS: dict[str, str] = {"prim": "PRIM", "cart": "CART"}
ALONG = Text("Faktorens interval, fra lavest til højest", "The factor's range, from lowest to highest")
INSIDE = Text("Inden for kassen", "Inside the box")
COVERAGE = Text("Dækning: andel af de punkter, der når målet", "Coverage: share of the points that reach the goal")
DENSITY = Text("Tæthed: andel inden for kassen, der når målet", "Density: share inside the box that reaches the goal")
RESTRICTED = Text("Antal faktorer, kassen begrænser", "Number of factors the box restricts")
STABLE = Text("i {} af gentrækningerne", "in {} of the resamples")


def box_figure(reading: FindingsReading, rows: pd.DataFrame) -> Figure:
    """One box: for every factor it restricts, which part of the range is inside, with its ends in the factor's unit."""
    rows = rows.sort_values("factor", key=lambda names: [_width(rows, name) for name in names])
    labels = [reading.input_title(str(name)) for name in rows["factor"]]
    figure = canvas(height_of_rows(labels, per_row=0.26, rest=1.1))
    axes = figure.add_subplot()
    for row, one in enumerate(rows.itertuples(index=False)):
        _bar(axes, reading, row, one)
    name_rows(axes, labels)
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_xlabel(f"{reading.say(ALONG)}\n{box_words(reading, rows.iloc[0])}")
    legend_above(figure)
    return figure


def _width(rows: pd.DataFrame, name: str) -> float:
    one = rows[rows["factor"] == name].iloc[0]
    whole = float(one["range_high"] - one["range_low"])
    return float(one["high"] - one["low"]) / whole if whole > 0.0 else 1.0


def _bar(axes: Any, reading: FindingsReading, row: int, one: Any) -> None:
    """The range in pale, the box in colour, and the ends of both as numbers under and over."""
    span = float(one.range_high - one.range_low) or 1.0
    low, high = (float(np.clip((end - one.range_low) / span, 0.0, 1.0)) for end in (one.low, one.high))
    axes.barh([row], [1.0], color=PALE, height=0.26)
    axes.barh([row], [high - low], left=[low], color=BLUE, height=0.26, label=reading.say(INSIDE) if row == 0 else None)
    for place, value, side in ((0.0, one.range_low, "left"), (1.0, one.range_high, "right")):
        axes.text(place, row + 0.17, factor_value(value, reading.language), ha=side, va="top", fontsize=7, color=SOFT)
    ends = [(low, one.low)] * (low > 0.0) + [(high, one.high)] * (high < 1.0)
    for place, value in ends:
        axes.text(
            place, row - 0.16, factor_value(value, reading.language), ha=MIDDLE, va="bottom", fontsize=8,
            fontweight="bold", color=INK,
        )  # fmt: skip


def box_words(reading: FindingsReading, one: Any) -> str:
    """Coverage and density of a box, and how many points are in it."""
    coverage, density = (percent(float(one[name]), reading.language, 0) for name in ("coverage", "density"))
    mass = percent(float(one["mass"]), reading.language, 0)
    return reading.say(
        Text(
            f"Rummer {mass} af alle punkter og {coverage} af dem, der når målet; {density} i kassen når det.",
            f"Holds {mass} of all points and {coverage} of those that reach the goal; {density} inside reach it.",
        )
    )


def peeling_figure(reading: FindingsReading, rows: pd.DataFrame, chosen: pd.DataFrame | None) -> Figure:
    """Coverage against density as a box gets smaller, and the boxes that were chosen."""
    figure = canvas(4.3)
    axes = figure.add_subplot()
    for algorithm, line in rows.sort_values("step").groupby("algorithm", sort=False):
        axes.plot(line["coverage"], line["density"], color=SOFT, linewidth=0.8, zorder=1)
        drawn = axes.scatter(
            line["coverage"], line["density"], c=line["n_restricted"], cmap="cividis_r", s=30, zorder=2,
            marker="o" if algorithm == "prim" else "^", label=ALGORITHM_WORDS.get(str(algorithm), str(algorithm)),
            vmin=0, vmax=max(1, int(rows["n_restricted"].max())),
        )  # fmt: skip
    if chosen is not None:
        boxes = chosen.drop_duplicates(["algorithm", "box"])
        axes.scatter(
            boxes["coverage"], boxes["density"], s=150, facecolors="none", edgecolors=ORANGE, linewidths=2.0,
            label=reading.say(Text("Valgt", "Chosen")), zorder=3,
        )  # fmt: skip
    bar = figure.colorbar(drawn, ax=axes)
    bar.set_label(reading.say(RESTRICTED))
    bar.ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    bar.ax.minorticks_off()
    for axis, words in ((axes.xaxis, COVERAGE), (axes.yaxis, DENSITY)):
        write_ticks(axis, lambda value: percent(value, reading.language, 0))
        axis.set_label_text(reading.say(words))
    axes.set_xlim(-0.03, 1.03)
    light_grid(axes, "both")
    legend_above(figure, 3)
    return figure
