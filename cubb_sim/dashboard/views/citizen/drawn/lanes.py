"""Lives as lanes along the months: bands for what a person is in the middle of, marks for what happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubb_sim.dashboard.views.citizen.drawn.conditions import Band, Condition
from cubb_sim.dashboard.views.citizen.drawn.marks import Mark, Marked
from cubb_sim.dashboard.views.citizen.drawn.shapes import LANE_HEIGHT, draw_band, draw_mark
from cubb_sim.report.charts.drawing import LETTER_WIDTH, WIDTH, Drawing
from cubb_sim.report.markup import Markup

EDGE, NAME_HEIGHT, MARK_HEIGHT, GAP, AXIS_HEIGHT = 6.0, 19.0, 15.0, 12.0, 30.0
PARTING_HEIGHT = 22.0
TICK_EVERY = 6
"""Months between two figures on the axis (assumed)."""
BAND_LETTER_WIDTH = 7.0
"""Of the letters in a band, which are not bold."""


@dataclass(frozen=True)
class Lane:
    """One life.

    Attributes:
        bands: from month 1 to the horizon without a gap.
    """

    name: str
    bands: tuple[Band, ...]
    marks: tuple[Marked, ...]


@dataclass(frozen=True)
class Words:
    """What stands in the picture.

    Attributes:
        parting: the name of the month in which the lives part.
        months: the name of the axis.
        description: for those who do not see the picture.
        met: months in which both worlds meet something.
    """

    parting: str
    months: str
    description: str
    met: tuple[int, ...] = ()


@dataclass(frozen=True)
class Layout:
    """How the months are laid out.

    Attributes:
        width: of the picture.
        months_a_row: the rest of the months go to rows beneath.
    """

    width: float
    months_a_row: int


WIDE, NARROW = Layout(1000.0, 48), Layout(WIDTH, 24)


def lanes_picture(
    lanes: Sequence[Lane], parting_month: int | None, words: Words, language: str, layout: Layout
) -> Markup:
    """The lives beneath each other on the same months.

    Args:
        parting_month: the first in which something different happens; a line stands before it.
    """
    horizon = lanes[0].bands[-1].last
    drawing = Drawing(layout.width)
    top = 0.0
    for first in range(1, horizon + 1, layout.months_a_row):
        row = _Row(drawing, layout, first, min(first + layout.months_a_row - 1, horizon), language)
        top = row.draw(lanes, parting_month, words, top)
    return drawing.picture(top, words.description)


@dataclass(frozen=True)
class _Row:
    """Some of the months, all lives."""

    drawing: Drawing
    layout: Layout
    first: int
    last: int
    language: str

    @property
    def unit(self) -> float:
        """Width of a month."""
        return (self.layout.width - 2 * EDGE) / self.layout.months_a_row

    def left(self, month: int) -> float:
        """Where a month begins."""
        return EDGE + (month - self.first) * self.unit

    def draw(self, lanes: Sequence[Lane], parting_month: int | None, words: Words, top: float) -> float:
        """Draw everything of these months, and say where the next row begins."""
        is_here = parting_month is not None and self.first <= parting_month <= self.last
        start = top + (PARTING_HEIGHT if is_here else 4.0)
        below = start
        for lane in lanes:
            below = self._lane(lane, below) + GAP
        for month in words.met:
            if self.first <= month <= self.last:
                self.drawing.line((self.left(month), start), (self.left(month), below), "now")
        self._axis(below, words.months)
        if is_here and parting_month is not None:
            self._parting(parting_month, words.parting, (start, below))
        return below + AXIS_HEIGHT

    def _lane(self, lane: Lane, top: float) -> float:
        self.drawing.words((EDGE, top + 13.0), lane.name, "row-label")
        band_top = top + NAME_HEIGHT + MARK_HEIGHT
        for band in lane.bands:
            self._band(band, band_top)
        here = [one for one in lane.marks if self.first <= one.month <= self.last]
        for one in here:
            middle = self.left(one.month) + self.unit / 2.0
            if one.meeting is not None:
                draw_mark(self.drawing, one.meeting, (middle, band_top - MARK_HEIGHT / 2.0))
            for place, mark in enumerate(one.others):
                height = band_top + LANE_HEIGHT + MARK_HEIGHT * (place + 0.5)
                draw_mark(self.drawing, mark, (middle, height))
        deepest = max((len(one.others) for one in here), default=0)
        return band_top + LANE_HEIGHT + MARK_HEIGHT * max(1, deepest)

    def _band(self, band: Band, top: float) -> None:
        first, last = max(band.first, self.first), min(band.last, self.last)
        if first > last:
            return
        start, width = self.left(first), (last - first + 1) * self.unit
        draw_band(self.drawing, band.condition, (start, top), width)
        text = band.words.in_language(self.language)
        if len(text) * BAND_LETTER_WIDTH + 4.0 <= width:
            is_dark = band.condition in (Condition.HOURS, Condition.JOB)
            kind = "citizen-label citizen-on-dark" if is_dark else "citizen-label"
            self.drawing.words((start + width / 2.0, top + LANE_HEIGHT / 2.0 + 4.5), text, kind, "middle")

    def _axis(self, top: float, name: str) -> None:
        self.drawing.line((EDGE, top), (self.left(self.last + 1), top), "axis")
        self.drawing.words((EDGE, top + 17.0), f"{name} {self.first}", "tick")
        for month in range(self.first + 1, self.last + 1):
            if month % TICK_EVERY == 0:
                middle = self.left(month) + self.unit / 2.0
                self.drawing.line((middle, top), (middle, top + 4.0), "axis")
                self.drawing.words((middle, top + 17.0), str(month), "tick", "middle")

    def _parting(self, month: int, name: str, bounds: tuple[float, float]) -> None:
        place, half = self.left(month), LETTER_WIDTH * len(name) / 2.0
        self.drawing.line((place, bounds[0] - 4.0), (place, bounds[1]), "goal")
        middle = min(max(place, EDGE + half), self.layout.width - EDGE - half)
        self.drawing.words((middle, bounds[0] - 8.0), name, "goal-label", "middle")


def marks_in(lanes: Sequence[Lane]) -> list[Mark]:
    """The kinds of mark that occur, in the order in which they are explained."""
    there = {mark for lane in lanes for one in lane.marks for mark in one.all}
    return [mark for mark in Mark if mark in there]
