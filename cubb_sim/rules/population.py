"""How a starting population with the known facts is made: thresholds, durations and shares."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record

FIVE_YEARS = 60.0
FOUR_YEARS = 48.0
THREE_YEARS = 36.0
YOUNG_MONTHS = 144.0
"""From 18 to 30 years."""
LONG_SHARE = 0.8
LOWEST_SHARE = 0.2
LONGEST_MONTHS = 300.0
SMALLEST_SHARE = 0.0001
N_INDICATORS = 6.0
THIRD_OF_NORMAL = 0.4307
"""Standard normal quantile of two thirds."""


@rule
def common_and_own(common: float, own: float, loading: float) -> float:
    """A standard normal number with correlation `loading` to `common`, made of two independent ones."""
    return loading * common + math.sqrt(1.0 - loading * loading) * own


@rule
def happens_below(z: float, share: float) -> int:
    """1 for the `share` [0-1] of people with the highest standard normal `z`, else 0."""
    return 1 if 0.5 * math.erfc(z / math.sqrt(2.0)) < share else 0


@rule
def months_on_benefit(u: float, three_years_share: float, scale_months: float) -> float:
    """Months on benefit at the start, for a uniform `u` [0-1] that rises with distance from work.

    `three_years_share` of people have three years or more; beyond three years the excess is exponential with mean
    `scale_months`, below it durations are even. Source: evidence.md (66 % three years or more); shape assumed.
    """
    short = 1.0 - three_years_share
    if u < short:
        return THREE_YEARS * u / short
    rest = max(SMALLEST_SHARE, (1.0 - u) / three_years_share)
    return min(LONGEST_MONTHS, THREE_YEARS - scale_months * math.log(rest))


@rule
def share_among_old_enough(three_years_share: float, under_30_share: float) -> float:
    """Share with three years or more [0-1] among those old enough to have it, so that the whole has the share.

    Nobody under 18 is on benefit; ages below 30 are spread evenly from 18, so a quarter of the young are under 21.
    """
    return three_years_share / (1.0 - under_30_share * THREE_YEARS / YOUNG_MONTHS)


@rule
def support_share(months: float, which: float, where: float, p: Record) -> float:
    """Share [0-1] of the last five years on public support, consistent with the present spell.

    Args:
        months: of the present spell.
        which, where: uniform numbers [0-1].
        p: group `population`; `long_support_share` of people reach 0.8.
    """
    if months >= FIVE_YEARS:
        return 1.0
    spell = months / FIVE_YEARS
    if months >= FOUR_YEARS:
        return spell + where * (1.0 - spell)
    certain = p.three_years_share * math.exp((THREE_YEARS - FOUR_YEARS) / p.long_duration_scale_months)
    if which < (p.long_support_share - certain) / (1.0 - certain):
        return LONG_SHARE + where * (1.0 - LONG_SHARE)
    low = max(LOWEST_SHARE, spell)
    return low + where * (LONG_SHARE - low)


@rule
def usual_readiness_sd(indicator_sd: float, loading: float) -> float:
    """Standard deviation of the mean of six indicators that share a common factor."""
    return indicator_sd * math.sqrt(loading * loading + (1.0 - loading * loading) / N_INDICATORS)


@rule
def closeness_third(readiness: float, mean: float, sd: float) -> int:
    """Third of the starting population by readiness: 0 furthest from work, 1 middle, 2 closest."""
    z = (readiness - mean) / sd
    if z < -THIRD_OF_NORMAL:
        return 0
    if z < THIRD_OF_NORMAL:
        return 1
    return 2
