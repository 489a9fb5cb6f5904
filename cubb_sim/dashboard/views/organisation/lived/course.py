"""A run's organisation from month to month, and what can be counted in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cubb_sim.dashboard.views.organisation.lived.snapshot import IntArray, Records, Snapshot
from cubb_sim.events import Event
from cubb_sim.kinds import Target

HABITUAL = 0.3
"""A firm's habit of free labour from which it is said to be used to it: no firm begins above it (assumed)."""


@dataclass(frozen=True)
class Departure:
    """Somebody who left a post, or came to one.

    Attributes:
        number: of the post. team: within the municipality.
        months: served by somebody who left; vacant before somebody came.
    """

    month: int
    team: int
    number: int
    months: int


@dataclass(frozen=True)
class Staff:
    """Staff of a team, or of all teams, in a month; means are over filled posts and NaN where there are none."""

    n_open: int
    n_filled: int
    n_new: int
    n_left: int
    n_brokers: int
    caseload: float
    strain: float
    competence: float
    practice: float
    firm_knowledge: float


@dataclass(frozen=True)
class Firms:
    """Firms of a sector, or of all sectors, in a month; `n_used`, `n_hiring` and the two counts are since the start.

    Attributes:
        n_used: firms that have had an intern. n_hiring: firms where an internship has ended in wages.
        n_habitual: firms used to free labour. n_interns: people in an internship or on another place at a firm now.
    """

    n: int
    n_used: int
    n_hiring: int
    n_habitual: int
    n_interns: int
    n_internships: int
    n_conversions: int


@dataclass(frozen=True)
class Places:
    """Places at voluntary organisations in a month."""

    n: int
    n_places: int
    n_free: int
    n_with_room: int


@dataclass(frozen=True, eq=False)
class Course:
    """One world's run.

    Attributes:
        name: of the world, in the language of the page.
        snapshots: month by month, the first one first.
    """

    name: str
    snapshots: tuple[Snapshot, ...]

    @property
    def months(self) -> tuple[int, int]:
        """First and last month there is a picture of."""
        return self.snapshots[0].month, self.snapshots[-1].month

    def at(self, month: int) -> Snapshot:
        """The organisation in a month; the nearest there is."""
        first, last = self.months
        return self.snapshots[min(max(month, first), last) - first]

    def teams(self) -> list[Target]:
        """Whom each team serves."""
        return [Target(int(target)) for target in self.snapshots[0].teams["target"]]

    @cached_property
    def _counts(self) -> dict[int, IntArray]:
        """Of internships started and turned into wages: how many so far, shape (months, firms)."""
        n = len(self.snapshots[0].firms)
        kinds = (Event.INTERNSHIP_STARTED, Event.INTERNSHIP_CONVERTED)
        return {
            int(kind): np.cumsum(
                [np.bincount(one.happened["place"][one.happened["kind"] == kind], minlength=n)
                 for one in self.snapshots], axis=0
            )
            for kind in kinds
        }  # fmt: skip

    def internships(self, month: int) -> IntArray:
        """Internships started so far, by firm."""
        return self._counted(Event.INTERNSHIP_STARTED, month)

    def conversions(self, month: int) -> IntArray:
        """Internships that ended in wages so far, by firm."""
        return self._counted(Event.INTERNSHIP_CONVERTED, month)

    def _counted(self, kind: Event, month: int) -> IntArray:
        counted: IntArray = self._counts[int(kind)][self.at(month).month - self.months[0]]
        return counted

    @cached_property
    def _moves(self) -> dict[int, tuple[Departure, ...]]:
        """Everybody who left, and everybody who came, in the order of the months."""
        team, number = self.snapshots[0].posts["team"], self.snapshots[0].posts["number"]
        found: dict[int, list[Departure]] = {int(Event.CASEWORKER_LEFT): [], int(Event.CASEWORKER_JOINED): []}
        for one in self.snapshots:
            for kind, place, value in one.happened.tolist():
                if kind in found:
                    found[kind].append(Departure(one.month, int(team[place]), int(number[place]), round(value)))
        return {kind: tuple(moves) for kind, moves in found.items()}

    def moves(self, kind: Event, month: int) -> list[Departure]:
        """Who left, or came, until a month."""
        return [one for one in self._moves[int(kind)] if one.month <= month]

    def staff(self, month: int, team: int | None = None) -> Staff:
        """Of one team, or of all."""
        posts = self.at(month).posts
        mine = posts if team is None else posts[posts["team"] == team]
        filled = mine[mine["is_filled"] == 1]
        left = self.moves(Event.CASEWORKER_LEFT, month)
        return Staff(
            n_open=int(mine["is_open"].sum()),
            n_filled=len(filled),
            n_new=int(filled["is_new"].sum()),
            n_left=sum(team is None or one.team == team for one in left),
            n_brokers=int(filled["is_broker"].sum()),
            # Colleagues cover vacant posts: their citizens are shared by those who are there, as in `Stock.CASELOAD`.
            caseload=float(mine["caseload"].sum()) / max(1, len(filled)),
            strain=_mean(filled, "strain"),
            competence=_mean(filled, "competence"),
            practice=_mean(filled, "practice"),
            firm_knowledge=_mean(filled, "firm_knowledge"),
        )

    def firms(self, month: int, sector: int | None = None) -> Firms:
        """Of one sector, or of all."""
        firms = self.at(month).firms
        mine = np.ones(len(firms), bool) if sector is None else firms["sector"] == sector
        internships, conversions = self.internships(month)[mine], self.conversions(month)[mine]
        return Firms(
            n=int(mine.sum()),
            n_used=int((internships > 0).sum()),
            n_hiring=int((conversions > 0).sum()),
            n_habitual=int((firms["habit"][mine] > HABITUAL).sum()),
            n_interns=int(firms["occupied"][mine].sum()),
            n_internships=int(internships.sum()),
            n_conversions=int(conversions.sum()),
        )

    def places(self, month: int) -> Places:
        """Of all voluntary organisations that are open."""
        organisations = self.at(month).organisations
        mine = organisations[organisations["is_open"] == 1]
        free = np.maximum(0, mine["places"] - mine["occupied"])
        return Places(len(mine), int(mine["places"].sum()), int(free.sum()), int((free > 0).sum()))


def _mean(filled: Records, field: str) -> float:
    return float(filled[field].mean()) if len(filled) else float("nan")
