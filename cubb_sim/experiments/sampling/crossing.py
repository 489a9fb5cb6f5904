"""Factorial designs: every combination of levels, before each of a number of backgrounds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Design
from cubb_sim.experiments.sampling.hypercube import latin_hypercube

Array = NDArray[np.float64]


def crossed_points(design: Design) -> Array:
    """Shares of a factorial design, float64[size * combinations, factors].

    The factors without levels, the dummy among them, are the background: they change from row to row by a Latin
    hypercube, and stay as they are while the levels are combined.
    """
    levelled = [at for at, one in enumerate(design.factors) if one.is_crossed]
    others = [at for at, one in enumerate(design.factors) if not one.is_crossed]
    shares = [[one.share_of_level(level) for level in range(len(one.arguments))] for one in design.crossed]
    combinations = np.stack(np.meshgrid(*shares, indexing="ij"), axis=-1).reshape(-1, len(levelled))
    background = latin_hypercube(design.size, len(others), design.seed)
    points = np.empty((design.size * len(combinations), len(design.factors)))
    points[:, levelled] = np.tile(combinations, (design.size, 1))
    points[:, others] = np.repeat(background, len(combinations), axis=0)
    return points
