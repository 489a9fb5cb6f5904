"""How likely a citizen is to find paid hours outside internships."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Record
from cubb_sim.rules.scales import MONTHS_PER_YEAR

N_INDICATORS = 6.0
NEARLY_NONE = 0.01
HIGHEST_HAZARD = 0.25
"""Nobody's hazard of finding work is higher, per month: 95 of 100 within a year (assumed)."""


@rule
def readiness(
    search: float, knowledge: float, coping: float, cooperation: float, clarity: float, efficacy: float
) -> float:
    """Readiness [0-1]: the plain mean of the six progression indicators that belong to the citizen.

    Source: the significant indicators of BIP (evidence.md); the caseworker's belief, the seventh, is kept apart.
    """
    return (search + knowledge + coping + cooperation + clarity + efficacy) / N_INDICATORS


@rule
def cooperation(trust: float, alliance: float) -> float:
    """Cooperation [0-1]: trust in the system and the alliance with the present caseworker in equal parts."""
    return 0.5 * (trust + alliance)


@rule
def outlook(c: Record, w: Record, mean: float, sd: float) -> float:
    """The citizen's true outlook: log hazard of finding work relative to the starting population's mean indicator.

    A proportional-hazards index: indicators in standard deviations times log hazard ratios, plus what nobody measures.

    Args:
        c: the citizen. w: weights (log hazard ratios), see `processes/job_finding.py`.
        mean, sd: of the indicators in the starting population.
    """
    return (
        w.search * (c.search - mean) + w.knowledge * (c.knowledge - mean) + w.coping * (c.coping - mean)
        + w.cooperation * (0.5 * (c.trust + c.alliance) - mean) + w.clarity * (c.clarity - mean)
        + w.efficacy * (c.efficacy - mean) + w.network * (c.network - mean) + w.ability * (c.general_ability - mean)
    ) / sd + w.prospects * c.prospects  # fmt: skip


@rule
def job_finding_hazard(rate_per_year: float, log_hazard: float, index_variance: float) -> float:
    """Hazard per month of finding paid hours, for a log hazard relative to the starting population.

    Half the variance of the index is taken off, so that `rate_per_year` is the mean of the starting population and
    not its median (the mean of a log-normal variable).
    """
    return rate_per_year / MONTHS_PER_YEAR * math.exp(log_hazard - 0.5 * index_variance)


@rule
def first_hours(p: Record, wished_hours: float) -> float:
    """Ordinary hours a week to begin with: halfway between what is usual and what the citizen wishes for.

    p: group `job_finding`. Assumed; always below the hours at which the benefit is left.
    """
    return min(0.5 * (p.first_hours + wished_hours), p.full_hours - 1.0)


@rule
def meetings_factor(effect: float, extra_meetings: float, readiness_sd: float, helps_the_ready: float) -> float:
    """Factor on the hazard of `extra_meetings` a year beyond today's, rising with readiness under the switch."""
    return max(0.0, 1.0 + effect * extra_meetings * (1.0 + helps_the_ready * readiness_sd))


@rule
def chance_among_vacancies(vacancies: float, usual: float, displacement: float) -> float:
    """Probability [0-1] that a job found is there to be had, when `vacancies` of the `usual` number are left.

    Source: displacement, Gautier et al. 2018 (sign); form assumed.
    """
    shortage = max(0.0, 1.0 - vacancies / max(usual, NEARLY_NONE))
    return 1.0 - displacement * shortage
