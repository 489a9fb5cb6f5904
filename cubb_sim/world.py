"""The world one run lives in: all records, paths and accounts, as one tuple that compiled code can read."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cubb_sim.events import Book

Records = Any
"""A record array (`numpy.recarray`) of one of the types in `state.py`."""

MONTH, SEED = 0, 1
"""Places in `World.clock`."""


class World(NamedTuple):
    """Everything a process may read or change. Shapes: H months, M municipalities, D dice, B the largest municipality.

    Attributes:
        levers, surroundings, development: paths, shape (H + 1, M); row 0 is the start.
        today: one record of the levers' national defaults: what deviations are measured from.
        offers_open: (M, measures), 1 where an offer is open.
        dice: (D, B) numbers in (0, 1) of this month and municipality.
        queue, queue_key: (B,) scratch of whoever waits for a place.
        colleague_start, colleagues: adjacency lists of the collegial network over posts.
        ties: (M, M) strength with which practice in the column reaches the row.
        book: what has happened: counts and, where they are kept, event rows.
        stocks: (H + 1, M, Stock). ledger: (H + 1, M, Account) whole kroner.
        clock: month and seed.
    """

    citizens: Records
    posts: Records
    teams: Records
    firms: Records
    organisations: Records
    municipalities: Records
    levers: Records
    today: Records
    surroundings: Records
    development: Records
    weights: Records
    offers_open: np.ndarray[Any, np.dtype[np.int8]]
    dice: np.ndarray[Any, np.dtype[np.float64]]
    queue: np.ndarray[Any, np.dtype[np.int32]]
    queue_key: np.ndarray[Any, np.dtype[np.float64]]
    colleague_start: np.ndarray[Any, np.dtype[np.int32]]
    colleagues: np.ndarray[Any, np.dtype[np.int32]]
    ties: np.ndarray[Any, np.dtype[np.float64]]
    book: Book
    stocks: np.ndarray[Any, np.dtype[np.float64]]
    ledger: np.ndarray[Any, np.dtype[np.int64]]
    clock: np.ndarray[Any, np.dtype[np.int64]]
    parameters: Any
