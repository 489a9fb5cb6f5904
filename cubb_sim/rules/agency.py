"""Life events, and how the citizen acts under pressure."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01

ENGAGES = 0
COPES = 1
RESISTS = 2
ESCAPES = 3


@rule
def life_event_rate(rate_per_year: float, complexity: float, mean: float) -> float:
    """Shocks to health or family per year, in proportion to social complexity relative to its mean."""
    return rate_per_year * complexity / mean


@rule
def felt_pressure(target_pressure: float, is_in_foreign_measure: bool, trust: float, p: Record) -> float:
    """Pressure the citizen feels [0-1]: steering, a measure that is not one's own, and little trust. p: `agency`."""
    foreign = p.not_own_pressure if is_in_foreign_measure else 0.0
    return clip01((0.5 * target_pressure + foreign) * (p.distrust_weight - trust))


@rule
def reaction(trust: float, efficacy: float, assertiveness: float, p: Record) -> int:
    """What this citizen does with pressure: engage, cope, resist or escape. p: group `agency`.

    Source: Wright 2016, as read in seed 000, section 2.1; the borders are assumed.
    """
    if trust + efficacy > p.engage_from:
        return ENGAGES
    if assertiveness > p.resist_from:
        return RESISTS
    if trust < p.escape_below:
        return ESCAPES
    return COPES


@rule
def meaning_goal(is_in_measure: bool, is_own: bool, alliance: float, is_at_work: bool, p: Record) -> float:
    """Meaningfulness [0-1] the citizen's present month tends towards. p: group `agency`.

    A part from the relation, the rest from what fills the days: own plan or work most, a foreign measure less, nothing
    least. Assumed.
    """
    days = p.meaning_of_empty_days
    if is_at_work or (is_in_measure and is_own):
        days = p.meaning_of_own_days
    elif is_in_measure:
        days = p.meaning_of_foreign_days
    return p.meaning_of_relation * alliance + (1.0 - p.meaning_of_relation) * days
