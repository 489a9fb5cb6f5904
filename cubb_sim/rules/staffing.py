"""Who leaves, how many posts there are, and what a change of caseworker does to a citizen."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import monthly_probability


@rule
def leaving_probability(turnover_per_year: float, strain: float, climate: float, p: Record) -> float:
    """Monthly probability [0-1] that a caseworker leaves.

    `turnover_per_year` is the rate under reference strain and climate; strain raises it, a mastery climate lowers it,
    both log-linearly. p: group `staffing`. Source: the feedback is domain.md, line 3; sizes assumed.
    """
    tilt = p.strain_effect * (strain - p.reference_strain) - p.climate_effect * (climate - p.reference_climate)
    return monthly_probability(turnover_per_year * math.exp(tilt))


@rule
def posts_needed(reference_citizens: float, caseload: float, staff_budget: float) -> float:
    """Posts of a team [count, at least 1]: its budgeted citizens over the caseload, times the staff budget."""
    return max(1.0, math.floor(reference_citizens * staff_budget / caseload + 0.5))


@rule
def is_meaningful_shift(readiness: float, ready_for_next_step: float) -> bool:
    """Whether a shift meets a citizen who is ready for the next step (seed 002, section 5)."""
    return readiness >= ready_for_next_step


@rule
def kept_through_shift(x: float, share_lost: float) -> float:
    """A quantity [0-1] after a shift that costs `share_lost` of it."""
    return x * (1.0 - share_lost)


@rule
def caseworker_part(value_added: float, is_filled: int, p: Record) -> float:
    """What the caseworker in person adds to a citizen's log hazard of finding work, 1 on average in the hazard.

    Caseworkers differ in how many of their citizens find work by more than competence, belief and time explain. What it
    is made of is not known, so no lever reaches it; it leaves with the person, and a vacant post has none.

    Args:
        value_added: of the person, standard normal.
        is_filled: 1 where the post has a person, else 0.
        p: group `staffing`. Source: +13 % per standard deviation among Swedish job-ready, and T9 (evidence.md).
    """
    return is_filled * p.value_added_sd * (value_added - 0.5 * p.value_added_sd)
