"""What levels do in a factorial design, alone and two by two, as deviations from the mean of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from cubb_sim.experiments.report.amounts import difference_words, difference_writer, factor_value
from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    ORANGE,
    canvas,
    height_of_rows,
    legend_above,
    light_grid,
    name_rows,
    whiskers,
    write_ticks,
)
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

MOST_EFFECTS = 24
AXIS = Text("Forskel fra gennemsnittet af alle kombinationer", "Difference from the mean of all combinations")
ALONE, TOGETHER = (
    Text("Et niveau alene", "One level alone"),
    Text("To niveauer sammen, udover", "Two levels, beyond that"),
)


def effects_figure(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> Figure:
    """Effects with 95 % intervals: single levels first, then pairs of levels, the largest at the top."""
    shown = chosen_effects(rows)
    labels = [effect_label(reading, one) for one in shown.itertuples(index=False)]
    figure = canvas(height_of_rows(labels, rest=1.4))
    axes = figure.add_subplot()
    is_pair = (shown["input_2"].fillna("") != "").to_numpy()
    for words, colour, marker, of in ((ALONE, BLUE, "o", ~is_pair), (TOGETHER, ORANGE, "s", is_pair)):
        if not of.any():
            continue
        part = shown[of]
        axes.errorbar(
            part["effect"], np.flatnonzero(of), xerr=whiskers(part["effect"], part["low_95"], part["high_95"]),
            fmt=marker, color=colour, markersize=5.5, elinewidth=1.4, capsize=2.5, label=reading.say(words),
        )  # fmt: skip
    axes.axvline(0.0, color=INK, linewidth=0.9)
    name_rows(axes, labels)
    write_ticks(axes.xaxis, difference_writer(subject, reading))
    unit = difference_words(subject, reading)
    axes.set_xlabel(f"{reading.say(AXIS)}, {unit}" if unit else reading.say(AXIS))
    light_grid(axes)
    legend_above(figure)
    return figure


def chosen_effects(rows: pd.DataFrame, most: int = MOST_EFFECTS) -> pd.DataFrame:
    """Single levels in the order of the table, then the largest of the pairs; half the room is kept for each."""
    is_pair = rows["input_2"].fillna("") != ""
    alone, pairs = rows[~is_pair], rows[is_pair]
    room = max(most // 2, most - len(pairs))
    alone = alone.loc[alone["effect"].abs().sort_values(ascending=False, kind="stable").index[:room]].sort_index()
    kept = pairs["effect"].abs().sort_values(ascending=False, kind="stable").index[: most - len(alone)]
    return rows.loc[[*alone.index, *kept]]


def effect_label(reading: FindingsReading, one: Any) -> str:
    """Factor and level; of a pair, both."""
    first = f"{reading.input_title(one.input)} = {level_words(reading, one.level)}"
    if not one.input_2:
        return first
    return f"{first}, {reading.input_title(one.input_2)} = {level_words(reading, one.level_2)}"


def level_words(reading: FindingsReading, level: Any) -> str:
    """A level as a number; as it is where it is none."""
    try:
        return factor_value(float(level), reading.language)
    except (TypeError, ValueError):
        return str(level)
