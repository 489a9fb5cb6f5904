"""Whether points are those of the design they are said to be of: checked before any index is made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard.sealing import AnalysisError
from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import Method
from cubb_sim.experiments.points import Descriptor

Array = NDArray[np.float64]
Finding = str | None

WHAT_TO_DO = "Analyse the points with the design they were placed by, or run the sweep again into a new folder."


def check(data: SweepData, method: Method) -> None:
    """Make sure that the points are those of a design placed by `method`, in their order.

    Raises:
        AnalysisError: method, second-order flag, numbers or the points themselves do not fit together.
    """
    found = _of_descriptor(data, method) or _of_numbers(data) or STRUCTURES[method](data)
    if found:
        raise AnalysisError(f"The runs of the design '{data.design.name}' cannot be analysed: {found} {WHAT_TO_DO}")


def points_of_block(said: Descriptor) -> int:
    """Points of a trajectory or base row, from what the design asks for."""
    k = said.n_inputs
    return {
        Method.SOBOL: 2 * k + 2 if said.second_order else k + 2,
        Method.MORRIS: k + 1,
        Method.DGSM: k + 1,
    }.get(Method(said.method), 1)


def _of_descriptor(data: SweepData, method: Method) -> Finding:
    said, design = data.points.descriptor, data.design
    if said.method != method:
        return f"the analysis needs points placed by {method.value}, and these were placed by {said.method}."
    if method is Method.SOBOL and said.second_order != design.second_order:
        return (
            f"the points were placed with second_order = {str(said.second_order).lower()}, and the design says "
            f"{str(design.second_order).lower()}."
        )
    if said.n_inputs != len(design.group_names):
        return f"the points were placed for {said.n_inputs} inputs, and the design has {len(design.group_names)}."
    if method is Method.MORRIS and said.levels != design.levels:
        return f"the points were placed on {said.levels} levels, and the design says {design.levels}."
    return None


def _of_numbers(data: SweepData) -> Finding:
    said, points = data.points.descriptor, data.points
    per_point = len(data.design.factors) if said.method == Method.FAST else 1
    wanted = said.size * per_point * points_of_block(said)
    numbers = {"points": len(points), "points with outputs": len(data.values), "points as said": said.n_points}
    for what, n in numbers.items():
        if n != wanted and said.method != Method.FACTORIAL:
            return f"there are {n} {what}, and a {said.method} design of this size has {wanted}."
    if points.shares.shape[1] != len(data.design.factors):
        return (
            f"the points have {points.shares.shape[1]} columns, and the design has {len(data.design.factors)} factors."
        )
    return None


def _sobol(data: SweepData) -> Finding:
    """A, then A with each input from B, then B with each input from A, then B (Saltelli 2002)."""
    rows, group_of = _rows(data), data.design.group_of
    a, b = rows[:, :1, :], rows[:, -1:, :]
    k = len(data.design.group_names)
    is_own = group_of[None, :] == np.arange(k)[:, None]
    if not np.array_equal(rows[:, 1 : k + 1], np.where(is_own, b, a)):
        return "the points between A and B are not A with one input from B; their order was changed."
    if data.design.second_order and not np.array_equal(rows[:, k + 1 : -1], np.where(is_own, a, b)):
        return "the points before B are not B with one input from A; their order was changed."
    return None


def _morris(data: SweepData) -> Finding:
    """Each step of a trajectory moves one input, and each input once (Morris 1991)."""
    moved = np.diff(_rows(data), axis=1) != 0.0
    k = len(data.design.group_names)
    of_group = np.stack([moved[:, :, data.design.group_of == at].any(axis=2) for at in range(k)], axis=2)
    if not ((of_group.sum(axis=1) == 1).all() and (of_group.sum(axis=2) == 1).all()):
        return "a trajectory does not move one input at a time, each once; the order of the points was changed."
    return None


def _dgsm(data: SweepData) -> Finding:
    """A base point, then one input at a time a little away from it."""
    rows = _rows(data)
    moved = (rows[:, 1:] - rows[:, :1]) != 0.0
    if (moved & ~np.eye(moved.shape[2], dtype=bool)).any():
        return "a base point is not followed by points that move one factor each; the order was changed."
    return None


def _alone(data: SweepData) -> Finding:
    return None


def _rows(data: SweepData) -> Array:
    points = data.points
    rows: Array = points.shares.reshape(-1, points_of_block(points.descriptor), points.shares.shape[1])
    return rows


STRUCTURES: Mapping[Method, Callable[[SweepData], Finding]] = {
    Method.SOBOL: _sobol,
    Method.MORRIS: _morris,
    Method.DGSM: _dgsm,
    Method.FAST: _alone,
    Method.LATIN: _alone,
    Method.FACTORIAL: _alone,
}
