"""The lines of one citizen's life: event rows about the person, and about the person's own caseworker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.biography.register import Register
from cubb_sim.events import Event
from cubb_sim.kinds import NOBODY, Measure, Sector

OF_NOBODY = frozenset(
    {Event.CASEWORKER_LEFT, Event.CASEWORKER_JOINED, Event.OFFER_CLOSED, Event.OFFER_OPENED, Event.REORGANISED}
)
"""Kinds of event whose rows name no citizen."""
ABOUT_SURROUNDINGS = frozenset({Event.CASEWORKER_LEFT, Event.REORGANISED})
"""Kinds among them that are part of a citizen's life where they touch the own caseworker."""
NAMES_POST = frozenset(
    {
        Event.ARRIVED, Event.SHIFT, Event.SHIFT_DERAILED, Event.SHIFT_MEANINGFUL, Event.MEETING_HELD,
        Event.MEETING_MISSED, Event.LIFE_EVENT_CAUGHT, Event.RESISTED, Event.COMPLAINED, Event.CASEWORKER_LEFT,
    }
)  # fmt: skip
NAMES_SECTOR = frozenset({Event.VOICED, Event.GRASPED, Event.OVERHEARD})
NAMES_MEASURE = frozenset(
    {
        Event.PLAN_AGREED, Event.GRANTED_AT_ONCE, Event.SENT_FOR_APPROVAL, Event.APPROVED, Event.REFUSED,
        Event.PROMISE_BROKEN, Event.MEASURE_STARTED, Event.MEASURE_ENDED, Event.REPEATED_CLARIFICATION,
    }
)  # fmt: skip
NAMES_FIRM = frozenset(
    {
        Event.INTERNSHIP_STARTED, Event.INTERNSHIP_CONVERTED, Event.INTERNSHIP_WITHOUT_PROSPECT, Event.HOURS_STARTED,
        Event.HOURS_INCREASED, Event.HOURS_LOST, Event.JOB_STARTED, Event.JOB_LOST,
    }
)  # fmt: skip
BOUNDARIES = frozenset({Event.TURNED_30, Event.BECAME_JOB_READY, Event.BECAME_ACTIVITY_READY})


@dataclass(frozen=True)
class Holder:
    """A post and which of the people who have held it; person 0 while it is vacant."""

    post: int
    person: int


@dataclass(frozen=True)
class Workplace:
    """A firm of the model; sector `None` where it is not known."""

    number: int
    sector: Sector | None


@dataclass(frozen=True)
class Happening:
    """One line of a life.

    Attributes:
        value: as `events.Event` says for the kind.
        caseworker, measure, sector, workplace: what the row names, where it names one.
    """

    month: int
    kind: Event
    value: float
    caseworker: Holder | None = None
    measure: Measure | None = None
    sector: Sector | None = None
    workplace: Workplace | None = None


class Staff:
    """Who holds which post, followed through the rows of a run."""

    def __init__(self, register: Register) -> None:
        self._numbers = register.post_number
        self._persons = register.start_person.copy()
        self._is_filled = register.start_person > 0

    def holder(self, post: int) -> Holder:
        """The post and the person on it now."""
        return Holder(int(self._numbers[post]), int(self._persons[post]) if self._is_filled[post] else 0)

    def follow(self, row: Any) -> None:
        """Take note of somebody who left or joined."""
        if row.kind == Event.CASEWORKER_JOINED:
            self._persons[row.other] += 1
            self._is_filled[row.other] = True
        elif row.kind == Event.CASEWORKER_LEFT:
            self._is_filled[row.other] = False


def lines_of(rows: Any, citizen: int, municipality: int, start_post: int, register: Register) -> Iterator[Happening]:
    """The lines of one citizen's life, in order.

    Args:
        rows: event rows of the run.
        citizen: place of the citizen in the run's array.
        start_post: the caseworker's post at the start; `NOBODY` where it is not known.
    """
    of_town = rows.municipality == municipality
    is_own = rows.citizen == citizen
    around = of_town & np.isin(rows.kind, (Event.CASEWORKER_LEFT, Event.CASEWORKER_JOINED, Event.REORGANISED))
    chosen = rows[is_own | around]
    moved_in = _months_moved(rows[is_own & np.isin(rows.kind, (Event.SHIFT, Event.ARRIVED))], start_post)
    bounded = {int(row.month) for row in rows[is_own & np.isin(rows.kind, list(BOUNDARIES))]}
    staff, post, is_in_job = Staff(register), start_post, False
    vacated: set[int] = set()
    for row in chosen:
        kind, month = Event(int(row.kind)), int(row.month)
        if kind in OF_NOBODY:
            is_vacated = kind is Event.CASEWORKER_LEFT and row.other == post
            is_reorganised = kind is Event.REORGANISED and month in moved_in - bounded - vacated
            if (is_vacated or is_reorganised) and not is_in_job:
                vacated |= {month} if is_vacated else set()
                yield happening(row, kind, staff, register)
            staff.follow(row)
            continue
        if kind in (Event.SHIFT, Event.ARRIVED):
            post = int(row.other)
        is_in_job = kind is Event.JOB_STARTED or (is_in_job and kind is not Event.JOB_LOST)
        yield happening(row, kind, staff, register)


def _months_moved(shifts: Any, start_post: int) -> set[int]:
    """The months in which a citizen went to another post, as opposed to a new person coming to the same."""
    posts = [start_post, *shifts.other.tolist()]
    moves = [row for before, row in zip(posts, shifts, strict=False) if row.other != before]
    return {int(row.month) for row in moves if row.kind == Event.SHIFT}


def happening(row: Any, kind: Event, staff: Staff, register: Register) -> Happening:
    """One row with its numbers turned into what they stand for."""
    other = int(row.other)
    named: dict[str, Any] = {}
    if kind in NAMES_POST:
        named["caseworker"] = staff.holder(other)
    elif kind in NAMES_SECTOR:
        named["sector"] = Sector(other)
    elif kind in NAMES_MEASURE:
        named["measure"] = Measure(other)
    elif kind in NAMES_FIRM and other != NOBODY:
        sector = int(register.firm_sector[other])
        named["workplace"] = Workplace(int(register.firm_number[other]), None if sector == NOBODY else Sector(sector))
    return Happening(int(row.month), kind, float(row.value), **named)
