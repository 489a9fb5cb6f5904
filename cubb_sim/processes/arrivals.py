"""People who leave the job centre for good, and people who arrive."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, NOT_YET, Measure, Record, Stage, State
from cubb_sim.processes.firms import measure_stops
from cubb_sim.processes.people import FIRST_ATTRIBUTE, N_ATTRIBUTE_FAMILIES, person_arrives
from cubb_sim.processes.records import citizen_is_counted
from cubb_sim.processes.staffing import lightest_post, team_for
from cubb_sim.randomness import WORDS_PER_BLOCK, throw_dice, uniform
from cubb_sim.rules.economy import AGE_30_MONTHS
from cubb_sim.rules.scales import MONTHS_PER_YEAR, monthly_probability
from cubb_sim.world import Here, World, chance, stand_in

PENSION_AGE_MONTHS = 804


@step
def citizen_may_leave(here: Here, k: int, c: Record, i: int) -> None:
    """Let a citizen on benefit leave for education, clarification or elsewhere: competing risks, one draw."""
    if c.state >= State.JOB:
        return
    p, thrown = here.p.population, chance(here, Dice.EXIT, i)
    if thrown >= here.p.monthly.most_exits and c.age_months < PENSION_AGE_MONTHS:
        return
    rate = p.clarified_exit_per_year * (1.5 - c.health) + p.moved_exit_per_year
    if c.age_months < AGE_30_MONTHS:
        rate += p.education_exit_per_year * 2.0 * c.readiness
    leaves = thrown < rate / MONTHS_PER_YEAR and thrown < monthly_probability(rate)
    if leaves or c.age_months >= PENSION_AGE_MONTHS:
        citizen_leaves(here, k, c, rate)


@step
def citizen_leaves(here: Here, k: int, c: Record, rate: float) -> None:
    """One person's exit: which of the competing reasons, in proportion to their rates."""
    month = here.month
    p = here.p.population
    measure_stops(here, k, c)
    if c.employer != NOBODY:
        here.firms[c.employer].n_hired -= 1
        c.employer = NOBODY
    which = uniform(here.seed, Rare.EXIT_KIND, month, c.address) * rate
    clarified = p.clarified_exit_per_year * (1.5 - c.health)
    if which < clarified or c.age_months >= PENSION_AGE_MONTHS:
        c.state = State.CLARIFIED
        happens(here, Event.CLARIFIED, k, NOBODY, 0.0)
    elif which < clarified + p.moved_exit_per_year:
        c.state = State.LEFT
        happens(here, Event.MOVED_AWAY, k, NOBODY, 0.0)
    else:
        c.state = State.EDUCATION
        happens(here, Event.LEFT_FOR_EDUCATION, k, NOBODY, 0.0)
    c.stage, c.plan, c.paid_hours = Stage.NO_PLAN, Measure.NONE, 0.0
    here.posts[c.caseworker].caseload -= 1


@process
def citizens_arrive(world: World, m: int) -> None:
    """Receive this month's new citizens: who they are was settled by their address, whatever the scenario."""
    here = stand_in(world, m)
    town = here.town
    month, seed = here.month, here.seed
    people = here.p.population
    while town.end_citizen < town.last_citizen:
        k = town.end_citizen
        c = here.citizens[k]
        if c.arrival_month != month:
            return
        throw_dice(here.dice, FIRST_ATTRIBUTE // WORDS_PER_BLOCK, N_ATTRIBUTE_FAMILIES, seed, month, c.address, 1)
        person_arrives(c, here.dice, 0, people)
        c.municipality = m
        post = lightest_post(here, here.teams[team_for(here, c)], NOBODY)
        c.caseworker, c.caseworker_person = post, here.posts[post].person
        c.belief = here.posts[post].stance
        c.first_hours_month, c.first_job_month = NOT_YET, NOT_YET
        here.posts[post].caseload += 1
        town.end_citizen += 1
        happens(here, Event.ARRIVED, k, post, float(c.months_on_benefit))
        citizen_is_counted(here, c)
