"""How much caseworkers differ: shares of clients into job or education with chance removed.

With a dozen clients each, most of the difference between raw shares is chance. The variance between caseworkers is
therefore estimated by the one-way analysis of variance for groups of unequal size (Searle, Casella and McCulloch
1992, chapter 3) and every share is drawn towards the mean by what chance contributes to it (empirical Bayes; Morris
1983).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.calibration.bip_study.register import Array

FEWEST_CASEWORKERS = 3


@dataclass(frozen=True, eq=False)
class ShrunkenShares:
    """C caseworkers and their shares.

    Attributes:
        caseworker: (C,) numbers, ascending.
        n_clients: (C,).
        raw: (C,) mean outcome of the clients.
        shrunken: (C,) the same with chance removed.
        mean: over all clients.
        variance_between: of the caseworkers' true shares; 0 where the analysis of variance finds less than chance.
        reason: why there is nothing; "" where there is.
    """

    caseworker: Array
    n_clients: Array
    raw: Array
    shrunken: Array
    mean: float
    variance_between: float
    reason: str = ""

    def best_and_worst(self, tail_share: float, *, with_chance: bool = False) -> tuple[float, float]:
        """Mean share of the best and of the worst `tail_share` of caseworkers; NaN where there is nothing.

        The shrunken shares, or, `with_chance`, the raw ones: what a study reports that takes no account of how few
        clients a caseworker has.
        """
        if self.reason:
            return math.nan, math.nan
        ordered = np.sort(self.raw if with_chance else self.shrunken)
        n = max(1, math.ceil(tail_share * len(ordered)))
        return float(ordered[-n:].mean()), float(ordered[:n].mean())

    def frame(self) -> Any:
        """One row per caseworker as a pandas table."""
        import pandas as pd  # noqa: PLC0415

        names = ("caseworker", "n_clients", "raw", "shrunken")
        return pd.DataFrame({name: getattr(self, name) for name in names})


def shrunken_shares(outcome: Array, caseworker: Array, min_clients: int = 2) -> ShrunkenShares:
    """Mean outcome per caseworker, drawn towards the mean of all.

    The variance between caseworkers is (MSB - MSW) / n0 with n0 = (N - sum n_j^2 / N) / (C - 1), not below 0; a
    caseworker's share is drawn to the mean by MSW / n_j / (variance + MSW / n_j).

    Args:
        outcome: (N,) of each client: 1 or 0, or a residual.
        caseworker: (N,) number of each client's caseworker.
        min_clients: caseworkers with fewer are left out.
    """
    numbers, group, sizes = np.unique(caseworker, return_inverse=True, return_counts=True)
    enough = sizes >= min_clients
    if enough.sum() < FEWEST_CASEWORKERS:
        reason = f"only {int(enough.sum())} caseworkers with at least {min_clients} clients"
        return ShrunkenShares(numbers[enough], sizes[enough], np.empty(0), np.empty(0), math.nan, math.nan, reason)
    kept = enough[group]
    group, outcome = np.cumsum(enough)[group[kept]] - 1, np.asarray(outcome, np.float64)[kept]
    n_j, n, c = sizes[enough], len(outcome), int(enough.sum())
    raw = np.bincount(group, outcome) / n_j
    mean = float(outcome.mean())
    between = float(np.sum(n_j * (raw - mean) ** 2)) / (c - 1)
    within = float(np.sum((outcome - raw[group]) ** 2)) / (n - c)
    n0 = (n - float(np.sum(n_j**2)) / n) / (c - 1)
    variance = max(0.0, (between - within) / n0)
    chance = within / n_j
    trusted = np.divide(variance, variance + chance, out=np.zeros(c), where=variance + chance > 0.0)
    return ShrunkenShares(numbers[enough], n_j, raw, mean + trusted * (raw - mean), mean, variance)


def observed_minus_expected(outcome: Array, columns: Array) -> Array:
    """(N,) what a linear probability model with a constant and these columns leaves of an outcome, plus the mean.

    Least squares, so that the residuals keep the scale of a share and their mean is that of the outcome.
    """
    design = np.column_stack([np.ones(len(outcome)), columns])
    y = np.asarray(outcome, np.float64)
    fitted = design @ np.linalg.lstsq(design, y, rcond=None)[0]
    left: Array = y - fitted + y.mean()
    return left
