"""How an output answers to one factor, and to two: means with bands over everything else that varies.

Crossed factors have their exact levels; any other factor is cut into bins of equally many points. `lines` are single
background rows, everything else alike (individual conditional expectation; for stochastic models Borgonovo et al.
2022, Computational and Mathematical Organization Theory): they show whether the direction is the same everywhere.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Distribution, FactorKind
from cubb_sim.experiments.questions.crossing import Crossing, crossing_of
from cubb_sim.experiments.questions.shared_chance import (
    left_out_with_failed,
    like_with_like,
    without_common_chance,
)
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, frame, means_over_replications, start_of
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]
Places = NDArray[np.int64]

BINS = 20
"""Bins of a factor that has no levels (assumed)."""
BINS_OF_TWO = 6
"""Bins of each of two factors (assumed)."""
LEAST_IN_BIN = 10
"""Points a bin should have; there are fewer bins where there are fewer points (assumed)."""
MOST_LINES = 200
"""Background rows that are drawn, evenly spread over the design."""
PERCENT_80 = (0.1, 0.9)
AT_LEAST = 2
"""Crossed factors, or points, without which there is nothing to compare."""


def curve_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 0) -> Tables:
    """Response curves of every factor, lines of single background rows, and surfaces of pairs.

    Nothing is drawn at random: `seed` and `n_bootstrap` are those of every analysis.
    """
    notes, responses = Notes("curves"), data.responses()
    notes.missing(responses, Text("De er udeladt af middelværdierne.", "They are left out of the means."))
    if any(one.kind is FactorKind.POSTERIOR for one in data.design.factors):
        notes.add(_NO_CURVE_FOR_DRAWS)
    if data.values.shape[2] == 1:
        notes.add(_ONE_REPLICATION)
    crossing = crossing_of(data)
    bins = {
        at: _bins_of(data, at) for at, one in enumerate(data.design.factors) if one.kind is not FactorKind.POSTERIOR
    }
    curves, lines, surfaces = list[Row](), list[Row](), list[Row]()
    for response in responses:
        kept = like_with_like(response.values, data.points.rows, data.design.seeds)
        left_with = left_out_with_failed(response.values, kept)
        if left_with is not None:
            notes.add(left_with, response)
        y = means_over_replications(without_common_chance(kept, data.design.seeds))
        for at, (places, middles) in bins.items():
            curves += _curve(start_of(response), data, at, (places, middles), y)
        if crossing is not None:
            lines += _lines(start_of(response), crossing, response)
        surfaces += _surfaces(data, response, crossing, y)
    tables = {
        "curves": frame("curves", curves),
        "lines": frame("lines", lines),
        "surfaces": frame("surfaces", surfaces),
    }
    return {**tables, "notes": notes.frame()}


def _bins_of(data: SweepData, at: int, most: int = BINS) -> tuple[Places, Array]:
    """The bin of every point, int64[n_points], and the factor's value each bin stands for: its level, or its middle."""
    factor, share = data.design.factors[at], data.points.shares[:, at]
    if factor.is_crossed:
        n = len(factor.arguments)
        return np.minimum((share * n).astype(np.int64), n - 1), np.array(factor.arguments)
    never = 1.0 - factor.arguments[0] if factor.distribution is Distribution.SOMETIMES else 0.0
    share = np.where(share < never, 0.0, share)  # all that are 0 are one value
    distinct = np.unique(share)
    if len(distinct) <= most:  # a grid, such as Morris's: its own values
        return np.searchsorted(distinct, share).astype(np.int64), factor.values_at(distinct)
    n_never = int(never > 0.0)  # a bin of its own, before the others
    is_rest = share >= never
    n = int(np.clip(is_rest.sum() // LEAST_IN_BIN, AT_LEAST, most - n_never))
    within = (share - never) / (1.0 - never)
    places = np.where(is_rest, n_never + np.minimum((within * n).astype(np.int64), n - 1), 0)
    middles = never + (1.0 - never) * (np.arange(n) + 0.5) / n
    return places, factor.values_at(np.append(np.zeros(n_never), middles))


def _curve(start: Row, data: SweepData, at: int, binned: tuple[Places, Array], y: Array) -> list[Row]:
    rows: list[Row] = []
    places, middles = binned
    for place, x in enumerate(middles):
        here = (places == place) & np.isfinite(y)
        n = int(here.sum())
        if n == 0:
            continue
        low, high = np.quantile(y[here], PERCENT_80)
        rows.append(
            {
                **start, "factor": data.design.factors[at].name, "x": float(x), "mean": float(y[here].mean()),
                "low_80": float(low), "high_80": float(high), "se": _se(y[here], data.points.rows[here]), "n": n,
            }
        )  # fmt: skip
    return rows


def _se(y: Array, rows: Places) -> float:
    """Standard error of a mean whose points come in rows: points of one row are counted together."""
    _, row = np.unique(rows, return_inverse=True)
    row = row.reshape(-1)
    counts = np.bincount(row)
    n_rows = len(counts)
    if n_rows < AT_LEAST:
        return float("nan")
    deviations = np.bincount(row, weights=y - y.mean())
    return float(np.sqrt((deviations**2).sum() * n_rows / (n_rows - 1.0)) / len(y))


def _lines(start: Row, crossing: Crossing, response: Response) -> list[Row]:
    """For each crossed factor, the mean over the other crossed factors at its levels in single background rows."""
    table = crossing.table(response.values).reshape(crossing.n_rows, *crossing.shape)
    some = np.linspace(0, crossing.n_rows - 1, min(MOST_LINES, crossing.n_rows)).round().astype(int)
    rows: list[Row] = []
    for axis, factor in enumerate(crossing.factors):
        others = tuple(1 + other for other in range(len(crossing.factors)) if other != axis)
        means = table[some].mean(axis=others)  # NaN where a combination is missing: a mean of others would mislead
        rows += [
            {**start, "factor": factor.name, "row": int(row), "x": float(x), "value": float(means[at, level])}
            for at, row in enumerate(some)
            for level, x in enumerate(factor.arguments)
            if np.isfinite(means[at, level])
        ]
    return rows


def _surfaces(data: SweepData, response: Response, crossing: Crossing | None, y: Array) -> list[Row]:
    """Every pair of crossed factors; where there are not two, the pair with the strongest interaction, in bins."""
    if crossing is not None and len(crossing.factors) >= AT_LEAST:
        columns = [at for at, one in enumerate(data.design.factors) if one.is_crossed]
        return [row for pair in combinations(columns, 2) for row in _surface(data, response, pair, y)]
    pair = strongest_pair(data, y)
    return _surface(data, response, pair, y) if pair else []


def _surface(data: SweepData, response: Response, pair: tuple[int, int], y: Array) -> list[Row]:
    (first, xs), (second, ys) = (_bins_of(data, at, BINS_OF_TWO) for at in pair)
    rows: list[Row] = []
    for i, a in enumerate(xs):
        for j, b in enumerate(ys):
            here = (first == i) & (second == j) & np.isfinite(y)
            if here.any():
                rows.append(
                    {
                        **start_of(response), "factor_a": data.design.factors[pair[0]].name,
                        "factor_b": data.design.factors[pair[1]].name, "a": float(a), "b": float(b),
                        "mean": float(y[here].mean()), "se": _se(y[here], data.points.rows[here]), "n": int(here.sum()),
                    }
                )  # fmt: skip
    return rows


def strongest_pair(data: SweepData, y: Array) -> tuple[int, int] | None:
    """The two factors whose product goes most with what straight lines and squares leave over; `None` if there are few.

    The draw of the posterior and the dummy are not considered.
    """
    kept = [
        at for at, one in enumerate(data.design.factors) if one.kind not in (FactorKind.POSTERIOR, FactorKind.DUMMY)
    ]
    has = np.isfinite(y)
    if len(kept) < AT_LEAST or has.sum() <= 2 * len(kept) + 1 or np.ptp(y[has]) == 0.0:
        return None
    x = 2.0 * data.points.shares[has][:, kept] - 1.0
    alone = np.column_stack([np.ones(len(x)), x, x**2])
    left = y[has] - alone @ np.linalg.lstsq(alone, y[has], rcond=None)[0]
    spread = np.maximum(x.T**2 @ x**2, 1e-300)
    strength = np.triu(np.abs((x * left[:, None]).T @ x) / np.sqrt(spread), 1)
    i, j = np.unravel_index(int(np.argmax(strength)), strength.shape)
    return (kept[int(i)], kept[int(j)])


_NO_CURVE_FOR_DRAWS = Text(
    "De tilpassede tals trækning har ingen kurve: dens nummer er ikke en størrelse.",
    "The draw of the fitted numbers has no curve: its number is not an amount.",
)
_ONE_REPLICATION = Text(
    "Med én gentagelse er båndet både det andet, der varierer, og tilfældigheder.",
    "With one replication the band is both what else varies and chance.",
)
