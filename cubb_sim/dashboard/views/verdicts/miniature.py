"""A picture as small as a word: today as a hollow dot with its bar, the change as a full one, on one scale."""

from __future__ import annotations

import math

import numpy as np

from cubb_sim.quantities import Unit
from cubb_sim.report.charts.course import BAND
from cubb_sim.report.charts.drawing import Drawing, scale
from cubb_sim.report.charts.ranges import Values
from cubb_sim.report.markup import Markup

WIDTH, EDGE, RADIUS = 130.0, 7.0, 5.0
GHOST_HEIGHT, CHANGED_HEIGHT, HEIGHT, LOWER = 7.0, 21.0, 28.0, 15.0
LEAST_SPAN: dict[Unit, float] = {Unit.INDEX: 0.04, Unit.SHARE: 0.04, Unit.SHARE_DIFFERENCE: 0.04, Unit.RATIO: 0.1}
"""How far the scale goes to each side of today at least (assumed), so that next to nothing does not look like much."""
LEAST_PART = 0.04
"""The same in other units, as a share of today's value (assumed)."""
WIDENED = 1.5
"""The scale grows by steps of this (assumed), so that today mostly stays in its place while a lever is moved."""

_Drawn = tuple[float, float, float]


def miniature(before: Values, after: Values | None, unit: Unit, description: str) -> Markup:
    """Means and the middle 80 % of the runs; without numbers, which stand beside it.

    Args:
        before: the runs as today, float64[replications].
        after: the runs with the change; None where nothing is changed.
        description: for those who do not see the picture.
    """
    ghost, changed = _drawn(before), None if after is None else _drawn(after)
    drawing = Drawing(WIDTH)
    height = LOWER if after is None else HEIGHT
    if ghost is None:
        return drawing.picture(height, description)
    centre, span = ghost[1], _span(ghost, changed, unit)
    place = scale(centre - span, centre + span, EDGE, WIDTH - EDGE)
    drawing.line((EDGE, height - 1.0), (WIDTH - EDGE, height - 1.0), "grid")
    drawing.line((place(centre), 1.0), (place(centre), height - 1.0), "now")
    for one, y, kind in ((ghost, GHOST_HEIGHT, "ghost"), (changed, CHANGED_HEIGHT, "changed")):
        if one is not None:
            drawing.line((place(one[0]), y), (place(one[2]), y), f"bar {kind}")
            drawing.circle((place(one[1]), y), RADIUS, "dot ghost" if kind == "ghost" else "dot")
    return drawing.picture(height, description)


def _drawn(values: Values) -> _Drawn | None:
    """Lower bound, mean and upper bound; None where no run has a value."""
    defined = values[~np.isnan(values)]
    if len(defined) == 0:
        return None
    low, high = np.quantile(defined, BAND)
    return float(low), float(defined.mean()), float(high)


def _span(ghost: _Drawn, changed: _Drawn | None, unit: Unit) -> float:
    """How far the scale goes to each side of today's mean."""
    centre = ghost[1]
    span = LEAST_SPAN.get(unit, LEAST_PART * abs(centre)) or LEAST_PART
    furthest = max(abs(bound - centre) for one in (ghost, changed) if one is not None for bound in one)
    if furthest > span:
        span *= WIDENED ** math.ceil(math.log(furthest / span, WIDENED))
    return span
