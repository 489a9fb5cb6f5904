"""Latin hypercubes that grow: of twice the size, the first half is the smaller one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

Array = NDArray[np.float64]


def latin_hypercube(n: int, n_columns: int, seed: int) -> Array:
    """Points of which each n-th of every column's range has exactly one, float64[n, n_columns] in [0, 1).

    An odd number of points is a Latin hypercube of SciPy's. It is doubled as often as n is even: each point lies in one
    of twice as many equal parts, and the parts left empty get one new point each, in random order in every column
    (Sheikholeslami and Razavi 2017, Environ. Model. Softw. 93, 109-126, call such designs progressive). So a design of
    twice the size keeps all runs that were done.

    Args:
        n: points.
        n_columns: dimensions.
        seed: 1 or more.
    """
    rng = np.random.default_rng(seed)
    n_first = n // (n & -n)
    points: Array = qmc.LatinHypercube(n_columns, seed=rng).random(n_first)
    while len(points) < n:
        points = np.vstack([points, _between(points, rng)])
    return points


def _between(points: Array, rng: np.random.Generator) -> Array:
    """As many points again, in those of twice as many parts of each column that are empty."""
    n, n_columns = points.shape
    n_parts = 2 * n
    is_empty = np.ones((n_parts, n_columns), bool)
    taken = np.minimum((points * n_parts).astype(np.int64), n_parts - 1)
    is_empty[taken, np.arange(n_columns)] = False
    parts = np.column_stack([rng.permutation(np.flatnonzero(is_empty[:, at])) for at in range(n_columns)])
    new: Array = (parts + rng.random((n, n_columns))) / n_parts
    return new
