"""The month's account: benefits and refund person by person, wages, staff, measures and development."""

from __future__ import annotations

import math

from cubb_sim.compilation import process, step
from cubb_sim.kinds import Measure, Record, State
from cubb_sim.outcome import Account
from cubb_sim.rules.economy import WEEKS_PER_MONTH, benefit_after_earnings, full_benefit, refund_share, state_part
from cubb_sim.rules.scales import MONTHS_PER_YEAR
from cubb_sim.world import Here, World, stand_in


@step
def month_is_paid(here: Here, c: Record) -> None:
    """Book the citizen's wages, benefit and measure of the month."""
    p, book = here.p.economy, here.account
    if c.state >= State.HOURS:
        book[Account.WAGES] += int(c.paid_hours * WEEKS_PER_MONTH * p.wage_kr_per_hour + 0.5)
    if c.state < State.JOB:
        benefit_is_paid(here, c, p, book)
        if c.measure != Measure.NONE:
            measure_is_paid(c, p, book)


@process
def effort_is_paid(world: World, m: int) -> None:
    """Salaries of the filled posts, and the development the levers ask for [whole kr]."""
    here = stand_in(world, m)
    town = here.town
    n_filled = 0
    for j in range(town.first_post, town.end_post):
        n_filled += here.posts[j].is_filled
    salaries = n_filled * here.p.economy.caseworker_kr_per_year / MONTHS_PER_YEAR
    here.account[Account.STAFF] += int(salaries + 0.5)
    costs = here.development
    kr = costs.kr + costs.kr_per_caseworker * n_filled + costs.kr_per_citizen * town.n_on_benefit
    here.account[Account.DEVELOPMENT] += math.floor(kr + 0.5)


@step
def benefit_is_paid(here: Here, c: Record, p: Record, book: Record) -> None:
    """One citizen's benefit [whole kr], split between state and municipality by weeks on support."""
    full = full_benefit(c, p)
    paid = int(benefit_after_earnings(full, c.paid_hours, p))
    state = int(state_part(float(paid), refund_share(c.weeks_on_support, p)))
    c.state_kr += state
    c.municipal_kr += paid - state
    here.town.benefit_kr += paid
    book[Account.BENEFIT] += paid
    book[Account.BENEFIT_STATE] += state
    book[Account.BENEFIT_MUNICIPAL] += paid - state
    c.weeks_on_support = min(5000, c.weeks_on_support + 4)
    if c.months_on_benefit % 3 == 0:
        c.weeks_on_support += 1


@step
def measure_is_paid(c: Record, p: Record, book: Record) -> None:
    """A month of the citizen's measure, and of a mentor beside it [whole kr]."""
    per_week = p.voluntary_kr_per_week
    if c.measure == Measure.INTERNSHIP or c.measure == Measure.PACKAGE:
        mentor = int(p.company_mentor_kr_per_week * WEEKS_PER_MONTH + 0.5)
        book[Account.COMPANY_MENTOR] += mentor
        c.municipal_kr += mentor
        per_week = 0.0
    elif c.measure == Measure.COURSE:
        per_week = p.course_kr_per_week
    elif c.measure == Measure.MENTOR:
        per_week = p.mentor_kr_per_week
    elif c.measure == Measure.SOCIAL_ENTERPRISE:
        per_week = p.social_enterprise_kr_per_week
    elif c.measure == Measure.WAGE_SUBSIDY:
        per_week = p.wage_subsidy_kr_per_week
    elif c.measure == Measure.CLARIFICATION:
        per_week = p.clarification_kr_per_week
    if c.parallel == Measure.MENTOR:
        per_week += p.mentor_kr_per_week
    paid = int(per_week * WEEKS_PER_MONTH + 0.5)
    book[Account.MEASURES] += paid
    c.municipal_kr += paid
