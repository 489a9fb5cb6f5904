"""Balances that must close every month: people, hours, places and money. Nothing is created, nothing lost."""

from __future__ import annotations

from enum import IntEnum

from cubb_sim.compilation import process, step
from cubb_sim.events import Event
from cubb_sim.kinds import FIRST_GONE, Measure, Record, State
from cubb_sim.outcome import Account, Stock
from cubb_sim.world import Here, World, stand_in

MINUTES = 60.0
TOLERANCE_HOURS = 1e-6


class Balance(IntEnum):
    """Which balance is broken; `CLOSED` where none is."""

    CLOSED = 0
    PEOPLE = 1
    CASELOADS = 2
    HOURS = 3
    INTERNSHIP_PLACES = 4
    VOLUNTARY_PLACES = 5
    EMPLOYEES = 6
    BENEFITS = 7
    REFUND = 8


@process
def broken_balance(world: World, m: int) -> tuple[int, float, float]:
    """The first balance that does not close in municipality `m` this month, with its two sides."""
    here = stand_in(world, m)
    month = here.month
    town = here.town
    flows = here.counts
    gone = flows[Event.LEFT_FOR_EDUCATION] + flows[Event.CLARIFIED] + flows[Event.MOVED_AWAY]
    before = world.stocks[month - 1, m, Stock.N_CITIZENS] + flows[Event.ARRIVED] - gone
    if before != world.stocks[month, m, Stock.N_CITIZENS]:
        return Balance.PEOPLE, before, world.stocks[month, m, Stock.N_CITIZENS]
    interns, volunteers, employed, listed = count_places(here)
    carried, minutes = 0, 0.0
    for j in range(town.first_post, town.end_post):
        carried += here.posts[j].caseload
        minutes += here.posts[j].hours_meetings * MINUTES
    if carried != listed:
        return Balance.CASELOADS, float(carried), float(listed)
    if abs(minutes - town.attention_minutes) > TOLERANCE_HOURS * (1.0 + minutes):
        return Balance.HOURS, minutes, town.attention_minutes
    occupied, hired = 0, 0
    for f in range(town.first_firm, town.end_firm):
        if here.firms[f].occupied > here.firms[f].places:
            return Balance.INTERNSHIP_PLACES, float(here.firms[f].occupied), float(here.firms[f].places)
        occupied += here.firms[f].occupied
        hired += here.firms[f].n_hired
    if occupied != interns:
        return Balance.INTERNSHIP_PLACES, float(occupied), float(interns)
    if hired != employed:
        return Balance.EMPLOYEES, float(hired), float(employed)
    taken = 0
    for o in range(town.first_organisation, town.end_organisation):
        taken += here.organisations[o].occupied
    if taken != volunteers:
        return Balance.VOLUNTARY_PLACES, float(taken), float(volunteers)
    return broken_money(here, world.ledger[month, m])


@step
def count_places(here: Here) -> tuple[int, int, int, int]:
    """Citizens in internships, in voluntary places, employed at the model's firms, and on a caseworker's list."""
    town = here.town
    interns, volunteers, employed, listed = 0, 0, 0, 0
    for k in range(town.first_citizen, town.end_citizen):
        c = here.citizens[k]
        if c.state >= FIRST_GONE:
            continue
        if c.measure == Measure.INTERNSHIP or c.measure == Measure.PACKAGE:
            interns += 1
        elif c.measure == Measure.VOLUNTARY:
            volunteers += 1
        if c.employer >= 0:
            employed += 1
        if c.state < State.JOB:
            listed += 1
    return interns, volunteers, employed, listed


@step
def broken_money(here: Here, book: Record) -> tuple[int, float, float]:
    """Benefits counted person by person against the ledger, and the ledger's two payers against the whole."""
    paid = here.town.benefit_kr
    if paid != book[Account.BENEFIT]:
        return Balance.BENEFITS, float(paid), float(book[Account.BENEFIT])
    parts = book[Account.BENEFIT_STATE] + book[Account.BENEFIT_MUNICIPAL]
    if parts != book[Account.BENEFIT]:
        return Balance.REFUND, float(parts), float(book[Account.BENEFIT])
    return Balance.CLOSED, 0.0, 0.0
