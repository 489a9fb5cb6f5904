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
