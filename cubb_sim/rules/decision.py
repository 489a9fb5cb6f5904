"""From an agreed plan to a granted measure: authority, approval, refusal, slipping."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01


@rule
def own_plan_probability(own_share: float, support: float, p: Record) -> float:
    """Probability [0-1] that a plan after a grasped perspective starts from it.

    `support`: leadership support, deviation from today's. p: group `decision`.
    """
    return clip01(own_share * (1.0 + p.leadership_opens * support))


@rule
def refusal_probability(support: float, p: Record) -> float:
    """Probability [0-1] that a case sent for approval is refused; leadership support (deviation) eases it."""
    return clip01(p.refusal_share * (1.0 - p.support_eases * support))


@rule
def approval_months(support: float, chance: float, p: Record) -> float:
    """Months [at least 1] until an answer: half to one and a half times the mean, by `chance` [0-1]."""
    return max(1.0, p.approval_months * (1.0 - p.support_eases * support) * (0.5 + chance))


@rule
def slipping_probability(follow_up: float, p: Record) -> float:
    """Monthly probability [0-1] that an agreement falls away, nil with full follow-up [0-1]."""
    return p.follow_up_keeps * (1.0 - follow_up)


@rule
def queue_priority(
    chance: float, readiness_sd: float, creaming: float, is_long_term: float, long_term_priority: float
) -> float:
    """Place in a queue, lowest first: chance [0-1], the motivated first under creaming, the long-term by priority.

    Source: creaming: Danish survey of 407 caseworkers (evidence.md); "Flere skal med": seed 000, section 3.3.
    """
    return chance - creaming * readiness_sd - long_term_priority * is_long_term
