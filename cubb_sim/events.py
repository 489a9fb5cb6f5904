"""What can happen. Each kind is counted every month; with event rows on, each occurrence is also one immutable row."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np

from cubb_sim.compilation import step


class Event(IntEnum):
    """Kinds of event. The comment says what the columns `other` and `value` of its row hold."""

    ARRIVED = 0  # value: months on benefit
    LEFT_FOR_EDUCATION = 1
    CLARIFIED = 2  # flexjob, disability pension or resource course
    MOVED_AWAY = 3
    TURNED_30 = 4
    BECAME_JOB_READY = 5
    BECAME_ACTIVITY_READY = 6
    CASEWORKER_LEFT = 7  # citizen: nobody; other: post; value: tenure in months
    CASEWORKER_JOINED = 8  # citizen: nobody; other: post; value: months vacant
    SHIFT = 9  # other: new post; value: alliance lost
    SHIFT_DERAILED = 10  # other: new post
    SHIFT_MEANINGFUL = 11  # other: new post
    MEETING_HELD = 12  # other: post; value: free minutes
    MEETING_MISSED = 13  # other: post
    VOICED = 14  # other: sector of the perspective; value: wished hours
    GRASPED = 15  # other: sector; value: caseworker's belief afterwards
    OVERHEARD = 16  # other: sector
    PLAN_AGREED = 17  # other: Measure; value: 1 where it starts from the citizen's own perspective
    GRANTED_AT_ONCE = 18  # other: Measure
    SENT_FOR_APPROVAL = 19  # other: Measure; value: months it will take
    APPROVED = 20  # other: Measure
    REFUSED = 21  # other: Measure
    PROMISE_BROKEN = 22  # other: Measure; value: months waited
    MEASURE_STARTED = 23  # other: Measure; value: months waited
    MEASURE_ENDED = 24  # other: Measure
    INTERNSHIP_STARTED = 25  # other: firm; value: match
    INTERNSHIP_CONVERTED = 26  # other: firm; value: paid hours per week
    INTERNSHIP_WITHOUT_PROSPECT = 27  # other: firm; value: match
    HOURS_STARTED = 28  # other: firm or nobody; value: paid hours per week
    HOURS_INCREASED = 29  # value: paid hours per week
    HOURS_LOST = 30  # value: months the employment lasted
    JOB_STARTED = 31  # other: firm or nobody
    JOB_LOST = 32  # value: months the employment lasted
    DISPLACED = 33  # a job found that the pool of vacancies no longer had
    LIFE_EVENT = 34  # value: severity
    LIFE_EVENT_CAUGHT = 35  # other: post that was within reach
    DERAILED = 36  # value: loss of coping
    ENGAGED = 37
    COPED = 38
    RESISTED = 39
    ESCAPED = 40
    COMPLAINED = 41
    OFFER_CLOSED = 42  # citizen: nobody; other: Measure
    OFFER_OPENED = 43  # citizen: nobody; other: Measure
    REORGANISED = 44  # citizen: nobody; value: share of citizens moved
    REPEATED_CLARIFICATION = 45  # value: number of clarifications so far


N_EVENTS = len(Event)

EVENT_ROW = np.dtype(
    [
        ("month", "i2"),
        ("kind", "i2"),
        ("municipality", "i2"),
        ("citizen", "i4"),
        ("other", "i4"),
        ("value", "f8"),
    ]
)


@step
def happens(here: Any, kind: int, citizen: int, other: int, value: float) -> None:
    """Count one event here and now and, where rows are kept, write its row.

    The caller makes room for a month's rows beforehand; a row beyond the room raises the counter only, which
    `model.py` treats as an error.
    """
    here.counts[kind] += 1
    if here.rows.shape[0] > 0:
        n = here.n_rows[0]
        if n < here.rows.shape[0]:
            row = here.rows[n]
            row.month = here.month
            row.kind = kind
            row.municipality = here.m
            row.citizen = citizen
            row.other = other
            row.value = value
        here.n_rows[0] = n + 1
