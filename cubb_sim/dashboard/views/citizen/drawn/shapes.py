"""How a condition and a mark look: by form first, and by shade only beside it."""

from __future__ import annotations

from collections.abc import Callable

from cubb_sim.dashboard.views.citizen.drawn.conditions import Condition
from cubb_sim.dashboard.views.citizen.drawn.marks import Mark
from cubb_sim.report.charts.drawing import Drawing, Point
from cubb_sim.report.markup import Markup, element

LANE_HEIGHT = 24.0
HEIGHTS: dict[Condition, float] = {Condition.PASSIVE: 0.2, Condition.HOURS: 0.72}
"""Of a band, as a share of the lane; the others fill it."""
STROKE_EVERY = 6.0
"""Between the strokes or dots in a band."""
SAMPLE_WIDTH, MARK_WIDTH, RADIUS = 34.0, 16.0, 4.0


def draw_band(drawing: Drawing, condition: Condition, corner: Point, width: float) -> None:
    """Draw some months of a condition; `corner` is the upper left one of the lane."""
    x, top = corner
    if condition in (Condition.NOT_THERE, Condition.GONE):
        middle = top + LANE_HEIGHT / 2.0
        drawing.line((x, middle), (x + width, middle), "citizen-absent")
        if condition is Condition.GONE:
            drawing.line((x, top), (x, top + LANE_HEIGHT), "citizen-end")
        return
    height = LANE_HEIGHT * HEIGHTS.get(condition, 1.0)
    drawing.box((x, top + LANE_HEIGHT - height), width, height, f"citizen-{condition}")
    if condition is Condition.INTERNSHIP:
        _strokes(drawing, corner, width)
    if condition is Condition.VOLUNTARY:
        _dots(drawing, corner, width)


def draw_mark(drawing: Drawing, mark: Mark, middle: Point) -> None:
    """Draw a mark around its middle."""
    _MARKS[mark](drawing, middle)


def band_sample(condition: Condition) -> Markup:
    """How a condition looks, beside its name."""
    drawing = Drawing(SAMPLE_WIDTH)
    draw_band(drawing, condition, (1.0, 1.0), SAMPLE_WIDTH - 2.0)
    return _unseen(drawing.picture(LANE_HEIGHT + 2.0, ""), "citizen-sample wide")


def mark_sample(mark: Mark) -> Markup:
    """How a mark looks, beside its name."""
    drawing = Drawing(MARK_WIDTH)
    draw_mark(drawing, mark, (MARK_WIDTH / 2.0, MARK_WIDTH / 2.0))
    return _unseen(drawing.picture(MARK_WIDTH, ""), "citizen-sample")


def line_sample() -> Markup:
    """How a month looks in which both worlds meet something."""
    drawing = Drawing(MARK_WIDTH)
    drawing.line((MARK_WIDTH / 2.0, 0.0), (MARK_WIDTH / 2.0, MARK_WIDTH), "now")
    return _unseen(drawing.picture(MARK_WIDTH, ""), "citizen-sample")


def _unseen(picture: Markup, class_: str) -> Markup:
    """A sample stands beside its name, so that nobody need be told of it."""
    return element("span", picture, class_=class_, aria_hidden="true")


def _strokes(drawing: Drawing, corner: Point, width: float) -> None:
    x, top = corner
    for n in range(1, int(width / STROKE_EVERY) + 1):
        end = x + n * STROKE_EVERY
        drawing.line((end - STROKE_EVERY, top + LANE_HEIGHT), (end, top), "citizen-stroke")


def _dots(drawing: Drawing, corner: Point, width: float) -> None:
    x, top = corner
    for n in range(int(width / STROKE_EVERY)):
        for height in (4.0, LANE_HEIGHT - 4.0):
            drawing.circle((x + (n + 0.5) * STROKE_EVERY, top + height), 1.1, "citizen-speck")


def _dot(class_: str) -> Callable[[Drawing, Point], None]:
    return lambda drawing, middle: drawing.circle(middle, RADIUS - 0.5, class_)


def _shape(class_: str, *corners: Point) -> Callable[[Drawing, Point], None]:
    """Corners in radii from the middle."""

    def draw(drawing: Drawing, middle: Point) -> None:
        points = [(middle[0] + RADIUS * x, middle[1] + RADIUS * y) for x, y in corners]
        drawing.path(points, class_, is_closed=True)

    return draw


def _cross(drawing: Drawing, middle: Point) -> None:
    x, y = middle
    for sign in (-1.0, 1.0):
        drawing.line((x - RADIUS, y - sign * RADIUS), (x + RADIUS, y + sign * RADIUS), "citizen-cross")


def _bar(drawing: Drawing, middle: Point) -> None:
    x, y = middle
    drawing.line((x - RADIUS, y), (x + RADIUS, y), "citizen-cross")


_UP = ((-1.2, 1.0), (0.0, -1.2), (1.2, 1.0))
_DOWN = ((-1.2, -1.0), (0.0, 1.2), (1.2, -1.0))
_DIAMOND = ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.0, 1.2))
_BOLT = ((0.3, -1.4), (-0.9, 0.3), (-0.1, 0.3), (-0.4, 1.4), (0.9, -0.4), (0.1, -0.4))
_MARKS: dict[Mark, Callable[[Drawing, Point], None]] = {
    Mark.MET: _dot("citizen-full"),
    Mark.MISSED: _dot("citizen-hollow"),
    Mark.GRASPED: _shape("citizen-full citizen-own", *_UP),
    Mark.OVERHEARD: _shape("citizen-hollow citizen-lost", *_DOWN),
    Mark.SHIFT: _shape("citizen-hollow", *_DIAMOND),
    Mark.DERAILING_SHIFT: _shape("citizen-full citizen-lost", *_DIAMOND),
    Mark.BROKEN: _cross,
    Mark.REFUSED: _bar,
    Mark.HARD: _shape("citizen-full", *_BOLT),
}
