"""Seeds of a sweep: a pure function of the root, the point and the replication, so that no order or size moves them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Seeds
from cubb_sim.run import SENSITIVITY_SEEDS

Whole = NDArray[np.int64]
Word = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def seeds_of(kind: Seeds, root: int, rows: Whole, n_replications: int) -> Whole:
    """The seed of every point and replication, int64[n_points, n_replications], all among `SENSITIVITY_SEEDS`.

    A longer design or more replications leave the seeds of those that were there as they are. Two of a million runs
    share a seed by accident with a probability of about a third, which ties those two together and no others.

    Args:
        kind: which points share theirs.
        root: of the design.
        rows: int64[n_points], of each point.
        n_replications: of each point.
    """
    points = np.arange(len(rows), dtype=np.int64)
    own = {Seeds.INDEPENDENT: points, Seeds.BY_ROW: np.asarray(rows, np.int64), Seeds.COMMON: np.zeros_like(points)}
    start = _mixed(np.array([root], np.uint64))
    of_point = _mixed(start ^ own[kind].astype(np.uint64))[:, None]
    words = _mixed(of_point ^ np.arange(n_replications, dtype=np.uint64)[None, :])
    span = np.uint64(len(SENSITIVITY_SEEDS))
    seeds: Whole = (words % span).astype(np.int64) + SENSITIVITY_SEEDS[0]
    return seeds


def _mixed(words: Word) -> Word:
    """SplitMix64's finaliser (Steele, Lea and Flood 2014): nearby words become unrelated ones."""
    with np.errstate(over="ignore"):
        words = words + _GOLDEN
        words = (words ^ (words >> np.uint64(30))) * _FIRST
        words = (words ^ (words >> np.uint64(27))) * _SECOND
    return words ^ (words >> np.uint64(31))
