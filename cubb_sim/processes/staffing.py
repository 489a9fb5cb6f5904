"""Posts that open and close, caseworkers who leave and join, and citizens who change caseworker."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.decisions import MunicipalityDraw, PostDraw, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import FIRST_GONE, NOBODY, Benefit, Category, Measure, Record, Stage, State, Target
from cubb_sim.randomness import normal, uniform
from cubb_sim.rules.scales import MONTHS_PER_YEAR, clip01, towards_one
from cubb_sim.rules.staffing import is_meaningful_shift, kept_through_shift, leaving_probability, posts_needed
from cubb_sim.world import MONTH, SEED, World

AGE_30_MONTHS = 360
READY_BAND = 0.05


@process
def caseworkers_come_and_go(world: World, m: int) -> None:
    """Open and close posts after the levers, let people leave, and fill what is vacant."""
    town = world.municipalities[m]
    month, seed = world.clock[MONTH], world.clock[SEED]
    lever = world.levers[month, m]
    for t in range(town.first_team, town.end_team):
        team = world.teams[t]
        wanted = posts_needed(team.reference_citizens, lever.caseload, lever.staff_budget)
        team.n_open = min(int(wanted), team.end_post - team.first_post)
        for j in range(team.first_post, team.end_post):
            post_changes(world, m, j, team)
    per_month = lever.reorganisations_per_year / MONTHS_PER_YEAR
    town.is_reorganising = 0
    if uniform(seed, MunicipalityDraw.REORGANISATION, month, town.address) < per_month:
        town.is_reorganising = 1
        share = world.parameters.staffing[0].reorganised_share
        happens(world.book, month, m, Event.REORGANISED, NOBODY, NOBODY, share)


@process
def post_changes(world: World, m: int, j: int, team: Record) -> None:
    """One post's month: does it exist, does its caseworker leave, is it filled?"""
    post = world.posts[j]
    month, seed = world.clock[MONTH], world.clock[SEED]
    exists = j - team.first_post < team.n_open
    if not exists:
        if post.is_filled == 1:
            happens(world.book, month, m, Event.CASEWORKER_LEFT, NOBODY, j, float(post.tenure_months))
        post.is_open, post.is_filled = 0, 0
        return
    if post.is_open == 0:
        post.is_open, post.months_vacant, post.was_opened = 1, 0, 1
    if post.is_filled == 1:
        post.tenure_months += 1
        p = world.parameters.staffing[0]
        leaving = leaving_probability(world.levers[month, m].caseworker_turnover, post.strain, team.climate, p)
        wave = world.surroundings[month, m].resignation_share
        if (
            uniform(seed, PostDraw.LEAVES, month, post.address) < leaving
            or uniform(seed, PostDraw.WAVE, month, post.address) < wave
        ):
            post.is_filled, post.months_vacant = 0, 0
            happens(world.book, month, m, Event.CASEWORKER_LEFT, NOBODY, j, float(post.tenure_months))
    elif uniform(seed, PostDraw.HIRED, month, post.address) < world.parameters.staffing[0].hired_per_month:
        caseworker_joins(world, m, j, 0)
        happens(world.book, month, m, Event.CASEWORKER_JOINED, NOBODY, j, float(post.months_vacant))
    else:
        post.months_vacant += 1


@process
def caseworker_joins(world: World, m: int, j: int, tenure_months: int) -> None:
    """Put a new person on a post: talent, stance and knowledge of firms drawn, competence by the learning curve."""
    post = world.posts[j]
    month, seed = world.clock[MONTH], world.clock[SEED]
    p, today = world.parameters.staffing[0], world.today[0]
    post.is_open, post.is_filled = 1, 1
    post.person += 1
    post.tenure_months = tenure_months
    post.talent = clip01(
        today.conversation_quality + p.talent_sd * normal(uniform(seed, PostDraw.TALENT, month, post.address))
    )
    post.stance = clip01(0.5 + p.stance_sd * normal(uniform(seed, PostDraw.STANCE, month, post.address)))
    learnt = min(1.0, tenure_months / p.learning_curve_months)
    post.firm_knowledge = learnt * uniform(seed, PostDraw.FIRM_KNOWLEDGE, month, post.address)
    shift = world.levers[month, m].conversation_quality - today.conversation_quality
    post.skill = clip01(post.talent + (shift if month == 0 else 0.0))
    post.competence = post.skill * (p.newcomer_level + (1.0 - p.newcomer_level) * learnt)
    post.practice = world.parameters.management[0].practice_today
    post.strain = p.reference_strain


@process
def citizens_change_caseworker(world: World, m: int) -> None:
    """Age everybody a month and carry out every shift: newcomers on posts, closed posts, boundaries, reorganisations."""
    town = world.municipalities[m]
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.state >= FIRST_GONE:
            continue
        c.age_months += 1
        c.months_present += 1
        if c.state == State.JOB:
            continue
        c.months_on_benefit += 1
        c.relation_months += 1
        boundary = crosses_boundary(world, m, k, c)
        post = world.posts[c.caseworker]
        if post.is_filled == 1 and post.person != c.caseworker_person:
            citizen_shifts(world, m, k, c, c.caseworker)
        elif post.is_open == 0 or boundary:
            moves_to_team(world, m, k, c, boundary)
        elif town.is_reorganising == 1:
            is_moved(world, m, k, c, Rare.SHIFT_BY_REORGANISATION, world.parameters.staffing[0].reorganised_share)
    new_posts_take_over(world, m)


@process
def crosses_boundary(world: World, m: int, k: int, c: Record) -> bool:
    """Whether the citizen crossed the 30-year or category boundary this month and is to leave the team."""
    month = world.clock[MONTH]
    crossed = False
    if c.age_months == AGE_30_MONTHS:
        if c.benefit == Benefit.UDDANNELSESHJAELP:
            c.benefit = Benefit.KONTANTHJAELP
        happens(world.book, month, m, Event.TURNED_30, k, NOBODY, 0.0)
        crossed = c.category == Category.ACTIVITY_READY
    ready = world.parameters.staffing[0].ready_for_next_step
    if c.category == Category.ACTIVITY_READY and c.readiness > ready + READY_BAND:
        c.category = Category.JOB_READY
        happens(world.book, month, m, Event.BECAME_JOB_READY, k, NOBODY, c.readiness)
        crossed = True
    elif c.category == Category.JOB_READY and c.readiness < ready - READY_BAND:
        c.category = Category.ACTIVITY_READY
        happens(world.book, month, m, Event.BECAME_ACTIVITY_READY, k, NOBODY, c.readiness)
        crossed = True
    if not crossed:
        return False
    keeps = uniform(world.clock[SEED], Rare.SHIFT_AT_BOUNDARY, month, c.address)
    return bool(keeps >= world.levers[month, m].flexible_transitions)


@process
def team_for(world: World, m: int, c: Record) -> int:
    """Index of the team that serves a citizen of this age and category."""
    town = world.municipalities[m]
    target = Target.OVER_30
    if c.category == Category.JOB_READY:
        target = Target.JOB_READY
    elif c.age_months < AGE_30_MONTHS:
        target = Target.UNDER_30
    for t in range(town.first_team, town.end_team):
        if world.teams[t].target == target:
            return t
    return int(town.first_team)


@process
def lightest_post(world: World, team: Record, other_than: int) -> int:
    """The open post of a team with the lowest caseload, filled ones first; `other_than` is left out where possible."""
    best, lowest = team.first_post, 1.0e9
    for j in range(team.first_post, team.end_post):
        post = world.posts[j]
        if post.is_open == 1:
            load = post.caseload + (0.0 if post.is_filled == 1 else 1.0e4) + (1.0e6 if j == other_than else 0.0)
            if load < lowest:
                best, lowest = j, load
    return int(best)


@process
def moves_to_team(world: World, m: int, k: int, c: Record, by_boundary: bool) -> None:
    """Give the citizen a caseworker in the team that now serves him or her."""
    team = world.teams[team_for(world, m, c)]
    if by_boundary and team.first_post <= c.caseworker < team.end_post:
        return
    citizen_shifts(world, m, k, c, lightest_post(world, team, c.caseworker))


@process
def is_moved(world: World, m: int, k: int, c: Record, decision: int, share: float) -> None:
    """Move the citizen to a colleague with probability `share`."""
    if uniform(world.clock[SEED], decision, world.clock[MONTH], c.address) < share:
        new = lightest_post(world, world.teams[world.posts[c.caseworker].team], c.caseworker)
        if new != c.caseworker:
            citizen_shifts(world, m, k, c, new)


@process
def new_posts_take_over(world: World, m: int) -> None:
    """Let a person on a newly opened post take over the share of the team's citizens that evens out the caseload."""
    town = world.municipalities[m]
    for t in range(town.first_team, town.end_team):
        team = world.teams[t]
        for j in range(team.first_post, team.end_post):
            post = world.posts[j]
            if post.was_opened == 1 and post.is_filled == 1:
                post.was_opened = 0
                share = 1.0 / max(1.0, float(team.n_open))
                for k in range(town.first_citizen, town.end_citizen):
                    c = world.citizens[k]
                    if (
                        State.NOT_ARRIVED < c.state < State.JOB
                        and world.posts[c.caseworker].team == t
                        and c.caseworker != j
                        and uniform(world.clock[SEED], Rare.NEW_POST, world.clock[MONTH], c.address) < share
                    ):
                        citizen_shifts(world, m, k, c, j)


@process
def citizen_shifts(world: World, m: int, k: int, c: Record, new: int) -> None:
    """Carry out one caseworker shift: alliance, trust and promises lost; derailing, meaningful, or neither."""
    month, seed = world.clock[MONTH], world.clock[SEED]
    p = world.parameters.staffing[0]
    old, post = world.posts[c.caseworker], world.posts[new]
    old.caseload -= 1
    post.caseload += 1
    happens(world.book, month, m, Event.SHIFT, k, new, c.alliance * (1.0 - p.alliance_kept))
    c.n_shifts += 1
    c.caseworker, c.caseworker_person, c.relation_months = new, post.person, 0
    c.alliance = kept_through_shift(c.alliance, 1.0 - p.alliance_kept)
    c.belief = post.stance
    if is_meaningful_shift(c.readiness, p.ready_for_next_step):
        c.efficacy = towards_one(c.efficacy, p.meaningful_gain)
        happens(world.book, month, m, Event.SHIFT_MEANINGFUL, k, new, 0.0)
        return
    c.trust = kept_through_shift(c.trust, p.trust_lost)
    if uniform(seed, Rare.SHIFT_DERAILS, month, c.address) < p.derailing_share:
        c.efficacy = kept_through_shift(c.efficacy, p.derailing_loss)
        c.clarity = kept_through_shift(c.clarity, p.derailing_loss)
        c.n_derailing_shifts += 1
        happens(world.book, month, m, Event.SHIFT_DERAILED, k, new, 0.0)
    if c.stage != Stage.NO_PLAN and uniform(seed, Rare.HANDOVER, month, c.address) < p.promise_lost_share:
        promise_is_broken(world, m, k, c)


@process
def promise_is_broken(world: World, m: int, k: int, c: Record) -> None:
    """An agreed measure that will not come: trust and the experience of involvement fall, harder the more it was own."""
    p = world.parameters.decision[0]
    weight = 1.0 if c.plan_is_own == 1 else 0.5
    c.trust *= 1.0 - weight * p.broken_trust
    c.involvement *= 1.0 - weight * p.broken_involvement
    c.n_broken_promises += 1
    happens(world.book, world.clock[MONTH], m, Event.PROMISE_BROKEN, k, c.plan, float(c.plan_months))
    c.stage, c.plan = Stage.NO_PLAN, Measure.NONE
    if c.state == State.WAITING:
        c.state = State.PASSIVE
