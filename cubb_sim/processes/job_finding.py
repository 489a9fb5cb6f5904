"""Finding, growing, keeping and losing ordinary paid work outside internships."""

from __future__ import annotations

import math

from cubb_sim.compilation import step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Record, Stage, State
from cubb_sim.processes.firms import job_begins, work_begins
from cubb_sim.processes.surroundings import usual_vacancies
from cubb_sim.randomness import uniform
from cubb_sim.rules.economy import WEEKS_PER_MONTH
from cubb_sim.rules.job_finding import (
    HIGHEST_HAZARD,
    chance_among_vacancies,
    first_hours,
    job_finding_hazard,
    meetings_factor,
    outlook,
)
from cubb_sim.rules.retention import separation_hazard, separation_log_ratio
from cubb_sim.rules.scales import MONTHS_PER_YEAR, standardised
from cubb_sim.rules.staffing import caseworker_part
from cubb_sim.world import Here, chance


@step
def citizen_may_find_work(here: Here, k: int, c: Record, i: int) -> None:
    """Give a citizen on benefit without paid hours this month's chance of finding some."""
    if c.state >= State.HOURS:
        return
    thrown = chance(here, Dice.JOB_FOUND, i)
    if thrown >= HIGHEST_HAZARD:
        return
    p, people = here.p.job_finding, here.p.population
    mean, sd = people.indicator_mean, people.indicator_sd
    post, w = here.posts[c.caseworker], here.p.weights
    index = outlook(c, w, mean, sd) + w.belief * (c.belief - 0.5) + p.follow_up_effect * (post.follow_up - 0.5)
    index += caseworker_part(post.value_added, post.is_filled, here.p.staffing)
    hazard = here.town.demand_effect * job_finding_hazard(p.rate_per_year, index, p.index_variance)
    extra = MONTHS_PER_YEAR * post.due_probability - here.p.today.meetings_per_year
    helps_the_ready = here.p.switches.meetings_help_the_ready
    hazard *= meetings_factor(p.meeting_effect, extra, (c.readiness - mean) / sd, helps_the_ready)
    if c.n_spells > 0:
        hazard *= p.reentry_factor
    if c.state == State.INTERNSHIP:
        hazard *= here.p.internship.lock_in
    hazard = min(HIGHEST_HAZARD, hazard)
    if thrown < hazard and thrown < 1.0 - math.exp(-hazard):
        job_is_found(here, k, c)


@step
def job_is_found(here: Here, k: int, c: Record) -> None:
    """A job within reach: taken where the pool of vacancies still has it, lost to somebody else where not."""
    town, month, seed = here.town, here.month, here.seed
    there = chance_among_vacancies(town.vacancies, usual_vacancies(here), here.p.switches.displacement)
    if uniform(seed, Rare.DISPLACED, month, c.address) >= there:
        c.n_displacements += 1
        happens(here, Event.DISPLACED, k, NOBODY, 0.0)
        return
    town.vacancies = max(0.0, town.vacancies - 1.0)
    p = here.p.job_finding
    hours = first_hours(p, c.wished_hours)
    if uniform(seed, Rare.HOURS, month, c.address) < p.direct_job_share:
        hours = p.full_hours
    c.match = 0.5
    work_begins(here, k, c, hours, NOBODY)


@step
def work_goes_on(here: Here, k: int, c: Record, i: int) -> None:
    """Let paid work grow or end, with the risk highest in the first three months."""
    if c.state != State.HOURS and c.state != State.JOB:
        return
    p, people, monthly = here.p.retention, here.p.population, here.p.monthly
    counts_work(c)
    follow_up = here.posts[c.caseworker].follow_up if c.state == State.HOURS else 0.5
    coping_sd = standardised(c.coping, people.indicator_mean, people.indicator_sd)
    hazard = separation_hazard(c.spell_months, monthly.lost_early, monthly.lost_middle, monthly.lost_late)
    hazard *= math.exp(separation_log_ratio(coping_sd, c.match, follow_up, p)) / max(0.25, here.town.demand)
    c.spell_months += 1
    if chance(here, Dice.JOB_KEPT, i) < 1.0 - math.exp(-hazard):
        work_is_lost(here, k, c)
    elif c.state == State.HOURS and chance(here, Dice.JOB_GROWS, i) < monthly.hours_grow:
        hours_increase(here, k, c)


@step
def counts_work(c: Record) -> None:
    """Book a month of paid work."""
    c.hours_worked += c.paid_hours * WEEKS_PER_MONTH
    if c.first_spell_is_over == 0:
        c.first_spell_months += 1
    if c.state == State.HOURS:
        c.months_in_hours += 1
    else:
        c.months_in_job += 1


@step
def hours_increase(here: Here, k: int, c: Record) -> None:
    """A step up in hours; from full hours on it is an ordinary job."""
    p = here.p.job_finding
    c.paid_hours += p.hours_step
    happens(here, Event.HOURS_INCREASED, k, c.employer, c.paid_hours)
    if c.paid_hours >= p.full_hours:
        c.paid_hours = p.full_hours
        job_begins(here, k, c)


@step
def work_is_lost(here: Here, k: int, c: Record) -> None:
    """The work ends: back to the benefit and, after a job, to the caseworker's list."""
    if c.employer != NOBODY:
        here.firms[c.employer].n_hired -= 1
    c.first_spell_is_over = 1
    if c.state == State.JOB:
        happens(here, Event.JOB_LOST, k, c.employer, float(c.spell_months))
        c.months_on_benefit = 0
        here.posts[c.caseworker].caseload += 1
    else:
        happens(here, Event.HOURS_LOST, k, c.employer, float(c.spell_months))
    c.state = State.PASSIVE if c.stage == Stage.NO_PLAN else State.WAITING
    c.paid_hours, c.employer, c.spell_months = 0.0, NOBODY, 0
