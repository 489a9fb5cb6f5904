"""Paired differences between two results, replication by replication, and what can be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cubb_sim.quantities import QUANTITIES, QUANTITY_INDEX, SUBGROUP_INDEX, Better, QuantityOfInterest

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

INNER_LEVEL = 0.80
OUTER_LEVEL = 0.95
FEWEST_FOR_AN_INTERVAL = 2


class Verdict(StrEnum):
    """What the 95 % interval of the paired difference says, given which way is better."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"  # clearly, and neither way is better in itself
    LOWER = "lower"
    UNCLEAR = "no clear difference"
    UNDEFINED = "undefined"  # the quantity has no value in one of the two


@dataclass(frozen=True)
class Difference:
    """One quantity in one subgroup: the other result minus the baseline, over paired replications.

    The intervals cover chance between replications only, not that the model's numbers are uncertain. With 95 %
    intervals about one in twenty quantities on which nothing acts, but which chance does touch, is called different.

    Attributes:
        baseline, changed: means over the replications in which both are defined.
        difference: mean of the paired differences; its standard error and t-intervals follow. NaN with fewer than two.
        n_higher, n_lower: replications in which the other is higher, lower; in the rest the two are equal.
    """

    quantity: QuantityOfInterest
    subgroup: str
    other: str
    baseline: float
    changed: float
    difference: float
    standard_error: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float
    n_higher: int
    n_lower: int
    n_replications: int
    verdict: Verdict

    @property
    def n_equal(self) -> int:
        """Replications in which the two are equal."""
        return self.n_replications - self.n_higher - self.n_lower


def half_widths(standard_error: Array, n: Array, level: float) -> Array:
    """Half the width of the t-interval of a mean of `n` values; NaN for fewer than two."""
    from scipy.special import stdtrit  # noqa: PLC0415 (slow to import; a run without a comparison does not need it)

    enough = n >= FEWEST_FOR_AN_INTERVAL
    quantile = stdtrit(np.where(enough, n - 1, 1.0), 0.5 + level / 2.0)
    return np.where(enough, quantile * standard_error, np.nan)


def mean_and_standard_error(values: Array) -> tuple[Array, Array, Array]:
    """Mean, standard error of the mean and number over the first axis, leaving NaN out; NaN where nothing is left."""
    is_defined = ~np.isnan(values)
    n = is_defined.sum(axis=0).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(is_defined, values, 0.0).sum(axis=0) / n
        squares = np.where(is_defined, (values - mean) ** 2, 0.0).sum(axis=0)
        standard_error = np.sqrt(squares / (n - 1.0) / n)
    return mean, np.where(n >= FEWEST_FOR_AN_INTERVAL, standard_error, np.nan), n


def verdict_of(better: Better, low: float, high: float) -> Verdict:
    """The verdict, from an interval of the difference that excludes 0 or does not."""
    if low > 0.0:
        return {Better.HIGHER: Verdict.BETTER, Better.LOWER: Verdict.WORSE}.get(better, Verdict.HIGHER)
    if high < 0.0:
        return {Better.HIGHER: Verdict.WORSE, Better.LOWER: Verdict.BETTER}.get(better, Verdict.LOWER)
    return Verdict.UNCLEAR


def paired_differences(other: str, baseline_values: Array, other_values: Array) -> list[Difference]:
    """A `Difference` for every quantity and every subgroup it exists in.

    Args:
        other: name of the result that is not the baseline.
        baseline_values, other_values: float64[replications, quantities, subgroups], paired along the first axis.
    """
    paired = other_values - baseline_values
    is_paired = ~np.isnan(paired)
    mean, error, n = mean_and_standard_error(paired)
    baseline, _, _ = mean_and_standard_error(np.where(is_paired, baseline_values, np.nan))
    changed, _, _ = mean_and_standard_error(np.where(is_paired, other_values, np.nan))
    inner, outer = half_widths(error, n, INNER_LEVEL), half_widths(error, n, OUTER_LEVEL)
    n_higher, n_lower = (paired > 0).sum(axis=0), (paired < 0).sum(axis=0)

    def at(i: int, j: int, quantity: QuantityOfInterest, subgroup: str) -> Difference:
        low, high = float(mean[i, j] - outer[i, j]), float(mean[i, j] + outer[i, j])
        return Difference(
            quantity=quantity,
            subgroup=subgroup,
            other=other,
            baseline=float(baseline[i, j]),
            changed=float(changed[i, j]),
            difference=float(mean[i, j]),
            standard_error=float(error[i, j]),
            low_80=float(mean[i, j] - inner[i, j]),
            high_80=float(mean[i, j] + inner[i, j]),
            low_95=low,
            high_95=high,
            n_higher=int(n_higher[i, j]),
            n_lower=int(n_lower[i, j]),
            n_replications=int(n[i, j]),
            verdict=verdict_of(quantity.better, low, high) if n[i, j] > 0 else Verdict.UNDEFINED,
        )

    return [
        at(QUANTITY_INDEX[name], j, quantity, subgroup)
        for name, quantity in QUANTITIES.items()
        for subgroup, j in SUBGROUP_INDEX.items()
        if quantity.is_by_subgroup or j == 0
    ]


def variance_ratio(baseline: Array, other: Array) -> float:
    """How many times less variance the paired difference has than the difference of two independent sets of seeds.

    (variance of the baseline + variance of the other) / variance of the paired difference, over replications. Infinite
    where pairing removes all of it; NaN where neither varies, or with fewer than two replications.
    """
    is_defined = ~np.isnan(baseline) & ~np.isnan(other)
    a, b = baseline[is_defined], other[is_defined]
    if len(a) < FEWEST_FOR_AN_INTERVAL:
        return float("nan")
    independent = float(np.var(a, ddof=1) + np.var(b, ddof=1))
    paired = float(np.var(b - a, ddof=1))
    if paired == 0.0:
        return float("inf") if independent > 0.0 else float("nan")
    return independent / paired
