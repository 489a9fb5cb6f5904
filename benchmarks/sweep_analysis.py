"""How long placing and analysing a design takes: SALib's own call, and everything we make of the runs."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from benchmarks.speed import seconds
from benchmarks.sweep_speed import twelve_inputs
from cubb_sim.experiments.analysing import analysed
from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import Analysis, Design
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.sampling import points_of

NOISE_SD = 0.3
"""Of the made-up outputs, whose factors' share has about the same spread (assumed: it changes no time)."""


class AnalysisTimes(NamedTuple):
    """Seconds.

    Attributes:
        placing: the points.
        salib: SALib's `sobol.analyze` of one output.
        ours: every table of the design's analyses, by analysis, for all its outputs.
        n_outputs: of the design.
    """

    placing: float
    salib: float
    ours: dict[Analysis, float]
    n_outputs: int


def analysis_times(n_rows: int) -> AnalysisTimes:
    """Of the design of twelve inputs, with made-up outputs: analyses cannot tell, and no run is needed."""
    design = twelve_inputs(n_rows)
    placing = seconds(lambda: points_of(design))
    data = made_up(design, points_of(design))
    ours = {one: seconds(lambda one=one: analysed(with_only(data, one))) for one in design.analyses}  # type: ignore[misc]
    return AnalysisTimes(placing, salib_seconds(data), ours, len(design.outputs))


def made_up(design: Design, points: Points) -> SweepData:
    """A run of every point, with outputs that are a weighted sum, one product, and chance."""
    chance = np.random.default_rng(design.seed)
    x, names = points.shares, tuple(one.name for one in design.outputs)
    weights = 0.6 ** np.arange(x.shape[1])
    smooth = (x @ weights + 0.5 * x[:, 0] * x[:, 1])[:, None]
    values = (smooth + NOISE_SD * chance.standard_normal((len(points), len(names))))[:, None, None, :]
    done = np.ones(values.shape[:3], np.bool_)
    columns = ["run_id", "point", "world", "replication", "seed", "failure", *design.names]
    return SweepData(design, points, names, values, done, pd.DataFrame(columns=columns), {})


def with_only(data: SweepData, analysis: Analysis) -> SweepData:
    """The same runs in a design that asks for one analysis."""
    return replace(data, design=replace(data.design, analyses=(analysis,)))


def salib_seconds(data: SweepData) -> float:
    """SALib's own analysis of the first output, with its own bootstrap of 100."""
    from SALib.analyze import sobol  # noqa: PLC0415 (slow to import, which is not what is timed)

    names = list(data.design.names)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    output = data.values[:, 0, 0, 0]
    second = data.design.second_order
    return seconds(lambda: sobol.analyze(problem, output, calc_second_order=second, seed=1))
