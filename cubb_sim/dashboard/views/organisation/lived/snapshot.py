"""What is kept of one municipality's organisation after a month: small enough to be kept for every month of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.biography.register import register_of
from cubb_sim.compilation import plain
from cubb_sim.events import Event
from cubb_sim.kinds import NOBODY, Measure, State
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.rules.measures import n_organisations
from cubb_sim.world import World

Records = np.ndarray[Any, np.dtype[np.void]]
IntArray = np.ndarray[Any, np.dtype[np.int64]]

TIE = np.dtype([("post", "i4"), ("place", "i4"), ("kind", "i1"), ("n", "i2")])
INTERN, WAGES, VOLUNTEER = 0, 1, 2
"""Kinds of tie between a caseworker and a place: citizens in an internship, in paid hours, or active as volunteers."""

_POST = ("is_open", "is_filled", "person", "tenure_months", "months_vacant", "competence", "practice",
         "firm_knowledge", "strain", "caseload", "is_broker", "is_new", "number", "team")  # fmt: skip
_TEAM = ("target", "climate")
_FIRM = ("sector", "places", "occupied", "n_hired", "contact", "habit")
_ORGANISATION = ("places", "occupied", "is_open")
_KINDS = (Event.CASEWORKER_LEFT, Event.CASEWORKER_JOINED, Event.INTERNSHIP_STARTED, Event.INTERNSHIP_CONVERTED,
          Event.INTERNSHIP_WITHOUT_PROSPECT)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One municipality's organisation at the end of a month. Places are counted within the municipality, from 0.

    Attributes:
        posts: of each post the fields of its record, `is_new` where the person came after the start, `number` as in
            the lives of citizens, and `team` within the municipality.
        teams, firms, organisations: fields of their records.
        happened: kind, place and value of what happened this month to posts and firms.
        ties: how many citizens of each caseworker are at each firm or organisation now.
        bridges: pairs of posts in different teams that are colleagues, shape (n, 2).
    """

    month: int
    posts: Records
    teams: Records
    firms: Records
    organisations: Records
    happened: Records
    ties: Records
    bridges: IntArray


@dataclass(frozen=True)
class Observer:
    """Takes a snapshot of one municipality in each month; two of the same municipality are equal."""

    municipality: str

    def __post_init__(self) -> None:
        # Runs are kept under the name of what observed them, as a function would have it.
        object.__setattr__(self, "__qualname__", f"Observer of {self.municipality}")

    def __call__(self, model: EmploymentServiceModel) -> Snapshot:
        """The organisation as it is now."""
        names = [one.name for one in model.scenario.municipalities]
        return _snapshot(model.world, names.index(self.municipality), model.month)


def _snapshot(world: World, m: int, month: int) -> Snapshot:
    town = world.municipalities[m]
    posts = world.posts[town.first_post : town.end_post]
    added = {
        "is_new": (posts.is_filled == 1) & (posts.tenure_months < month),
        "number": register_of(world).post_number[town.first_post : town.end_post],
        "team": posts.team - town.first_team,
    }
    return Snapshot(
        month=month,
        posts=_columns(posts, _POST, added),
        teams=_columns(world.teams[town.first_team : town.end_team], _TEAM, {}),
        firms=_columns(world.firms[town.first_firm : town.end_firm], _FIRM, {}),
        organisations=_organisations(world, m, month),
        happened=_happened(world, m, month),
        ties=_ties(world, town),
        bridges=_bridges(world, town),
    )


def _organisations(world: World, m: int, month: int) -> Records:
    """Open are as many, from the first on, as the lever of the month asks for (`processes.places`)."""
    town = world.municipalities[m]
    records = world.organisations[town.first_organisation : town.end_organisation]
    wanted = plain(n_organisations)(float(town.reference_citizens), float(world.paths[month, m].lever.voluntary_places))
    return _columns(records, _ORGANISATION, {"is_open": np.arange(len(records)) < wanted})


def _columns(records: Any, names: tuple[str, ...], added: dict[str, Any]) -> Records:
    """The columns asked for, copied: the records themselves go on changing."""
    columns = {name: np.asarray(added[name] if name in added else records[name]) for name in names}
    kept = np.empty(len(records), np.dtype([(name, _small(column.dtype)) for name, column in columns.items()]))
    for name, column in columns.items():
        kept[name] = column
    return kept


def _small(dtype: np.dtype[Any]) -> str:
    return "f4" if dtype.kind == "f" else "i4"


def _happened(world: World, m: int, month: int) -> Records:
    """This month's events of posts and firms, their places counted within the municipality."""
    rows = world.rows[: int(world.n_rows[0])]
    rows = rows[np.searchsorted(rows.month, month) :]
    rows = rows[(rows.municipality == m) & np.isin(rows.kind, _KINDS)]
    kept = np.empty(len(rows), np.dtype([("kind", "i2"), ("place", "i4"), ("value", "f4")]))
    town = world.municipalities[m]
    of_posts = np.isin(rows.kind, _KINDS[:2])
    kept["kind"], kept["value"] = rows.kind, rows.value
    kept["place"] = rows.other - np.where(of_posts, town.first_post, town.first_firm)
    return kept


def _ties(world: World, town: Any) -> Records:
    """Citizens on benefit by caseworker and by the place where they are."""
    people = world.citizens[town.first_citizen : town.end_citizen]
    people = people[(people.state > State.NOT_ARRIVED) & (people.state < State.JOB)]
    at_firms = np.isin(people.measure, (Measure.INTERNSHIP, Measure.PACKAGE))
    volunteers = people.measure == Measure.VOLUNTARY
    found = [
        _counted(people[at_firms], "firm", INTERN, town.first_firm),
        _counted(people[people.employer != NOBODY], "employer", WAGES, town.first_firm),
        _counted(people[volunteers], "organisation", VOLUNTEER, town.first_organisation),
    ]
    ties = np.concatenate(found)
    ties["post"] -= town.first_post
    return ties


def _counted(people: Any, field: str, kind: int, first: int) -> Records:
    pairs = np.column_stack([people.caseworker, people[field]]).astype(np.int64).reshape(-1, 2)
    pairs, counts = np.unique(pairs, axis=0, return_counts=True)
    ties = np.empty(len(pairs), TIE)
    ties["post"], ties["place"], ties["kind"], ties["n"] = pairs[:, 0], pairs[:, 1] - first, kind, counts
    return ties


def _bridges(world: World, town: Any) -> IntArray:
    """Colleagues in different teams, each pair once."""
    ends = world.colleague_start
    one = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    other = world.colleagues.astype(np.int64)
    team = world.posts.team
    is_here = (one >= town.first_post) & (one < town.end_post) & (one < other)
    is_bridge = is_here & (team[one] != team[other])
    return np.column_stack([one[is_bridge], other[is_bridge]]) - int(town.first_post)
