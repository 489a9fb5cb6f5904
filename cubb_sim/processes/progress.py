"""A month of a citizen's course: what measures build, what idleness wears down, and measures that run out."""

from __future__ import annotations

from cubb_sim.compilation import step
from cubb_sim.events import Event, happens
from cubb_sim.kinds import Measure, Record, State
from cubb_sim.processes.firms import internship_ends, measure_stops
from cubb_sim.rules.agency import meaning_goal
from cubb_sim.rules.job_finding import cooperation, readiness
from cubb_sim.rules.measures import effect_of_fit, gain_with_accommodation
from cubb_sim.rules.scales import towards, towards_one
from cubb_sim.world import Here

PASSIVE_AFTER_MONTHS = 3
PARKED_AFTER_MONTHS = 6
POOR_MATCH = 0.4


@step
def course_goes_on(here: Here, c: Record) -> None:
    """Carry the citizen a month on: fade, gains, idleness, meaning and readiness."""
    indicators_fade(c, here.p.monthly.fade)
    is_in_measure = c.measure != Measure.NONE
    if c.state < State.JOB:
        if is_in_measure:
            measure_works(here, c)
        counts_idle_months(c, is_in_measure, here.p.measures.passive_decay)
    goal = meaning_goal(is_in_measure, c.measure_is_own == 1, c.alliance, c.state >= State.HOURS, here.p.agency)
    c.meaning = towards(c.meaning, goal, here.p.monthly.meaning)
    c.readiness = readiness(c.search, c.knowledge, c.coping, cooperation(c.trust, c.alliance), c.clarity, c.efficacy)


@step
def measure_runs_out(here: Here, k: int, c: Record) -> None:
    """Count the measure down, and end it when its time is up."""
    if c.measure == Measure.NONE:
        return
    if c.parallel != Measure.NONE:
        c.parallel_months_left -= 1
        if c.parallel_months_left <= 0:
            c.parallel = Measure.NONE
    c.measure_months_left -= 1
    if c.measure_months_left <= 0:
        if c.measure == Measure.INTERNSHIP or c.measure == Measure.PACKAGE:
            internship_ends(here, k, c)
        else:
            if c.measure == Measure.CLARIFICATION:
                clarification_is_repeated(here, k, c)
            measure_stops(here, k, c)


@step
def indicators_fade(c: Record, share: float) -> None:
    """Let every indicator fall back a little towards the person's own level."""
    c.search = towards(c.search, c.anchor, share)
    c.knowledge = towards(c.knowledge, c.anchor, share)
    c.coping = towards(c.coping, c.anchor, share)
    c.clarity = towards(c.clarity, c.anchor, share)
    c.efficacy = towards(c.efficacy, c.anchor, share)
    c.trust = towards(c.trust, c.anchor, share)
    c.involvement = towards(c.involvement, c.anchor, share)
    c.life_mastery = towards(c.life_mastery, c.anchor, share)
    c.network = towards(c.network, c.anchor, share)
    c.general_ability = towards(c.general_ability, c.anchor, share)
    c.place_ability *= 1.0 - share


@step
def counts_idle_months(c: Record, is_in_measure: bool, decay: float) -> None:
    """Count months without a measure or any attention, and let readiness decay in the idle ones."""
    c.months_on_benefit_here += 1
    c.meaning_months += c.meaning
    if is_in_measure or c.state == State.HOURS:
        c.months_without_measure = 0
        c.months_without_attention = 0
        return
    c.months_without_measure += 1
    if c.months_without_measure >= PASSIVE_AFTER_MONTHS:
        c.months_passive += 1
    if c.months_without_measure > PASSIVE_AFTER_MONTHS:
        c.efficacy *= 1.0 - decay
        c.search *= 1.0 - decay
        c.coping *= 1.0 - decay
    if c.months_without_attention > PARKED_AFTER_MONTHS:
        c.months_parked += 1


@step
def measure_works(here: Here, c: Record) -> None:
    """Add what a month of the running measure builds, in full where it is the citizen's own."""
    p = here.p.measures
    fit = effect_of_fit(c.measure_is_own == 1, p.institutional_fit)
    if c.parallel == Measure.MENTOR or c.measure == Measure.MENTOR:
        c.life_mastery = towards_one(c.life_mastery, p.mentor_gain * fit)
        c.search = towards_one(c.search, p.mentor_gain * fit)
        c.coping = towards_one(c.coping, 0.5 * p.mentor_gain * fit)
    if c.measure == Measure.COURSE:
        c.coping = towards_one(c.coping, p.course_gain * fit)
        c.life_mastery = towards_one(c.life_mastery, p.course_gain * fit)
        c.health = towards_one(c.health, 0.5 * p.course_gain * fit)
    elif c.measure == Measure.VOLUNTARY:
        o = here.organisations[c.organisation]
        gain = 2.0 * gain_with_accommodation(p.voluntary_gain * fit, c.accommodation_need, o.accommodation)
        c.network = towards_one(c.network, gain * o.builds_network)
        c.life_mastery = towards_one(c.life_mastery, gain * o.builds_mastery)
        c.meaning = towards_one(c.meaning, gain * o.builds_meaning)
    elif c.measure == Measure.SOCIAL_ENTERPRISE:
        c.general_ability = towards_one(c.general_ability, 0.5 * p.work_gain * fit)
        c.meaning = towards_one(c.meaning, p.voluntary_gain * fit)
        c.life_mastery = towards_one(c.life_mastery, p.voluntary_gain * fit)
    elif c.measure == Measure.WAGE_SUBSIDY:
        c.general_ability = towards_one(c.general_ability, p.work_gain * fit)
        c.network = towards_one(c.network, 0.5 * p.work_gain * fit)
    elif c.measure == Measure.INTERNSHIP or c.measure == Measure.PACKAGE:
        workplace_teaches(here, c, fit)


@step
def workplace_teaches(here: Here, c: Record, fit: float) -> None:
    """A month at a workplace: ability, part of it bound to the place; knowledge; harm where the match is poor."""
    p = here.p.internship
    gain = here.p.measures.work_gain * fit * 2.0 * c.match
    if c.place_firm != c.firm:
        c.place_firm, c.place_ability = c.firm, 0.0
    c.general_ability = towards_one(c.general_ability, gain * (1.0 - p.place_bound_share))
    c.place_ability = towards_one(c.place_ability, gain * p.place_bound_share)
    c.knowledge = towards_one(c.knowledge, gain)
    if c.match < POOR_MATCH:
        c.coping *= 1.0 - p.poor_match_harm


@step
def clarification_is_repeated(here: Here, k: int, c: Record) -> None:
    """Clarification gives no progress; again and again it takes meaning and efficacy."""
    c.n_clarifications += 1
    if c.n_clarifications > 1:
        loss = here.p.measures.repeat_loss
        c.meaning *= 1.0 - loss
        c.efficacy *= 1.0 - loss
        happens(
            here, Event.REPEATED_CLARIFICATION, k, Measure.CLARIFICATION,
            float(c.n_clarifications),
        )  # fmt: skip
