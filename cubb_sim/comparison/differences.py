"""Paired differences between two results, replication by replication, and what can be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cubb_sim.comparison.uncertainty import (
    FEWEST_FOR_AN_INTERVAL,
    SAME_NUMBERS,
    Array,
    Sources,
    spread_of,
)
from cubb_sim.quantities import QUANTITIES, QUANTITY_INDEX, SUBGROUP_INDEX, Better, QuantityOfInterest


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

    Two runs of the same pair of scenarios differ for two reasons. By chance: other things happen to the same persons.
    And because nobody knows the model's numbers: another draw from what is plausible gives another effect. The two are
    told apart by which runs share a draw (`cubb_sim.results.uncertainty`).

    The 80 % and 95 % intervals are of the effect, which is what is expected with one plausible set of numbers: over
    what the posterior leaves open, and with what too few runs leave open of the mean, but without the chance of one
    course of events. Where all runs have the same numbers (`Sources.CHANCE`) not knowing them is not included, and the
    interval is that of the mean over chance. Uncertainty about numbers that were never fitted is in no interval. With
    95 % intervals about one in twenty quantities on which nothing acts, but which chance does touch, is called
    different, or fewer.

    Attributes:
        baseline, changed: means over the replications in which both are defined.
        difference: mean of the paired differences. NaN, like its spread, where there is nothing to tell it from.
        standard_error: of the difference, with as many independent values as there are draws.
        sd_chance: how far one course of events lies from another with the same numbers.
        sd_unknown: how far the effect with one plausible set of numbers lies from that with another; NaN where that
            cannot be told or is not included, 0 where draws differ no more than chance lets them.
        share_unknown: share of the variance of a single run's difference that is due to not knowing.
        chance_low_80, chance_high_80: for one course of events in municipalities of this size: 80 % of them, over what
            is not known and over chance.
        sources: what makes the runs differ, and whether it can be told apart.
        n_draws: draws of the model's numbers behind the replications; 0 where the numbers are the same in all.
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
    sd_chance: float
    sd_unknown: float
    share_unknown: float
    chance_low_80: float
    chance_high_80: float
    sources: Sources
    n_draws: int
    n_higher: int
    n_lower: int
    n_replications: int
    verdict: Verdict

    @property
    def n_equal(self) -> int:
        """Replications in which the two are equal."""
        return self.n_replications - self.n_higher - self.n_lower


def verdict_of(better: Better, low: float, high: float) -> Verdict:
    """The verdict, from an interval of the difference that excludes 0 or does not."""
    if low > 0.0:
        return {Better.HIGHER: Verdict.BETTER, Better.LOWER: Verdict.WORSE}.get(better, Verdict.HIGHER)
    if high < 0.0:
        return {Better.HIGHER: Verdict.WORSE, Better.LOWER: Verdict.BETTER}.get(better, Verdict.LOWER)
    return Verdict.UNCLEAR


def paired_differences(
    other: str, baseline_values: Array, other_values: Array, draws: Sequence[int] | None = None
) -> list[Difference]:
    """A `Difference` for every quantity and every subgroup it exists in.

    Args:
        other: name of the result that is not the baseline.
        baseline_values, other_values: float64[replications, quantities, subgroups], paired along the first axis.
        draws: which draw of the model's numbers each replication had; None where they are the same in all.
    """
    if draws is None:
        draws = [SAME_NUMBERS] * len(baseline_values)
    paired = other_values - baseline_values
    is_paired = ~np.isnan(paired)
    spread = spread_of(paired, draws)
    columns = spread.stated() | {
        "difference": spread.mean.tolist(),
        "baseline": _mean(baseline_values, is_paired).tolist(),
        "changed": _mean(other_values, is_paired).tolist(),
        "n_higher": (paired > 0).sum(axis=0).tolist(),
        "n_lower": (paired < 0).sum(axis=0).tolist(),
    }

    def at(i: int, j: int, quantity: QuantityOfInterest, subgroup: str) -> Difference:
        values = {name: column[i][j] for name, column in columns.items()}
        low, high, n = values["low_95"], values["high_95"], values["n_replications"]
        verdict = verdict_of(quantity.better, low, high) if n > 0 else Verdict.UNDEFINED
        return Difference(quantity=quantity, subgroup=subgroup, other=other, verdict=verdict, **values)

    return [
        at(QUANTITY_INDEX[name], j, quantity, subgroup)
        for name, quantity in QUANTITIES.items()
        for subgroup, j in SUBGROUP_INDEX.items()
        if quantity.is_by_subgroup or j == 0
    ]


def _mean(values: Array, is_chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Array:
    """Mean over the first axis of what is chosen; NaN where nothing is."""
    n = is_chosen.sum(axis=0)
    return np.where(n > 0, np.where(is_chosen, values, 0.0).sum(axis=0) / np.maximum(n, 1), np.nan)


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
