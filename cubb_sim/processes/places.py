"""Places: who of those who wait gets one, in which queue order, within budgets, firms and organisations."""

from __future__ import annotations

from typing import Any

import numpy as np

from cubb_sim.compilation import allocating, process, step
from cubb_sim.decisions import Dice, Rare
from cubb_sim.events import Event, happens
from cubb_sim.kinds import NOBODY, Measure, Record, Stage, State
from cubb_sim.processes.firms import best_firm, internship_begins
from cubb_sim.randomness import uniform
from cubb_sim.rules.decision import queue_priority
from cubb_sim.rules.economy import WEEKS_PER_MONTH
from cubb_sim.rules.measures import months_of, n_organisations, n_social_enterprises
from cubb_sim.rules.scales import MONTHS_PER_YEAR, standardised
from cubb_sim.world import Here, World, chance, stand_in

LONG_TERM_MONTHS = 60


@process
def places_are_given(world: World, m: int) -> None:
    """Renew the month's budgets, line up everybody who has waited long enough, and give out what places there are."""
    here = stand_in(world, m)
    town, lever = here.town, here.lever
    path = here.path
    per_citizen = here.p.measures.weeks_budget_per_citizen
    town.measure_weeks_budget = (
        per_citizen * lever.offer_budget * path.budget_factor * town.reference_citizens
        - town.n_bought * WEEKS_PER_MONTH
    )
    town.internship_starts += lever.internship_volume / 100.0 * town.reference_citizens / MONTHS_PER_YEAR
    town.internship_starts = min(
        town.internship_starts, lever.internship_volume / 100.0 * town.reference_citizens / 4.0
    )
    n = town.n_queue
    serving_order(world.queue_key[:n], world.queue_order)
    for rank in range(n):
        k = world.queue[world.queue_order[rank]]
        place_is_sought(here, k, here.citizens[k])


@allocating
def serving_order(keys: Any, order: Any) -> None:
    """Fill `order` with the places of `keys` from the lowest to the highest."""
    order[: keys.shape[0]] = np.argsort(keys)


@step
def joins_queue(here: Here, k: int, c: Record, i: int) -> None:
    """Put a citizen who waits for a place into the queue, with a key that sorts first who is served first."""
    if c.stage != Stage.WAITING_FOR_PLACE or c.state >= State.HOURS or c.measure != Measure.NONE:
        return
    if c.waited_months < here.lever.waiting_time_months:
        return
    people = here.p.population
    is_long_term = 1.0 if c.months_on_benefit >= LONG_TERM_MONTHS else 0.0
    readiness_sd = standardised(c.readiness, people.indicator_mean, people.indicator_sd)
    n = here.town.n_queue
    here.queue[n] = k
    here.queue_key[n] = queue_priority(
        chance(here, Dice.QUEUE, i), readiness_sd, here.p.switches.creaming, is_long_term,
        here.lever.long_term_priority,
    )  # fmt: skip
    here.town.n_queue = n + 1


@step
def place_is_sought(here: Here, k: int, c: Record) -> None:
    """Start the citizen's measure where there is a place for it this month; else the wait goes on."""
    town = here.town
    measure = c.plan
    if measure == Measure.INTERNSHIP or measure == Measure.PACKAGE:
        if town.internship_starts >= 1.0 or measure == Measure.PACKAGE:
            firm = best_firm(here, c)
            if firm != NOBODY:
                if measure == Measure.INTERNSHIP:
                    town.internship_starts -= 1.0
                measure_begins(here, k, c, measure)
                internship_begins(here, k, c, firm)
    elif measure == Measure.VOLUNTARY:
        organisation = free_organisation(here, c)
        if organisation != NOBODY:
            here.organisations[organisation].occupied += 1
            c.organisation = organisation
            measure_begins(here, k, c, measure)
    elif measure == Measure.SOCIAL_ENTERPRISE:
        limit = here.lever.social_enterprise_places / 100.0 * town.reference_citizens
        if town.social_places_used + 1 <= limit:
            town.social_places_used += 1
            which = uniform(here.seed, Rare.ORGANISATION, here.month, c.address)
            c.firm = town.first_firm + int(which * n_social_enterprises(town.reference_citizens))
            measure_begins(here, k, c, measure)
    elif town.measure_weeks_budget >= WEEKS_PER_MONTH:
        town.measure_weeks_budget -= WEEKS_PER_MONTH
        measure_begins(here, k, c, measure)


@step
def measure_begins(here: Here, k: int, c: Record, measure: int) -> None:
    """Start a measure: its length, whether it is the citizen's own, and perhaps a mentor beside it."""
    month, seed = here.month, here.seed
    p = here.p.measures
    town = here.town
    spread = 0.5 + uniform(seed, Rare.MEASURE_MONTHS, month, c.address)
    if measure == Measure.INTERNSHIP or measure == Measure.PACKAGE:
        spread = 1.0
    c.measure, c.measure_is_own = measure, c.plan_is_own
    c.measure_months_left = max(1, int(months_of(measure, p) * spread + 0.5))
    c.has_agreed_wages = 1 if measure == Measure.PACKAGE else 0
    c.stage, c.plan = Stage.NO_PLAN, Measure.NONE
    c.state = State.IN_MEASURE
    if measure == Measure.VOLUNTARY:
        c.state = State.VOLUNTARY
    elif measure == Measure.INTERNSHIP or measure == Measure.PACKAGE:
        c.state = State.INTERNSHIP
    c.n_measures += 1
    c.n_own_measures += c.measure_is_own
    happens(here, Event.MEASURE_STARTED, k, measure, float(c.plan_months))
    beside = uniform(seed, Rare.PARALLEL, month, c.address) < here.lever.parallel_measures
    if beside and measure != Measure.MENTOR and town.measure_weeks_budget >= WEEKS_PER_MONTH:
        town.measure_weeks_budget -= WEEKS_PER_MONTH
        c.parallel, c.parallel_months_left = Measure.MENTOR, c.measure_months_left


@step
def free_organisation(here: Here, c: Record) -> int:
    """An organisation with a free place, looked for from a random one onwards; `NOBODY` where all are full."""
    town = here.town
    wanted = int(n_organisations(town.reference_citizens, here.lever.voluntary_places))
    n = min(wanted, town.end_organisation - town.first_organisation)
    if n == 0:
        return NOBODY
    start = int(uniform(here.seed, Rare.ORGANISATION, here.month, c.address) * n)
    for further in range(n):
        o = town.first_organisation + (start + further) % n
        if here.organisations[o].occupied < here.organisations[o].places:
            return int(o)
    return NOBODY
