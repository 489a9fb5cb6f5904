"""Which points an emulator is fitted on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import Method, Seeds
from cubb_sim.experiments.questions.tables import Notes
from cubb_sim.parameters.specification import Text

Places = NDArray[np.int64]

MOST_POINTS = 6000
"""Points an emulator is fitted on; more are thinned at random (assumed: a quadratic's weights are known by then)."""


def chosen_points(data: SweepData, seed: int, notes: Notes) -> Places:
    """The points, int64[n] in their order: all whose chance is their own, or not too many of them.

    Where the points of a row share their chance they mostly share their factors, too, and chance would be learned as
    something that the factors make. One point of each row is then taken: the first of a Sobol design, which is spread
    evenly, and any of another, as all rows of a factorial begin with the same levels.

    Args:
        seed: of the points that are taken.
        notes: gets a sentence where points are left out.
    """
    rng, some = np.random.default_rng(seed), np.arange(len(data.points), dtype=np.int64)
    if data.design.seeds is Seeds.BY_ROW:
        order = some if data.design.method is Method.SOBOL else rng.permutation(some)
        _, first = np.unique(data.points.rows[order], return_index=True)
        some = np.sort(order[first])
        if len(some) < len(data.points):
            notes.add(_one_of_each_row(len(some), len(data.points)))
    if len(some) > MOST_POINTS:
        notes.add(_thinned(len(some)))
        some = np.sort(rng.permutation(some)[:MOST_POINTS])
    return some


def _one_of_each_row(n: int, of: int) -> Text:
    return Text(
        f"Punkter i samme række deler tilfældigheder, så emulatorerne er kun tilpasset ét punkt af hver: {n} af {of}.",
        f"Points of a row share their chance, so the emulators are fitted on one point of each only: {n} of {of}.",
    )


def _thinned(n: int) -> Text:
    return Text(
        f"Emulatorerne er tilpasset {MOST_POINTS} tilfældigt valgte af {n} punkter.",
        f"The emulators are fitted on {MOST_POINTS} of {n} points, chosen at random.",
    )
