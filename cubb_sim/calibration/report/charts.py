"""The pictures: targets against their tolerance, numbers before and after, and the ranks of known truths."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeVar

from cubb_sim.report.charts.drawing import LETTER_WIDTH, WIDTH, Drawing, scale
from cubb_sim.report.markup import Markup

LEFT, RIGHT, TOP = 8.0, 8.0, 4.0
LINE, LABEL_GAP, BAR, GAP, AXIS = 15.0, 3.0, 14.0, 9.0, 24.0
EDGE = 3.0
"""How far a picture of targets reaches, in half widths of the tolerance; what lies beyond stands at the edge."""
DOT, RANK_HEIGHT = 5.0, 90.0
ALL_BUT = 0.995
"""An end of the argued tolerance that lies further out is the end of the shaded column."""

MOST_IN_ONE_PICTURE = 6
"""Rows; more stand in two pictures side by side."""

Interval = tuple[float, float]
Drawn = TypeVar("Drawn")


def in_columns(rows: Sequence[Drawn]) -> list[Sequence[Drawn]]:
    """The rows of one picture, or of two where they are many."""
    half = (len(rows) + 1) // 2
    return [rows] if len(rows) <= MOST_IN_ONE_PICTURE else [rows[:half], rows[half:]]


@dataclass(frozen=True)
class TargetRow:
    """One target on its own scale: 0 is the middle of the tolerance, -1 and 1 are its ends.

    Attributes:
        figure: what stands at the right of the label.
        observed, centre: the published value, and the model at the centre of the posterior.
        wide, narrow: intervals of simulated studies, 95 % and 80 %.
        is_missed: drawn hollow, with the figure in the colour of warnings.
        argued: the tolerance without chance; not drawn where it is that of the shaded column.
    """

    label: str
    figure: str
    observed: float
    centre: float
    wide: Interval
    narrow: Interval
    is_missed: bool
    argued: Interval | None = None


def target_chart(rows: Sequence[TargetRow], tolerance: str, description: str) -> Markup:
    """One row per target, all on the scale of their tolerances, which are the shaded column.

    Args:
        tolerance: what the shaded column is called.
    """
    drawing, place = Drawing(), scale(-EDGE, EDGE, LEFT, WIDTH - RIGHT)
    lines = [_lines(row.label, row.figure) for row in rows]
    height = TOP + sum(LINE * len(one) + LABEL_GAP + BAR + GAP for one in lines)
    y = TOP
    for row, label in zip(rows, lines, strict=True):
        _label(drawing, label, row.figure, y, "figure none-label" if not row.is_missed else "figure goal-label")
        middle = y + LINE * len(label) + LABEL_GAP + BAR / 2.0
        drawing.box((place(-1.0), middle - BAR / 2.0), place(1.0) - place(-1.0), BAR, "chance")
        drawing.line((LEFT, middle), (WIDTH - RIGHT, middle), "grid")
        _bar(drawing, row, place, middle)
        y += LINE * len(label) + LABEL_GAP + BAR + GAP
    for end in (-1.0, 1.0):
        drawing.line((place(end), height - GAP + 1.0), (place(end), height - GAP + 6.0), "axis")
    drawing.words((place(0.0), height + 10.0), tolerance, "tick", "middle")
    return drawing.picture(height + AXIS - GAP, description)


def _bar(drawing: Drawing, row: TargetRow, at: Callable[[float], float], middle: float) -> None:
    for end in row.argued or ():
        if abs(end) < ALL_BUT:
            drawing.line((at(end), middle - BAR / 2.0), (at(end), middle + BAR / 2.0), "axis")
    if not any(math.isnan(one) for one in row.wide):
        drawing.line((at(_within(row.wide[0])), middle), (at(_within(row.wide[1])), middle), "none")
    if not any(math.isnan(one) for one in row.narrow):
        drawing.line((at(_within(row.narrow[0])), middle), (at(_within(row.narrow[1])), middle), "bar fitted")
    if not math.isnan(row.observed):
        x = at(_within(row.observed))
        drawing.line((x, middle - BAR / 2.0), (x, middle + BAR / 2.0), "goal")
    if not math.isnan(row.centre):
        drawing.circle((at(_within(row.centre)), middle), DOT, "dot missed" if row.is_missed else "dot")


def _within(value: float) -> float:
    return min(EDGE, max(-EDGE, value))


@dataclass(frozen=True)
class LearnedRow:
    """One number on the range it is declared with; `before` and `after` are its 80 % intervals."""

    label: str
    figure: str
    low: float
    high: float
    before: Interval
    after: Interval
    mean: float


def learned_chart(rows: Sequence[LearnedRow], description: str) -> Markup:
    """One row per number: what was believed before, wide and grey, and after, over its declared range."""
    drawing, y = Drawing(), TOP
    for row in rows:
        label = _lines(row.label, row.figure)
        place = scale(row.low, row.high, LEFT, WIDTH - RIGHT)
        _label(drawing, label, row.figure, y, "figure")
        middle = y + LINE * len(label) + LABEL_GAP + BAR / 2.0
        drawing.line((LEFT, middle), (WIDTH - RIGHT, middle), "grid")
        before, after = ([place(min(row.high, max(row.low, end))) for end in one] for one in (row.before, row.after))
        if all(math.isfinite(end) for end in before):
            drawing.box((before[0], middle - BAR / 2.0), before[1] - before[0], BAR, "chance")
        if all(math.isfinite(end) for end in after):
            drawing.line((after[0], middle), (after[1], middle), "bar fitted")
        if math.isfinite(row.mean):
            drawing.circle((place(row.mean), middle), DOT - 0.5, "dot")
        y += LINE * len(label) + LABEL_GAP + BAR + GAP
    return drawing.picture(y, description)


def rank_chart(
    counts: Sequence[int], even: tuple[float, float, float], ends: tuple[str, str], description: str
) -> Markup:
    """Columns of how many truths had each rank.

    Args:
        even: what each column would be were ranks even, and the ends of the band most would then lie in.
        ends: what the two ends of the axis are called.
    """
    drawing, (expected, low, high) = Drawing(), even
    top = max([high, *counts, 1.0]) * 1.08
    place = scale(0.0, top, TOP + RANK_HEIGHT, TOP + 10.0)
    width = (WIDTH - LEFT - RIGHT) / max(1, len(counts))
    drawing.box((LEFT, place(high)), WIDTH - LEFT - RIGHT, place(low) - place(high), "chance")
    for k, count in enumerate(counts):
        drawing.box((LEFT + k * width + 3.0, place(count)), width - 6.0, place(0.0) - place(count), "gain")
    drawing.line((LEFT, place(expected)), (WIDTH - RIGHT, place(expected)), "goal")
    drawing.line((LEFT, place(0.0)), (WIDTH - RIGHT, place(0.0)), "axis")
    drawing.words((LEFT, place(0.0) + 16.0), ends[0], "tick")
    drawing.words((WIDTH - RIGHT, place(0.0) + 16.0), ends[1], "tick", "end")
    return drawing.picture(TOP + RANK_HEIGHT + AXIS, description)


def _lines(label: str, figure: str) -> list[str]:
    room = WIDTH - LEFT - RIGHT - LETTER_WIDTH * (len(figure) + 1)
    return wrap(label, max(12, int(room / (LETTER_WIDTH - 0.6)))) or [""]


def _label(drawing: Drawing, lines: Sequence[str], figure: str, y: float, class_: str) -> None:
    for k, line in enumerate(lines):
        drawing.words((LEFT, y + 12.0 + LINE * k), line, "row-label")
    drawing.words((WIDTH - RIGHT, y + 12.0), figure, class_, "end")
