"""Conversions between rates, probabilities, scales and half-lives."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule

MONTHS_PER_YEAR = 12.0
FURTHEST = 0.0001
"""How near to 0 or 1 a probability may come before its log odds are taken."""


@rule
def clip01(x: float) -> float:
    """`x` held between 0 and 1."""
    if x < 0.0:
        return 0.0
    if x > 1.0:
        return 1.0
    return x


@rule
def monthly_probability(rate_per_year: float) -> float:
    """Probability [0-1] that something with a constant hazard [per year] happens within a month.

    Source: exponential waiting times, 1 - exp(-rate / 12).
    """
    return 1.0 - math.exp(-rate_per_year / MONTHS_PER_YEAR)


@rule
def monthly_share(half_life_months: float) -> float:
    """Share [0-1] of a gap closed in a month where half of it closes in `half_life_months`."""
    return 1.0 - math.exp(-math.log(2.0) / half_life_months)


@rule
def log_odds(probability: float) -> float:
    """Log odds of a probability strictly between 0 and 1 (held a little from the ends)."""
    held = min(1.0 - FURTHEST, max(FURTHEST, probability))
    return math.log(held / (1.0 - held))


@rule
def from_log_odds(x: float) -> float:
    """Probability [0-1] with log odds `x`."""
    return 1.0 / (1.0 + math.exp(-x))


@rule
def standardised(x: float, mean: float, sd: float) -> float:
    """`x` in standard deviations from `mean`; `sd` is above 0."""
    return (x - mean) / sd


@rule
def towards_one(x: float, share: float) -> float:
    """`x` [0-1] after a gain of `share` of what is missing."""
    return x + share * (1.0 - x)


@rule
def towards(x: float, goal: float, share: float) -> float:
    """`x` after moving `share` of the way to `goal`."""
    return x + share * (goal - x)
