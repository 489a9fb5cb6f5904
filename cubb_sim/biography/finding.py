"""Finding persons whose lives are worth telling: gained or lost by a scenario, or parked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from cubb_sim.biography.register import CitizenName, name_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.kinds import NOT_YET, State
from cubb_sim.outcome import Outcome
from cubb_sim.processes.progress import PARKED_AFTER_MONTHS
from cubb_sim.rules.scales import MONTHS_PER_YEAR


class Find(StrEnum):
    """Whom to look for."""

    GAINED = "gained"  # ordinary hours or a job during the second run and never during the first
    LOST = "lost"  # the other way round
    PARKED = "parked"  # most months with neither meeting nor measure for half a year


@dataclass(frozen=True)
class Found:
    """A person found.

    Attributes:
        months: in work in the run where there was any; parked, where that was looked for.
        is_in_work: at the end of that run.
    """

    name: CitizenName
    age_years: int
    months_on_benefit: int
    months: int
    is_in_work: bool


@dataclass(frozen=True)
class Who:
    """Which persons are meant; `None` leaves a criterion out.

    Attributes:
        under_30: at arrival.
        has_psychiatric_diagnosis, has_musculoskeletal_disorder: as recorded.
        years_on_benefit_from: at least so many years on benefit at arrival.
    """

    under_30: bool | None = None
    has_psychiatric_diagnosis: bool | None = None
    has_musculoskeletal_disorder: bool | None = None
    years_on_benefit_from: float | None = None

    def among(self, people: Any) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which of the people are meant, shape (people,)."""
        meant = np.ones(len(people), np.bool_)
        if self.under_30 is not None:
            meant &= (people.start_age_months < AGE_30_MONTHS) == self.under_30
        if self.has_psychiatric_diagnosis is not None:
            meant &= people.has_psychiatric_diagnosis == self.has_psychiatric_diagnosis
        if self.has_musculoskeletal_disorder is not None:
            meant &= people.has_musculoskeletal_disorder == self.has_musculoskeletal_disorder
        if self.years_on_benefit_from is not None:
            meant &= people.start_months_on_benefit >= self.years_on_benefit_from * MONTHS_PER_YEAR
        return meant


AGE_30_MONTHS = 360
EVERYBODY = Who()


def find_citizens(
    outcome: Outcome, outcome_b: Outcome | None = None, *, kind: Find | str, who: Who = EVERYBODY, at_most: int = 10
) -> list[Found]:
    """Persons of one kind, those with most months of it first, then by municipality and number.

    Args:
        outcome: the first run, or the only one.
        outcome_b: the second, of the same seed; needed for who gained and who lost.
        kind: `gained`, `lost` or `parked`.

    Raises:
        UnknownNameError: there is no such kind.
        CubbSimError: the second run is missing.
    """
    kind = what_to_find(kind, has_two_runs=outcome_b is not None)
    if kind is Find.PARKED:
        chosen = list(_parked(outcome, who))
    elif outcome_b is None:
        chosen = []
    elif kind is Find.GAINED:
        chosen = list(_worked_only_in(outcome_b, outcome, who))
    else:
        chosen = list(_worked_only_in(outcome, outcome_b, who))
    return sorted(chosen, key=lambda one: -one.months)[:at_most]


def what_to_find(kind: str, *, has_two_runs: bool) -> Find:
    """Whom to look for.

    Raises:
        UnknownNameError: there is no such kind.
        CubbSimError: it takes two runs to find such persons, and there is one.
    """
    if kind not in list(Find):
        raise UnknownNameError("find", "kind of person", kind, Find)
    if kind != Find.PARKED and not has_two_runs:
        raise CubbSimError(
            f"find {kind}: who has {kind} is seen by comparing two scenarios: name the other one too (--versus)."
        )
    return Find(kind)


def _parked(outcome: Outcome, who: Who) -> Iterator[Found]:
    people = outcome.people
    for place in np.flatnonzero((people.months_parked >= PARKED_AFTER_MONTHS) & who.among(people)):
        yield _found(outcome, int(place), int(people.months_parked[place]))


def _worked_only_in(there: Outcome, elsewhere: Outcome, who: Who) -> Iterator[Found]:
    people = there.people
    worked = people.first_hours_month != NOT_YET
    never = elsewhere.people.address[elsewhere.people.first_hours_month == NOT_YET]
    for place in np.flatnonzero(worked & np.isin(people.address, never) & who.among(people)):
        yield _found(there, int(place), int(people.months_in_hours[place] + people.months_in_job[place]))


def _found(outcome: Outcome, place: int, months: int) -> Found:
    person = outcome.people[place]
    return Found(
        name=name_of(outcome, place),
        age_years=int(person.start_age_months // MONTHS_PER_YEAR),
        months_on_benefit=int(person.start_months_on_benefit),
        months=months,
        is_in_work=person.state in (State.HOURS, State.JOB),
    )
