"""Extended FAST by SALib (Saltelli, Tarantola and Chan 1999; Pujol 2006), from means over replications.

The points of a factor are read as one curve, in their order and all of them: where a point has no run with a value,
there are no indices. A value put in its place would be made up, and would put a spike of all frequencies on the curve.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import check, checked_resamples, checked_seed, problem_of, sealed
from cubb_sim.experiments.analysis.guard.unusable import note_unusable, note_what_is_missing
from cubb_sim.experiments.analysis.notes import BLOCKS, Note
from cubb_sim.experiments.analysis.replicated import Blocks, Resampled, split_of
from cubb_sim.experiments.analysis.replicated.advice import advised_by_dilution
from cubb_sim.experiments.analysis.tables import Collected, Estimates
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Method

Array = NDArray[np.float64]

ANALYSIS = "fast"
HARMONICS = 4
"""SALib's default, of the sampler as well."""
N_STRETCHES = 100
"""Stretches of the curve that an interval is made of: SALib's default."""
NORMAL_95 = 1.96


def fast_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 1000) -> dict[str, pd.DataFrame]:
    """First-order and total indices of every output.

    Args:
        data: runs of a FAST design.
        seed: of intervals, 1 or more.
        n_bootstrap: resamples for the split of the variance.

    Returns:
        The tables indices, variance, convergence (empty: half a curve is no curve) and notes.

    Raises:
        AnalysisError: the points are not those of the design, or a setting cannot be used.
    """
    checked_seed(seed)
    checked_resamples(n_bootstrap)
    check(data, Method.FAST)
    collected = Collected(data.design)
    note_what_is_missing(collected, ANALYSIS, data)
    collected.add_note(Note(ANALYSIS, "fast_interval"))
    values = {"analysis": ANALYSIS, "n": data.design.replications}
    collected.add_note(Note(ANALYSIS, "mean_of_replications", None, values))
    for of in data.responses():
        blocks = Blocks.of(of.values, 1, data.design.seeds)
        if blocks.n_left_out:
            values = {"n": blocks.n_left_out, "n_blocks": blocks.n_blocks}
            collected.add_note(Note(ANALYSIS, "fast_refused", of, values))
        elif not note_unusable(collected, ANALYSIS, of, blocks, (BLOCKS["points"], 1)):
            _explain(collected, of, blocks, (n_bootstrap, seed))
    return collected.tables()


def _explain(collected: Collected, of: Response, blocks: Blocks, drawing: tuple[int, int]) -> None:
    from SALib.analyze import fast  # noqa: PLC0415

    n_bootstrap, seed = drawing
    means = blocks.means.mean[:, 0]
    with sealed(seed):
        raw = fast.analyze(problem_of(collected.design), means, M=HARMONICS, num_resamples=2, seed=seed)
    spread = spread_of(means.reshape(len(raw["S1"]), -1), seed)
    first, total = (_about(raw[key], NORMAL_95 * one) for key, one in zip(("S1", "ST"), spread, strict=True))
    for order, found in (("first", first), ("total", total)):
        collected.add_indices(of, Estimates(ANALYSIS, order, found, blocks.n_runs))
    split = split_of(blocks, (0,), n_bootstrap, seed)
    advice = advised_by_dilution(total.value, total.half_width, split, blocks.n_replications)
    collected.add_variance(of, ANALYSIS, split, blocks.n_blocks, advice)


def spread_of(curves: Array, seed: int) -> tuple[Array, Array]:
    """Standard deviations of first-order and total indices over stretches of half a curve, as SALib has them.

    Args:
        curves: float64[k, n], the output along the curve of each factor.
        seed: of where stretches begin.
    """
    n = curves.shape[1]
    length = -(-n // 2)
    starts = np.random.default_rng(seed).integers(n, size=N_STRETCHES)
    stretches = curves[:, (starts[:, None] + np.arange(length)) % n]
    first, total = indices_of(stretches)
    return first.std(axis=1, ddof=1), total.std(axis=1, ddof=1)


def indices_of(curves: Array) -> tuple[Array, Array]:
    """SALib's formulae for any number of curves, float64[..., n], each as float64[...]."""
    n = curves.shape[-1]
    omega = (n - 1) // (2 * HARMONICS)
    power = np.abs(np.fft.rfft(curves, axis=-1)[..., 1 : -(-n // 2)]) ** 2
    whole = power.sum(axis=-1)
    own = power[..., np.arange(1, HARMONICS + 1) * omega - 1].sum(axis=-1)
    others = power[..., : omega // 2].sum(axis=-1)
    return own / whole, 1.0 - others / whole


def _about(value: object, half_width: Array) -> Resampled:
    middle = np.asarray(value, np.float64)
    return Resampled(middle, middle - half_width, middle + half_width, 0.0, np.empty((0, len(middle))))
