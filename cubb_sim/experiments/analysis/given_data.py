"""Indices from any runs whose inputs are independent: RBD-FAST, PAWN and delta, from means over replications.

The values are those of SALib's formulae. The intervals are the value and 1.96 standard deviations of it on random
halves of the points without replacement (the delete-half jackknife, Shao and Wu 1989), whose spread is that of the
whole: a bootstrap would put equal points side by side, which all three read as a regularity. For an input without
effect RBD-FAST varies with 1 / n and not with its root, so that its interval is about twice too wide there. For delta
it is SALib's bootstrap, which its bias correction needs anyway (Plischke, Borgonovo and Smith 2013, eq. 30).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import AnalysisError, check, checked_resamples, checked_seed
from cubb_sim.experiments.analysis.guard.unusable import note_unusable, note_what_is_missing
from cubb_sim.experiments.analysis.moment_free import (
    MAX_POINTS_OF_DELTA,
    RESAMPLES_OF_DELTA,
    Halves,
    delta_of,
    pawn_index,
    pawn_of,
    rbd_fast_index,
    rbd_fast_of,
)
from cubb_sim.experiments.analysis.notes import BLOCKS, Note
from cubb_sim.experiments.analysis.replicated import Blocks, Resampled, split_of
from cubb_sim.experiments.analysis.replicated.advice import advised_by_dilution
from cubb_sim.experiments.analysis.replicated.resampling import prefixes
from cubb_sim.experiments.analysis.tables import Collected, Estimates
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Analysis, Method

Array = NDArray[np.float64]
Index = Callable[[Array, NDArray[np.int64]], Array]
Find = Callable[[Halves, Array], Resampled]

LEAST_POINTS = 64
"""Points below which no index is given (`assumed`: ten slices of PAWN and ten harmonics need some)."""

MAX_DRAWN = 8
"""Sets of halves that are kept in memory (`assumed`: all outputs without gaps share four)."""

FOUND_BY: Mapping[Analysis, tuple[str, Find]] = {
    Analysis.RBD_FAST: ("first", rbd_fast_of),
    Analysis.PAWN: ("median", pawn_of),
    Analysis.DELTA: ("delta", delta_of),
}
ON_THE_WAY: Mapping[Analysis, Index] = {Analysis.RBD_FAST: rbd_fast_index, Analysis.PAWN: pawn_index}
"""Formulae for convergence; delta has none, which would take as long again for each prefix."""
NOT_ZERO_FOR_NOTHING = (Analysis.PAWN, Analysis.DELTA)


@dataclass(frozen=True, eq=False)
class Sample:
    """The points that are independent of one another.

    Attributes:
        shares: float64[n, factors].
        places: int64[n], which of the design's points these are.
        drawn: random halves of those that outputs have values at, by the bytes of their places.
    """

    shares: Array
    places: NDArray[np.int64]
    drawn: dict[bytes, Halves] = field(default_factory=dict)

    def halves(self, kept: NDArray[np.int64], seed: int) -> Halves:
        """Of the points that are kept; outputs without gaps share theirs."""
        key = kept.tobytes()
        if key not in self.drawn:
            if len(self.drawn) >= MAX_DRAWN:
                self.drawn.clear()
            self.drawn[key] = Halves.of(self.shares[kept], seed)
        return self.drawn[key]

    @staticmethod
    def of(data: SweepData) -> Sample:
        """All points of a Latin hypercube; A and B of a Sobol design.

        Raises:
            AnalysisError: the design has no such points.
        """
        points = data.points
        if data.design.method is Method.LATIN:
            places = np.arange(len(points))
        elif data.design.method is Method.SOBOL:
            size = points.descriptor.points_per_row
            places = np.flatnonzero(np.isin(np.arange(len(points)) % size, (0, size - 1)))
        else:
            raise AnalysisError(
                f"The design '{data.design.name}' was placed by {data.design.method.value}; rbd_fast, pawn and delta "
                f"need points that lie independently of one another. Place them by latin or sobol."
            )
        return Sample(points.shares[places], places)


def given_data_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 1000) -> dict[str, pd.DataFrame]:
    """The indices that `design.analyses` asks for among rbd_fast, pawn and delta, for every factor.

    Args:
        data: runs of a Latin or Sobol design.
        seed: of intervals, 1 or more.
        n_bootstrap: resamples for the split of the variance.

    Returns:
        The tables indices, variance (once, as of the first of them), convergence and notes.

    Raises:
        AnalysisError: the points are not those of the design, or a setting cannot be used.
    """
    checked_seed(seed)
    checked_resamples(n_bootstrap)
    sample = Sample.of(data)
    check(data, data.design.method)
    asked = [one for one in FOUND_BY if one in data.design.analyses]
    collected = Collected(replace(data.design, groups=False))
    if not asked:
        return collected.tables()
    note_what_is_missing(collected, asked[0].value, data)
    for analysis in asked:
        values = {"analysis": analysis.value, "n": data.design.replications}
        collected.add_note(Note(analysis.value, "mean_of_replications", None, values))
        if analysis in NOT_ZERO_FOR_NOTHING:
            collected.add_note(Note(analysis.value, "null_not_zero", None, values))
    if Analysis.DELTA in asked:
        n = min(len(sample.places), MAX_POINTS_OF_DELTA)
        values = {"n": n, "of": len(sample.places), "n_resamples": RESAMPLES_OF_DELTA}
        collected.add_note(Note(Analysis.DELTA.value, "delta_bounded", None, values))
    for of in data.responses():
        blocks = Blocks.of(of.values[sample.places], 1, data.design.seeds)
        if not note_unusable(collected, asked[0].value, of, blocks, (BLOCKS["points"], LEAST_POINTS)):
            for analysis in asked:
                _explain(collected, of, analysis, (blocks, sample), seed)
            _add_variance(collected, of, asked[0], blocks, (n_bootstrap, seed))
    return collected.tables()


def _explain(collected: Collected, of: Response, analysis: Analysis, made_of: tuple[Blocks, Sample], seed: int) -> None:
    blocks, sample = made_of
    order, find = FOUND_BY[analysis]
    found = find(sample.halves(blocks.kept, seed), blocks.means.mean[:, 0])
    whole = Estimates(analysis.value, order, found, blocks.n_runs, _keys(found))
    collected.add_indices(of, whole)
    if not np.isfinite(found.value).all():
        collected.add_note(Note(analysis.value, "not_computed", of, {"analysis": analysis.value}))
    if analysis in ON_THE_WAY:
        for n in prefixes(blocks.n_blocks)[:-1]:
            some = blocks.first(n)
            if len(some) >= LEAST_POINTS and not some.is_constant:
                part = sample.halves(some.kept, seed).index_by_itself(ON_THE_WAY[analysis], some.means.mean[:, 0])
                collected.add_convergence(of, Estimates(analysis.value, order, part, some.n_runs))
    collected.add_convergence(of, whole)


def _keys(found: Resampled) -> list[str]:
    return ["negative" if value < 0.0 else "" for value in found.value.tolist()]


def _add_variance(
    collected: Collected, of: Response, analysis: Analysis, blocks: Blocks, drawing: tuple[int, int]
) -> None:
    split = split_of(blocks, (0,), *drawing)
    rows = [row for row in collected.rows["indices"] if row[:2] == (of.output, of.world) and row[3] == analysis.value]
    value, low, high = (np.array([row[at] for row in rows]) for at in (7, 8, 9))
    advice = advised_by_dilution(value, (high - low) / 2.0, split, blocks.n_replications)
    collected.add_variance(of, analysis.value, split, blocks.n_blocks, advice)
