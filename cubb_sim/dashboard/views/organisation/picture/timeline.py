"""Who left and who came, month by month and team by team."""

from __future__ import annotations

from collections import Counter

from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.picture.drawn import HIRING, Picture
from cubb_sim.dashboard.views.organisation.words import team_words
from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.drawing import WIDTH, Point, scale
from cubb_sim.report.markup import Markup

ARM = 2.5
CAME = f"{HIRING} small"
LEFT, RIGHT, TOP, LABEL, STEP, AXIS = 10.0, 12.0, 4.0, 18.0, 7.5, 40.0
YEAR = 12
Moves = Counter[tuple[int, int]]
"""How many by team and month."""


def timeline_picture(course: Course, month: int, language: str, description: str) -> Markup:
    """All months of one world; the month that is shown is marked.

    Args:
        description: for those who do not see the picture.
    """
    first, last = course.months
    left, came = (_counted(course, kind) for kind in (Event.CASEWORKER_LEFT, Event.CASEWORKER_JOINED))
    drawing, x = Picture(), scale(0.0, float(last), LEFT, WIDTH - RIGHT)
    y = TOP
    for t, target in enumerate(course.teams()):
        drawing.words((LEFT, y + 13.0), team_words(target, language), "row-label")
        above, below = _highest(left, t), _highest(came, t)
        line = y + LABEL + STEP * max(1, above)
        drawing.line((LEFT, line), (WIDTH - RIGHT, line), "axis")
        drawing.strokes([one for k in range(first, last + 1) for one in _crosses((x(k), line), left[t, k])], "left")
        drawing.dots([one for k in range(first, last + 1) for one in _below((x(k), line), came[t, k])], CAME)
        y = line + STEP * max(1, below) + 8.0
    drawing.line((x(month), TOP + LABEL), (x(month), y - 4.0), "now")
    for k in range(0, last + 1, YEAR):
        drawing.words((x(k), y + 10.0), str(k), "tick", "middle")
    drawing.words((WIDTH / 2.0, y + 26.0), Text("Måneder efter start", "Months after the start").in_language(language),
                  "tick", "middle")  # fmt: skip
    return drawing.picture(y + AXIS - 8.0, description)


def _counted(course: Course, kind: Event) -> Moves:
    return Counter((one.team, one.month) for one in course.moves(kind, course.months[1]))


def _highest(moves: Moves, team: int) -> int:
    return max((n for (t, _), n in moves.items() if t == team), default=0)


def _crosses(foot: Point, n: int) -> list[tuple[Point, Point]]:
    """A cross above the line for everybody who left."""
    x, line = foot
    found: list[tuple[Point, Point]] = []
    for k in range(n):
        y = line - STEP * (k + 0.6)
        found += [((x - ARM, y - ARM), (x + ARM, y + ARM)), ((x - ARM, y + ARM), (x + ARM, y - ARM))]
    return found


def _below(foot: Point, n: int) -> list[Point]:
    """A dot below the line for everybody who came."""
    x, line = foot
    return [(x, line + STEP * (k + 0.7)) for k in range(n)]
