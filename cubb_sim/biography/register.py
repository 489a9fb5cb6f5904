"""Who is meant: citizens, caseworkers and firms by numbers that are the same in every scenario.

Event rows name everybody by the place in an array, and that place moves when a scenario has more posts or more
municipalities. A register, taken from the world before the first month, says what the places stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.events import Event
from cubb_sim.kinds import NOBODY
from cubb_sim.outcome import Outcome
from cubb_sim.population import SLOTS
from cubb_sim.world import World

IntArray = np.ndarray[Any, np.dtype[np.int64]]

POSTS_PER_TEAM = 100
"""Posts are numbered from 1 in the team under 30, from 101 over 30 and from 201 for the job-ready."""


@dataclass(frozen=True)
class CitizenName:
    """A citizen as people say it: the number within the municipality, from 1."""

    municipality: str
    number: int

    @classmethod
    def parse(cls, said: int | str, municipalities: Sequence[str]) -> CitizenName:
        """Read `231`, where there is one municipality, or `Holstebro:231`.

        Raises:
            CubbSimError: it is not a number, or the municipality is missing.
            UnknownNameError: there is no such municipality.
        """
        where = f"citizen {said}"
        town, colon, number = str(said).rpartition(":")
        if not colon and len(municipalities) > 1:
            raise CubbSimError(f"{where}: say in which municipality, for example '{municipalities[0]}:{number}'.")
        by_name = {name.casefold(): name for name in municipalities}
        if colon and town.strip().casefold() not in by_name:
            raise UnknownNameError(where, "municipality", town, municipalities)
        if not number.strip().isdecimal():
            example = f"231 or {municipalities[0]}:231"
            raise CubbSimError(f"{where}: '{number}' is not a whole number. Write for example {example}.")
        return cls(by_name[town.strip().casefold()] if colon else municipalities[0], int(number))


@dataclass(frozen=True, eq=False)
class Register:
    """What the numbers in a run's event rows stand for.

    Attributes:
        first_citizen: place of each municipality's first citizen, shape (M,).
        post_number: number of each post within its municipality; the same post has the same in every scenario.
        start_person: which person holds the post at the start; 0 where it is vacant or closed.
        start_caseworker: post of each person present at the start, by place; `NOBODY` where it is not known.
        firm_number: number of each firm within its municipality.
        firm_sector: sector of each firm; `NOBODY` where it is not known.
    """

    first_citizen: IntArray
    post_number: IntArray
    start_person: IntArray
    start_caseworker: IntArray
    firm_number: IntArray
    firm_sector: IntArray


def register_of(world: World) -> Register:
    """The register of a run; `world` is the model's at month 0."""
    towns, posts, teams = world.municipalities, world.posts, world.teams
    team = posts.team
    targets, ranks = teams.target[team].astype(np.int64), np.arange(len(posts)) - teams.first_post[team]
    largest = int((teams.end_post - teams.first_post).max())
    width = POSTS_PER_TEAM if largest < POSTS_PER_TEAM else SLOTS
    return Register(
        first_citizen=towns.first_citizen.astype(np.int64),
        post_number=targets * width + ranks + 1,
        start_person=np.where(posts.is_filled == 1, posts.person, 0).astype(np.int64),
        start_caseworker=np.where(world.citizens.is_cohort == 1, world.citizens.caseworker, NOBODY).astype(np.int64),
        firm_number=np.arange(len(world.firms)) - towns.first_firm[world.firms.municipality] + 1,
        firm_sector=world.firms.sector.astype(np.int64),
    )


def register_without_world(outcome: Outcome) -> Register:
    """What can be known from a finished run alone: everybody numbered by place in the whole run, sectors unknown.

    Raises:
        CubbSimError: the run kept no event rows, or has not been lived to its horizon.
    """
    rows = rows_of(outcome)
    if not outcome.stocks[-1].any():
        raise CubbSimError("The run has not been lived to its horizon; pass `register_of(model.world)` from its start.")
    counts = np.bincount(outcome.people.municipality, minlength=len(outcome.municipalities))
    staffing = rows[np.isin(rows.kind, (Event.CASEWORKER_LEFT, Event.CASEWORKER_JOINED))]
    n_posts = 1 + max(int(outcome.people.caseworker.max(initial=0)), int(staffing.other.max(initial=0)))
    start_person = np.ones(n_posts, np.int64)
    for row in staffing[::-1]:  # what a post's first row says stands
        start_person[row.other] = 1 if row.kind == Event.CASEWORKER_LEFT else 0
    n_firms = 1 + int(rows.other.max(initial=0))  # never fewer than there are
    return Register(
        first_citizen=np.cumsum(counts) - counts,
        post_number=np.arange(n_posts) + 1,
        start_person=start_person,
        start_caseworker=np.full(len(outcome.people), NOBODY),
        firm_number=np.arange(n_firms) + 1,
        firm_sector=np.full(n_firms, NOBODY),
    )


def rows_of(outcome: Outcome) -> Any:
    """The event rows of a run.

    Raises:
        CubbSimError: it kept none.
    """
    if outcome.events is None:
        raise CubbSimError("The run kept no event rows, so nobody's life can be told: run it with events=True.")
    return outcome.events


def place_of(outcome: Outcome, name: CitizenName) -> int:
    """Where a citizen's record lies in the outcome's people.

    Raises:
        CubbSimError: there is no such citizen; the text says how far the numbers run.
    """
    of_town = np.flatnonzero(outcome.people.municipality == outcome.municipalities.index(name.municipality))
    numbers = outcome.people.address[of_town] % SLOTS + 1
    found = of_town[numbers == name.number]
    if len(found) == 0:
        raise CubbSimError(
            f"There is no citizen {name.number} in {name.municipality}: "
            f"in this run the numbers go from {numbers.min()} to {numbers.max()}."
        )
    return int(found[0])


def name_of(outcome: Outcome, place: int) -> CitizenName:
    """The name of the citizen at a place of the outcome's people."""
    person = outcome.people[place]
    return CitizenName(outcome.municipalities[person.municipality], int(person.address % SLOTS) + 1)
