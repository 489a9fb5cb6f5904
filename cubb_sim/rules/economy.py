"""Benefits, earnings and the state refund, to the krone."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Benefit, Category, Record

WEEKS_PER_MONTH = 52.0 / 12.0
AGE_25_MONTHS = 300
AGE_30_MONTHS = 360


@rule
def full_benefit(benefit: int, age_months: int, n_children: int, lives_with_parents: bool, is_single: bool, category: int, p: Record) -> float:
    """Monthly benefit before earnings [kr]. p: group `economy`. Source: rates of 2016 and 2019, evidence.md.

    Not modelled: the benefit ceiling, housing supplements, sanctions.
    """  # noqa: E501
    if benefit == Benefit.INTEGRATIONSYDELSE:
        return p.integrationsydelse_kr  # type: ignore[no-any-return]
    if age_months >= AGE_30_MONTHS:
        return p.kontanthjaelp_with_children_kr if n_children > 0 else p.kontanthjaelp_kr  # type: ignore[no-any-return]
    if is_single:
        return p.young_single_provider_kr  # type: ignore[no-any-return]
    if benefit == Benefit.UDDANNELSESHJAELP:
        return p.uddannelseshjaelp_kr + activity_allowance(age_months, category, p)  # type: ignore[no-any-return]
    return p.young_with_parents_kr if lives_with_parents else p.young_living_out_kr  # type: ignore[no-any-return]


@rule
def activity_allowance(age_months: int, category: int, p: Record) -> float:
    """Supplement for activity-ready recipients of uddannelseshjælp [kr per month]."""
    if category != Category.ACTIVITY_READY:
        return 0.0
    return p.activity_allowance_25_29_kr if age_months >= AGE_25_MONTHS else p.activity_allowance_under_25_kr  # type: ignore[no-any-return]


@rule
def benefit_after_earnings(full_kr: float, hours_per_week: float, p: Record) -> float:
    """Monthly benefit [whole kr] when wages beyond the disregard of 25 kr an hour are set off against it."""
    hours = hours_per_week * WEEKS_PER_MONTH
    set_off = hours * (p.wage_kr_per_hour - p.disregard_kr_per_hour)
    return math.floor(max(0.0, full_kr - set_off) + 0.5)


@rule
def refund_share(weeks_on_support: int, p: Record) -> float:
    """The state's share [0-1] of a benefit after this many weeks on support. Source: star.dk, evidence.md."""
    if weeks_on_support < 4:  # noqa: PLR2004
        return p.refund_weeks_1_4  # type: ignore[no-any-return]
    if weeks_on_support < 26:  # noqa: PLR2004
        return p.refund_weeks_5_26  # type: ignore[no-any-return]
    if weeks_on_support < 52:  # noqa: PLR2004
        return p.refund_weeks_27_52  # type: ignore[no-any-return]
    return p.refund_after_52  # type: ignore[no-any-return]


@rule
def state_part(benefit_kr: float, share: float) -> float:
    """The state's part of a benefit [whole kr]; the municipality pays the rest."""
    return math.floor(benefit_kr * share + 0.5)
