"""Keeping and losing paid work."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record

FIRST_PHASE_MONTHS = 3
SECOND_PHASE_MONTHS = 12
SECOND_PHASE_LENGTH = 9.0
MATCH_UNIT = 0.2
SMALLEST_SHARE = 0.0001


@rule
def monthly_hazard(share_lost: float, months: float) -> float:
    """Constant monthly hazard that loses `share_lost` [0-1] in `months`."""
    return -math.log(max(SMALLEST_SHARE, 1.0 - share_lost)) / months


@rule
def separation_hazards(p: Record) -> tuple[float, float, float]:
    """Hazards per month of losing paid work in months 1-3, 4-12 and later. p: group `retention`.

    Source: T4 of evidence.md: 26 % stop within three months, 24 % of all in the next nine; then 0.10-0.35 a year.
    """
    early = monthly_hazard(p.lost_within_3_months, float(FIRST_PHASE_MONTHS))
    left = 1.0 - p.lost_within_3_months
    return early, monthly_hazard(p.lost_months_4_12 / left, SECOND_PHASE_LENGTH), p.lost_per_year_later / 12.0


@rule
def separation_hazard(spell_months: int, early: float, middle: float, late: float) -> float:
    """Hazard per month of losing paid work after `spell_months` whole months in it, of the three phases' hazards."""
    if spell_months < FIRST_PHASE_MONTHS:
        return early
    if spell_months < SECOND_PHASE_MONTHS:
        return middle
    return late


@rule
def separation_log_ratio(coping_sd: float, match: float, follow_up: float, p: Record) -> float:
    """Log hazard ratio of losing the work: coping [SD], match [0-1, average 0.5] and follow-up [0-1, average 0.5]."""
    return (
        coping_sd * math.log(p.hr_coping)
        + (match - 0.5) / MATCH_UNIT * math.log(p.hr_match)
        + (follow_up - 0.5) * p.follow_up_effect
    )
