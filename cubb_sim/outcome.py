"""What one replication leaves behind: people, flows, stocks and the account, month by month.

Every month axis has `horizon_months + 1` rows; row 0 is the start, before anything has happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

FlowArray = np.ndarray[tuple[int, int, int], np.dtype[np.int64]]
StockArray = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
People = Any
"""Record array of `state.CITIZEN`."""


class Stock(IntEnum):
    """What a municipality holds at the end of a month."""

    # Citizens by state (head counts).
    ON_BENEFIT = 0
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
    N_CITIZENS = 11  # arrived and not in a final state
    COHORT_EVER_HOURS = 12  # present at the start, and have had ordinary paid hours by now
    COHORT_IN_JOB = 13
    COHORT_WITHOUT_MEASURE = 14
    # Means over the citizens on benefit [0-1].
    READINESS = 15
    EFFICACY = 16
    TRUST = 17
    MEANING = 18
    BELIEF = 19
    ALLIANCE = 20
    # Staff: two counts of posts, then means over the filled posts.
    POSTS_OPEN = 21
    POSTS_FILLED = 22
    COMPETENCE = 23
    PRACTICE = 24
    STRAIN = 25
    CLIMATE = 26
    CASELOAD = 27  # citizens per filled post
    FREE_MINUTES = 28  # of a meeting, free of institutional demands
    FOLLOW_UP = 29
    # Surroundings and politics.
    DEMAND = 30
    VACANCIES = 31
    LEGITIMACY = 32
    PRESSURE = 33
    FIRM_COMMITMENT = 34
    FIRM_HABIT = 35
    FIRM_MEMORY = 36


class Account(IntEnum):
    """Where a krone is booked. `BENEFIT` is exactly `BENEFIT_STATE + BENEFIT_MUNICIPAL`."""

    BENEFIT = 0  # paid to citizens
    BENEFIT_STATE = 1  # the state's refund
    BENEFIT_MUNICIPAL = 2
    STAFF = 3
    MEASURES = 4
    COMPANY_MENTOR = 5
    DEVELOPMENT = 6  # training, supervision, FLIPs, brokers, accessibility ..., relative to today
    WAGES = 7  # ordinary wages earned by citizens: for information, nobody's public cost


EFFORT = (Account.STAFF, Account.MEASURES, Account.COMPANY_MENTOR, Account.DEVELOPMENT)
"""What the municipality spends in order to help, as opposed to what it pays in benefit."""
MUNICIPAL_NET = (Account.BENEFIT_MUNICIPAL, *EFFORT)
STATE_NET = (Account.BENEFIT_STATE,)


@dataclass(frozen=True, eq=False)
class Outcome:
    """One replication of one scenario.

    Attributes:
        seed: of the replication.
        horizon_months: months simulated, H.
        municipalities: names, in the order of the municipality axis (M of them).
        people: everybody who ever arrived, with accumulated fields; people who left stand as they were when they left.
        flows: events counted, int64[H + 1, M, N_EVENTS].
        stocks: state at the end of each month, float64[H + 1, M, len(Stock)].
        ledger: whole kroner booked in each month, int64[H + 1, M, len(Account)].
        events: rows of `events.EVENT_ROW`, or None where event rows were off.
    """

    seed: int
    horizon_months: int
    municipalities: tuple[str, ...]
    people: People
    flows: FlowArray
    stocks: StockArray
    ledger: FlowArray
    events: Any | None = None
