"""Sobol indices of a quadratic surface in closed form.

On columns that are symmetric about 0 the terms of a quadratic are orthogonal: straight lines, squares and products
each have a variance of their own, and an index is a sum of them (Sudret 2008, on polynomial chaos, of which this is
the second degree). Columns that vary together (a draw of the posterior) are one input, whose part is worked out over
its draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.quadratic import Terms
from cubb_sim.experiments.questions.emulation.inputs import Inputs

Array = NDArray[np.float64]

MOST_DRAWS = 2000
"""Draws of the posterior over which its part is worked out (assumed)."""


@dataclass(frozen=True, eq=False)
class Parts:
    """The variance of an output by inputs, in the output's unit squared.

    Attributes:
        first: float64[inputs], of an input alone; total: with all it takes part in.
        second: float64[inputs, inputs], of pairs beyond each alone; symmetric, 0 on the diagonal.
        variance: of all inputs together.
    """

    first: Array
    total: Array
    second: Array
    variance: float


def parts_of_surface(inputs: Inputs, terms: Terms, weights: Array) -> Parts:
    """The parts of a quadratic with these weights, float64[terms]."""
    line, square, product = _coefficients(len(inputs.input_of), terms, weights)
    own, pair, input_of = _by_unit(inputs, line, square, product)
    n = len(inputs.names)
    of = np.zeros((len(input_of), n))
    of[np.arange(len(input_of)), input_of] = 1.0
    pairs = of.T @ pair @ of  # within an input every pair is counted twice
    first = of.T @ own + np.diag(pairs) / 2.0
    second = pairs - np.diag(np.diag(pairs))
    return Parts(first, first + second.sum(axis=1), second, float(own.sum() + pair.sum() / 2.0))


def _coefficients(k: int, terms: Terms, weights: Array) -> tuple[Array, Array, Array]:
    """Of straight lines float64[k], squares float64[k] and products float64[k, k] (symmetric)."""
    line, square, product = np.zeros(k), np.zeros(k), np.zeros((k, k))
    a, b = terms[:, 0], terms[:, 1]
    is_line, is_square, is_product = (a >= 0) & (b < 0), (a >= 0) & (a == b), (b >= 0) & (a != b)
    line[a[is_line]] = weights[is_line]
    square[a[is_square]] = weights[is_square]
    product[a[is_product], b[is_product]] = weights[is_product]
    return line, square, product + product.T


def _by_unit(inputs: Inputs, line: Array, square: Array, product: Array) -> tuple[Array, Array, NDArray[np.int64]]:
    """Variance of units alone, of pairs of units, and the input of each unit; a unit is a column or the joint draw."""
    free = ~inputs.is_joint
    second, owner = inputs.second[free], inputs.input_of[free]
    slope, curve, cross = line[free], square[free], product[np.ix_(free, free)]
    pair = cross**2 * np.outer(second, second)
    if free.all():
        return slope**2 * second + curve**2 * inputs.fourth, pair, owner
    z = inputs.joint[:: max(1, len(inputs.x) // MOST_DRAWS)]
    own_line, own_square = line[inputs.is_joint], square[inputs.is_joint]
    alone = z @ own_line + z**2 @ own_square + ((z @ product[np.ix_(inputs.is_joint, inputs.is_joint)]) * z).sum(1) / 2
    tilt = z @ product[np.ix_(inputs.is_joint, free)]  # how a draw tilts the line of every other column
    own = (slope + tilt.mean(axis=0)) ** 2 * second + curve**2 * inputs.fourth[free]
    with_draw = tilt.var(axis=0) * second
    whole = np.block([[pair, with_draw[:, None]], [with_draw[None, :], np.zeros((1, 1))]])
    joint_owner = inputs.input_of[inputs.is_joint][:1]
    return np.append(own, alone.var()), whole, np.append(owner, joint_owner)
