"""Life events, and what citizens do with pressure."""

from __future__ import annotations

from cubb_sim.compilation import step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Measure, Record, State
from cubb_sim.processes.firms import measure_stops
from cubb_sim.randomness import uniform
from cubb_sim.rules.agency import COPES, ENGAGES, RESISTS, felt_pressure, life_event_rate, reaction
from cubb_sim.rules.scales import MONTHS_PER_YEAR, monthly_probability, towards_one
from cubb_sim.world import Here, chance


@step
def life_happens(here: Here, k: int, c: Record, i: int) -> None:
    """Give the citizen this month's risk of a shock to health or family."""
    thrown = chance(here, Dice.LIFE_EVENT, i)
    if thrown >= here.p.monthly.most_life_events:
        return
    rate = life_event_rate(here.p.life.events_per_year, c.social_complexity, here.p.population.indicator_mean)
    if thrown < rate / MONTHS_PER_YEAR and thrown < monthly_probability(rate):
        life_event_strikes(here, k, c)


@step
def life_event_strikes(here: Here, k: int, c: Record) -> None:
    """One shock: how hard it hits depends on whether the caseworker can be reached."""
    month, seed = here.month, here.seed
    p = here.p.life
    severity = min(1.0, p.severity * (0.5 + uniform(seed, Rare.SEVERITY, month, c.address)))
    happens(here, Event.LIFE_EVENT, k, NOBODY, severity)
    caught = uniform(seed, Rare.CAUGHT, month, c.address)
    if c.state < State.JOB and caught < here.lever.accessibility:
        severity *= 1.0 - p.caught_relief
        happens(here, Event.LIFE_EVENT_CAUGHT, k, c.caseworker, severity)
    else:
        happens(here, Event.DERAILED, k, NOBODY, severity)
        if c.measure != Measure.NONE and caught > 1.0 - p.derails_measure * (1.0 - here.lever.accessibility):
            measure_stops(here, k, c)
    severity *= 1.0 - c.life_mastery
    c.coping *= 1.0 - severity
    c.health *= 1.0 - 0.5 * severity
    c.efficacy *= 1.0 - 0.5 * severity


@step
def citizen_acts(here: Here, k: int, c: Record, i: int) -> None:
    """Let a citizen on benefit react to the pressure he or she feels."""
    if c.state >= State.JOB:
        return
    p, thrown = here.p.agency, chance(here, Dice.ACT, i)
    if thrown >= p.reaction_per_month:
        return
    foreign = c.measure != Measure.NONE and c.measure_is_own == 0
    if thrown < p.reaction_per_month * felt_pressure(here.town.pressure, foreign, c.trust, p):
        citizen_reacts(here, k, c)


@step
def citizen_reacts(here: Here, k: int, c: Record) -> None:
    """Engage, cope, resist and complain, or escape."""
    month = here.month
    p = here.p.agency
    what = reaction(c.trust, c.efficacy, c.assertiveness, p)
    if what == ENGAGES:
        c.search = towards_one(c.search, p.engage_gain)
        c.clarity = towards_one(c.clarity, p.engage_gain)
        happens(here, Event.ENGAGED, k, NOBODY, 0.0)
    elif what == COPES:
        c.coping = towards_one(c.coping, p.cope_gain)
        happens(here, Event.COPED, k, NOBODY, 0.0)
    elif what == RESISTS:
        c.alliance *= 1.0 - p.resist_cost
        c.n_complaints += 1
        here.posts[c.caseworker].n_complaints += 1
        happens(here, Event.RESISTED, k, c.caseworker, 0.0)
        happens(here, Event.COMPLAINED, k, c.caseworker, 0.0)
    else:
        happens(here, Event.ESCAPED, k, NOBODY, 0.0)
        leaves = uniform(here.seed, Rare.RECRUITED, month, c.address) < p.escape_share
        if c.measure != Measure.NONE and leaves:
            measure_stops(here, k, c)
