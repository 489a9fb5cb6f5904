"""Match, place-bound work ability, and what comes after an internship."""

from __future__ import annotations

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import clip01, from_log_odds, log_odds


@rule
def knowledge_of_citizen(alliance: float, clarity: float) -> float:
    """How well the job centre knows what the citizen can and wants [0-1]: relation and clarity in equal parts."""
    return 0.5 * (alliance + clarity)


@rule
def knowledge_of_firm(caseworker: float, contact: float, cross_functional: float) -> float:
    """How well the firm is known where the match is made [0-1].

    In a specialised organisation the company consultants know the firm (`contact`) and the caseworker hardly does; a
    cross-functional team puts both together. Source: seed 002, section 8.2.
    """
    return clip01(0.5 * caseworker + 0.5 * contact * (0.5 + cross_functional))


@rule
def match_quality(citizen: float, firm: float, is_right_sector: bool, lacking: float, noise: float, p: Record) -> float:
    """Match [0-1] between a citizen and a firm.

    Args:
        citizen, firm: knowledge of either [0-1].
        is_right_sector: the firm is in the sector the citizen wishes for.
        lacking: accommodation the citizen needs beyond what the firm can give [0-1].
        noise: standard normal.
        p: group `internship`.
    """
    sector = p.match_sector if is_right_sector else 0.0
    return clip01(
        0.5 + p.match_citizen * (citizen - 0.5) + p.match_firm * (firm - 0.5) + sector
        - p.match_accommodation * lacking + 0.5 * p.match_sector * noise
    )  # fmt: skip


@rule
def commitment_now(commitment: float, habit: float, memory: float) -> float:
    """A firm's commitment to wages this month [0-1]: worn by the habit of free labour, moved by what it remembers."""
    return clip01(commitment * (1.0 - habit) + 0.5 * (memory - 0.5))


@rule
def conversion_log_odds(
    base: float, match: float, commitment: float, ability: float, demand: float, p: Record
) -> float:
    """Log odds that an internship ends in wages.

    Args:
        base: share converted when match, commitment, ability and demand are average [0-1].
        match, commitment, ability: [0-1], average 0.5.
        demand: for labour, 1 in a normal year.
        p: group `internship`.
    """
    return (
        log_odds(base)
        + p.conversion_match * (match - 0.5)
        + p.conversion_commitment * (commitment - 0.5)
        + p.conversion_ability * (ability - 0.5)
        + 2.0 * (demand - 1.0)
    )


@rule
def conversion_by_outlook(outlook: float, caseworker: float, index_variance: float, p: Record) -> float:
    """Log odds that the citizen's own prospects add to the chance of wages after an internship.

    Who finds work by themselves is also whom a firm keeps. Half the variance is taken off, so that the lever stays the
    share of the average and not of the median. Source: T8 of evidence.md: hardly anybody the caseworker does not
    believe in comes into work, though they too have internships; size assumed.

    Args:
        outlook: the citizen's, log hazard relative to the average.
        caseworker: `caseworker_part`, on the same scale.
        index_variance: of the outlook in the starting population.
        p: group `internship`.
    """
    weight = p.conversion_outlook
    return weight * (outlook + caseworker) - 0.5 * weight * weight * index_variance


@rule
def conversion_probability(log_odds_of_wages: float) -> float:
    """Probability [0-1] that an internship ends in wages."""
    return from_log_odds(log_odds_of_wages)


@rule
def ability_at(general: float, place: float, is_same_place: bool) -> float:
    """Work ability [0-1] at a firm: the general part, and the place-bound part where it was built."""
    return clip01(general + (place if is_same_place else 0.0))


@rule
def memory_after(memory: float, went_well: float, weight: float) -> float:
    """The firm's memory [0-1] after an internship that went `went_well` [0-1]."""
    return memory + weight * (went_well - memory)
