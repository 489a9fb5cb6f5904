"""Boxes in words: caseworker turnover below 14% a year: 72 of 100 such futures reach the goal (30 of 100 in all)."""

from __future__ import annotations

import math

import numpy as np

from cubb_sim.experiments.questions.discovery.futures import Box, Dimension, Futures, Standing
from cubb_sim.number_format import NO_BREAK_SPACE, number
from cubb_sim.parameters.specification import Text

LANGUAGES = ("da", "en")
IN_PERCENT = ("share", "probability", "chance")
"""Beginnings of units whose values are written in per cent; a unit that says "as a share" is, too."""
TIMES = {
    "per year": Text("om året", "a year"),
    "per month": Text("om måneden", "a month"),
    "per week": Text("om ugen", "a week"),
}
"""What follows a value whose unit names a time."""
COUNTED = {
    "months": Text("måneder", "months"),
    "hours": Text("timer", "hours"),
    "minutes": Text("minutter", "minutes"),
    "years": Text("år", "years"),
    "days": Text("dage", "days"),
    "kr.": Text("kr.", "kr."),
    "citizens per post": Text("borgere pr. stilling", "citizens per post"),
}
"""What follows a value whose unit begins so; the value of any other unit stands alone."""
STEPS = 50.0
"""A bound is rounded to this part of the range, or up to ten times finer: more would be false precision (assumed)."""
PERCENT = 100.0
HUNDRED = 100


def box_in_words(box: Box, futures: Futures, found: Standing, base: float) -> Text:
    """A box in both languages, with what it is worth in natural frequencies.

    Args:
        base: share of all points that reach the goal.
    """
    da, en = (
        (" og " if language == "da" else " and ").join(
            _bounds(futures.dimensions[d], float(box.low[d]), float(box.high[d]), language) for d in box.restricted
        )
        for language in LANGUAGES
    )
    inside, all_ = round(HUNDRED * found.density), round(HUNDRED * base)
    return Text(
        f"{da}: {inside} af 100 sådanne fremtider når målet ({all_} af 100 i alt).",
        f"{en}: {inside} of 100 such futures reach the goal ({all_} of 100 in all).",
    )


def _bounds(dimension: Dimension, low: float, high: float, language: str) -> str:
    """One dimension's bounds: caseworker turnover below 14% a year."""
    title = _in_sentence(dimension.title.in_language(language), language)
    if dimension.levels:
        inside = [_value(one, dimension, language) for one in dimension.levels if low <= one <= high]
        joined = (" eller " if language == "da" else " or ").join(inside)
        return f"{title} {'er' if language == 'da' else 'is'} {joined}{_after(dimension, language)}"
    after = _after(dimension, language)
    if not math.isfinite(low):
        return f"{title} {'under' if language == 'da' else 'below'} {_value(high, dimension, language)}{after}"
    if not math.isfinite(high):
        return f"{title} {'over' if language == 'da' else 'above'} {_value(low, dimension, language)}{after}"
    between = ("mellem", "og") if language == "da" else ("between", "and")
    lower, upper = (_value(one, dimension, language) for one in (low, high))
    return f"{title} {between[0]} {lower} {between[1]} {upper}{after}"


def _value(value: float, dimension: Dimension, language: str) -> str:
    """A bound with as many decimals as its range has steps for."""
    in_percent = _is_percent(dimension)
    scale = PERCENT if in_percent else 1.0
    width = scale * (dimension.high - dimension.low)
    decimals = 0 if width <= 0 else max(0, math.ceil(-math.log10(width / STEPS)))
    if dimension.levels:
        decimals = next((d for d in range(4) if all(_is_whole(scale * v, d) for v in dimension.levels)), 4)
    sign = (f"{NO_BREAK_SPACE}%" if language == "da" else "%") if in_percent else ""
    return f"{number(scale * value, language, decimals)}{sign}"


def _is_whole(value: float, decimals: int) -> bool:
    return bool(np.isclose(value, round(value, decimals), atol=1e-9))


def _is_percent(dimension: Dimension) -> bool:
    """Whether values are shares; the levels of a switch are numbers of alternatives whatever its unit."""
    is_share = dimension.unit.startswith(IN_PERCENT) or "as a share" in dimension.unit
    return is_share and not (dimension.is_switch and dimension.levels)


def _after(dimension: Dimension, language: str) -> str:
    """The unit's words with a space before them; "" where the value stands alone."""
    counted = next(
        (words.in_language(language) for start, words in COUNTED.items() if dimension.unit.startswith(start)), ""
    )
    time = next((words.in_language(language) for said, words in TIMES.items() if said in dimension.unit), "")
    words = " ".join(one for one in (counted, time if counted or _is_percent(dimension) else "") if one)
    return f" {words}" if words else ""


def _in_sentence(title: str, language: str) -> str:
    """A title in the middle of a sentence: in quotation marks if it is a question, else its first letter small.

    An abbreviation keeps its capitals.
    """
    if title.endswith("?"):
        return f"\u00bb{title}\u00ab" if language == "da" else f"\u2018{title}\u2019"
    return title if title[:2].isupper() or len(title) < 2 else title[0].lower() + title[1:]  # noqa: PLR2004
