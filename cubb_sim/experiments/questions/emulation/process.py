"""Sobol indices where a Gaussian process stands on top of the quadratic: Monte Carlo, for what the process touches.

First and total effects by the estimators of Saltelli et al. (2010) and Jansen (1999), pairs by Saltelli (2002), on
scrambled Sobol points. An input the process does not look at keeps its closed form: the process adds nothing to what
it does, alone or with others.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from cubb_sim.calibration.inference.gaussian_process import ResidualProcess
from cubb_sim.calibration.inference.quadratic import Terms, features
from cubb_sim.experiments.questions.emulation.inputs import Inputs
from cubb_sim.experiments.questions.emulation.surface import Parts, parts_of_surface

Array = NDArray[np.float64]

CHUNK = 2048


def parts_with_process(
    inputs: Inputs, terms: Terms, weights: Array, process: ResidualProcess, size: int, seed: int
) -> Parts:
    """The parts of a quadratic and a process together.

    Args:
        size: Monte Carlo points, a power of two.
        seed: of their scrambling; the same for every resample, so that differences are the resamples'.
    """
    closed = parts_of_surface(inputs, terms, weights)
    touched = np.unique(inputs.input_of[process.inputs])
    a, b = _samples(inputs, size, seed)

    def at(x: Array) -> Array:
        return _surface(x, terms, weights) + process.mean(x)

    f_a, f_b = at(a), at(b)
    middle, variance = float(np.mean([f_a, f_b])), float(np.var(np.concatenate([f_a, f_b])))
    f_a, f_b = f_a - middle, f_b - middle
    mixed = {int(g): at(_mixed(a, b, inputs, int(g))) - middle for g in touched}
    first, total, second = closed.first.copy(), closed.total.copy(), closed.second.copy()
    for g, f_ab in mixed.items():
        first[g] = float((f_b * (f_ab - f_a)).mean())
        total[g] = float(((f_a - f_ab) ** 2).mean()) / 2.0
    _pairs(second, first, mixed, (f_a, f_b), lambda g: at(_mixed(b, a, inputs, g)) - middle)
    return Parts(first, total, second, variance)


def _pairs(
    second: Array,
    first: Array,
    mixed: dict[int, Array],
    ends: tuple[Array, Array],
    other: Callable[[int], Array],
) -> None:
    """Fill in what pairs of touched inputs do beyond each alone."""
    reverse = {g: other(g) for g in mixed}
    product = ends[0] * ends[1]
    for g, h in combinations(sorted(mixed), 2):
        both = float((reverse[g] * mixed[h] - product).mean())
        second[g, h] = second[h, g] = both - first[g] - first[h]


def _surface(x: Array, terms: Terms, weights: Array) -> Array:
    out = np.empty(len(x))
    for start in range(0, len(x), CHUNK):
        out[start : start + CHUNK] = features(x[start : start + CHUNK], terms) @ weights
    return out


def _samples(inputs: Inputs, size: int, seed: int) -> tuple[Array, Array]:
    """Two samples of the columns' distributions, float64[size, k] each."""
    k = len(inputs.input_of)
    has_joint = bool(inputs.is_joint.any())
    n = k + has_joint
    unit = qmc.Sobol(2 * n, seed=np.random.default_rng(seed)).random(size)
    return _placed(inputs, unit[:, :n]), _placed(inputs, unit[:, n:])


def _placed(inputs: Inputs, unit: Array) -> Array:
    x = np.empty((len(unit), len(inputs.input_of)))
    for column, levels in enumerate(inputs.levels):
        share = unit[:, column]
        if levels is None:
            x[:, column] = 2.0 * share - 1.0
        else:
            x[:, column] = levels[np.minimum((share * len(levels)).astype(np.int64), len(levels) - 1)]
    if inputs.is_joint.any():
        row = np.minimum((unit[:, -1] * len(inputs.x)).astype(np.int64), len(inputs.x) - 1)
        x[:, inputs.is_joint] = inputs.joint[row]
    return x


def _mixed(a: Array, b: Array, inputs: Inputs, input_: int) -> Array:
    """The first sample with one input's columns from the second."""
    x = a.copy()
    of = inputs.input_of == input_
    x[:, of] = b[:, of]
    return x
