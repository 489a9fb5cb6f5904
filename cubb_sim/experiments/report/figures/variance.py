"""What varies because of the factors and what because of chance; and how the answer settles as runs are added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.design import DUMMY
from cubb_sim.experiments.report.amounts import difference_words, difference_writer, whole
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PALE,
    PURPLE,
    RED,
    SKY,
    broken,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    write_ticks,
)
from cubb_sim.experiments.report.figures.indices import MAIN_ORDERS, axis_title, axis_writer
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

OF_FACTORS = Text("Det, faktorerne gør", "What the factors do")
OF_CHANCE = Text("Tilfældighed i en enkelt kørsel", "Chance in a single run")
INTERVAL = Text("95 %-interval for grænsen", "95% interval of the boundary")
RUNS = Text("Antal kørsler", "Number of runs")
REPLICATIONS = Text("Gentagelser af hvert punkt", "Replications of each point")
HALF_WIDTH = Text("Halv bredde af 95 %-intervallet for gennemsnittet", "Half width of the 95% interval of the mean")
EACH_POINT = Text("Et punkt", "One point")
MEDIAN_POINT = Text("Medianen af punkterne", "Median of the points")
MOST_LINES = 6
LOOKS = ((BLUE, "o", "-"), (ORANGE, "s", "-"), (GREEN, "^", "-"), (PURPLE, "D", "--"), (SKY, "v", "--"),
         (INK, "P", "--"), (RED, "x", ":"))  # fmt: skip
"""Colour, marker and line of one input after another: told apart without colours, too."""


def variance_figure(reading: FindingsReading, rows: pd.DataFrame, labels: list[str]) -> Figure:
    """One bar per output: the share of what varies from run to run that chance makes."""
    figure = canvas(height_of_rows(labels, rest=1.2))
    axes = figure.add_subplot()
    chance = np.clip(rows["share_chance"].to_numpy(np.float64), 0.0, 1.0)
    places = np.arange(len(rows))
    axes.barh(places, 1.0 - chance, color=BLUE, height=0.6, label=reading.say(OF_FACTORS))
    axes.barh(
        places, chance, left=1.0 - chance, color=PALE, height=0.6, hatch="///", edgecolor="white",
        label=reading.say(OF_CHANCE),
    )  # fmt: skip
    low = np.clip(1.0 - rows["share_chance_high_95"].to_numpy(np.float64), 0.0, 1.0)
    high = np.clip(1.0 - rows["share_chance_low_95"].to_numpy(np.float64), 0.0, 1.0)
    known = np.isfinite(low) & np.isfinite(high)
    if known.any():
        middle = 1.0 - chance
        arms = np.clip(np.array([middle - low, high - middle]), 0.0, None)[:, known]
        axes.errorbar(
            middle[known], places[known], xerr=arms, fmt="none", ecolor=INK, elinewidth=1.4, capsize=4,
            label=reading.say(INTERVAL),
        )  # fmt: skip
    name_rows(axes, labels)
    axes.set_xlim(0.0, 1.0)
    write_ticks(axes.xaxis, lambda value: percent(value, reading.language, 0))
    legend_above(figure, 3)
    return figure


def convergence_figure(reading: FindingsReading, subject: Subject, analysis: str, rows: pd.DataFrame) -> Figure:
    """The leading indices as they were with fewer runs, with their intervals."""
    order = next(one for one in MAIN_ORDERS if (rows["order"] == one).any())
    chosen = rows[rows["order"] == order]
    last = chosen[chosen["n_runs"] == chosen["n_runs"].max()].sort_values("value", ascending=False)
    names = [str(name) for name in last["input"] if name != DUMMY][:MOST_LINES]
    names += [DUMMY] if (chosen["input"] == DUMMY).any() else []
    figure = canvas(4.2 + 0.16 * len(names))
    axes = figure.add_subplot()
    for place, name in enumerate(names):
        line = chosen[chosen["input"] == name].sort_values("n_runs")
        colour, marker, style = LOOKS[-1] if name == DUMMY else LOOKS[place]
        axes.fill_between(line["n_runs"], line["low_95"], line["high_95"], color=colour, alpha=0.13, linewidth=0)
        axes.plot(
            line["n_runs"], line["value"], color=colour, marker=marker, linestyle=style, markersize=4.5,
            label=broken(reading.input_title(name), 48),
        )  # fmt: skip
    axes.axhline(0.0, color=INK, linewidth=0.7)
    write_ticks(axes.xaxis, lambda value: whole(value, reading.language))
    write_ticks(axes.yaxis, axis_writer(reading, subject, analysis))
    axes.set_xlabel(reading.say(RUNS))
    axes.set_ylabel(broken(axis_title(reading, subject, analysis, order), 44))
    light_grid(axes, "both")
    legend_above(figure)
    return figure


def replications_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """The half width of a mean's interval against the number of replications: each point, and their median."""
    figure = canvas(3.9)
    axes = figure.add_subplot()
    label: str | None = reading.say(EACH_POINT)
    for _, line in rows.sort_values("n_replications").groupby("point"):
        axes.plot(line["n_replications"], line["half_width_95"], color=SKY, linewidth=0.9, alpha=0.7, label=label)
        label = None
    middle = rows.groupby("n_replications")["half_width_95"].median()
    axes.plot(
        middle.index, middle, color=BLUE, linewidth=2.2, marker="o", markersize=4, label=reading.say(MEDIAN_POINT)
    )
    _precision(axes, reading, subject, rows)
    write_ticks(axes.xaxis, lambda value: whole(value, reading.language))
    write_ticks(axes.yaxis, difference_writer(subject, reading, signed=False))
    axes.set_ylim(0.0, None)
    axes.set_xlabel(reading.say(REPLICATIONS))
    unit = difference_words(subject, reading)
    axes.set_ylabel(broken(f"{reading.say(HALF_WIDTH)}, {unit}" if unit else reading.say(HALF_WIDTH), 40))
    light_grid(axes, "both")
    legend_above(figure, 3)
    return figure


def _precision(axes: Any, reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> None:
    """The half width that is asked for, where the table says it as a number."""
    if "precision_value" not in rows or not np.isfinite(rows["precision_value"].median()):
        return
    wanted = float(rows["precision_value"].median())
    written = difference_writer(subject, reading, signed=False)(wanted)
    label = reading.say(Text(f"Det ønskede: {written}", f"What is asked for: {written}"))
    axes.axhline(wanted, color=RED, linestyle=(0, (4, 3)), linewidth=1.2, label=label)
