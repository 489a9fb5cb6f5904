"""Balances that must close every month: people, hours, places and money. Nothing is created, nothing lost."""

from __future__ import annotations

from enum import IntEnum

from cubb_sim.compilation import process, step
from cubb_sim.events import Event
from cubb_sim.kinds import FIRST_GONE, Measure, State
from cubb_sim.outcome import Account, Stock
from cubb_sim.rules.caseload import MINUTES
from cubb_sim.world import Here, World, stand_in

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
    gone = here.counts[Event.LEFT_FOR_EDUCATION] + here.counts[Event.CLARIFIED] + here.counts[Event.MOVED_AWAY]
    expected = world.stocks[here.month - 1, m, Stock.N_CITIZENS] + here.counts[Event.ARRIVED] - gone
    if expected != here.stock[Stock.N_CITIZENS]:
        return Balance.PEOPLE, expected, here.stock[Stock.N_CITIZENS]
    interns, volunteers, employed, listed = count_places(here)
    balance, left, right = broken_staff(here, listed)
    if balance == Balance.CLOSED:
        balance, left, right = broken_places(here, interns, volunteers, employed)
    if balance == Balance.CLOSED:
        balance, left, right = broken_money(here)
    return balance, left, right


@step
def broken_staff(here: Here, listed: int) -> tuple[int, float, float]:
    """Caseloads against the citizens listed, and meeting hours by post against minutes by citizen."""
    town = here.town
    carried, minutes = 0, 0.0
    for j in range(town.first_post, town.end_post):
        carried += here.posts[j].caseload
        minutes += here.posts[j].hours_meetings * MINUTES
    if carried != listed:
        return Balance.CASELOADS, float(carried), float(listed)
    if abs(minutes - town.attention_minutes) > TOLERANCE_HOURS * (1.0 + minutes):
        return Balance.HOURS, minutes, town.attention_minutes
    return Balance.CLOSED, 0.0, 0.0


@step
def broken_places(here: Here, interns: int, volunteers: int, employed: int) -> tuple[int, float, float]:
    """Places taken by firms' and organisations' own count against the citizens who say they are there."""
    town = here.town
    occupied, hired, taken = 0, 0, 0
    for f in range(town.first_firm, town.end_firm):
        firm = here.firms[f]
        if firm.occupied > firm.places:
            return Balance.INTERNSHIP_PLACES, float(firm.occupied), float(firm.places)
        occupied += firm.occupied
        hired += firm.n_hired
    for o in range(town.first_organisation, town.end_organisation):
        taken += here.organisations[o].occupied
    if occupied != interns:
        return Balance.INTERNSHIP_PLACES, float(occupied), float(interns)
    if hired != employed:
        return Balance.EMPLOYEES, float(hired), float(employed)
    if taken != volunteers:
        return Balance.VOLUNTARY_PLACES, float(taken), float(volunteers)
    return Balance.CLOSED, 0.0, 0.0


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
def broken_money(here: Here) -> tuple[int, float, float]:
    """Benefits counted person by person against the ledger, and the ledger's two payers against the whole."""
    paid, booked = here.town.benefit_kr, here.account[Account.BENEFIT]
    if paid != booked:
        return Balance.BENEFITS, float(paid), float(booked)
    parts = here.account[Account.BENEFIT_STATE] + here.account[Account.BENEFIT_MUNICIPAL]
    if parts != booked:
        return Balance.REFUND, float(parts), float(booked)
    return Balance.CLOSED, 0.0, 0.0
