"""From an outcome to the value of every quantity for every subgroup, in one pass over the people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cubb_sim.outcome import Outcome
from cubb_sim.quantities import employment, experience, legitimacy, municipality, support
from cubb_sim.quantities.definition import Count, Gap, QuantityOfInterest, Ratio, RatioOfRatios, Whole
from cubb_sim.quantities.persons import Persons
from cubb_sim.quantities.subgroups import N_SUBGROUPS, Memberships, memberships

QUANTITIES: dict[str, QuantityOfInterest] = {
    quantity.name: quantity
    for module in (employment, support, experience, municipality, legitimacy)
    for quantity in module.QUANTITIES
}
QUANTITY_NAMES: tuple[str, ...] = tuple(QUANTITIES)
QUANTITY_INDEX: dict[str, int] = {name: index for index, name in enumerate(QUANTITY_NAMES)}

Values = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Totals = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_COUNTS: tuple[Count, ...] = tuple(
    dict.fromkeys(
        count
        for quantity in QUANTITIES.values()
        for ratio in quantity.ratios()
        for count in (ratio.numerator, ratio.denominator)
    )
)
_ROW_OF: dict[Count, int] = {count: row for row, count in enumerate(_COUNTS)}


@dataclass(frozen=True, eq=False)
class _Ratios:
    """Many ratios at once: the rows of their numerators and denominators among the totals, and their scales."""

    numerators: list[int]
    denominators: list[int]
    scales: Totals

    def values(self, totals: Totals) -> Totals:
        below = totals[self.denominators]
        return np.where(below != 0, self.scales * totals[self.numerators] / below, np.nan)


def _ratios(ratios: list[Ratio]) -> _Ratios:
    return _Ratios(
        [_ROW_OF[ratio.numerator] for ratio in ratios],
        [_ROW_OF[ratio.denominator] for ratio in ratios],
        np.array([[ratio.scale] for ratio in ratios]),
    )


_COMPUTES = [(QUANTITY_INDEX[name], quantity.compute) for name, quantity in QUANTITIES.items()]
_PLAIN = [(place, compute) for place, compute in _COMPUTES if isinstance(compute, Ratio)]
_TWOFOLD = [(place, compute) for place, compute in _COMPUTES if isinstance(compute, RatioOfRatios | Gap)]
_WHOLE: list[tuple[int, Whole]] = [
    (place, compute) for place, compute in _COMPUTES if not isinstance(compute, Ratio | RatioOfRatios | Gap)
]
_PLAIN_PLACES = [place for place, _ in _PLAIN]
_PLAIN_RATIOS = _ratios([compute for _, compute in _PLAIN])
_OVER = _ratios([compute.over for _, compute in _TWOFOLD])
_UNDER = _ratios([compute.under for _, compute in _TWOFOLD])


def totals_by_subgroup(persons: Persons, bits: Memberships) -> Totals:
    """Sum of every count over every subgroup, float64[counts, subgroups].

    People with the same memberships are added up first, in the order in which they stand: the sums are the same to the
    last bit on any number of processor cores.
    """
    cell_of = bits.astype(np.intp)
    occupied = np.flatnonzero(np.bincount(cell_of))
    cells = np.empty((len(_COUNTS), len(occupied)))
    for row, count in enumerate(_COUNTS):
        cells[row] = np.bincount(cell_of, weights=count(persons))[occupied]
    holds = (occupied[:, np.newaxis] >> np.arange(N_SUBGROUPS)) & 1
    totals: Totals = cells @ holds.astype(np.float64)
    return totals


def evaluate(outcome: Outcome, persons: Persons | None = None, bits: Memberships | None = None) -> Values:
    """Every quantity for every subgroup, float64[len(QUANTITIES), len(SUBGROUPS)] in their orders.

    NaN where a quantity is undefined: an empty denominator, or a quantity without persons outside `all`.
    """
    persons = Persons(outcome.people, outcome.horizon_months) if persons is None else persons
    totals = totals_by_subgroup(persons, memberships(persons) if bits is None else bits)
    values = np.full((len(QUANTITIES), N_SUBGROUPS), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        values[_PLAIN_PLACES] = _PLAIN_RATIOS.values(totals)
        for (place, compute), over, under in zip(_TWOFOLD, _OVER.values(totals), _UNDER.values(totals), strict=True):
            is_gap = isinstance(compute, Gap)
            values[place] = over - under if is_gap else np.where(under != 0, over / under, np.nan)
    for place, whole in _WHOLE:
        values[place, 0] = whole(outcome)
    return values
