"""The meeting: whether it is held, whether something is voiced, whether it is grasped, and what that does."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01, from_log_odds, log_odds, standardised

TIME_UNIT_MINUTES = 15.0


@rule
def missed_probability(trust: float, accessibility: float, p: Record) -> float:
    """Probability [0-1] that a due meeting falls away: staff absence, or a citizen without trust stays away.

    Accessibility halves the citizen's part at most: whoever can be reached can agree another day. p: `conversation`.
    """
    return clip01(p.missed_rate + p.citizen_absence * (1.0 - trust) * (1.0 - 0.5 * accessibility))


@rule
def voice_probability(
    at_mean: float, trust: float, efficacy: float, involvement: float, people: Record, p: Record
) -> float:
    """Probability [0-1] that the citizen voices a work perspective of his or her own.

    Log odds are linear in trust, efficacy and the experience of involvement, in standard deviations of the starting
    population.

    Args:
        at_mean: log odds of a citizen at the centre of the scales.
        trust: mean of trust in the system and alliance with the caseworker [0-1].
        efficacy, involvement: [0-1].
        people: group `population`; p: group `conversation`.

    Source: seed 002, sections 6.3 and 7; sizes assumed.
    """
    mean, sd = people.indicator_mean, people.indicator_sd
    return from_log_odds(
        at_mean
        + p.voice_trust * standardised(trust, mean, sd)
        + p.voice_efficacy * standardised(efficacy, mean, sd)
        + p.voice_involvement * standardised(involvement, mean, sd)
    )


@rule
def grasp_at_caseworker(
    competence_sd: float, free_minutes: float, usual_minutes: float, pressure: float, p: Record
) -> float:
    """Log odds that a caseworker grasps a perspective of ordinary clarity.

    Args:
        competence_sd: communicative competence in SD from today's mean.
        free_minutes: minutes of the meeting free of institutional demands.
        usual_minutes: such minutes today.
        pressure: target pressure, deviation from today's.
        p: group `conversation`.

    Source: "gribning", seed 002, section 6.3; sizes assumed.
    """
    return (
        log_odds(p.grasp_at_mean)
        + p.grasp_competence * competence_sd
        + p.grasp_time * (free_minutes - usual_minutes) / TIME_UNIT_MINUTES
        - p.grasp_pressure * pressure
    )


@rule
def grasp_probability(at_caseworker: float, clarity_sd: float, p: Record) -> float:
    """Probability [0-1] that a voiced perspective of this clarity [SD] is grasped by this caseworker [log odds]."""
    return from_log_odds(at_caseworker + p.grasp_clarity * clarity_sd)


@rule
def trust_after_missed(trust: float, competence: float, p: Record) -> float:
    """Trust [0-1] after a missed meeting: double the loss with a strong caseworker, none with a weak.

    Source: evidence.md (missed meeting: none with weak caseworkers, double with strong).
    """
    return trust * (1.0 - p.missed_meeting_cost * 2.0 * competence)
