"""From agreement to grant: decision authority, approval, refusal, agreements that slip, and promises that break."""

from __future__ import annotations

from cubb_sim.compilation import process
from cubb_sim.decisions import Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import Record, Stage, State
from cubb_sim.processes.staffing import promise_is_broken
from cubb_sim.randomness import uniform
from cubb_sim.rules.decision import approval_months, refusal_probability, slipping_probability
from cubb_sim.world import MONTH, SEED, World


@process
def decisions_are_made(world: World, m: int) -> None:
    """Carry every agreed plan a month further: granted at once, sent for approval, answered, or slipped."""
    town = world.municipalities[m]
    for k in range(town.first_citizen, town.end_citizen):
        c = world.citizens[k]
        if c.stage == Stage.NO_PLAN or c.state >= State.JOB:
            continue
        c.plan_months += 1
        if c.stage == Stage.AGREED:
            is_granted_or_sent(world, m, k, c)
        elif c.stage == Stage.AWAITING_APPROVAL:
            waits_for_answer(world, m, k, c)
        if c.stage != Stage.NO_PLAN:
            may_be_broken(world, m, k, c)


@process
def is_granted_or_sent(world: World, m: int, k: int, c: Record) -> None:
    """The caseworker grants the measure on the spot, or sends the case for approval."""
    month, seed = world.clock[MONTH], world.clock[SEED]
    lever = world.levers[month, m]
    if uniform(seed, Rare.GRANTED, month, c.address) < lever.decision_authority:
        c.stage = Stage.WAITING_FOR_PLACE
        happens(world.book, month, m, Event.GRANTED_AT_ONCE, k, c.plan, 0.0)
        return
    support = lever.leadership_support - world.today[0].leadership_support
    chance = uniform(seed, Rare.APPROVAL_MONTHS, month, c.address)
    c.approval_months_left = int(approval_months(support, chance, world.parameters.decision[0]) + 0.5)
    c.stage = Stage.AWAITING_APPROVAL
    world.posts[c.caseworker].n_applications += 1
    happens(world.book, month, m, Event.SENT_FOR_APPROVAL, k, c.plan, float(c.approval_months_left))


@process
def waits_for_answer(world: World, m: int, k: int, c: Record) -> None:
    """A month of approval: the answer comes when the time is up."""
    c.approval_months_left -= 1
    if c.approval_months_left > 0:
        return
    month = world.clock[MONTH]
    lever, p = world.levers[month, m], world.parameters.decision[0]
    support = lever.leadership_support - world.today[0].leadership_support
    if uniform(world.clock[SEED], Rare.REFUSED, month, c.address) < refusal_probability(support, p):
        happens(world.book, month, m, Event.REFUSED, k, c.plan, 0.0)
        promise_is_broken(world, m, k, c)
    else:
        c.stage = Stage.WAITING_FOR_PLACE
        happens(world.book, month, m, Event.APPROVED, k, c.plan, float(c.plan_months))


@process
def may_be_broken(world: World, m: int, k: int, c: Record) -> None:
    """The agreement breaks where nobody follows up, the offer has closed, or the citizen has waited too long."""
    p = world.parameters.decision[0]
    month, seed = world.clock[MONTH], world.clock[SEED]
    follow_up = world.posts[c.caseworker].follow_up
    slips = uniform(seed, Rare.OFFER_GONE, month, c.address) < slipping_probability(follow_up, p)
    if slips or c.plan_months > p.patience_months or world.offers_open[m, c.plan] == 0:
        promise_is_broken(world, m, k, c)
