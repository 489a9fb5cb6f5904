"""Quantile dotplots: as many dots as there are runs, twenty at most, so that chances can be counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.report.charts.drawing import WIDTH, Drawing, cut, scale, ticks
from cubb_sim.report.markup import Markup

MOST_DOTS = 20
LEFT, RIGHT = 12.0, 12.0
LABEL_HEIGHT, ROW_GAP, AXIS_HEIGHT, TOP = 18.0, 12.0, 22.0, 20.0
LARGE, SMALL = 4.0, 2.6
FIGURE_WIDTH = 9.5
"""Of a letter of the figure that stands at the right."""
ROOM = 0.08
LEAST_ROOM = 0.01
TALLEST_STACK = 10
"""A stack of more large dots than this is drawn with small ones."""

Values = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class DotRow:
    """One scenario's runs.

    Attributes:
        figure: what stands at the right of the label, such as the mean.
        is_ghost: hollow dots, for what the others are compared with.
    """

    label: str
    figure: str
    values: Values
    is_ghost: bool = False


@dataclass(frozen=True)
class Mark:
    """A vertical line at a value, with its name above."""

    value: float
    label: str
    class_: str = "goal"


def quantile_dots(values: Values) -> Values:
    """The runs themselves up to twenty; of more, the twenty values that each stand for 5 % of them."""
    defined = np.sort(values[~np.isnan(values)])
    if len(defined) <= MOST_DOTS:
        return defined
    return np.quantile(defined, (np.arange(MOST_DOTS) + 0.5) / MOST_DOTS)


def dotplot(
    rows: Sequence[DotRow], marks: Sequence[Mark], written: Callable[[float], str], description: str, *, from_zero: bool
) -> Markup:
    """Rows of dots above one common axis.

    Args:
        marks: lines across all rows.
        written: how a value on the axis is written.
        description: for those who do not see the picture.
        from_zero: whether the axis begins at 0; otherwise there is room on both sides of dots and lines.
    """
    dots = [quantile_dots(row.values) for row in rows]
    shown = np.concatenate([*dots, np.array([mark.value for mark in marks])])
    low, high = (float(shown.min()), float(shown.max())) if len(shown) else (0.0, 1.0)
    room = 0.0 if from_zero else ROOM * (high - low) or LEAST_ROOM
    steps = ticks(min(0.0, low) if from_zero else low - room, high + room)
    place = scale(steps[0], steps[-1], LEFT, WIDTH - RIGHT)
    stacks = _stacked([[place(v) for v in one] for one in dots])
    drawing, y = Drawing(), TOP
    bottoms = []
    for row, stack in zip(rows, stacks, strict=True):
        y += (LABEL_HEIGHT if row.label else 2.0) + stack.height
        bottoms.append(y)
        y += ROW_GAP
    _draw_axis(drawing, steps, place, written, bottoms)
    _draw_marks(drawing, marks, place, bottoms[-1])
    for row, stack, bottom in zip(rows, stacks, bottoms, strict=True):
        _draw_row(drawing, row, stack, bottom)
    return drawing.picture(bottoms[-1] + AXIS_HEIGHT, description)


@dataclass(frozen=True)
class _Stack:
    """Where the dots of one row lie: place along the axis and storey."""

    dots: list[tuple[float, int]]
    radius: float

    @property
    def height(self) -> float:
        return 2.0 * self.radius * (1 + max((storey for _, storey in self.dots), default=0)) + 3.0


def _stacked(rows: Sequence[Sequence[float]]) -> list[_Stack]:
    """Large dots; small ones in every row where some stack would become too tall."""
    large = [_with_radius(places, LARGE) for places in rows]
    is_low = all(stack.height <= 2.0 * LARGE * (TALLEST_STACK + 1) for stack in large)
    return large if is_low else [_with_radius(places, SMALL) for places in rows]


def _with_radius(places: Sequence[float], radius: float) -> _Stack:
    """Dots that would overlap share the place of the first of them and stand on top of one another."""
    dots: list[tuple[float, int]] = []
    start, storey = float("-inf"), 0
    for x in places:
        if x - start < 2.0 * radius:
            storey += 1
        else:
            start, storey = x, 0
        dots.append((start, storey))
    return _Stack(dots, radius)


def _draw_axis(
    drawing: Drawing, steps: Sequence[float], place: Callable[[float], float], written: Any, bottoms: Sequence[float]
) -> None:
    for bottom in bottoms:
        drawing.line((LEFT, bottom), (WIDTH - RIGHT, bottom), "axis")
    for step in steps:
        drawing.line((place(step), bottoms[-1]), (place(step), bottoms[-1] + 4.0), "axis")
        anchor = {steps[0]: "start", steps[-1]: "end"}.get(step, "middle")
        x = {"start": LEFT - 8.0, "end": WIDTH - RIGHT + 8.0}.get(anchor, place(step))
        drawing.words((x, bottoms[-1] + 17.0), written(step), "tick", anchor)


def _draw_marks(drawing: Drawing, marks: Sequence[Mark], place: Callable[[float], float], bottom: float) -> None:
    for mark in marks:
        x = place(mark.value)
        drawing.line((x, TOP - 4.0), (x, bottom), mark.class_)
        anchor = "middle" if 0.2 * WIDTH < x < 0.8 * WIDTH else ("start" if x <= 0.2 * WIDTH else "end")
        drawing.words((x, TOP - 8.0), mark.label, f"{mark.class_}-label", anchor)


def _draw_row(drawing: Drawing, row: DotRow, stack: _Stack, bottom: float) -> None:
    top = bottom - stack.height
    drawing.words((LEFT, top - 4.0), cut(row.label, WIDTH - LEFT - RIGHT - FIGURE_WIDTH * len(row.figure)), "row-label")
    drawing.words((WIDTH - RIGHT, top - 4.0), row.figure, "figure", "end")
    for x, storey in stack.dots:
        centre = (x, bottom - stack.radius * (2 * storey + 1) - 1.0)
        drawing.circle(centre, stack.radius - 0.4, "dot ghost" if row.is_ghost else "dot")
