"""Meetings: called, missed or held; a perspective voiced or not, grasped or overheard; and the plan that follows."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Measure, Record, Stage, State
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.belief import belief_after_meeting, efficacy_after_meeting, impression
from cubb_sim.rules.conversation import (
    grasp_at_caseworker,
    grasp_probability,
    missed_probability,
    trust_after_missed,
    voice_probability,
)
from cubb_sim.rules.decision import own_plan_probability
from cubb_sim.rules.job_finding import outlook
from cubb_sim.rules.measures import internship_share_of_plans, own_measure, standard_measure
from cubb_sim.rules.scales import MONTHS_PER_YEAR, standardised, towards_one
from cubb_sim.world import MONTH, SEED, World

MINUTES = 60.0


@process
def caseworkers_prepare(world: World, m: int) -> None:
    """Work out, for every post, how likely a meeting is and how likely a perspective is to be grasped in it."""
    town, lever = world.municipalities[m], world.levers[world.clock[MONTH], m]
    today, staffing = world.today[0], world.parameters.staffing[0]
    p = world.parameters.conversation[0]
    for j in range(town.first_post, town.end_post):
        post = world.posts[j]
        post.due_probability = lever.meetings_per_year / MONTHS_PER_YEAR
        if post.is_filled == 1:
            post.due_probability *= post.meetings_share
        else:
            post.due_probability *= staffing.cover_share
            post.competence = 0.5 * today.conversation_quality
        post.grasp_log_odds = grasp_at_caseworker(
            (post.competence - today.conversation_quality) / staffing.talent_sd, post.free_minutes,
            today.undisturbed_minutes, town.pressure - today.target_steering, p,
        )  # fmt: skip


@process
def meetings_are_held(world: World, m: int) -> None:
    """Call, miss or hold this month's meeting with every citizen on benefit."""
    town, lever = world.municipalities[m], world.levers[world.clock[MONTH], m]
    p = world.parameters.conversation[0]
    dice = world.dice
    town.attention_minutes = 0.0
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.state >= State.JOB:
            continue
        c.months_without_attention += 1
        i = k - town.first_citizen
        post = world.posts[c.caseworker]
        if dice[Dice.MEETING_DUE, i] >= post.due_probability:
            continue
        if dice[Dice.MEETING_MISSED, i] < missed_probability(c.trust, lever.accessibility, p):
            c.trust = trust_after_missed(c.trust, post.competence, p)
            c.n_missed += 1
            happens(world.book, world.clock[MONTH], m, Event.MEETING_MISSED, k, c.caseworker, 0.0)
        else:
            meeting_takes_place(world, m, k, c, post, i)


@process
def meeting_takes_place(world: World, m: int, k: int, c: Record, post: Record, i: int) -> None:
    """One meeting: relation, impression, voice, grasp and plan."""
    month = world.clock[MONTH]
    people, p = world.parameters.population[0], world.parameters.conversation[0]
    happens(world.book, month, m, Event.MEETING_HELD, k, c.caseworker, post.free_minutes)
    c.n_meetings += 1
    c.months_without_attention = 0
    c.attention_minutes += post.minutes_per_meeting
    post.n_meetings += 1
    post.hours_meetings += post.minutes_per_meeting / MINUTES
    world.municipalities[m].attention_minutes += post.minutes_per_meeting
    was_grasped = False
    if world.dice[Dice.VOICE, i] < voice_probability(c.trust, c.efficacy, c.involvement, c.alliance, people, p):
        c.n_voiced += 1
        happens(world.book, month, m, Event.VOICED, k, c.sector, c.wished_hours)
        clarity_sd = standardised(c.clarity, people.indicator_mean, people.indicator_sd)
        was_grasped = world.dice[Dice.GRASP, i] < grasp_probability(post.grasp_log_odds, clarity_sd, p)
        if was_grasped:
            perspective_is_grasped(world, m, k, c)
        else:
            perspective_is_overheard(world, m, k, c)
    if post.is_filled == 1:
        relation_deepens(world, c, post)
    if c.state != State.HOURS and c.stage == Stage.NO_PLAN:
        plan_is_made(world, m, k, c, was_grasped, i)


@process
def perspective_is_grasped(world: World, m: int, k: int, c: Record) -> None:
    """What matters to the citizen is taken up: trust, efficacy, clarity, meaning and the caseworker's belief grow."""
    p = world.parameters.conversation[0]
    helps = world.parameters.switches[0].involvement_effect
    c.trust = towards_one(c.trust, p.gain_trust)
    c.involvement = towards_one(c.involvement, p.gain_trust)
    c.efficacy = max(0.0, towards_one(c.efficacy, p.gain_efficacy * helps))
    c.clarity = max(0.0, towards_one(c.clarity, p.gain_clarity * helps))
    c.meaning = towards_one(c.meaning, p.gain_meaning)
    c.belief = towards_one(c.belief, world.parameters.belief[0].gain_from_grasping)
    c.n_grasped += 1
    happens(world.book, world.clock[MONTH], m, Event.GRASPED, k, c.sector, c.belief)


@process
def perspective_is_overheard(world: World, m: int, k: int, c: Record) -> None:
    """What matters to the citizen is overheard: trust, involvement and efficacy fall."""
    p = world.parameters.conversation[0]
    helps = world.parameters.switches[0].involvement_effect
    c.trust *= 1.0 - p.loss_trust
    c.involvement *= 1.0 - p.loss_trust
    c.efficacy = min(1.0, c.efficacy * (1.0 - p.loss_efficacy * helps))
    happens(world.book, world.clock[MONTH], m, Event.OVERHEARD, k, c.sector, 0.0)


@process
def relation_deepens(world: World, c: Record, post: Record) -> None:
    """Alliance grows, the caseworker's belief follows the impression, and the citizen feels the belief."""
    people, p = world.parameters.population[0], world.parameters.belief[0]
    c.alliance = towards_one(c.alliance, world.parameters.conversation[0].alliance_per_meeting * post.competence * 2.0)
    c.alliance = min(1.0, c.alliance)
    noise = normal(uniform(world.clock[SEED], Rare.BELIEF_NOISE, world.clock[MONTH], c.address))
    seen = impression(
        outlook(c, world.weights[0], people.indicator_mean, people.indicator_sd), post.stance, noise, p
    )
    c.belief = belief_after_meeting(c.belief, seen, p)
    c.efficacy = efficacy_after_meeting(
        c.efficacy, c.belief, world.parameters.switches[0].belief_causal_share, p
    )


@process
def plan_is_made(world: World, m: int, k: int, c: Record, was_grasped: bool, i: int) -> None:
    """Agree on the next measure, the citizen's own where it was grasped and can be had, else a standard one."""
    lever, p = world.levers[world.clock[MONTH], m], world.parameters.decision[0]
    chance = p.plan_per_meeting
    if c.measure != Measure.NONE:
        chance *= lever.parallel_measures
    if world.dice[Dice.PLAN_MADE, i] >= chance:
        return
    month, seed = world.clock[MONTH], world.clock[SEED]
    support = lever.leadership_support - world.today[0].leadership_support
    kind = uniform(seed, Rare.PLAN_KIND, month, c.address)
    fits = uniform(seed, Rare.PLAN_FITS, month, c.address)
    own = own_plan_probability(lever.own_perspective_share, support, p) * lever.breadth_of_offers
    c.plan_is_own = 1 if was_grasped and fits < own else 0
    package = uniform(seed, Rare.PACKAGE, month, c.address)
    internships = internship_share_of_plans(lever.internship_volume, world.parameters.measures[0])
    if package < lever.job_first_focus:
        c.plan = Measure.PACKAGE
    elif c.plan_is_own == 1:
        c.plan = own_measure(kind, c.readiness, c.social_complexity)
    elif kind < internships:
        c.plan = Measure.INTERNSHIP
    else:
        c.plan = standard_measure((kind - internships) / (1.0 - internships), world.parameters.measures[0])
    if c.plan == Measure.INTERNSHIP and 1.0 - package < lever.package_share:
        c.plan = Measure.PACKAGE
    c.stage, c.plan_months = Stage.AGREED, 0
    c.n_plans += 1
    happens(world.book, month, m, Event.PLAN_AGREED, k, c.plan, float(c.plan_is_own))
    if c.state == State.PASSIVE:
        c.state = State.WAITING
