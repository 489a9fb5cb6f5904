"""Benefits, earnings and the state refund, to the krone."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Benefit, Category, Record

WEEKS_PER_MONTH = 52.0 / 12.0
LADDER_WEEKS = (4, 26, 52)
"""Weeks on support at which the state's share falls (star.dk)."""
AGE_25_MONTHS = 300
AGE_30_MONTHS = 360


@rule
def full_benefit(c: Record, p: Record) -> float:
    """Citizen `c`'s monthly benefit before earnings [kr]: by type of benefit, age, children and household.

    p: group `economy`. Source: rates of 2016 and 2019, evidence.md. Not modelled: the benefit ceiling, housing
    supplements, sanctions.
    """
    if c.benefit == Benefit.INTEGRATIONSYDELSE:
        return p.integrationsydelse_kr
    if c.age_months >= AGE_30_MONTHS:
        return p.kontanthjaelp_with_children_kr if c.n_children > 0 else p.kontanthjaelp_kr
    if c.is_single_provider == 1:
        return p.young_single_provider_kr
    if c.benefit == Benefit.UDDANNELSESHJAELP:
        return p.uddannelseshjaelp_kr + activity_allowance(c.age_months, c.category, p)
    return p.young_with_parents_kr if c.lives_with_parents == 1 else p.young_living_out_kr


@rule
def activity_allowance(age_months: int, category: int, p: Record) -> float:
    """Supplement for activity-ready recipients of uddannelseshjælp [kr per month]."""
    if category != Category.ACTIVITY_READY:
        return 0.0
    return p.activity_allowance_25_29_kr if age_months >= AGE_25_MONTHS else p.activity_allowance_under_25_kr


@rule
def benefit_after_earnings(full_kr: float, hours_per_week: float, p: Record) -> float:
    """Monthly benefit [whole kr] when wages beyond the disregard of 25 kr an hour are set off against it."""
    hours = hours_per_week * WEEKS_PER_MONTH
    set_off = hours * (p.wage_kr_per_hour - p.disregard_kr_per_hour)
    return math.floor(max(0.0, full_kr - set_off) + 0.5)


@rule
def refund_share(weeks_on_support: int, p: Record) -> float:
    """The state's share [0-1] of a benefit after this many weeks on support. Source: star.dk, evidence.md."""
    if weeks_on_support < LADDER_WEEKS[0]:
        return p.refund_weeks_1_4
    if weeks_on_support < LADDER_WEEKS[1]:
        return p.refund_weeks_5_26
    if weeks_on_support < LADDER_WEEKS[2]:
        return p.refund_weeks_27_52
    return p.refund_after_52


@rule
def state_part(benefit_kr: float, share: float) -> float:
    """The state's part of a benefit [whole kr]; the municipality pays the rest."""
    return math.floor(benefit_kr * share + 0.5)
