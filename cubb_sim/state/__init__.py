"""The record of each entity (ODD 2): what it remembers, in which unit, and what "not yet" looks like.

Scales without a unit run from 0 (none) to 1 (full). Months count from 1 at the first simulated month; month 0 is the
starting population. `NOT_YET` and `NOBODY` are values of their own, never zero.
"""

from __future__ import annotations

from cubb_sim.state.citizen import CITIZEN
from cubb_sim.state.organisation import CASEWORKER, FIRM, MUNICIPALITY, ORGANISATION, TEAM
from cubb_sim.state.path import DEVELOPMENT, MONTHLY, OUTLOOK_WEIGHTS, SURROUNDINGS
from cubb_sim.state.record import empty

__all__ = [
    "CASEWORKER",
    "CITIZEN",
    "DEVELOPMENT",
    "FIRM",
    "MONTHLY",
    "MUNICIPALITY",
    "ORGANISATION",
    "OUTLOOK_WEIGHTS",
    "SURROUNDINGS",
    "TEAM",
    "empty",
]
