"""People who leave the job centre for good, and people who arrive."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, NOT_YET, Measure, Record, Stage, State
from cubb_sim.processes.firms import measure_stops
from cubb_sim.processes.people import FIRST_ATTRIBUTE, N_ATTRIBUTE_FAMILIES, person_arrives
from cubb_sim.processes.staffing import lightest_post, team_for
from cubb_sim.randomness import WORDS_PER_BLOCK, throw_dice, uniform
from cubb_sim.rules.scales import MONTHS_PER_YEAR, monthly_probability
from cubb_sim.world import MONTH, SEED, World

AGE_30_MONTHS = 360
PENSION_AGE_MONTHS = 804


@process
def citizens_leave(world: World, m: int) -> None:
    """Let people leave for education, clarification or another municipality: competing risks, one draw."""
    town = world.municipalities[m]
    p = world.parameters.population[0]
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.state >= State.JOB or c.state == State.NOT_ARRIVED:
            continue
        rate = p.clarified_exit_per_year * (1.5 - c.health) + p.moved_exit_per_year
        if c.age_months < AGE_30_MONTHS:
            rate += p.education_exit_per_year * 2.0 * c.readiness
        chance = world.dice[Dice.EXIT, k - town.first_citizen]
        if (chance < rate / MONTHS_PER_YEAR and chance < monthly_probability(rate)) or c.age_months >= PENSION_AGE_MONTHS:
            citizen_leaves(world, m, k, c, rate)


@process
def citizen_leaves(world: World, m: int, k: int, c: Record, rate: float) -> None:
    """One person's exit: which of the competing reasons, in proportion to their rates."""
    month = world.clock[MONTH]
    p = world.parameters.population[0]
    measure_stops(world, m, k, c)
    if c.employer != NOBODY:
        world.firms[c.employer].n_hired -= 1
        c.employer = NOBODY
    which = uniform(world.clock[SEED], Rare.EXIT_KIND, month, c.address) * rate
    clarified = p.clarified_exit_per_year * (1.5 - c.health)
    if which < clarified or c.age_months >= PENSION_AGE_MONTHS:
        c.state = State.CLARIFIED
        happens(world.book, month, m, Event.CLARIFIED, k, NOBODY, 0.0)
    elif which < clarified + p.moved_exit_per_year:
        c.state = State.LEFT
        happens(world.book, month, m, Event.MOVED_AWAY, k, NOBODY, 0.0)
    else:
        c.state = State.EDUCATION
        happens(world.book, month, m, Event.LEFT_FOR_EDUCATION, k, NOBODY, 0.0)
    c.stage, c.plan, c.paid_hours = Stage.NO_PLAN, Measure.NONE, 0.0
    c.first_spell_is_over = 1 if c.n_spells > 0 else 0
    world.posts[c.caseworker].caseload -= 1


@process
def citizens_arrive(world: World, m: int) -> None:
    """Receive this month's new citizens: who they are was settled by their address, whatever the scenario."""
    town = world.municipalities[m]
    month, seed = world.clock[MONTH], world.clock[SEED]
    people = world.parameters.population[0]
    while town.end_citizen < town.last_citizen:
        k = town.end_citizen
        c = world.citizens[k]
        if c.arrival_month != month:
            return
        throw_dice(
            world.dice, FIRST_ATTRIBUTE // WORDS_PER_BLOCK, N_ATTRIBUTE_FAMILIES, seed, month, c.address, 1
        )
        person_arrives(c, world.dice, 0, people, 0.0)
        c.municipality = m
        post = lightest_post(world, world.teams[team_for(world, m, c)], NOBODY)
        c.caseworker, c.caseworker_person = post, world.posts[post].person
        c.belief = world.posts[post].stance
        c.first_hours_month, c.first_job_month = NOT_YET, NOT_YET
        world.posts[post].caseload += 1
        town.end_citizen += 1
        happens(world.book, month, m, Event.ARRIVED, k, post, float(c.months_on_benefit))
