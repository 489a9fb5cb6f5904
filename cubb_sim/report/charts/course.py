"""Courses over time: the middle run, the band that holds most runs, and a few runs as they went."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.report.charts.drawing import LETTER_WIDTH, WIDTH, Drawing, Point, cut, scale, ticks
from cubb_sim.report.markup import Markup

MOST_PATHS = 10
"""Runs drawn one by one: the first ones, whatever they show."""
BAND = (0.10, 0.90)
LEFT, RIGHT, TOP, PLOT, AXIS_HEIGHT, KEY_HEIGHT = 50.0, 54.0, 8.0, 170.0, 40.0, 18.0
LEAST_GAP = 13.0
"""Between two figures at the right edge, so that neither covers the other."""

UNIT_WIDTH = 70.0
"""Kept free above the plot for the name of the unit."""

YEAR, MOST_YEARLY_TICKS = 12, 5

Course = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Places = Callable[[float], float]


@dataclass(frozen=True)
class Line:
    """One scenario's course.

    Attributes:
        runs: float64[replications, months + 1].
        figure: what stands where the line ends.
        is_ghost: dashed, for what the other is compared with.
    """

    label: str
    runs: Course
    figure: str
    is_ghost: bool = False

    @property
    def kind(self) -> str:
        """Class of everything drawn of it."""
        return "ghost" if self.is_ghost else "changed"


@dataclass(frozen=True)
class Mark:
    """A line across the plot with its name: at a value, or at a month."""

    place: float
    label: str
    class_: str


@dataclass(frozen=True)
class Axes:
    """How the axes speak.

    Attributes:
        written: how a value on the vertical axis is written.
        months: the name of the horizontal axis.
        unit: of the vertical axis, where its values do not carry it themselves.
        above, below: what lies above 0 and below it.
    """

    written: Callable[[float], str]
    months: str
    unit: str = ""
    above: str = ""
    below: str = ""


def course_chart(
    lines: Sequence[Line], axes: Axes, description: str, *, level: Mark | None = None, month: Mark | None = None
) -> Markup:
    """Lines over the months from the start to the horizon.

    Args:
        description: for those who do not see the picture.
        level: a value to be told apart, such as a goal.
        month: a month to be told apart, such as that of payback.
    """
    top = TOP + KEY_HEIGHT * len(lines) + (18.0 if axes.unit else 6.0)
    shown = np.concatenate([_drawn(line.runs).ravel() for line in lines] + [np.array([level.place] if level else [])])
    shown = shown[~np.isnan(shown)]
    low, high = (float(shown.min()), float(shown.max())) if len(shown) else (0.0, 1.0)
    steps = ticks(min(0.0, low), max(0.0, high), 6)
    y = scale(steps[0], steps[-1], top + PLOT, top)
    horizon = lines[0].runs.shape[1] - 1
    x = scale(0.0, float(horizon), LEFT, WIDTH - RIGHT)
    drawing = Drawing()
    _draw_axes(drawing, steps, horizon, (x, y), axes.written)
    drawing.words((4.0, top - 8.0), axes.unit, "tick")
    drawing.words(((LEFT + WIDTH - RIGHT) / 2.0, top + PLOT + 34.0), axes.months, "tick", "middle")
    for line in lines:
        _draw_runs(drawing, line, x, y)
    if level:
        _draw_level(drawing, level, y(level.place), top)
    if month:
        _draw_month(drawing, month, x, (top, top + PLOT))
    if steps[-1] > 0:
        drawing.words((LEFT + 4.0, top + 12.0), axes.above, "tick")
    if steps[0] < 0:
        drawing.words((LEFT + 4.0, top + PLOT - 5.0), axes.below, "tick")
    for line in lines:
        _draw_middle(drawing, line, x, y)
    _draw_figures(drawing, lines, y, (top, top + PLOT))
    _draw_key(drawing, lines)
    return drawing.picture(top + PLOT + AXIS_HEIGHT, description)


def middle_and_band(runs: Course) -> tuple[Course, Course, Course]:
    """Median and the bounds of the middle 80 % of the runs, month by month, each float64[months + 1]."""
    low, middle, high = np.quantile(runs, (BAND[0], 0.5, BAND[1]), axis=0)
    return middle, low, high


def _drawn(runs: Course) -> Course:
    _, low, high = middle_and_band(runs)
    return np.concatenate([runs[:MOST_PATHS], [low], [high]])


def _draw_axes(
    drawing: Drawing,
    steps: Sequence[float],
    horizon: int,
    places: tuple[Places, Places],
    written: Callable[[float], str],
) -> None:
    x, y = places
    for step in steps:
        drawing.line((LEFT, y(step)), (WIDTH - RIGHT, y(step)), "zero" if step == 0 else "grid")
        drawing.words((LEFT - 6.0, y(step) + 4.0), written(step), "tick", "end")
    interval = YEAR if horizon <= MOST_YEARLY_TICKS * YEAR else 2 * YEAR
    for month in range(0, horizon + 1, interval):
        drawing.line((x(month), y(steps[0])), (x(month), y(steps[0]) + 4.0), "axis")
        drawing.words((x(month), y(steps[0]) + 17.0), str(month), "tick", "middle")


def _draw_level(drawing: Drawing, level: Mark, height: float, top: float) -> None:
    """A line across with its name above it, or below it where there is no room above."""
    drawing.line((LEFT, height), (WIDTH - RIGHT, height), level.class_)
    is_at_top = height - top < KEY_HEIGHT
    drawing.words((LEFT + 4.0, height + 15.0 if is_at_top else height - 4.0), level.label, f"{level.class_}-label")


def _draw_month(drawing: Drawing, month: Mark, x: Places, bounds: tuple[float, float]) -> None:
    """A vertical line with its name above the plot, beside the unit."""
    place, half = x(month.place), LETTER_WIDTH * len(month.label) / 2.0
    drawing.line((place, bounds[0] - 4.0), (place, bounds[1]), month.class_)
    middle = min(max(place, UNIT_WIDTH + half), WIDTH - half)
    drawing.words((middle, bounds[0] - 8.0), month.label, f"{month.class_}-label", "middle")


def _draw_runs(drawing: Drawing, line: Line, places: Places, heights: Places) -> None:
    """The band and the single runs; a single run has neither."""
    if len(line.runs) == 1:
        return
    _, low, high = middle_and_band(line.runs)
    upper, lower = _points(high, places, heights), _points(low, places, heights)
    drawing.path([*upper, *reversed(lower)], f"band {line.kind}", is_closed=True)
    for run in line.runs[:MOST_PATHS]:
        drawing.path(_points(run, places, heights), f"run {line.kind}")


def _draw_middle(drawing: Drawing, line: Line, places: Places, heights: Places) -> None:
    middle, _, _ = middle_and_band(line.runs)
    drawing.path(_points(middle, places, heights), f"middle {line.kind}")


def _points(values: Any, places: Places, heights: Places) -> list[Point]:
    """One point a month; a month without a value has none."""
    course = enumerate(values.tolist())
    return [(places(float(month)), heights(value)) for month, value in course if not math.isnan(value)]


def _draw_figures(drawing: Drawing, lines: Sequence[Line], y: Places, bounds: tuple[float, float]) -> None:
    """The value each line ends at, moved apart where two would cover each other."""
    known = [line for line in lines if not np.isnan(line.runs[:, -1]).any()]
    ends = sorted(((y(float(np.median(line.runs[:, -1]))), line) for line in known), key=lambda end: end[0])
    places = [min(max(place, bounds[0]), bounds[1]) for place, _ in ends]
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + LEAST_GAP)
    for place, (_, line) in zip(places, ends, strict=True):
        drawing.words((WIDTH - RIGHT + 5.0, place + 4.0), line.figure, f"figure {line.kind}")


def _draw_key(drawing: Drawing, lines: Sequence[Line]) -> None:
    for number, line in enumerate(lines):
        height = TOP + KEY_HEIGHT * number + 8.0
        drawing.line((LEFT, height - 4.0), (LEFT + 26.0, height - 4.0), f"middle {line.kind}")
        drawing.words((LEFT + 32.0, height), cut(line.label, WIDTH - LEFT - 34.0), "row-label")
