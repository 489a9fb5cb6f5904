"""Internships at firms: the search for a place, the match, and what is remembered when it ends."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Measure, Record, Stage, State
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.internship import (
    ability_at,
    commitment_now,
    conversion_by_outlook,
    conversion_log_odds,
    conversion_probability,
    knowledge_of_citizen,
    knowledge_of_firm,
    match_quality,
    memory_after,
)
from cubb_sim.rules.job_finding import first_hours, outlook
from cubb_sim.rules.scales import towards_one
from cubb_sim.rules.staffing import caseworker_part
from cubb_sim.world import Here, World, stand_in

N_LOOKED_AT = 6
"""Firms looked at for one citizen: assumed; a company consultant's week."""


@step
def best_firm(here: Here, c: Record) -> int:
    """The firm with a free place that seems to fit best among a few; `NOBODY` where none has a place.

    How well fit is seen depends on how well citizen and firm are known; where neither is, the first place is taken.
    """
    town = here.town
    n = town.end_firm - town.first_firm
    start = int(uniform(here.seed, Rare.FIRM, here.month, c.address) * n)
    best, highest = NOBODY, -1.0
    for look in range(min(N_LOOKED_AT, n)):
        f = town.first_firm + (start + look * 7) % n
        firm = here.firms[f]
        if firm.is_open == 1 and firm.occupied < firm.places:
            seen = match_of(here, c, firm, 0.0)
            seen += 0.5 * commitment_now(firm.commitment, firm.habit, firm.memory) * firm.contact
            if seen > highest:
                best, highest = f, seen
    return int(best)


@step
def match_of(here: Here, c: Record, firm: Record, noise: float) -> float:
    """Match between the citizen and a firm [0-1], given what the job centre knows of both."""
    lever = here.lever
    post = here.posts[c.caseworker]
    return match_quality(
        knowledge_of_citizen(c.alliance, c.clarity),
        knowledge_of_firm(post.firm_knowledge, firm.contact, lever.cross_functional_teams),
        firm.sector == c.sector,
        max(0.0, c.accommodation_need - firm.accommodation),
        noise,
        here.p.internship,
    )


@step
def internship_begins(here: Here, k: int, c: Record, f: int) -> None:
    """Take the place at firm `f`."""
    firm = here.firms[f]
    noise = normal(uniform(here.seed, Rare.MATCH, here.month, c.address))
    c.match = match_of(here, c, firm, noise)
    c.firm = f
    firm.occupied += 1
    c.n_internships += 1
    post = here.posts[c.caseworker]
    post.firm_knowledge = towards_one(post.firm_knowledge, here.p.internship.knowledge_per_internship)
    happens(here, Event.INTERNSHIP_STARTED, k, f, c.match)


@step
def internship_ends(here: Here, k: int, c: Record) -> None:
    """The internship is over: wages, or none; the firm remembers, and so does the citizen."""
    month, f = here.month, c.firm
    p = here.p.internship
    firm = here.firms[f]
    had_agreed_wages = c.has_agreed_wages == 1
    measure_stops(here, k, c)
    commitment = commitment_now(firm.commitment, firm.habit, firm.memory)
    base = here.lever.internship_conversion
    if had_agreed_wages:
        base = max(base, p.package_conversion)
    ability = ability_at(c.general_ability, c.place_ability, c.place_firm == f)
    demand = here.town.demand
    odds = conversion_log_odds(base, c.match, commitment, ability, demand, p) + prospects_of_wages(here, c)
    wages = conversion_probability(odds)
    if uniform(here.seed, Rare.CONVERSION, month, c.address) < wages:
        firm.memory = memory_after(firm.memory, 1.0, p.memory_weight)
        internship_is_converted(here, k, c, f)
        return
    firm.memory = memory_after(firm.memory, 0.8 * c.match, p.memory_weight)
    if not had_agreed_wages:
        firm.habit = towards_one(firm.habit, p.habit_per_internship)
        ends_without_wages(here, k, c, f, commitment)


@step
def prospects_of_wages(here: Here, c: Record) -> float:
    """What the citizen's own prospects, and the caseworker in person, add to the log odds of wages."""
    people, post = here.p.population, here.posts[c.caseworker]
    own = outlook(c, here.p.weights, people.indicator_mean, people.indicator_sd)
    person = caseworker_part(post.value_added, post.is_filled, here.p.staffing)
    return conversion_by_outlook(own, person, here.p.job_finding.index_variance, here.p.internship)


@step
def internship_is_converted(here: Here, k: int, c: Record, f: int) -> None:
    """Wages after the internship: a few ordinary hours beside the benefit, or an ordinary job."""
    month = here.month
    c.n_conversions += 1
    hours = first_hours(here.p.job_finding, c.wished_hours)
    if uniform(here.seed, Rare.HOURS, month, c.address) >= here.p.internship.hours_not_job_share:
        hours = here.p.job_finding.full_hours
    happens(here, Event.INTERNSHIP_CONVERTED, k, f, hours)
    work_begins(here, k, c, hours, f)


@step
def ends_without_wages(here: Here, k: int, c: Record, f: int, commitment: float) -> None:
    """No wages: an internship at a firm that was never going to hire costs efficacy, trust and meaning."""
    p = here.p.internship
    if commitment < p.prospect_threshold:
        c.efficacy *= 1.0 - p.no_prospect_loss
        c.trust *= 1.0 - p.no_prospect_loss
        c.meaning *= 1.0 - p.no_prospect_loss
        c.n_no_prospect += 1
        happens(here, Event.INTERNSHIP_WITHOUT_PROSPECT, k, f, c.match)


@process
def measure_stops(here: Here, k: int, c: Record) -> None:
    """End whatever measure runs, and give its place back to the firm, organisation or social enterprise."""
    if c.measure == Measure.NONE:
        return
    if c.measure == Measure.INTERNSHIP or c.measure == Measure.PACKAGE:
        here.firms[c.firm].occupied -= 1
    elif c.measure == Measure.VOLUNTARY:
        here.organisations[c.organisation].occupied -= 1
    elif c.measure == Measure.SOCIAL_ENTERPRISE:
        here.town.social_places_used -= 1
    happens(here, Event.MEASURE_ENDED, k, c.measure, 0.0)
    c.measure, c.measure_months_left, c.has_agreed_wages = Measure.NONE, 0, 0
    c.firm, c.organisation = NOBODY, NOBODY
    c.parallel, c.parallel_months_left = Measure.NONE, 0
    if c.state != State.HOURS:
        c.state = State.PASSIVE if c.stage == Stage.NO_PLAN else State.WAITING


@process
def work_begins(here: Here, k: int, c: Record, hours: float, firm: int) -> None:
    """Ordinary paid work begins: few hours beside the benefit, or a job that replaces it."""
    month = here.month
    was_working = c.state == State.HOURS
    c.paid_hours, c.employer = hours, firm
    if firm != NOBODY:
        here.firms[firm].n_hired += 1
    if not was_working:
        c.spell_months = 0
        c.n_spells += 1
    if c.first_hours_month < 0:
        c.first_hours_month = month
    measure_stops(here, k, c)
    if hours >= here.p.job_finding.full_hours:
        job_begins(here, k, c)
    else:
        c.state = State.HOURS
        happens(here, Event.HOURS_STARTED, k, firm, hours)


@process
def job_begins(here: Here, k: int, c: Record) -> None:
    """The ordinary job: the citizen leaves the benefit and the caseworker's list."""
    month = here.month
    c.state = State.JOB
    c.stage, c.plan = Stage.NO_PLAN, Measure.NONE
    c.n_jobs += 1
    if c.first_job_month < 0:
        c.first_job_month = month
    c.months_without_attention, c.months_without_measure = 0, 0
    here.posts[c.caseworker].caseload -= 1
    happens(here, Event.JOB_STARTED, k, c.employer, c.paid_hours)


@process
def firms_forget(world: World, m: int) -> None:
    """Let the habit of free labour fade where a firm takes no new interns."""
    here = stand_in(world, m)
    town = here.town
    fade = here.p.monthly.habit
    for f in range(town.first_firm, town.end_firm):
        here.firms[f].habit *= 1.0 - fade
