"""Posts that open and close, caseworkers who leave and join, and citizens who change caseworker."""

from __future__ import annotations

from cubb_sim.compilation import process, step
from cubb_sim.decisions import MunicipalityDraw, PostDraw, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import FIRST_GONE, NOBODY, Benefit, Category, Measure, Record, Stage, State, Target
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01, towards_one
from cubb_sim.rules.staffing import is_meaningful_shift, kept_through_shift, leaving_probability, posts_needed
from cubb_sim.world import Here, World, stand_in

AGE_30_MONTHS = 360
READY_BAND = 0.05
"""How far beyond the border readiness must be before the category changes, either way (assumed)."""
CASEWORKERS_PER_BROKER = 10.0


@process
def caseworkers_come_and_go(world: World, m: int) -> None:
    """Open and close posts after the levers, let people leave, and fill what is vacant."""
    here = stand_in(world, m)
    town = here.town
    month, seed = here.month, here.seed
    lever = here.lever
    for t in range(town.first_team, town.end_team):
        team = here.teams[t]
        wanted = posts_needed(team.reference_citizens, lever.caseload, lever.staff_budget)
        team.n_open = min(int(wanted), team.end_post - team.first_post)
        brokers = 0
        for j in range(team.first_post, team.end_post):
            post_changes(here, j, team)
            post = here.posts[j]
            rank = uniform(seed, PostDraw.BROKER, 0, post.address)
            post.is_broker = 1 if post.is_filled == 1 and rank * CASEWORKERS_PER_BROKER < lever.knowledge_brokers else 0
            brokers += post.is_broker
        team.broker_share = min(1.0, brokers * CASEWORKERS_PER_BROKER / team.n_open)
    per_month = lever.reorganisations_per_year / MONTHS_PER_YEAR
    town.is_reorganising = 0
    if uniform(seed, MunicipalityDraw.REORGANISATION, month, town.address) < per_month:
        town.is_reorganising = 1
        share = here.p.staffing.reorganised_share
        happens(here, Event.REORGANISED, NOBODY, NOBODY, share)


@step
def post_changes(here: Here, j: int, team: Record) -> None:
    """One post's month: does it exist, does its caseworker leave, is it filled?"""
    post = here.posts[j]
    month, seed = here.month, here.seed
    exists = j - team.first_post < team.n_open
    if not exists:
        if post.is_filled == 1:
            happens(here, Event.CASEWORKER_LEFT, NOBODY, j, float(post.tenure_months))
        post.is_open, post.is_filled = 0, 0
        return
    if post.is_open == 0:
        post.is_open, post.months_vacant, post.was_opened = 1, 0, 1
    if post.is_filled == 1:
        post.tenure_months += 1
        p = here.p.staffing
        leaving = leaving_probability(here.lever.caseworker_turnover, post.strain, team.climate, p)
        wave = here.path.resignation_share
        if (
            uniform(seed, PostDraw.LEAVES, month, post.address) < leaving
            or uniform(seed, PostDraw.WAVE, month, post.address) < wave
        ):
            post.is_filled, post.months_vacant = 0, 0
            happens(here, Event.CASEWORKER_LEFT, NOBODY, j, float(post.tenure_months))
    elif uniform(seed, PostDraw.HIRED, month, post.address) < here.p.staffing.hired_per_month:
        caseworker_joins(here, j, 0)
        happens(here, Event.CASEWORKER_JOINED, NOBODY, j, float(post.months_vacant))
    else:
        post.months_vacant += 1


@process
def caseworker_joins(here: Here, j: int, tenure_months: int) -> None:
    """Put a new person on a post: talent, stance and knowledge of firms drawn, competence by the learning curve."""
    post = here.posts[j]
    month, seed = here.month, here.seed
    p, today = here.p.staffing, here.p.today
    post.is_open, post.is_filled = 1, 1
    post.person += 1
    post.tenure_months = tenure_months
    post.talent = clip01(
        today.conversation_quality + p.talent_sd * normal(uniform(seed, PostDraw.TALENT, month, post.address))
    )
    post.stance = clip01(0.5 + p.stance_sd * normal(uniform(seed, PostDraw.STANCE, month, post.address)))
    post.value_added = normal(uniform(seed, PostDraw.VALUE_ADDED, month, post.address))
    learnt = min(1.0, tenure_months / p.learning_curve_months)
    post.firm_knowledge = learnt * uniform(seed, PostDraw.FIRM_KNOWLEDGE, month, post.address)
    shift = here.lever.conversation_quality - today.conversation_quality
    post.skill = clip01(post.talent + (shift if month == 0 else 0.0))
    post.competence = post.skill * (p.newcomer_level + (1.0 - p.newcomer_level) * learnt)
    post.practice = here.p.management.practice_today
    post.strain = p.reference_strain


@process
def citizens_change_caseworker(world: World, m: int) -> None:
    """Age everybody a month and carry out every shift: newcomers, closed posts, boundaries, reorganisations."""
    here = stand_in(world, m)
    town = here.town
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state >= FIRST_GONE:
            continue
        c.age_months += 1
        c.months_present += 1
        if c.state == State.JOB:
            turns_30(here, k, c)
            continue
        c.months_on_benefit += 1
        c.relation_months += 1
        boundary = crosses_boundary(here, k, c)
        post = here.posts[c.caseworker]
        if post.is_filled == 1 and post.person != c.caseworker_person:
            citizen_shifts(here, k, c, c.caseworker)
        elif post.is_open == 0 or boundary:
            moves_to_team(here, k, c, boundary)
        elif town.is_reorganising == 1:
            is_moved(here, k, c, Rare.SHIFT_BY_REORGANISATION, here.p.staffing.reorganised_share)
    new_posts_take_over(here)


@step
def turns_30(here: Here, k: int, c: Record) -> bool:
    """Whether the citizen turns 30 this month; uddannelseshjælp then becomes kontanthjælp."""
    if c.age_months != AGE_30_MONTHS:
        return False
    if c.benefit == Benefit.UDDANNELSESHJAELP:
        c.benefit = Benefit.KONTANTHJAELP
    happens(here, Event.TURNED_30, k, NOBODY, 0.0)
    return True


@step
def crosses_boundary(here: Here, k: int, c: Record) -> bool:
    """Whether the citizen crossed the 30-year or category boundary this month and is to leave the team."""
    month = here.month
    crossed = False
    if turns_30(here, k, c):
        crossed = c.category == Category.ACTIVITY_READY
    ready = here.p.staffing.ready_for_next_step
    if c.category == Category.ACTIVITY_READY and c.readiness > ready + READY_BAND:
        c.category = Category.JOB_READY
        happens(here, Event.BECAME_JOB_READY, k, NOBODY, c.readiness)
        crossed = True
    elif c.category == Category.JOB_READY and c.readiness < ready - READY_BAND:
        c.category = Category.ACTIVITY_READY
        happens(here, Event.BECAME_ACTIVITY_READY, k, NOBODY, c.readiness)
        crossed = True
    if not crossed:
        return False
    keeps = uniform(here.seed, Rare.SHIFT_AT_BOUNDARY, month, c.address)
    return bool(keeps >= here.lever.flexible_transitions)


@process
def team_for(here: Here, c: Record) -> int:
    """Index of the team that serves a citizen of this age and category."""
    town = here.town
    target = Target.OVER_30
    if c.category == Category.JOB_READY:
        target = Target.JOB_READY
    elif c.age_months < AGE_30_MONTHS:
        target = Target.UNDER_30
    for t in range(town.first_team, town.end_team):
        if here.teams[t].target == target:
            return t
    return int(town.first_team)


@process
def lightest_post(here: Here, team: Record, other_than: int) -> int:
    """The open post of a team with the lowest caseload, filled ones first; `other_than` is left out where possible."""
    best, lowest = team.first_post, 1.0e9
    for j in range(team.first_post, team.end_post):
        post = here.posts[j]
        if post.is_open == 1:
            load = post.caseload + (0.0 if post.is_filled == 1 else 1.0e4) + (1.0e6 if j == other_than else 0.0)
            if load < lowest:
                best, lowest = j, load
    return int(best)


@step
def moves_to_team(here: Here, k: int, c: Record, by_boundary: bool) -> None:
    """Give the citizen a caseworker in the team that now serves him or her."""
    team = here.teams[team_for(here, c)]
    if by_boundary and team.first_post <= c.caseworker < team.end_post:
        return
    citizen_shifts(here, k, c, lightest_post(here, team, c.caseworker))


@step
def is_moved(here: Here, k: int, c: Record, decision: int, share: float) -> None:
    """Move the citizen to a colleague with probability `share`."""
    if uniform(here.seed, decision, here.month, c.address) < share:
        new = lightest_post(here, here.teams[here.posts[c.caseworker].team], c.caseworker)
        if new != c.caseworker:
            citizen_shifts(here, k, c, new)


@step
def new_posts_take_over(here: Here) -> None:
    """Let a person on a newly opened post take over the share of the team's citizens that evens out the caseload."""
    town = here.town
    for t in range(town.first_team, town.end_team):
        team = here.teams[t]
        for j in range(team.first_post, team.end_post):
            post = here.posts[j]
            if post.was_opened == 1 and post.is_filled == 1:
                post.was_opened = 0
                share = 1.0 / max(1.0, float(team.n_open))
                for k in range(town.first_citizen, town.end_citizen):
                    c = here.citizens[k]
                    if (
                        State.NOT_ARRIVED < c.state < State.JOB
                        and here.posts[c.caseworker].team == t
                        and c.caseworker != j
                        and uniform(here.seed, Rare.NEW_POST, here.month, c.address) < share
                    ):
                        citizen_shifts(here, k, c, j)


@process
def citizen_shifts(here: Here, k: int, c: Record, new: int) -> None:
    """Carry out one caseworker shift: alliance, trust and promises lost; derailing, meaningful, or neither."""
    month, seed = here.month, here.seed
    p = here.p.staffing
    old, post = here.posts[c.caseworker], here.posts[new]
    old.caseload -= 1
    post.caseload += 1
    happens(here, Event.SHIFT, k, new, c.alliance * (1.0 - p.alliance_kept))
    c.n_shifts += 1
    c.caseworker, c.caseworker_person, c.relation_months = new, post.person, 0
    c.perspective_is_known = 0
    c.alliance = kept_through_shift(c.alliance, 1.0 - p.alliance_kept)
    c.belief = post.stance
    if is_meaningful_shift(c.readiness, p.ready_for_next_step):
        c.efficacy = towards_one(c.efficacy, p.meaningful_gain)
        happens(here, Event.SHIFT_MEANINGFUL, k, new, 0.0)
        return
    c.trust = kept_through_shift(c.trust, p.trust_lost)
    if uniform(seed, Rare.SHIFT_DERAILS, month, c.address) < p.derailing_share:
        c.efficacy = kept_through_shift(c.efficacy, p.derailing_loss)
        c.clarity = kept_through_shift(c.clarity, p.derailing_loss)
        c.n_derailing_shifts += 1
        happens(here, Event.SHIFT_DERAILED, k, new, 0.0)
    if c.stage != Stage.NO_PLAN and uniform(seed, Rare.HANDOVER, month, c.address) < p.promise_lost_share:
        promise_is_broken(here, k, c)


@process
def promise_is_broken(here: Here, k: int, c: Record) -> None:
    """An agreed measure that will not come: trust and the experience of involvement fall, harder for an own plan."""
    p = here.p.decision
    weight = 1.0 if c.plan_is_own == 1 else 0.5
    c.trust *= 1.0 - weight * p.broken_trust
    c.involvement *= 1.0 - weight * p.broken_involvement
    c.n_broken_promises += 1
    happens(here, Event.PROMISE_BROKEN, k, c.plan, float(c.plan_months))
    c.stage, c.plan = Stage.NO_PLAN, Measure.NONE
    if c.state == State.WAITING:
        c.state = State.PASSIVE
