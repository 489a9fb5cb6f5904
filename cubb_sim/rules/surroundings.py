"""Demand for labour, offers that open and close, and what the political level makes of it."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.rules.scales import FURTHEST, MONTHS_PER_YEAR, clip01

N_DIMENSIONS = 4.0


@rule
def demand_deviation(previous: float, persistence: float, shock: float) -> float:
    """Log deviation of labour demand from its base: a first-order autoregression.

    Args:
        previous: last month's deviation [log points].
        persistence: share of it that remains [0-1].
        shock: this month's shock [log points].
    """
    return persistence * previous + shock


@rule
def offer_closing_probability(predictability: float) -> float:
    """Monthly probability [0-1] that an open offer closes, where `predictability` is its chance of lasting a year."""
    held = max(FURTHEST, clip01(predictability))
    return 1.0 - math.exp(math.log(held) / MONTHS_PER_YEAR)


@rule
def target_pressure(steering: float, reaction: float, expected: float, legitimacy: float) -> float:
    """Target pressure in force [0-1]: the chosen steering plus the reaction to lost legitimacy.

    Source: seed 002, section 4; the reaction's size is assumed. Not modelled: elections.
    """
    return clip01(steering + reaction * (expected - legitimacy))


@rule
def legitimacy_impression(hours_share: float, active_share: float, own_share: float, respect: float) -> float:
    """What a month looks like to the political level [0-1]: the plain mean of its four dimensions.

    Args:
        hours_share: citizens with paid hours, as a share of CUBB's goal, held at 1: efficiency.
        active_share: share of citizens with something going on: fairness.
        own_share: share of started measures that were the citizen's own: responsiveness.
        respect: share of voiced perspectives grasped, less complaints: respect.

    Source: the four dimensions are seed 002, section 4; equal weights are assumed.
    """
    return (hours_share + active_share + own_share + clip01(respect)) / N_DIMENSIONS
