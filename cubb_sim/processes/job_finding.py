"""Finding, growing, keeping and losing ordinary paid work outside internships."""

from __future__ import annotations

import math

from cubb_sim.compilation import process
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Record, Stage, State
from cubb_sim.processes.firms import job_begins, work_begins
from cubb_sim.processes.surroundings import usual_vacancies
from cubb_sim.randomness import uniform
from cubb_sim.rules.job_finding import chance_among_vacancies, job_finding_hazard, meetings_factor, outlook
from cubb_sim.rules.retention import separation_hazard, separation_log_ratio
from cubb_sim.rules.scales import monthly_probability, standardised
from cubb_sim.world import MONTH, SEED, World

WEEKS_PER_MONTH = 52.0 / 12.0


@process
def citizens_find_jobs(world: World, m: int) -> None:
    """Give everybody on benefit without paid hours this month's chance of finding some."""
    town, lever = world.municipalities[m], world.levers[world.clock[MONTH], m]
    p, people = world.parameters.job_finding[0], world.parameters.population[0]
    mean, sd = people.indicator_mean, people.indicator_sd
    w, today = world.weights[0], world.today[0]
    switches = world.parameters.switches[0]
    demand = max(0.01, town.demand) ** p.demand_elasticity
    lock_in = world.parameters.internship[0].lock_in
    usual = usual_vacancies(world, m)
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.state >= State.HOURS or c.state == State.NOT_ARRIVED:
            continue
        post = world.posts[c.caseworker]
        index = outlook(c, w, mean, sd) + w.belief * (c.belief - 0.5) + p.follow_up_effect * (post.follow_up - 0.5)
        hazard = demand * job_finding_hazard(p.rate_per_year, index, p.index_variance)
        extra = 12.0 * post.due_probability - today.meetings_per_year
        hazard *= meetings_factor(
            p.meeting_effect, extra, (c.readiness - mean) / sd, switches.meetings_help_the_ready
        )
        if c.n_spells > 0:
            hazard *= p.reentry_factor
        if c.state == State.INTERNSHIP:
            hazard *= lock_in
        # A hazard this small equals its probability to the third decimal; the exact form is kept for large ones.
        if world.dice[Dice.JOB_FOUND, k - town.first_citizen] < hazard:
            job_is_found(world, m, k, c, 1.0 - math.exp(-hazard), usual, lever.job_first_focus)


@process
def job_is_found(world: World, m: int, k: int, c: Record, probability: float, usual: float, job_first: float) -> None:
    """A job within reach: taken where the pool of vacancies still has it, lost to somebody else where not."""
    town = world.municipalities[m]
    month, seed = world.clock[MONTH], world.clock[SEED]
    if world.dice[Dice.JOB_FOUND, k - town.first_citizen] >= probability:
        return
    there = chance_among_vacancies(town.vacancies, usual, world.parameters.switches[0].displacement)
    if uniform(seed, Rare.DISPLACED, month, c.address) >= there:
        c.n_displacements += 1
        happens(world.book, month, m, Event.DISPLACED, k, NOBODY, 0.0)
        return
    town.vacancies = max(0.0, town.vacancies - 1.0)
    p = world.parameters.job_finding[0]
    hours = p.first_hours
    if uniform(seed, Rare.HOURS, month, c.address) < p.direct_job_share:
        hours = p.full_hours
    c.match = 0.5
    work_begins(world, m, k, c, hours, NOBODY)


@process
def work_is_kept_or_lost(world: World, m: int) -> None:
    """Let paid work grow or end, with the risk highest in the first three months."""
    town = world.municipalities[m]
    p, people = world.parameters.retention[0], world.parameters.population[0]
    grows = monthly_probability(world.parameters.job_finding[0].hours_grow_per_year)
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.state != State.HOURS and c.state != State.JOB:
            continue
        i = k - town.first_citizen
        counts_work(c)
        follow_up = world.posts[c.caseworker].follow_up if c.state == State.HOURS else 0.5
        coping_sd = standardised(c.coping, people.indicator_mean, people.indicator_sd)
        ratio = math.exp(separation_log_ratio(coping_sd, c.match, follow_up, p))
        hazard = separation_hazard(c.spell_months, p) * ratio / max(0.25, town.demand)
        c.spell_months += 1
        if world.dice[Dice.JOB_KEPT, i] < 1.0 - math.exp(-hazard):
            work_is_lost(world, m, k, c)
        elif c.state == State.HOURS and world.dice[Dice.JOB_GROWS, i] < grows:
            hours_increase(world, m, k, c)


@process
def counts_work(c: Record) -> None:
    """Book a month of paid work."""
    c.hours_worked += c.paid_hours * WEEKS_PER_MONTH
    if c.first_spell_is_over == 0:
        c.first_spell_months += 1
    if c.state == State.HOURS:
        c.months_in_hours += 1
    else:
        c.months_in_job += 1


@process
def hours_increase(world: World, m: int, k: int, c: Record) -> None:
    """A step up in hours; from full hours on it is an ordinary job."""
    p = world.parameters.job_finding[0]
    c.paid_hours += p.hours_step
    happens(world.book, world.clock[MONTH], m, Event.HOURS_INCREASED, k, c.employer, c.paid_hours)
    if c.paid_hours >= p.full_hours:
        c.paid_hours = p.full_hours
        job_begins(world, m, k, c)


@process
def work_is_lost(world: World, m: int, k: int, c: Record) -> None:
    """The work ends: back to the benefit and, after a job, to the caseworker's list."""
    month = world.clock[MONTH]
    if c.employer != NOBODY:
        world.firms[c.employer].n_hired -= 1
    c.first_spell_is_over = 1
    if c.state == State.JOB:
        happens(world.book, month, m, Event.JOB_LOST, k, c.employer, float(c.spell_months))
        c.months_on_benefit = 0
        world.posts[c.caseworker].caseload += 1
    else:
        happens(world.book, month, m, Event.HOURS_LOST, k, c.employer, float(c.spell_months))
    c.state = State.PASSIVE if c.stage == Stage.NO_PLAN else State.WAITING
    c.paid_hours, c.employer, c.spell_months = 0.0, NOBODY, 0
