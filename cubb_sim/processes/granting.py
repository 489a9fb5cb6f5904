"""From agreement to grant: decision authority, approval, refusal, agreements that slip, and promises that break."""

from __future__ import annotations

from cubb_sim.compilation import step
from cubb_sim.decisions import Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import N_OFFERS, Measure, Record, Stage, State
from cubb_sim.processes.staffing import promise_is_broken
from cubb_sim.randomness import uniform
from cubb_sim.rules.decision import approval_months, refusal_probability, slipping_probability
from cubb_sim.world import Here


@step
def plan_moves_on(here: Here, k: int, c: Record) -> None:
    """Carry an agreed plan a month further: granted at once, sent for approval, answered, or broken."""
    if c.stage == Stage.NO_PLAN:
        return
    if c.measure == Measure.NONE and c.state < State.HOURS:
        c.plan_months += 1
    c.waited_months += 1
    if c.stage == Stage.AGREED:
        is_granted_or_sent(here, k, c)
    elif c.stage == Stage.AWAITING_APPROVAL:
        waits_for_answer(here, k, c)
    if c.stage != Stage.NO_PLAN:
        may_be_broken(here, k, c)


@step
def is_granted_or_sent(here: Here, k: int, c: Record) -> None:
    """The caseworker grants the measure on the spot, or sends the case for approval."""
    month, seed = here.month, here.seed
    lever = here.lever
    if uniform(seed, Rare.GRANTED, month, c.address) < lever.decision_authority:
        c.stage, c.waited_months = Stage.WAITING_FOR_PLACE, 0
        happens(here, Event.GRANTED_AT_ONCE, k, c.plan, 0.0)
        return
    support = lever.leadership_support - here.p.today.leadership_support
    chance = uniform(seed, Rare.APPROVAL_MONTHS, month, c.address)
    c.approval_months_left = int(approval_months(support, chance, here.p.decision) + 0.5)
    c.stage = Stage.AWAITING_APPROVAL
    here.posts[c.caseworker].n_applications += 1
    happens(here, Event.SENT_FOR_APPROVAL, k, c.plan, float(c.approval_months_left))


@step
def waits_for_answer(here: Here, k: int, c: Record) -> None:
    """A month of approval: the answer comes when the time is up."""
    c.approval_months_left -= 1
    if c.approval_months_left > 0:
        return
    month = here.month
    lever, p = here.lever, here.p.decision
    support = lever.leadership_support - here.p.today.leadership_support
    if uniform(here.seed, Rare.REFUSED, month, c.address) < refusal_probability(support, p):
        happens(here, Event.REFUSED, k, c.plan, 0.0)
        promise_is_broken(here, k, c)
    else:
        c.stage, c.waited_months = Stage.WAITING_FOR_PLACE, 0
        happens(here, Event.APPROVED, k, c.plan, float(c.plan_months))


@step
def may_be_broken(here: Here, k: int, c: Record) -> None:
    """The agreement breaks where nobody follows up, the offer has closed, or the citizen has waited too long."""
    p = here.p.decision
    month, seed = here.month, here.seed
    follow_up = here.posts[c.caseworker].follow_up
    slips = uniform(seed, Rare.OFFER_GONE, month, c.address) < slipping_probability(follow_up, p)
    if slips or c.plan_months > p.patience_months or here.town.offers_open[c.plan * N_OFFERS + c.offer] == 0:
        promise_is_broken(here, k, c)
