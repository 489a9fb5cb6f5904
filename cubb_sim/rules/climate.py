"""Team climate from rivalry (0) to mastery (1), and how practice and competence are learnt."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01


@rule
def climate_goal(mastery: float, pressure: float, leadership: float, reference: float, p: Record) -> float:
    """Climate [0-1] a team moves towards.

    Args:
        mastery, pressure, leadership: deviations from today's national level [lever units].
        reference: climate where all three are as today [0-1].
        p: group `management`.

    Source: seed 002, section 4.3 (Cerne et al. 2014 there); sizes assumed.
    """
    return clip01(
        reference + p.mastery_effect * mastery - p.pressure_effect * pressure + p.leadership_effect * leadership
    )


@rule
def openness(climate: float, climate_opens_learning: float) -> float:
    """How much of what is offered is learnt [0-1]: the rest needs a mastery climate."""
    return 1.0 - climate_opens_learning * (1.0 - climate)


@rule
def practice_goal(flips_per_year: float, has_broker: float, pressure: float, p: Record) -> float:
    """Involving practice [0-1] a caseworker moves towards, `pressure` being its deviation from today's."""
    return clip01(
        p.practice_today
        + p.flip_effect * flips_per_year
        + p.broker_effect * has_broker
        - p.pressure_erodes_practice * pressure
    )


@rule
def skill_goal(
    talent: float, quality: float, supervision_hours: float, practice: float, information: float, p: Record
) -> float:
    """Communicative competence [0-1] a caseworker moves towards once the learning curve is behind.

    Args:
        talent: what the person brings [0-1].
        quality: trained level, deviation from today's.
        supervision_hours: peer supervision that is really learnt from, deviation from today's [hours per month].
        practice: involving practice, deviation from today's.
        information: effect of information-only days [competence], nil by default.
        p: group `management`.
    """
    return clip01(
        talent + quality + p.supervision_effect * supervision_hours + p.practice_effect * practice + information
    )


@rule
def competence_share(tenure_months: float, newcomer_level: float, learning_curve_months: float) -> float:
    """Share [0-1] of full competence after `tenure_months`: a straight line from the newcomer's level."""
    return newcomer_level + (1.0 - newcomer_level) * min(1.0, tenure_months / learning_curve_months)
