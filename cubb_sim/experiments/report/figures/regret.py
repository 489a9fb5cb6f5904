"""How far each strategy falls short in the futures that are thinkable: on average, in one of ten, and at worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.report.amounts import difference_words, difference_writer
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    ORANGE,
    PALE,
    RED,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    write_ticks,
)
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

AXIS = Text(
    "Fortrydelse: afstand til det, intet andet overgik i samme fremtid",
    "Regret: distance from what nothing else exceeded in the same future",
)
MEAN = Text("Gennemsnit", "Mean")
ONE_IN_TEN = Text("Overskredet i 10 % af fremtiderne", "Exceeded in 10% of futures")
WORST = Text("Værste fremtid", "Worst future")
BY_CHANCE = Text("Det, tilfældet alene ville give", "What chance alone would give")


def regret_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """One strip per strategy with three marks; strategies in the order of the design, not ranked."""
    labels = [reading.world_title(str(world)) for world in rows["world"]]
    figure = canvas(height_of_rows(labels, per_row=0.22, rest=1.6))
    axes = figure.add_subplot()
    places = np.arange(len(rows))
    axes.hlines(places, 0.0, rows["worst_regret"], color=PALE, linewidth=5, zorder=1)
    marks = (
        ("mean_regret", MEAN, BLUE, "o"),
        ("regret_90", ONE_IN_TEN, ORANGE, "s"),
        ("worst_regret", WORST, RED, "D"),
    )
    for column, words, colour, marker in marks:
        axes.scatter(rows[column], places, color=colour, marker=marker, s=42, label=reading.say(words), zorder=3)
    if "regret_by_chance" in rows and rows["regret_by_chance"].notna().any():
        axes.scatter(
            rows["regret_by_chance"], places, color=INK, marker="|", s=160, label=reading.say(BY_CHANCE), zorder=2
        )
    name_rows(axes, labels)
    most = float(np.nanmax(rows["worst_regret"], initial=0.0)) or 1.0
    axes.set_xlim(-0.03 * most, 1.08 * most)
    write_ticks(axes.xaxis, difference_writer(subject, reading, signed=False))
    unit = difference_words(subject, reading)
    axes.set_xlabel(f"{reading.say(AXIS)}{f', {unit}' if unit else ''}", wrap=True)
    light_grid(axes)
    legend_above(figure, 2)
    return figure
