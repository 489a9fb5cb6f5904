"""Chance and not knowing side by side: one bar each on a common axis, with a line at the mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cubb_sim.report.charts.drawing import WIDTH, Drawing, cut, scale, ticks
from cubb_sim.report.markup import Markup

LEFT, RIGHT, TOP, ROW, BAR, AXIS_HEIGHT, NAME = 12.0, 12.0, 20.0, 36.0, 10.0, 24.0, 18.0
FIGURE_WIDTH = 8.2
"""Of a letter of the figure that stands at the right."""
ZERO_LABEL_ROOM = 0.2


@dataclass(frozen=True)
class Strip:
    """One bar.

    Attributes:
        figure: the bounds as they are written, at the right of the label.
        class_: what the bar stands for, which is how it is drawn.
    """

    label: str
    figure: str
    low: float
    high: float
    class_: str


@dataclass(frozen=True)
class StripGroup:
    """The bars of one scenario; its name is left out where there is only one scenario."""

    name: str
    mean: float
    strips: Sequence[Strip]

    @property
    def height(self) -> float:
        """Of the name and the bars."""
        return (NAME if self.name else 0.0) + ROW * len(self.strips)


def strip_chart(groups: Sequence[StripGroup], zero: str, written: Callable[[float], str], description: str) -> Markup:
    """Groups of bars above one axis that holds 0.

    Args:
        zero: what stands above the line at 0.
        written: how a value on the axis is written.
        description: for those who do not see the picture.
    """
    bounds = [bound for group in groups for strip in group.strips for bound in (strip.low, strip.high)]
    steps = ticks(min(0.0, *bounds), max(0.0, *bounds))
    place = scale(steps[0], steps[-1], LEFT, WIDTH - RIGHT)
    bottom = TOP + sum(group.height for group in groups)
    drawing = Drawing()
    _draw_axis(drawing, steps, place, written, bottom)
    x = place(0.0)
    anchor = "start" if x < ZERO_LABEL_ROOM * WIDTH else "end" if x > (1 - ZERO_LABEL_ROOM) * WIDTH else "middle"
    drawing.words((x, TOP - 8.0), zero, "none-label", anchor)
    top = TOP
    for group in groups:
        _draw_group(drawing, group, place, top)
        top += group.height
    return drawing.picture(bottom + AXIS_HEIGHT, description)


def _draw_axis(
    drawing: Drawing,
    steps: Sequence[float],
    place: Callable[[float], float],
    written: Callable[[float], str],
    bottom: float,
) -> None:
    drawing.line((LEFT, bottom), (WIDTH - RIGHT, bottom), "axis")
    for step in steps:
        drawing.line((place(step), bottom), (place(step), bottom + 4.0), "axis")
        anchor = {steps[0]: "start", steps[-1]: "end"}.get(step, "middle")
        x = {"start": LEFT - 8.0, "end": WIDTH - RIGHT + 8.0}.get(anchor, place(step))
        drawing.words((x, bottom + 17.0), written(step), "tick", anchor)


def _draw_group(drawing: Drawing, group: StripGroup, place: Callable[[float], float], top: float) -> None:
    if group.name:
        drawing.words((LEFT, top + 14.0), cut(group.name, WIDTH - LEFT - RIGHT), "row-label")
        top += NAME
    for number, strip in enumerate(group.strips):
        y = top + ROW * number
        label = cut(strip.label, WIDTH - LEFT - RIGHT - FIGURE_WIDTH * len(strip.figure))
        drawing.words((LEFT, y + 14.0), label)
        drawing.words((WIDTH - RIGHT, y + 14.0), strip.figure, "figure", "end")
        drawing.box((place(strip.low), y + 19.0), place(strip.high) - place(strip.low), BAR, strip.class_)
        drawing.line((place(0.0), y + 17.0), (place(0.0), y + 34.0), "none")
        drawing.line((place(group.mean), y + 18.0), (place(group.mean), y + 31.0), "mean")
