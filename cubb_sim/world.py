"""The world one run lives in, and the part of it that one municipality's month needs."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cubb_sim.compilation import pasted, step
from cubb_sim.kinds import Record
from cubb_sim.randomness import unit

Records = Any
"""A record array (`numpy.recarray`) of one of the types in `state.py`."""

MONTH, SEED = 0, 1
"""Places in `World.clock`."""


class World(NamedTuple):
    """Everything there is. Shapes: H months, M municipalities, D dice, B citizens of the largest municipality.

    Attributes:
        citizens, posts, teams, firms, organisations, municipalities: record arrays, municipality by municipality.
        numbers: one record of all parameters by group, with `today` (the levers' national defaults) and `weights`.
        paths: levers, surroundings and development by month and municipality, shape (H + 1, M); row 0 is the start.
        dice: (D, B) random words of this month and municipality, read with `chance`.
        queue, queue_key, queue_order: (B,) scratch of whoever waits for a place.
        colleague_start, colleagues: adjacency lists of the collegial network over posts.
        ties: (M, M) strength with which practice in the column reaches the row.
        flows: (H + 1, M, events) counts. rows, n_rows: event rows and how many are used; none where they are off.
        stocks: (H + 1, M, Stock). ledger: (H + 1, M, Account) whole kroner.
        clock: month and seed.
    """

    citizens: Records
    posts: Records
    teams: Records
    firms: Records
    organisations: Records
    municipalities: Records
    numbers: Records
    paths: Records
    dice: np.ndarray[Any, np.dtype[np.uint32]]
    queue: np.ndarray[Any, np.dtype[np.int32]]
    queue_key: np.ndarray[Any, np.dtype[np.float64]]
    queue_order: np.ndarray[Any, np.dtype[np.int64]]
    colleague_start: np.ndarray[Any, np.dtype[np.int32]]
    colleagues: np.ndarray[Any, np.dtype[np.int32]]
    ties: np.ndarray[Any, np.dtype[np.float64]]
    flows: np.ndarray[Any, np.dtype[np.int64]]
    rows: Records
    n_rows: np.ndarray[Any, np.dtype[np.int64]]
    stocks: np.ndarray[Any, np.dtype[np.float64]]
    ledger: np.ndarray[Any, np.dtype[np.int64]]
    clock: np.ndarray[Any, np.dtype[np.int64]]


class Here(NamedTuple):
    """One municipality in one month: what the steps inside a process need.

    It is small on purpose: compiled code hands it over by value, and a whole `World` would cost more than most steps.

    Attributes:
        m, month, seed: where, when, and which run.
        town: the municipality. lever, path, development: this month's levers, surroundings and costs.
        p: all parameters by group, with `today` and `weights`.
        counts, stock, account: this month's rows of flows, stocks and ledger of the municipality.
    """

    m: int
    month: int
    seed: int
    town: Record
    lever: Record
    path: Record
    development: Record
    p: Record
    citizens: Records
    posts: Records
    teams: Records
    firms: Records
    organisations: Records
    dice: np.ndarray[Any, np.dtype[np.uint32]]
    counts: np.ndarray[Any, np.dtype[np.int64]]
    rows: Records
    n_rows: np.ndarray[Any, np.dtype[np.int64]]
    stock: np.ndarray[Any, np.dtype[np.float64]]
    account: np.ndarray[Any, np.dtype[np.int64]]
    queue: np.ndarray[Any, np.dtype[np.int32]]
    queue_key: np.ndarray[Any, np.dtype[np.float64]]


@step
def chance(here: Here, decision: int, i: int) -> float:
    """The number in (0, 1) that was thrown for the municipality's citizen `i` and this decision of the month."""
    return unit(here.dice[decision, i])


@pasted
def stand_in(world: World, m: int) -> Here:
    """The view from municipality `m` in the month of the clock."""
    month = world.clock[MONTH]
    path = world.paths[month, m]
    return Here(
        m, month, world.clock[SEED], world.municipalities[m], path.lever, path.surroundings, path.development,
        world.numbers[0], world.citizens, world.posts, world.teams, world.firms, world.organisations, world.dice,
        world.flows[month, m], world.rows, world.n_rows, world.stocks[month, m], world.ledger[month, m],
        world.queue, world.queue_key,
    )  # fmt: skip
