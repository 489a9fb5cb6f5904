"""A drawing: the few shapes the pictures are made of, and the axis they stand on.

Most are 360 units wide: on a telephone they fill the screen, on a page two stand side by side, and their letters stay
readable in both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cubb_sim.report.markup import Markup, element, joined

WIDTH = 360.0
LETTER_WIDTH = 8.2
"""Of an average bold letter of a wide typeface; names too long for their place are cut."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)

Point = tuple[float, float]


class Drawing:
    """Shapes added one after another; later ones lie above earlier ones."""

    def __init__(self, width: float = WIDTH) -> None:
        self._width = width
        self._shapes: list[Markup] = []

    def line(self, start: Point, end: Point, class_: str) -> None:
        """A straight line."""
        self._shapes.append(element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_))

    def path(self, points: Sequence[Point], class_: str, *, is_closed: bool = False) -> None:
        """A line through all points, or the area inside them; nothing where there are none."""
        if not points:
            return
        course = "L".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)
        self._shapes.append(element("path", d=f"M{course}{'Z' if is_closed else ''}", class_=class_))

    def circle(self, centre: Point, radius: float, class_: str) -> None:
        """A dot."""
        self._shapes.append(element("circle", cx=centre[0], cy=centre[1], r=radius, class_=class_))

    def box(self, corner: Point, width: float, height: float, class_: str) -> None:
        """A rectangle from its upper left corner."""
        x, y = corner
        self._shapes.append(element("rect", x=x, y=y, width=width, height=height, class_=class_))

    def words(self, where: Point, text: str, class_: str = "", anchor: str = "start") -> None:
        """Letters; `where` is on their lower edge."""
        if not text:
            return
        self._shapes.append(element("text", text, x=where[0], y=where[1], text_anchor=anchor, class_=class_ or None))

    def picture(self, height: float, description: str) -> Markup:
        """The whole drawing, with a description for those who do not see it."""
        return element(
            "svg",
            joined(*self._shapes),
            viewBox=f"0 0 {self._width:g} {math.ceil(height)}",
            role="img",
            aria_label=description,
            class_="chart",
        )


def cut(text: str, width: float) -> str:
    """A name short enough for its place, with an ellipsis where something was cut off."""
    most = max(1, int(width / LETTER_WIDTH))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


def scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """From values `low` to `high` to places `start` to `end`."""
    span = high - low or 1.0
    return lambda value: start + (value - low) / span * (end - start)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers that enclose `low` to `high`, evenly spaced, no more than `most` and two of them at least."""
    span = high - low or abs(high) or 1.0
    exponent = math.floor(math.log10(span / most))
    for step in (factor * 10.0**e for e in (exponent, exponent + 1) for factor in _STEPS):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last == first:
            last += 1
        if last - first + 1 <= most:
            return [round(k * step, 10 - exponent) for k in range(first, last + 1)]
    raise AssertionError("some step is always wide enough")
