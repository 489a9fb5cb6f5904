"""The unit of a factor, in both languages."""

from __future__ import annotations

from cubb_sim.experiments.design import Factor
from cubb_sim.parameters import LEVERS
from cubb_sim.report.levers import unit as lever_unit
from cubb_sim.report.units import DANISH


def unit_in(factor: Factor, language: str) -> str | None:
    """The unit of a factor in a language; "" where it has none, `None` where it is known in English only."""
    if factor.unit in ("", "none"):
        return ""
    if factor.name in LEVERS:
        return lever_unit(LEVERS[factor.name]).in_language(language)
    return DANISH.get(factor.unit) if language == "da" else factor.unit
