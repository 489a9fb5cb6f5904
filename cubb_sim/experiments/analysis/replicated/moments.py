"""Sobol indices of what a model does on average, from runs that chance moves too.

A run gives Y(x) = f(x) + e, with f(x) = E[Y | x] and E[e | x] = 0. Wanted are the first-order, total and second-order
indices of f over the factors x, that is, shares of V = Var f(x), the variance that the factors make. With the matrices
A and B, A_i (A with input i from B) and B_i (B with input i from A) of Saltelli (2002) all are combinations of product
moments over base rows, M(P, Q) = E[f(P) f(Q)]:

    V       = (M(A, A) + M(B, B)) / 2 - E[f]^2
    V_i     = M(B, A_i) - M(B, A)                                      Saltelli et al. (2010), table 2 (b)
    T_i     = (M(A, A) - 2 M(A, A_i) + M(A_i, A_i)) / 2                Jansen (1999)
    V_ij    = M(B_i, A_j) - M(A, B) - V_i - V_j                        Saltelli (2002)

The products of *means over replications* do not estimate them: E[mean P * mean Q] = M(P, Q) + C(P, Q), with C the
covariance by chance of the two means. That is what made a dummy's total effect 0.5 when chance was half the variance:
Jansen's numerator gets C(A, A) + C(A_i, A_i) = (chance of A + chance of A_i) / R, over 2, for every input, and V gets
chance / R. With two or more replications C is known without bias and is taken out of each product:

    independent seeds: C(P, Q) = 0 for two points, C(P, P) = s^2(P) / R        (the correction of sensitivity.md 4.2)
    shared seeds     : C(P, Q) = s(P, Q) / R, the covariance over replications

with s^2, s(P, Q) the unbiased variance and covariance over the R replications of the row; so with shared seeds each
product is the mean over pairs of *different* replications (a U-statistic, Hoeffding 1948), which share no chance.
First- and second-order numerators are unbiased as they are with independent seeds, and need the correction only in V.
Each estimate is then consistent in the number of base rows at any R >= 2, and a dummy's is 0 within its interval.

Where a design has B_i, the mirror images (A for B, B_i for A_i) estimate the same numbers and are averaged in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.replicated.blocks import Blocks
from cubb_sim.experiments.analysis.replicated.means import Means

Array = NDArray[np.float64]

TWO = 2


@dataclass(frozen=True, eq=False)
class BaseRows:
    """Means over replications of the points of base rows, and the covariance by chance of any two.

    Attributes:
        runs: float64[n_rows, points_per_row, n_replications], centred.
        mean, chance: float64[n_rows, points_per_row], of the replications, and the variance of that mean by chance.
        k: number of inputs.
        has_mirror: whether the matrices B_i are there.
        shares_chance: whether the points of a row share their chance.
        corrects: whether chance is taken out of products.
    """

    runs: Array
    mean: Array
    chance: Array
    k: int
    has_mirror: bool
    shares_chance: bool
    corrects: bool

    @staticmethod
    def of(blocks: Blocks, k: int, second_order: bool, corrects: bool = True) -> BaseRows:
        """From the runs of a Sobol design.

        Args:
            blocks: base rows.
            k: number of inputs.
            second_order: whether the design has the matrices B_i.
            corrects: take chance out; without replications there is nothing to take it out with.
        """
        centred = blocks.centred()
        means = Means.of(centred.runs)
        can = corrects and blocks.can_tell_chance
        return BaseRows(centred.runs, means.mean, means.chance_of_mean, k, second_order, blocks.is_shared, can)

    def product(self, p: slice, q: slice) -> Array:
        """f(P) f(Q) for each row, without bias, float64[n_rows, points in p or q]; a slice of one goes with many."""
        raw = self.mean[:, p] * self.mean[:, q]
        if not (self.corrects and self.shares_chance):
            return raw
        return raw - self._shared(self.runs[:, p], self.runs[:, q])

    def square(self, p: slice) -> Array:
        """f(P)^2 for each row, without bias, float64[n_rows, points in p]."""
        raw = self.mean[:, p] ** 2
        return raw - self.chance[:, p] if self.corrects else raw

    def half_square_of_difference(self, p: slice, q: slice) -> Array:
        """(f(P) - f(Q))^2 / 2 for each row, without bias, float64[n_rows, points in p or q]."""
        difference = self.mean[:, p] - self.mean[:, q]
        return 0.5 * (difference**2 - self.chance_of_difference(p, q))

    def chance_of_difference(self, p: slice, q: slice) -> Array:
        """Variance of the difference of two means by chance, float64[n_rows, points in p or q]; 0 where unknown."""
        if not self.corrects:
            return np.zeros((len(self.mean), 1))
        if not self.shares_chance:
            return self.chance[:, p] + self.chance[:, q]
        difference = self.runs[:, p] - self.runs[:, q]
        return Means.of(difference).chance_of_mean

    @staticmethod
    def _shared(p: Array, q: Array) -> Array:
        """Covariance of two means by chance; replications of a row are there for all its points or for none."""
        has = np.isfinite(p) & np.isfinite(q)
        n = has.sum(axis=2)
        mean_p, mean_q = (np.where(has, one, 0.0).sum(axis=2) / n for one in (p, q))
        deviations = np.where(has, (p - mean_p[..., None]) * (q - mean_q[..., None]), 0.0)
        covariance: Array = deviations.sum(axis=2) / (n * (n - 1))
        return covariance


@dataclass(frozen=True, eq=False)
class Contributions:
    """What each base row contributes to the indices.

    Attributes:
        rows: float64[n_rows, columns]: mean, square, then for each input first and total, then for each pair second.
        k: number of inputs.
        pairs: int64[n_pairs, 2], places of the inputs of each pair, the smaller first.
    """

    rows: Array
    k: int
    pairs: NDArray[np.int64]

    @staticmethod
    def of(base: BaseRows) -> Contributions:
        """From means over replications."""
        k = base.k
        a, b, a_i, b_i = slice(0, 1), slice(-1, None), slice(1, k + 1), slice(k + 1, 2 * k + 1)
        ab = base.product(a, b)
        mean = 0.5 * (base.mean[:, a] + base.mean[:, b])
        square = 0.5 * (base.square(a) + base.square(b))
        first = base.product(b, a_i) - ab
        total = base.half_square_of_difference(a, a_i)
        if base.has_mirror:
            first = 0.5 * (first + base.product(a, b_i) - ab)
            total = 0.5 * (total + base.half_square_of_difference(b, b_i))
        low, high = np.triu_indices(k, 1) if base.has_mirror else (np.empty(0, np.int64), np.empty(0, np.int64))
        closed = _closed(base, low, high)
        second = closed - ab - first[:, low] - first[:, high] if len(low) else closed
        return Contributions(np.hstack([mean, square, first, total, second]), k, np.column_stack([low, high]))

    def without_chance_of(self, dummy: int) -> Contributions:
        """With chance taken out by means of an input that the model does not read, with independent seeds and R = 1.

        A and A_dummy are then two runs of the same x, so that Jansen's numerator for the dummy is nothing but chance,
        and, as A and every A_i are spread alike, the same chance on average as in V and in every total effect.
        """
        rows = self.rows.copy()
        at = TWO + self.k + dummy
        chance = self.rows[:, at : at + 1]
        rows[:, 1:TWO] -= chance
        rows[:, TWO + self.k : TWO + 2 * self.k] -= chance
        return Contributions(rows, self.k, self.pairs)

    @property
    def first(self) -> slice:
        """Columns of estimates that are first-order indices."""
        return slice(0, self.k)

    @property
    def total(self) -> slice:
        """Columns of estimates that are total indices."""
        return slice(self.k, 2 * self.k)

    @property
    def second(self) -> slice:
        """Columns of estimates that are second-order indices."""
        return slice(2 * self.k, 2 * self.k + len(self.pairs))

    @property
    def sum_of_first(self) -> slice:
        """Column of estimates that is the sum of all first-order indices."""
        return slice(2 * self.k + len(self.pairs), 2 * self.k + len(self.pairs) + 1)

    def estimate(self, means: Array) -> Array:
        """From means over rows to indices, row by row: first, total, second, and the sum of the first."""
        variance = variance_of(means)
        usable = np.where(variance > 0.0, variance, np.nan)
        indices = means[:, TWO:] / usable[:, None]
        return np.column_stack([indices, indices[:, : self.k].sum(axis=1)])


def variance_of(means: Array) -> Array:
    """V from means over rows, float64[m]."""
    variance: Array = means[:, 1] - means[:, 0] ** 2
    return variance


def _closed(base: BaseRows, low: NDArray[np.int64], high: NDArray[np.int64]) -> Array:
    """M(B_i, A_j) and its mirror image M(B_j, A_i), averaged, float64[n_rows, n_pairs]."""
    k = base.k
    products = np.empty((len(base.mean), len(low)))
    for at, (i, j) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        straight = base.product(slice(k + 1 + i, k + 2 + i), slice(1 + j, 2 + j))
        mirrored = base.product(slice(k + 1 + j, k + 2 + j), slice(1 + i, 2 + i))
        products[:, at] = 0.5 * (straight + mirrored)[:, 0]
    return products
