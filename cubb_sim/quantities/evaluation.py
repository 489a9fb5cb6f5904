"""From an outcome to the value of every quantity for every subgroup, in one pass over the people."""

from __future__ import annotations

import numpy as np

from cubb_sim.outcome import Outcome
from cubb_sim.quantities import employment, experience, legitimacy, municipality, support
from cubb_sim.quantities.definition import Count, QuantityOfInterest, Ratio, RatioOfRatios
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


def _indexed(ratios: list[tuple[int, Ratio]]) -> tuple[list[int], list[int], list[int], np.ndarray[tuple[int, int]]]:
    """Where the ratios go, the rows of their numerators and denominators, and their scales as a column."""
    return (
        [place for place, _ in ratios],
        [_ROW_OF[ratio.numerator] for _, ratio in ratios],
        [_ROW_OF[ratio.denominator] for _, ratio in ratios],
        np.array([[ratio.scale] for _, ratio in ratios]),
    )


_PLAIN = _indexed([(QUANTITY_INDEX[n], q.compute) for n, q in QUANTITIES.items() if isinstance(q.compute, Ratio)])
_DOUBLE = [(QUANTITY_INDEX[n], q.compute) for n, q in QUANTITIES.items() if isinstance(q.compute, RatioOfRatios)]
_OVER = _indexed([(place, double.over) for place, double in _DOUBLE])
_UNDER = _indexed([(place, double.under) for place, double in _DOUBLE])
_WHOLE = [(QUANTITY_INDEX[n], q.compute) for n, q in QUANTITIES.items() if not q.is_by_subgroup]


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
        values[_PLAIN[0]] = _values_of(_PLAIN, totals)
        over, under = _values_of(_OVER, totals), _values_of(_UNDER, totals)
        values[_OVER[0]] = np.where(under != 0, over / under, np.nan)
    for place, compute in _WHOLE:
        if not isinstance(compute, Ratio | RatioOfRatios):
            values[place, 0] = compute(outcome)
    return values


def _values_of(
    ratios: tuple[list[int], list[int], list[int], np.ndarray[tuple[int, int]]], totals: Totals
) -> np.ndarray[tuple[int, int]]:
    _, numerators, denominators, scales = ratios
    below = totals[denominators]
    return np.where(below != 0, scales * totals[numerators] / below, np.nan)
