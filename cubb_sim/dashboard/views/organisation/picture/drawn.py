"""A drawing that can hold a thousand dots and stay small."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.report.charts.drawing import Drawing, Point
from cubb_sim.report.markup import element

USED, HIRING, UNTRIED = "firm used", "firm hiring", "firm untried"
"""Kinds of dots: a ring, a full dot, and a small ring."""


class Picture(Drawing):
    """A drawing with dots and strokes by the hundred, all of a kind in one path."""

    def dots(self, where: Sequence[Point], kind: str) -> None:
        """A line of no length with round ends is a dot; a ring is a dot on a larger one."""
        if not where:
            return
        course = "".join(f"M{_pair(point)}h0" for point in where)
        self._shapes.append(element("path", d=course, class_=f"dots {kind}"))
        if HIRING not in kind:
            self._shapes.append(element("path", d=course, class_=f"dots hole {kind}"))

    def strokes(self, lines: Sequence[tuple[Point, Point]], class_: str) -> None:
        """Straight lines, each from its start to its end."""
        if lines:
            course = "".join(f"M{_pair(start)}L{_pair(end)}" for start, end in lines)
            self._shapes.append(element("path", d=course, class_=class_))


def _pair(point: Point) -> str:
    return f"{round(point[0], 1):g},{round(point[1], 1):g}"
