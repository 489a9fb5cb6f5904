"""One result's levels as rows of a table: the mean, what is expected, and one course of events."""

from __future__ import annotations

import math

from cubb_sim.number_format import NO_BREAK_SPACE, UNDEFINED, value_in_unit
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import Unit
from cubb_sim.report.sentences.values import IN_PERCENT, bare
from cubb_sim.results.levels import Level

LEVEL_HEADS: dict[bool, tuple[Text, Text, Text, Text]] = {
    vary: (
        Text("Resultatmål", "Outcome"),
        Text("Gennemsnit", "Mean"),
        Text("80\u00a0%: det, vi ikke ved", "80%, what we do not know")
        if vary
        else Text("80\u00a0%: gennemsnittet", "80%, the mean"),
        Text("80\u00a0%: ét forløb", "80%, one course"),
    )
    for vary in (True, False)
}
"""Heads of the columns, where the numbers vary from run to run and where they do not."""

NATURAL_BOUNDS: dict[Unit, tuple[float, float]] = {
    Unit.SHARE: (0.0, 1.0),
    Unit.INDEX: (0.0, 1.0),
    Unit.SHARE_DIFFERENCE: (-1.0, 1.0),
    Unit.KR_PER_YEAR: (-math.inf, math.inf),
}
"""Between which values a level can lie, where that is not from 0 upwards."""


def level_row(level: Level, language: str) -> list[str]:
    """Title, mean, and 80 % of what is expected and of single courses of events."""
    unit = level.quantity.unit
    return [
        level.quantity.title.in_language(language),
        value_in_unit(level.mean, unit, language),
        _between(level.low_80, level.high_80, unit, language),
        _between(level.chance_low_80, level.chance_high_80, unit, language),
    ]


def _between(low: float, high: float, unit: Unit, language: str) -> str:
    """Two bounds, cut off where no level can lie: an interval from a mean and a spread knows no such limits."""
    if math.isnan(low):
        return UNDEFINED
    least, most = NATURAL_BOUNDS.get(unit, (0.0, math.inf))
    low_words, high_words = (bare(min(max(bound, least), most), unit, language) for bound in (low, high))
    if unit in IN_PERCENT:
        low_words = low_words.rstrip("%").rstrip()
    dash = f"{NO_BREAK_SPACE}\u2013{NO_BREAK_SPACE}" if least < 0.0 else "\u2013"  # a minus sign and a dash look alike
    return f"{low_words}{dash}{high_words}"
