"""What an emulator sees of a design's points: scaled columns, and which input of the tables each belongs to.

A factor without levels is 2 x share - 1, so that it is uniform on [-1, 1] whatever its distribution. The levels of a
factor are evenly spaced on [-1, 1]. The draw of the posterior is no amount; in its place stand the principal
components of the fitted numbers, which belong to it together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cubb_sim.calibration.inference.quadratic import Terms, fit_ridge, quadratic_terms
from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import DUMMY, POSTERIOR, Factor
from cubb_sim.experiments.questions.posterior import fitted_values

Array = NDArray[np.float64]
Places = NDArray[np.int64]

MOST_TERMS = 900
"""Terms of a quadratic, about those of 40 columns. Every column has its line and square; where there are more columns,
only products of the most important are looked for (assumed)."""
POINTS_PER_COLUMN = 2
"""Points for each column, at least; with fewer points the least important columns are left out (assumed)."""
KEPT_VARIANCE = 0.99
"""Share of the variance of the fitted numbers that their principal components keep (assumed)."""


@dataclass(frozen=True, eq=False)
class Inputs:
    """Columns that an emulator is fitted on.

    Attributes:
        x: float64[n_points, k], scaled.
        input_of: int64[k], the place in `names` of the input each column belongs to.
        names: of the inputs: groups, or factors.
        second, fourth: float64[k], variance of each column, and of its square, over its distribution.
        levels: for each column its scaled levels; `None` where it is uniform.
        is_joint: bool[k], the columns that vary together: the components of the posterior.
        n_left_out: int64[inputs], columns of each input that were screened out.
    """

    x: Array
    input_of: Places
    names: tuple[str, ...]
    second: Array
    fourth: Array
    levels: tuple[Array | None, ...]
    is_joint: NDArray[np.bool_]
    n_left_out: Places

    @property
    def joint(self) -> Array:
        """Draws of the columns that vary together, float64[n_points, joint]: those of the points themselves."""
        return self.x[:, self.is_joint]

    def only(self, columns: Places) -> Inputs:
        """With these columns, the others counted as left out."""
        gone = np.setdiff1d(np.arange(len(self.input_of)), columns)
        return replace(
            self,
            x=self.x[:, columns],
            input_of=self.input_of[columns],
            second=self.second[columns],
            fourth=self.fourth[columns],
            levels=tuple(self.levels[at] for at in columns),
            is_joint=self.is_joint[columns],
            n_left_out=self.n_left_out + np.bincount(self.input_of[gone], minlength=len(self.names)),
        )


def inputs_of(data: SweepData) -> Inputs:
    """The columns of all factors, before any screening."""
    design = data.design
    x, owners, levels, joint = list[Array](), list[int](), list[Array | None](), list[bool]()
    components = _components(fitted_values(data)[1]) if POSTERIOR in design.names else np.empty((len(data.points), 0))
    for at, factor in enumerate(design.factors):
        is_expanded = factor.name == POSTERIOR and components.shape[1] > 0
        columns = components.T if is_expanded else [_scaled(factor, data.points.shares[:, at])]
        for column in columns:
            x.append(column)
            owners.append(int(design.group_of[at]))
            levels.append(_levels(factor))
            joint.append(is_expanded)
    moments = [_moments(one) for one in levels]
    return Inputs(
        x=np.column_stack(x),
        input_of=np.array(owners, np.int64),
        names=design.group_names,
        second=np.array([second for second, _ in moments]),
        fourth=np.array([fourth for _, fourth in moments]),
        levels=tuple(levels),
        is_joint=np.array(joint),
        n_left_out=np.zeros(len(design.group_names), np.int64),
    )


def at_points(inputs: Inputs, some: NDArray[np.int64] | NDArray[np.bool_]) -> Inputs:
    """The same columns at some of the points."""
    return replace(inputs, x=np.ascontiguousarray(inputs.x[some]))


def most_important(inputs: Inputs, y: Array) -> tuple[Inputs, Terms]:
    """As many columns as the points allow, and the terms that are fitted on them.

    Columns are ranked by what their straight line and square explain of y; the dummy always comes first, so that it is
    treated as what matters is.

    Args:
        y: float64[n_points], NaN where there is none.

    Returns:
        The inputs with the columns kept; and intp[terms, 2] as `quadratic_terms` has them: the constant, all lines, all
        squares, and the products of as many columns as `MOST_TERMS` leaves room for.
    """
    k, n = len(inputs.input_of), int(np.isfinite(y).sum())
    most = max(1, n // POINTS_PER_COLUMN - 1)
    if k <= most and _n_terms(k, k) <= MOST_TERMS:
        return inputs, quadratic_terms(k)
    ranked = np.argsort(-_importance(inputs, y), kind="stable")
    kept = np.sort(ranked[:most]).astype(np.int64)
    paired = max(m for m in range(1, len(kept) + 1) if m == 1 or _n_terms(len(kept), m) <= MOST_TERMS)
    terms = quadratic_terms(len(kept))
    is_paired = np.append(np.isin(kept, ranked[:paired]), True)  # the last stands for -1: no column
    is_own = (terms[:, 1] < 0) | (terms[:, 0] == terms[:, 1])
    return inputs.only(kept), terms[is_own | (is_paired[terms[:, 0]] & is_paired[terms[:, 1]])]


def _n_terms(n_columns: int, n_paired: int) -> int:
    return 1 + 2 * n_columns + n_paired * (n_paired - 1) // 2


def _importance(inputs: Inputs, y: Array) -> Array:
    """What straight line and square of each column explain of y, relative to the others, float64[k]."""
    k, has = len(inputs.input_of), np.isfinite(y)
    x = inputs.x[has]
    lines_and_squares = np.column_stack([np.ones(len(x)), x, x**2])
    share = fit_ridge(lines_and_squares, y[has], np.repeat([0, 0, 1], [1, k, k]).astype(np.intp)).share
    importance = share[1 : k + 1] + share[k + 1 :]
    if DUMMY in inputs.names:
        importance[inputs.input_of == inputs.names.index(DUMMY)] = np.inf
    return importance


def _scaled(factor: Factor, share: Array) -> Array:
    levels = _levels(factor)
    if levels is None:
        return np.asarray(2.0 * share - 1.0)
    return np.asarray(levels[np.minimum((share * len(levels)).astype(np.int64), len(levels) - 1)])


def _levels(factor: Factor) -> Array | None:
    if not factor.is_crossed:
        return None
    n = len(factor.arguments)
    return np.linspace(-1.0, 1.0, n) if n > 1 else np.zeros(1)


def _moments(levels: Array | None) -> tuple[float, float]:
    """Variance of a column and of its square: 1/3 and 4/45 where it is uniform on [-1, 1]."""
    if levels is None:
        return 1.0 / 3.0, 4.0 / 45.0
    return float(np.var(levels)), float(np.var(levels**2))


def _components(values: Array) -> Array:
    """Principal components of standardised numbers, each with the variance 1/3 of the other columns."""
    spread = values.std(axis=0)
    standard = (values - values.mean(axis=0))[:, spread > 0] / spread[spread > 0]
    if standard.shape[1] == 0:
        return np.empty((len(values), 0))
    left, sizes, _ = np.linalg.svd(standard, full_matrices=False)
    explained = np.cumsum(sizes**2) / float((sizes**2).sum())
    n = int(np.searchsorted(explained, KEPT_VARIANCE)) + 1
    return np.asarray(left[:, :n] * np.sqrt(len(values) / 3.0), dtype=np.float64)
