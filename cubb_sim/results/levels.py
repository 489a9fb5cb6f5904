"""One quantity of one result, over its replications: the mean, and how far chance and not knowing spread it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.quantities import QUANTITIES, QUANTITY_INDEX, SUBGROUP_INDEX, QuantityOfInterest
from cubb_sim.results.uncertainty import Sources, spread_of


@dataclass(frozen=True)
class Level:
    """One quantity in one subgroup over the replications of one result.

    Attributes:
        mean: over the replications in which the quantity is defined; NaN where it is in none.
        low_80, high_80, low_95, high_95: what is expected with one plausible set of numbers, over what is not known of
            them; where all runs have the same numbers, the interval of the mean over chance. Not cut off at 0 or 1.
        sd_chance, sd_unknown, share_unknown, sources: as in `comparison.Difference`.
        chance_low_80, chance_high_80: one course of events, over what is not known and over chance.
        n_draws: draws of the model's numbers behind the replications; 0 where the numbers are the same in all.
        n_replications: replications in which the quantity is defined.
    """

    quantity: QuantityOfInterest
    subgroup: str
    mean: float
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
    n_replications: int


def levels_of(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], draws: Sequence[int]
) -> dict[tuple[str, str], Level]:
    """Every quantity in every subgroup it exists in.

    Args:
        values: float64[replications, quantities, subgroups].
        draws: which draw of the model's numbers each replication had.
    """
    spread = spread_of(values, draws)
    columns = spread.stated() | {"mean": spread.mean.tolist()}

    def at(i: int, j: int, quantity: QuantityOfInterest, subgroup: str) -> Level:
        return Level(quantity, subgroup, **{name: column[i][j] for name, column in columns.items()})

    return {
        (name, subgroup): at(QUANTITY_INDEX[name], j, quantity, subgroup)
        for name, quantity in QUANTITIES.items()
        for subgroup, j in SUBGROUP_INDEX.items()
        if quantity.is_by_subgroup or j == 0
    }
