"""What a caseworker comes to believe about a citizen: partly information, partly a cause."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import from_log_odds, towards


@rule
def impression(outlook: float, stance: float, noise: float, p: Record) -> float:
    """What one meeting makes the caseworker think of the citizen's chances [0-1].

    Args:
        outlook: the citizen's true outlook, log hazard relative to the average.
        stance: the caseworker's belief in citizens in general [0-1].
        noise: error of this meeting, standard normal.
        p: group `belief`.
    """
    return from_log_odds(p.information * outlook + p.stance_weight * (stance - 0.5) + p.noise_sd * noise)


@rule
def belief_after_meeting(belief: float, seen: float, p: Record) -> float:
    """Belief [0-1] after a meeting that left the impression `seen` [0-1]."""
    return towards(belief, seen, p.update_per_meeting)


@rule
def efficacy_after_meeting(efficacy: float, belief: float, causal_share: float, p: Record) -> float:
    """The citizen's efficacy [0-1] after a meeting in which the caseworker's belief could be felt."""
    return towards(efficacy, belief, p.felt_by_citizen * causal_share)
