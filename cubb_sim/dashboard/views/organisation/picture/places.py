"""Where everything stands in the picture: the same post, firm and organisation at the same place in both worlds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cubb_sim.dashboard.views.organisation.lived.snapshot import Snapshot
from cubb_sim.kinds import N_SECTORS
from cubb_sim.report.charts.drawing import WIDTH, Point

LEFT, RIGHT, HEADING, GAP = 6.0, 6.0, 20.0, 14.0
ROOMY = 60
"""Posts up to which the boxes are large."""
FIRMS_FROM = 168.0
CLOSE_FIRMS = 320
"""Firms from which their dots are small and stand close."""
STEP, CLOSE_STEP = 11.0, 7.6
ORGANISATION_ROW, PLACE_STEP, ORGANISATION_EDGE = 32.0, 9.0, 8.0


@dataclass(frozen=True)
class Size:
    """Of a caseworker's box, and the steps from one to the next."""

    width: float
    height: float
    across: float
    down: float

    @property
    def a_row(self) -> int:
        """Boxes beside each other."""
        return int((WIDTH - LEFT - RIGHT + self.across - self.width) // self.across)


LARGE, SMALL = Size(30.0, 30.0, 34.6, 40.0), Size(17.0, 20.0, 20.4, 27.0)


@dataclass(frozen=True)
class Heading:
    """A line of words above a part of the picture: of a team, a sector or the organisations."""

    top: float
    index: int


@dataclass(frozen=True)
class Places:
    """Where everything stands.

    Attributes:
        posts: upper left corner of each box that is drawn, by post.
        firms: middle of each firm's dot.
        organisations: upper left corner of each organisation's box, and its width.
        teams, sectors: where the headings of teams and the names of sectors stand.
        firms_top, organisations_top: where the headings of the two other parts stand.
        is_close: whether the dots of the firms are small.
    """

    size: Size
    posts: dict[int, Point]
    firms: dict[int, Point]
    organisations: dict[int, tuple[Point, float]]
    teams: tuple[Heading, ...]
    sectors: tuple[Heading, ...]
    firms_top: float
    organisations_top: float
    height: float
    is_close: bool


def places_of(snapshot: Snapshot) -> Places:
    """Teams from the top down, then firms by sector, those the job centre knows best first, then organisations."""
    size = LARGE if int(snapshot.posts["is_open"].sum()) <= ROOMY else SMALL
    posts, teams, y = _posts(snapshot, size)
    firms_top = y
    firms, sectors, y = _firms(snapshot, firms_top + HEADING + 4.0)
    organisations_top = y + GAP
    organisations, y = _organisations(snapshot, organisations_top + HEADING - 4.0)
    return Places(
        size, posts, firms, organisations, teams, sectors, firms_top, organisations_top, y + 4.0, _is_close(snapshot)
    )


def _posts(snapshot: Snapshot, size: Size) -> tuple[dict[int, Point], tuple[Heading, ...], float]:
    posts, headings, y = {}, [], 2.0
    for t in range(len(snapshot.teams)):
        mine = np.flatnonzero((snapshot.posts["team"] == t) & (snapshot.posts["is_open"] == 1)).tolist()
        headings.append(Heading(y, t))
        y += HEADING
        for rank, j in enumerate(mine):
            posts[j] = (LEFT + size.across * (rank % size.a_row), y + size.down * (rank // size.a_row))
        y += size.down * max(1, -(-len(mine) // size.a_row)) + GAP - 2.0
    return posts, tuple(headings), y


def _is_close(snapshot: Snapshot) -> bool:
    return len(snapshot.firms) > CLOSE_FIRMS


def _firms(snapshot: Snapshot, top: float) -> tuple[dict[int, Point], tuple[Heading, ...], float]:
    step = CLOSE_STEP if _is_close(snapshot) else STEP
    a_row = int((WIDTH - RIGHT - FIRMS_FROM) // step) + 1
    firms, headings, y = {}, [], top
    for sector in range(N_SECTORS):
        mine = np.flatnonzero(snapshot.firms["sector"] == sector)
        best_known = mine[np.argsort(-snapshot.firms["contact"][mine], kind="stable")].tolist()
        headings.append(Heading(y, sector))
        for rank, f in enumerate(best_known):
            firms[f] = (FIRMS_FROM + step * (rank % a_row), y + step * (rank // a_row))
        y += max(16.0, step * -(-len(mine) // a_row) + 6.0)
    return firms, tuple(headings), y


def _organisations(snapshot: Snapshot, top: float) -> tuple[dict[int, tuple[Point, float]], float]:
    places, x, y = {}, LEFT, top
    for o, one in enumerate(snapshot.organisations):
        if not one["is_open"]:
            continue
        width = ORGANISATION_EDGE + PLACE_STEP * int(one["places"])
        if x + width > WIDTH - RIGHT:
            x, y = LEFT, y + ORGANISATION_ROW
        places[o] = ((x, y), width)
        x += width + ORGANISATION_EDGE
    return places, y + ORGANISATION_ROW
