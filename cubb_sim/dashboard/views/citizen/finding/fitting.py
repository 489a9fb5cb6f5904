"""Who fits a description, and how many of those gained, lost, worked in both worlds or in neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

import numpy as np

from cubb_sim.biography import Find, Who, find_citizens
from cubb_sim.biography.register import CitizenName, name_of, place_of
from cubb_sim.dashboard.views.citizen.finding.asked import Age, Asked, Became, Health
from cubb_sim.dashboard.views.citizen.lives import Pair
from cubb_sim.kinds import NOT_YET
from cubb_sim.outcome import Outcome

EVERYBODY = 10**9
"""More than there are citizens anywhere: nobody is left out."""


class ByNumber(Sequence[CitizenName]):
    """People of a run in the order of their numbers; they are named when asked for, since there can be many.

    Args:
        places: of the people in the outcome, ascending.
    """

    def __init__(self, outcome: Outcome, places: Any) -> None:
        self._outcome, self._places = outcome, places

    def __len__(self) -> int:
        """How many."""
        return len(self._places)

    @overload
    def __getitem__(self, which: int) -> CitizenName: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[CitizenName]: ...
    def __getitem__(self, which: int | slice) -> CitizenName | Sequence[CitizenName]:
        """One of them, or some."""
        if isinstance(which, slice):
            return ByNumber(self._outcome, self._places[which])
        return name_of(self._outcome, int(self._places[which]))

    def place_of(self, name: CitizenName) -> int:
        """Where somebody stands among them, or would stand."""
        return int(np.searchsorted(self._places, place_of(self._outcome, name)))


@dataclass(frozen=True)
class Fitting:
    """Who fits.

    Attributes:
        names: those who fit all that is asked for, in the order of their numbers, so that nobody is picked out.
        n_described: who fit the description, whatever became of them.
        n_gained, n_lost: of these, with ordinary hours or a job in the changed world only, and in today's only.
        n_both, n_neither: with hours or a job in both worlds, and in neither; with one world, in it and not in it.
    """

    names: Sequence[CitizenName]
    n_described: int
    n_gained: int
    n_lost: int
    n_both: int
    n_neither: int

    def around(self, name: CitizenName) -> tuple[CitizenName | None, CitizenName | None]:
        """Those before and after a person among the names; the first as the one after where the person is not there."""
        if isinstance(self.names, ByNumber):
            place = self.names.place_of(name)
        else:
            place = self.names.index(name) if name in self.names else 0
        is_there = place < len(self.names) and self.names[place] == name
        before = self.names[place - 1] if is_there and place > 0 else None
        later = place + 1 if is_there else 0
        return before, self.names[later] if later < len(self.names) else None


def fitting(pair: Pair, asked: Asked) -> Fitting:
    """Who fits what is asked for."""
    today = pair.today.outcome.people
    described = asked.who.among(today)
    worked = described & (today.first_hours_month != NOT_YET)
    worked_then = worked
    if pair.changed is not None:
        changed = pair.changed.outcome.people
        worked_then = described & np.isin(today.address, changed.address[changed.first_hours_month != NOT_YET])
    names: Sequence[CitizenName] = ByNumber(pair.today.outcome, np.flatnonzero(described))
    if asked.became is not Became.ANY:
        names = _found(pair, asked.became, asked.who)
    return Fitting(
        names=names,
        n_described=int(described.sum()),
        n_gained=int((worked_then & ~worked).sum()),
        n_lost=int((worked & ~worked_then).sum()),
        n_both=int((worked & worked_then).sum()),
        n_neither=int((described & ~worked & ~worked_then).sum()),
    )


def easier(pair: Pair, asked: Asked) -> list[tuple[Asked, int]]:
    """What to ask for instead: the same with one wish less, and how many fit then; those whom somebody fits."""
    less = [
        replace(asked, age=Age.ANY),
        replace(asked, health=Health.ANY),
        replace(asked, years=0),
        replace(asked, became=Became.ANY),
    ]
    counted = [(one, len(fitting(pair, one).names)) for one in less if one != asked]
    return [(one, n) for one, n in counted if n > 0]


def numbers_of(pair: Pair, town: str) -> tuple[int, int]:
    """The first and the last number of a municipality's citizens."""
    outcome = pair.today.outcome
    of_town = np.flatnonzero(outcome.people.municipality == outcome.municipalities.index(town))
    numbers = [name_of(outcome, int(place)).number for place in (of_town[0], of_town[-1])]
    return numbers[0], numbers[1]


def _found(pair: Pair, became: Became, who: Who) -> tuple[CitizenName, ...]:
    """As `cubb-sim trace --find` finds them, by number: whom most happened to comes no earlier than others.

    Nobody where it takes two worlds and there is one.
    """
    today, changed = pair.today.outcome, None if pair.changed is None else pair.changed.outcome
    where = today
    if became is Became.PARKED_TODAY:
        found = find_citizens(today, kind=Find.PARKED, who=who, at_most=EVERYBODY)
    elif changed is None:
        return ()
    elif became is Became.PARKED_CHANGED:
        where = changed
        found = find_citizens(changed, kind=Find.PARKED, who=who, at_most=EVERYBODY)
    else:
        kind = Find.GAINED if became is Became.GAINED else Find.LOST
        found = find_citizens(today, changed, kind=kind, who=who, at_most=EVERYBODY)
    return tuple(sorted((one.name for one in found), key=lambda name: place_of(where, name)))
