"""The kinds of things, and the words for them, that every layer shares."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

NOT_YET = -1
"""A month that has not come: never 0, which is the start."""
NOBODY = -1
"""No caseworker, firm, organisation or citizen."""

Record = Any
"""One element of a record array: fields by name, writable in place."""


class State(IntEnum):
    """What a citizen is in the middle of."""

    NOT_ARRIVED = 0
    PASSIVE = 1
    WAITING = 2
    IN_MEASURE = 3
    VOLUNTARY = 4
    INTERNSHIP = 5
    HOURS = 6
    JOB = 7
    EDUCATION = 8
    CLARIFIED = 9
    LEFT = 10


class Measure(IntEnum):
    """What the job centre can offer (domain.md, line 6)."""

    NONE = 0
    INTERNSHIP = 1
    PACKAGE = 2
    WAGE_SUBSIDY = 3
    MENTOR = 4
    COURSE = 5
    VOLUNTARY = 6
    SOCIAL_ENTERPRISE = 7
    CLARIFICATION = 8


class Benefit(IntEnum):
    """Type of benefit (Danish names are the legal terms)."""

    KONTANTHJAELP = 1
    UDDANNELSESHJAELP = 2
    INTEGRATIONSYDELSE = 3


class Category(IntEnum):
    """Visitation category."""

    ACTIVITY_READY = 1
    JOB_READY = 2


class Stage(IntEnum):
    """Where an agreed plan is."""

    NO_PLAN = 0
    AGREED = 1
    AWAITING_APPROVAL = 2
    WAITING_FOR_PLACE = 3


class Target(IntEnum):
    """Which citizens a team serves."""

    UNDER_30 = 0
    OVER_30 = 1
    JOB_READY = 2


class Sector(IntEnum):
    """Where firms are and where citizens can see themselves."""

    RETAIL = 0
    CARE = 1
    CLEANING = 2
    KITCHEN = 3
    TRANSPORT = 4
    CRAFT = 5
    OFFICE = 6
    GREEN = 7


class Role(IntEnum):
    """A municipality's place in the CUBB network."""

    CENTRE = 0
    NETWORK = 1
    SPREAD_ZONE = 2


N_MEASURES = len(Measure)
N_SECTORS = len(Sector)
N_OFFERS = 4
"""Offers of each kind of measure in a municipality, each of which can close (assumed)."""
FIRST_GONE = State.EDUCATION
"""States from here on are final: the person is no longer a citizen of the job centre."""
