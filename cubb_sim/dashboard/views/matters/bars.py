"""Bars with intervals on one axis: what can be decided is filled, what nobody knows is hollow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cubb_sim.report.charts.drawing import WIDTH, Drawing, cut, scale, ticks
from cubb_sim.report.markup import Markup

LEFT, RIGHT, ROW, HEAD, TOP, AXIS = 10.0, 12.0, 34.0, 24.0, 4.0, 26.0
BAR, FIGURE_WIDTH = 9.0, 8.6


@dataclass(frozen=True)
class Bar:
    """One input.

    Attributes:
        figure: what stands at the right of its name.
        low, high: 95 % interval.
        is_decided: filled; hollow otherwise.
        is_above_floor: pale otherwise.
    """

    label: str
    figure: str
    value: float
    low: float
    high: float
    is_decided: bool
    is_above_floor: bool


def bar_chart(
    parts: Sequence[tuple[str, Sequence[Bar]]], floor: float, written: Callable[[float], str], description: str
) -> Markup:
    """Bars under headings, above one axis that begins at nothing; a dashed line at what is found for nothing."""
    bars = [bar for _, own in parts for bar in own]
    steps = ticks(0.0, max((bar.high for bar in bars), default=1.0), 5)
    place = scale(steps[0], steps[-1], LEFT, WIDTH - RIGHT)
    bottom = TOP + sum(HEAD + ROW * len(own) for _, own in parts)
    drawing = Drawing()
    for step in steps:
        drawing.line((place(step), TOP), (place(step), bottom + 3.0), "grid")
        anchor = {steps[0]: "start", steps[-1]: "end"}.get(step, "middle")
        drawing.words((place(step), bottom + 18.0), written(step), "tick", anchor)
    if floor > 0.0:
        drawing.line((place(floor), TOP), (place(floor), bottom), "matters-floor")
    y = TOP
    for heading, own in parts:
        drawing.words((LEFT, y + 17.0), heading, "matters-heading")
        y += HEAD
        for bar in own:
            _draw(drawing, bar, place, y)
            y += ROW
    return drawing.picture(bottom + AXIS, description)


def _draw(drawing: Drawing, bar: Bar, place: Callable[[float], float], top: float) -> None:
    room = WIDTH - LEFT - RIGHT - FIGURE_WIDTH * len(bar.figure)
    drawing.words((LEFT, top + 12.0), cut(bar.label, room), "")
    drawing.words((WIDTH - RIGHT, top + 12.0), bar.figure, "figure", "end")
    kind = "matters-decided" if bar.is_decided else "matters-unknown"
    width = max(0.0, place(max(0.0, bar.value)) - place(0.0))
    drawing.box((place(0.0), top + 17.0), width, BAR, kind if bar.is_above_floor else f"{kind} matters-pale")
    middle = top + 17.0 + BAR / 2.0
    low, high = place(max(0.0, bar.low)), place(max(0.0, bar.high))
    drawing.line((low, middle), (high, middle), "matters-interval")
    for x in (low, high):
        drawing.line((x, middle - 4.0), (x, middle + 4.0), "matters-interval")
