"""Which measure a plan becomes, how long it lasts and what a month of it does."""

from __future__ import annotations

import math

from cubb_sim.compilation import rule
from cubb_sim.kinds import Measure, Record
from cubb_sim.rules.scales import clip01

CITIZENS_PER_SOCIAL_ENTERPRISE = 400.0
"""Gives one to four social enterprises in a municipality (evidence.md: size seen)."""
PLACES_PER_ORGANISATION = 5.0
"""Places of a voluntary organisation (evidence.md: size seen)."""
HALF = 0.5
"""Half of those whom work does not suit look for company first (assumed)."""


@rule
def internship_share_of_plans(volume_per_100: float, p: Record) -> float:
    """Share [0-1] of plans that must be internships for `volume_per_100` starts per 100 citizens and year."""
    return clip01(volume_per_100 / 100.0 / p.plans_per_year)


@rule
def standard_measure(chance: float, p: Record) -> int:
    """The measure a standard plan becomes, by `chance` [0-1] and the shares of group `measures`."""
    course = p.course_share
    mentor = course + p.mentor_share
    clarification = mentor + p.clarification_share
    if chance < course:
        return Measure.COURSE
    if chance < mentor:
        return Measure.MENTOR
    if chance < clarification:
        return Measure.CLARIFICATION
    if chance < clarification + p.wage_subsidy_share:
        return Measure.WAGE_SUBSIDY
    return Measure.VOLUNTARY


@rule
def own_measure(chance: float, readiness: float, complexity: float) -> int:
    """The measure a citizen's own perspective points to: work the readier, life and company the more complex.

    Args:
        chance: [0-1]; readiness, complexity: of the citizen [0-1].
    """
    work = 0.5 * (readiness + 1.0 - complexity)
    if chance < work:
        return Measure.INTERNSHIP
    rest = (chance - work) / (1.0 - work)
    if rest < HALF:
        return Measure.VOLUNTARY
    if rest < 0.5 + 0.5 * complexity:
        return Measure.MENTOR
    return Measure.SOCIAL_ENTERPRISE


@rule
def months_of(measure: int, p: Record) -> float:
    """Usual length of a measure [months]."""
    if measure == Measure.INTERNSHIP or measure == Measure.PACKAGE:
        return p.months_internship
    if measure == Measure.COURSE:
        return p.months_course
    if measure == Measure.MENTOR:
        return p.months_mentor
    if measure == Measure.VOLUNTARY or measure == Measure.SOCIAL_ENTERPRISE:
        return p.months_voluntary
    if measure == Measure.WAGE_SUBSIDY:
        return p.months_wage_subsidy
    return p.months_clarification


@rule
def effect_of_fit(is_own: bool, institutional_fit: float) -> float:
    """Share [0-1] of a measure's full effect: all of it where the plan was the citizen's own."""
    return 1.0 if is_own else institutional_fit


@rule
def is_bought(measure: int) -> bool:
    """Whether a measure is paid from the offer budget."""
    return measure in (Measure.COURSE, Measure.MENTOR, Measure.CLARIFICATION, Measure.WAGE_SUBSIDY)


@rule
def n_social_enterprises(citizens: float) -> float:
    """Social enterprises in a municipality with this many citizens [count, at least 1]."""
    return max(1.0, math.floor(citizens / CITIZENS_PER_SOCIAL_ENTERPRISE + 0.5))


@rule
def gain_with_accommodation(gain: float, need: float, accommodation: float) -> float:
    """A gain [share] at a place that cannot quite give the accommodation [0-1] a citizen needs [0-1]."""
    return gain * (1.0 - max(0.0, need - accommodation))


@rule
def n_organisations(citizens: float, places_per_100: float) -> float:
    """Voluntary organisations [count] that offer `places_per_100` places per 100 citizens between them."""
    return math.floor(citizens * places_per_100 / 100.0 / PLACES_PER_ORGANISATION + 0.5)
