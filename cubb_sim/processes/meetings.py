"""Meetings: called, missed or held; a perspective voiced or not, grasped or overheard; and the plan that follows."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import N_OFFERS, Measure, Record, Stage, State
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
from cubb_sim.rules.job_finding import cooperation, outlook
from cubb_sim.rules.measures import internship_share_of_plans, own_measure, standard_measure
from cubb_sim.rules.scales import MONTHS_PER_YEAR, standardised, towards_one
from cubb_sim.world import Here, World, chance, stand_in

MINUTES = 60.0


@process
def caseworkers_prepare(world: World, m: int) -> None:
    """Work out, for every post, how likely a meeting is and how likely a perspective is to be grasped in it."""
    here = stand_in(world, m)
    town, lever = here.town, here.lever
    today, staffing = here.p.today, here.p.staffing
    p = here.p.conversation
    for j in range(town.first_post, town.end_post):
        post = here.posts[j]
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


@step
def citizen_may_meet(here: Here, k: int, c: Record, i: int) -> None:
    """Call, miss or hold this month's meeting with a citizen on benefit."""
    c.months_without_attention += 1
    post = here.posts[c.caseworker]
    if chance(here, Dice.MEETING_DUE, i) >= post.due_probability:
        return
    p = here.p.conversation
    if chance(here, Dice.MEETING_MISSED, i) < missed_probability(c.trust, here.lever.accessibility, p):
        c.trust = trust_after_missed(c.trust, post.competence, p)
        c.n_missed += 1
        happens(here, Event.MEETING_MISSED, k, c.caseworker, 0.0)
    else:
        meeting_takes_place(here, k, c, post, i)


@process
def meeting_takes_place(here: Here, k: int, c: Record, post: Record, i: int) -> None:
    """One meeting: relation, impression, voice, grasp and plan."""
    people, p = here.p.population, here.p.conversation
    happens(here, Event.MEETING_HELD, k, c.caseworker, post.free_minutes)
    c.n_meetings += 1
    c.months_without_attention = 0
    c.attention_minutes += post.minutes_per_meeting
    post.n_meetings += 1
    post.hours_meetings += post.minutes_per_meeting / MINUTES
    here.town.attention_minutes += post.minutes_per_meeting
    was_grasped = False
    trust = cooperation(c.trust, c.alliance)
    at_mean = here.p.monthly.voice_log_odds
    if chance(here, Dice.VOICE, i) < voice_probability(at_mean, trust, c.efficacy, c.involvement, people, p):
        c.n_voiced += 1
        happens(here, Event.VOICED, k, c.sector, c.wished_hours)
        clarity_sd = standardised(c.clarity, people.indicator_mean, people.indicator_sd)
        was_grasped = chance(here, Dice.GRASP, i) < grasp_probability(post.grasp_log_odds, clarity_sd, p)
        if was_grasped:
            perspective_is_grasped(here, k, c)
        else:
            perspective_is_overheard(here, k, c)
    if post.is_filled == 1:
        relation_deepens(here, c, post)
    if c.state != State.HOURS and c.stage == Stage.NO_PLAN:
        plan_is_made(here, k, c, i)


@step
def perspective_is_grasped(here: Here, k: int, c: Record) -> None:
    """What matters to the citizen is taken up: trust, efficacy, clarity, meaning and the caseworker's belief grow."""
    p = here.p.conversation
    helps = here.p.switches.involvement_effect
    c.trust = towards_one(c.trust, p.gain_trust)
    c.involvement = towards_one(c.involvement, p.gain_trust)
    c.efficacy = max(0.0, towards_one(c.efficacy, p.gain_efficacy * helps))
    c.clarity = max(0.0, towards_one(c.clarity, p.gain_clarity * helps))
    c.meaning = towards_one(c.meaning, p.gain_meaning)
    c.belief = towards_one(c.belief, here.p.belief.gain_from_grasping)
    c.n_grasped += 1
    c.perspective_is_known = 1
    happens(here, Event.GRASPED, k, c.sector, c.belief)


@step
def perspective_is_overheard(here: Here, k: int, c: Record) -> None:
    """What matters to the citizen is overheard: trust, involvement and efficacy fall."""
    p = here.p.conversation
    helps = here.p.switches.involvement_effect
    c.trust *= 1.0 - p.loss_trust
    c.involvement *= 1.0 - p.loss_trust
    c.efficacy = min(1.0, c.efficacy * (1.0 - p.loss_efficacy * helps))
    happens(here, Event.OVERHEARD, k, c.sector, 0.0)


@step
def relation_deepens(here: Here, c: Record, post: Record) -> None:
    """Alliance grows, the caseworker's belief follows the impression, and the citizen feels the belief."""
    people, p = here.p.population, here.p.belief
    c.alliance = towards_one(c.alliance, here.p.conversation.alliance_per_meeting * post.competence * 2.0)
    c.alliance = min(1.0, c.alliance)
    noise = normal(uniform(here.seed, Rare.BELIEF_NOISE, here.month, c.address))
    seen = impression(outlook(c, here.p.weights, people.indicator_mean, people.indicator_sd), post.stance, noise, p)
    c.belief = belief_after_meeting(c.belief, seen, p)
    c.efficacy = efficacy_after_meeting(c.efficacy, c.belief, here.p.switches.belief_causal_share, p)


@step
def open_offer(here: Here, measure: int, first: int) -> int:
    """The first open offer of a kind of measure from number `first` on; `first` itself where all are closed."""
    for further in range(N_OFFERS):
        offer = (first + further) % N_OFFERS
        if here.town.offers_open[measure * N_OFFERS + offer] == 1:
            return offer
    return first


@step
def plan_is_made(here: Here, k: int, c: Record, i: int) -> None:
    """Agree on the next measure, the citizen's own where it is known and can be had, else a standard one."""
    lever, p = here.lever, here.p.decision
    likely = p.plan_per_meeting
    if c.measure != Measure.NONE and c.measure_months_left > p.planned_ahead_months:
        likely *= lever.parallel_measures
    if chance(here, Dice.PLAN_MADE, i) >= likely:
        return
    month, seed = here.month, here.seed
    support = lever.leadership_support - here.p.today.leadership_support
    kind = uniform(seed, Rare.PLAN_KIND, month, c.address)
    fits = uniform(seed, Rare.PLAN_FITS, month, c.address)
    own = own_plan_probability(lever.own_perspective_share, support, p) * lever.breadth_of_offers
    c.plan_is_own = 1 if c.perspective_is_known == 1 and fits < own else 0
    package = uniform(seed, Rare.PACKAGE, month, c.address)
    internships = internship_share_of_plans(lever.internship_volume, here.p.measures)
    if package < lever.job_first_focus:
        c.plan = Measure.PACKAGE
    elif c.plan_is_own == 1:
        c.plan = own_measure(kind, c.readiness, c.social_complexity)
    elif kind < internships:
        c.plan = Measure.INTERNSHIP
    else:
        c.plan = standard_measure((kind - internships) / (1.0 - internships), here.p.measures)
    if c.plan == Measure.INTERNSHIP and 1.0 - package < lever.package_share * (1.0 - lever.job_first_focus):
        c.plan = Measure.PACKAGE
    c.stage, c.plan_months = Stage.AGREED, 0
    c.offer = open_offer(here, c.plan, int(fits * N_OFFERS))
    c.n_plans += 1
    happens(here, Event.PLAN_AGREED, k, c.plan, float(c.plan_is_own))
    if c.state == State.PASSIVE:
        c.state = State.WAITING
