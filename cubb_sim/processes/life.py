"""Life events, and what citizens do with pressure."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Measure, Record, State
from cubb_sim.processes.firms import measure_stops
from cubb_sim.randomness import uniform
from cubb_sim.rules.agency import COPES, ENGAGES, RESISTS, felt_pressure, life_event_rate, reaction
from cubb_sim.rules.scales import MONTHS_PER_YEAR, monthly_probability, towards_one
from cubb_sim.world import Here, World, stand_in


@process
def life_happens(world: World, m: int) -> None:
    """Give everybody this month's risk of a shock to health or family."""
    here = stand_in(world, m)
    town = here.town
    p, mean = here.p.life, here.p.population.indicator_mean
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state > State.JOB or c.state == State.NOT_ARRIVED:
            continue
        rate = life_event_rate(p.events_per_year, c.social_complexity, mean)
        chance = here.dice[Dice.LIFE_EVENT, k - town.first_citizen]
        if chance < rate / MONTHS_PER_YEAR and chance < monthly_probability(rate):
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
        if c.measure != Measure.NONE and caught > 1.0 - p.derails_measure:
            measure_stops(here, k, c)
    severity *= 1.0 - c.life_mastery
    c.coping *= 1.0 - severity
    c.health *= 1.0 - 0.5 * severity
    c.efficacy *= 1.0 - 0.5 * severity


@process
def citizens_act(world: World, m: int) -> None:
    """Let citizens on benefit react to the pressure they feel, each in his or her own way."""
    here = stand_in(world, m)
    town = here.town
    p = here.p.agency
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state >= State.JOB or c.state == State.NOT_ARRIVED:
            continue
        foreign = c.measure != Measure.NONE and c.measure_is_own == 0
        pressure = felt_pressure(town.pressure, foreign, c.trust, p)
        if here.dice[Dice.ACT, k - town.first_citizen] < p.reaction_per_month * pressure:
            citizen_reacts(here, k, c)


@step
def citizen_reacts(here: Here, k: int, c: Record) -> None:
    """Engage, cope, resist and complain, or escape."""
    month = here.month
    p = here.p.agency
    what = reaction(c.trust, c.efficacy, c.assertiveness)
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
