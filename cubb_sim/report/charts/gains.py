"""Who gained and who lost: a bar to each side of a middle line, one row per subgroup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubb_sim.report.charts.drawing import WIDTH, Drawing, cut, scale
from cubb_sim.report.markup import Markup

LEFT, RIGHT, ROW, TOP, BAR, ROOM = 30.0, 40.0, 34.0, 22.0, 11.0, 4.0
LEAST_ROOM = 0.25


@dataclass(frozen=True)
class GainRow:
    """One subgroup.

    Attributes:
        lost, gained: drawn to the left and to the right.
        lost_figure, gained_figure, net: as they are written.
    """

    label: str
    lost: float
    gained: float
    lost_figure: str
    gained_figure: str
    net: str


def gain_chart(rows: Sequence[GainRow], left: str, right: str, description: str) -> Markup:
    """Bars on both sides; `left` and `right` say what each side is."""
    most = max([1.0, *(max(row.lost, row.gained) for row in rows)])
    # Both sides have one scale; a side with short bars gets room for its figures all the same.
    lost = max([LEAST_ROOM * most, *(row.lost for row in rows)])
    gained = max([LEAST_ROOM * most, *(row.gained for row in rows)])
    place = scale(-lost, gained, LEFT, WIDTH - RIGHT)
    drawing = Drawing()
    drawing.words((4.0, 13.0), left, "tick", "start")
    drawing.words((WIDTH - 4.0, 13.0), right, "tick", "end")
    bottom = TOP + ROW * len(rows)
    for number, row in enumerate(rows):
        top = TOP + ROW * number
        drawing.words((4.0, top + 12.0), cut(row.label, 0.66 * WIDTH), "row-label")
        drawing.words((WIDTH - 4.0, top + 12.0), row.net, "figure", "end")
        drawing.box((place(-row.lost), top + 17.0), place(0.0) - place(-row.lost), BAR, "loss")
        drawing.box((place(0.0), top + 17.0), place(row.gained) - place(0.0), BAR, "gain")
        drawing.words((place(-row.lost) - ROOM, top + 26.5), row.lost_figure, "tick", "end")
        drawing.words((place(row.gained) + ROOM, top + 26.5), row.gained_figure, "tick")
        drawing.line((place(0.0), top + 15.0), (place(0.0), top + 30.0), "zero")
    return drawing.picture(bottom + 4.0, description)
