"""When an investment has paid for itself: the cumulated difference of the account, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cubb_sim.comparison.uncertainty import OUTER_LEVEL, SAME_NUMBERS, spread_of
from cubb_sim.outcome import MUNICIPAL_NET, STATE_NET, Account

Course = np.ndarray[tuple[int, int], np.dtype[np.float64]]


class Payer(StrEnum):
    """Whose account."""

    MUNICIPALITY = "municipality"
    STATE = "state"
    BOTH = "municipality and state"


ACCOUNTS_OF: dict[Payer, tuple[Account, ...]] = {
    Payer.MUNICIPALITY: MUNICIPAL_NET,
    Payer.STATE: STATE_NET,
    Payer.BOTH: MUNICIPAL_NET + STATE_NET,
}


@dataclass(frozen=True, eq=False)
class Payback:
    """When the other scenario has cost no more than the baseline, counted from the start.

    Undiscounted, and without what comes after the horizon: "not within the horizon" does not mean never.

    Attributes:
        months: per replication, the first month from which the cumulated difference is at or below 0 and stays there to
            the horizon; None where there is none.
        cumulated: kroner, other minus baseline, float64[replications, horizon + 1].
        at_end: mean cumulated difference at the horizon, with its 95 % interval and its two spreads, as in `Difference`
            [kroner].
        most: largest mean cumulated difference at any month: what has to be found before it comes back [kroner].
        is_without_difference: not a krone differs in any month of any replication, so there is nothing to pay back.
    """

    other: str
    payer: Payer
    months: tuple[int | None, ...]
    cumulated: Course
    at_end: float
    at_end_low_95: float
    at_end_high_95: float
    at_end_sd_chance: float
    at_end_sd_unknown: float
    most: float
    is_without_difference: bool

    @property
    def horizon_months(self) -> int:
        """Months simulated."""
        return self.cumulated.shape[1] - 1

    @property
    def n_paid_back(self) -> int:
        """Replications in which it is paid back within the horizon."""
        return sum(month is not None for month in self.months)

    @property
    def n_replications(self) -> int:
        """Number of paired replications."""
        return len(self.months)

    @property
    def median_month(self) -> float | None:
        """The month by which half of all replications have paid back; None where fewer than half do."""
        median = float(np.median([np.inf if month is None else month for month in self.months]))
        return median if np.isfinite(median) else None


def payback_month(cumulated: np.ndarray[tuple[int], np.dtype[np.float64]]) -> int | None:
    """First month (from 1) from which the cumulated difference is at or below 0 until the last.

    Args:
        cumulated: kroner by month, the start first.

    Returns:
        The month; None where the difference ends above 0.
    """
    above = np.flatnonzero(cumulated > 0)
    if len(above) == 0:
        return 1
    first = int(above[-1]) + 1
    return first if first < len(cumulated) else None


def payback_of(
    other: str, payer: Payer, baseline_kr: Course, other_kr: Course, draws: Sequence[int] | None = None
) -> Payback:
    """Payback from two accounts.

    Args:
        baseline_kr, other_kr: kroner by month, paired by replication, float64[replications, horizon + 1].
        draws: which draw of the model's numbers each replication had; None where they are the same in all.
    """
    cumulated = np.cumsum(other_kr - baseline_kr, axis=1)
    spread = spread_of(cumulated, draws if draws is not None else [SAME_NUMBERS] * len(cumulated))
    low, high = spread.interval(OUTER_LEVEL)
    return Payback(
        other=other,
        payer=payer,
        months=tuple(payback_month(one) for one in cumulated),
        cumulated=cumulated,
        at_end=float(spread.mean[-1]),
        at_end_low_95=float(low[-1]),
        at_end_high_95=float(high[-1]),
        at_end_sd_chance=float(spread.sd_chance[-1]),
        at_end_sd_unknown=float(spread.sd_unknown[-1]),
        most=float(np.max(spread.mean)),
        is_without_difference=not np.any(other_kr != baseline_kr),
    )
