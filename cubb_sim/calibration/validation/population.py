"""Whom a trial could have taken in: filters on what citizens are at the start, all of which have to hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.kinds import Benefit, Category, State
from cubb_sim.outcome import People
from cubb_sim.parameters.specification import Text
from cubb_sim.rules.scales import MONTHS_PER_YEAR

Holds = np.ndarray[tuple[int], np.dtype[np.bool_]]
THIRDS = ("furthest", "middle", "closest")


@dataclass(frozen=True)
class Filter:
    """One criterion of a trial.

    Attributes:
        definition: which citizens it lets through.
        holds: of whom it holds, from the records of people at the start and the value in the file.
    """

    definition: Text
    holds: Callable[[People, Any], Any]


def _flag(field: str, definition: Text) -> Filter:
    return Filter(definition, lambda people, value: (np.asarray(people[field]) > 0) == value)


def _age_within(people: People, bounds: tuple[int, int]) -> Any:
    years = np.asarray(people["start_age_months"]) // int(MONTHS_PER_YEAR)
    return (years >= bounds[0]) & (years <= bounds[1])


def _has_paid_hours(people: People, value: bool) -> Any:
    state = np.asarray(people["state"])
    return ((state == State.HOURS) | (state == State.JOB)) == value


FILTERS: dict[str, Filter] = {
    "age_years": Filter(
        Text("Alder i hele år, begge grænser med", "Age in whole years, both bounds included"), _age_within
    ),
    "benefit": Filter(
        Text("Får en af disse ydelser", "Receives one of these benefits"),
        lambda people, names: np.isin(people["start_benefit"], [int(Benefit[name.upper()]) for name in names]),
    ),
    "category": Filter(
        Text("Aktivitetsparat eller jobparat", "Activity-ready or job-ready"),
        lambda people, name: np.asarray(people["category"]) == Category[name.upper()],
    ),
    "children": _flag("n_children", Text("Har børn", "Has children")),
    "closeness_third": Filter(
        Text("I disse tredjedele efter arbejdsmarkedsparathed", "In these thirds by readiness for work"),
        lambda people, names: np.isin(people["closeness_third"], [THIRDS.index(name) for name in names]),
    ),
    "lives_with_parents": _flag("lives_with_parents", Text("Bor hos forældre", "Lives with parents")),
    "months_on_benefit_at_least": Filter(
        Text("Mindst så mange måneder på ydelse", "At least so many months on benefit"),
        lambda people, months: np.asarray(people["start_months_on_benefit"]) >= months,
    ),
    "months_on_benefit_at_most": Filter(
        Text("Højst så mange måneder på ydelse", "At most so many months on benefit"),
        lambda people, months: np.asarray(people["start_months_on_benefit"]) <= months,
    ),
    "musculoskeletal_disorder": _flag(
        "has_musculoskeletal_disorder", Text("Har en lidelse i bevægeapparatet", "Has a musculoskeletal disorder")
    ),
    "paid_hours_at_start": Filter(
        Text("Har ordinære løntimer ved start", "Has ordinary paid hours at the start"), _has_paid_hours
    ),
    "psychiatric_diagnosis": _flag(
        "has_psychiatric_diagnosis", Text("Har en psykiatrisk diagnose", "Has a psychiatric diagnosis")
    ),
    "single_provider": _flag("is_single_provider", Text("Er eneforsørger", "Is a single provider")),
    "vocational_education": _flag(
        "has_vocational_education", Text("Har en erhvervsuddannelse", "Has a vocational education")
    ),
}
"""By the key that states them; `schema.PopulationTable` says what may stand there."""


def taken_in(people: People, filters: tuple[tuple[str, Any], ...]) -> Holds:
    """Who of these people meets all criteria, shape (people,).

    Args:
        people: records of the start, before the first month.
        filters: names of `FILTERS` with the value each is asked for.
    """
    holds: Holds = np.asarray(people["is_cohort"]) == 1
    for name, value in filters:
        holds &= FILTERS[name].holds(people, value)
    return holds
