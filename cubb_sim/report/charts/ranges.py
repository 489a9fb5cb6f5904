"""One quantity in several scenarios: the mean and the range most runs lie in, one row per scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.report.charts.course import BAND
from cubb_sim.report.charts.drawing import Drawing, cut, scale, ticks
from cubb_sim.report.markup import Markup

WIDTH = 290.0
"""Narrower than other drawings: three stand side by side."""
LEFT, RIGHT, ROW, TOP, AXIS_HEIGHT = 10.0, 10.0, 34.0, 2.0, 24.0
RADIUS, FIGURE_WIDTH = 5.0, 9.5

Values = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class RangeRow:
    """One scenario's runs; `figure` stands at the right of the label."""

    label: str
    figure: str
    values: Values
    is_ghost: bool = False


def range_chart(rows: Sequence[RangeRow], written: Callable[[float], str], description: str) -> Markup:
    """A dot at the mean and a bar over the middle 80 % of the runs, on one axis for all rows."""
    defined = [row.values[~np.isnan(row.values)] for row in rows]
    shown = np.concatenate(defined)
    low, high = (float(np.min(shown)), float(np.max(shown))) if len(shown) else (0.0, 1.0)
    steps = ticks(min(0.0, low), max(0.0, high), 5)
    place = scale(steps[0], steps[-1], LEFT, WIDTH - RIGHT)
    drawing, bottom = Drawing(WIDTH), TOP + ROW * len(rows)
    for step in steps:
        drawing.line((place(step), TOP + 16.0), (place(step), bottom + 3.0), "grid")
        anchor = {steps[0]: "start", steps[-1]: "end"}.get(step, "middle")
        drawing.words((place(step), bottom + 17.0), written(step), "tick", anchor)
    for number, (row, values) in enumerate(zip(rows, defined, strict=True)):
        _draw_row(drawing, row, values, place, TOP + ROW * number)
    return drawing.picture(bottom + AXIS_HEIGHT, description)


def _draw_row(drawing: Drawing, row: RangeRow, values: Values, place: Callable[[float], float], top: float) -> None:
    kind = "ghost" if row.is_ghost else "changed"
    drawing.words(
        (LEFT, top + 13.0), cut(row.label, WIDTH - LEFT - RIGHT - FIGURE_WIDTH * len(row.figure)), "row-label"
    )
    drawing.words((WIDTH - RIGHT, top + 13.0), row.figure, f"figure {kind}", "end")
    height = top + 24.0
    drawing.line((LEFT, height), (WIDTH - RIGHT, height), "grid")
    if len(values) == 0:
        return
    low, high = np.quantile(values, BAND)
    drawing.line((place(float(low)), height), (place(float(high)), height), f"bar {kind}")
    drawing.circle((place(float(values.mean())), height), RADIUS, "dot ghost" if row.is_ghost else "dot")
