"""How the values of targets and of fitted numbers are written."""

from __future__ import annotations

import math

from cubb_sim.number_format import UNDEFINED, number, percent
from cubb_sim.parameters.specification import Grade, Text

SIGNIFICANT = 3
MOST_DECIMALS = 4
GRADES: dict[str, Text] = {
    Grade.SEED: Text("fra projektets kilder", "from the project's sources"),
    Grade.SEEN: Text("set i en offentlig kilde", "seen in a public source"),
    Grade.DERIVED: Text("udledt", "derived"),
    Grade.ASSUMED: Text("antaget", "assumed"),
}
ROLES: dict[str, Text] = {
    "fit": Text("tilpasset", "fitted"),
    "held_out": Text("holdt ude", "held out"),
    "pattern": Text("mønster", "pattern"),
}
TO = Text("til", "to")


def is_share(transform: str, high: float) -> bool:
    """Whether a target is a share: on a logit scale, or on none with a tolerance that ends below 1."""
    return transform == "logit" or (transform == "none" and high < 1.0)


def target_value(value: float, transform: str, high: float, language: str) -> str:
    """18.3% for a share, × 0.78 for a hazard ratio, 1.20 for another number; a dash for what is not defined.

    Args:
        high: upper end of the target's tolerance, which tells shares from other numbers without a scale.
    """
    if math.isnan(value):
        return UNDEFINED
    if is_share(transform, high):
        return percent(value, language)
    written = number(value, language, 2)
    return f"× {written}" if transform == "log" else written


def between(low: float, high: float, transform: str, high_of_target: float, language: str) -> str:
    """An interval of a target: 16.5% to 22.5%."""
    if math.isnan(low) or math.isnan(high):
        return UNDEFINED
    ends = (target_value(one, transform, high_of_target, language) for one in (low, high))
    return f" {TO.in_language(language)} ".join(ends)


def short(value: float, language: str) -> str:
    """A number with three significant digits, and no more than four decimals."""
    if math.isnan(value) or value == 0.0:
        return UNDEFINED if value else "0"
    size = math.floor(math.log10(abs(value)))
    return number(value, language, min(MOST_DECIMALS, max(0, SIGNIFICANT - 1 - size)))


def short_range(low: float, high: float, language: str) -> str:
    """Two of them: 0.012 to 0.045."""
    return f"{short(low, language)} {TO.in_language(language)} {short(high, language)}"


def share(value: float, language: str, decimals: int = 0) -> str:
    """A share in per cent; a dash for what is not defined."""
    return percent(value, language, decimals)
