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
POINT = 8.0
"""Height of the point that shows a place on the axis."""
LANE, BENEATH_WIDTH, ROOM_BETWEEN, LONGEST_BENEATH = 15.0, 7.8, 6.0, 170.0
"""Of the names below the axis: height of a line of them, width of a letter, room between two, width of the longest."""

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
    rows: Sequence[DotRow],
    marks: Sequence[Mark],
    written: Callable[[float], str],
    description: str,
    *,
    from_zero: bool,
    beneath: Sequence[Mark] = (),
) -> Markup:
    """Rows of dots above one common axis.

    Args:
        marks: lines across all rows; one without a name may stand for how far the axis is to reach.
        written: how a value on the axis is written.
        description: for those who do not see the picture.
        from_zero: whether the axis begins at 0; otherwise there is room on both sides of dots and lines.
        beneath: named places below the axis, such as guesses.
    """
    dots = [quantile_dots(row.values) for row in rows]
    shown = np.concatenate([*dots, np.array([mark.value for mark in (*marks, *beneath)])])
    low, high = (float(shown.min()), float(shown.max())) if len(shown) else (0.0, 1.0)
    room = 0.0 if from_zero else ROOM * (high - low) or LEAST_ROOM
    steps = ticks(min(0.0, low) if from_zero else low - room, high + room)
    place = scale(steps[0], steps[-1], LEFT, WIDTH - RIGHT)
    stacks = _stacked([[place(v) for v in one] for one in dots])
    y = TOP
    bottoms = []
    for row, stack in zip(rows, stacks, strict=True):
        y += (LABEL_HEIGHT if row.label else 2.0) + stack.height
        bottoms.append(y)
        y += ROW_GAP
    drawing, named = Drawing(), _in_lanes(beneath, place)
    _draw_pointers(drawing, named, bottoms[-1])
    _draw_axis(drawing, steps, place, written, bottoms)
    _draw_marks(drawing, marks, place, bottoms[-1])
    for row, stack, bottom in zip(rows, stacks, bottoms, strict=True):
        _draw_row(drawing, row, stack, bottom)
    for one in named:
        drawing.words((one.start, bottoms[-1] + one.depth + 11.0), one.name, f"{one.class_}-label")
    n_lanes = len({one.lane for one in named})
    return drawing.picture(bottoms[-1] + AXIS_HEIGHT + LANE * n_lanes, description)


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


@dataclass(frozen=True)
class _Named:
    """A place below the axis, and where its name stands."""

    x: float
    name: str
    start: float
    lane: int
    class_: str

    @property
    def depth(self) -> float:
        return AXIS_HEIGHT + LANE * self.lane


def _in_lanes(marks: Sequence[Mark], place: Callable[[float], float]) -> list[_Named]:
    """Names in as many lanes as it takes for none to cover another."""
    ends: list[float] = []
    named = []
    for mark in sorted(marks, key=lambda one: one.value):
        x, name = place(mark.value), cut(mark.label, LONGEST_BENEATH)
        width = BENEATH_WIDTH * len(name)
        start = min(max(x - width / 2.0, 0.0), WIDTH - width)
        lane = next((number for number, end in enumerate(ends) if end <= start), len(ends))
        ends[lane : lane + 1] = [start + width + ROOM_BETWEEN]
        named.append(_Named(x, name, start, lane, mark.class_))
    return named


def _draw_pointers(drawing: Drawing, named: Sequence[_Named], bottom: float) -> None:
    """A point at the axis and, past the figures of the axis, a line down to the name; drawn beneath the letters."""
    for one in named:
        drawing.line((one.x, bottom), (one.x, bottom + POINT), one.class_)
        if one.lane:
            drawing.line((one.x, bottom + AXIS_HEIGHT), (one.x, bottom + one.depth), one.class_)
        tip, left, right = (one.x, bottom), (one.x - 4.5, bottom + POINT), (one.x + 4.5, bottom + POINT)
        drawing.path([tip, left, right], f"{one.class_} point", is_closed=True)


def _draw_row(drawing: Drawing, row: DotRow, stack: _Stack, bottom: float) -> None:
    top = bottom - stack.height
    drawing.words((LEFT, top - 4.0), cut(row.label, WIDTH - LEFT - RIGHT - FIGURE_WIDTH * len(row.figure)), "row-label")
    drawing.words((WIDTH - RIGHT, top - 4.0), row.figure, "figure", "end")
    for x, storey in stack.dots:
        centre = (x, bottom - stack.radius * (2 * storey + 1) - 1.0)
        drawing.circle(centre, stack.radius - 0.4, "dot ghost" if row.is_ghost else "dot")
