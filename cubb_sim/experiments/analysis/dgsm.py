"""Derivative-based measures (Sobol and Kucherenko 2009) by SALib, with chance taken out.

With points of the unit cube, SALib's measure is v_j / (pi^2 V), v_j = E[(df/dx_j)^2], the upper bound on the total
effect of a factor. Two things are put right. Its interval is that of v_j, not of the measure: ours is of the measure.
And chance: over a small step d the difference of two runs is mostly chance, which the square of 1 / d makes huge. With
replications the variance of the difference by chance is known and taken out of each square,

    v_j = mean of ((mean difference)^2 - its variance by chance) / d^2,

and chance / R out of V, as in `replicated.moments`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import (
    check,
    checked_resamples,
    checked_seed,
    points_of_block,
    problem_of,
    sealed,
)
from cubb_sim.experiments.analysis.guard.unusable import note_unusable, note_what_is_missing
from cubb_sim.experiments.analysis.notes import BLOCKS, Note
from cubb_sim.experiments.analysis.replicated import Blocks, Means, Resampled, cleaned, resampled, split_of
from cubb_sim.experiments.analysis.replicated.advice import UNKNOWN
from cubb_sim.experiments.analysis.replicated.resampling import MAX_LOST_RESAMPLES, prefixes
from cubb_sim.experiments.analysis.tables import Collected, Estimates
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Distribution, Method, Seeds
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]

ANALYSIS, ORDER = "dgsm", "derivative"
LEAST_POINTS = 16
"""Base points below which no index is given (`assumed`: the bootstrap of fewer says nothing)."""
MOST = 0.5
"""Share of the squared slopes above which chance makes a value unreliable (`assumed`)."""

TAKEN_OUT = Text(
    "Tilfældet er trukket ud ved hjælp af gentagelserne.", "Chance was taken out by means of replications."
)
INSIDE = Text(
    "Hvert punkt er kørt én gang med sit eget frø, så tilfældet kan ikke skelnes fra faktorerne. Kør mindst to "
    "gentagelser, eller lad punkterne dele frø.",
    "Each point was run once with a seed of its own, so that chance cannot be told from the factors. Run two "
    "replications or more, or let the points share seeds.",
)
SHARED = Text(
    "Punkterne deler frø, så forskellene er faktorernes; tilfældet er med i variansen, de måles mod.",
    "The points share seeds, so that differences are the factors'; chance is in the variance they are held against.",
)


def dgsm_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 1000) -> dict[str, pd.DataFrame]:
    """The derivative-based bound on the total effect of every factor.

    Args:
        data: runs of a DGSM design.
        seed: of the bootstrap over base points, 1 or more.
        n_bootstrap: resamples.

    Returns:
        The tables indices, variance, convergence and notes.

    Raises:
        AnalysisError: the points are not those of the design, or a setting cannot be used.
    """
    checked_seed(seed)
    checked_resamples(n_bootstrap)
    check(data, Method.DGSM)
    collected = Collected(data.design)
    note_what_is_missing(collected, ANALYSIS, data)
    is_single = data.design.replications == 1
    how = TAKEN_OUT if not is_single else INSIDE if data.design.seeds is Seeds.INDEPENDENT else SHARED
    collected.add_note(Note(ANALYSIS, "dgsm_chance", None, {"how": how}))
    levelled = [one.name for one in data.design.factors if one.distribution is Distribution.LEVELS]
    if levelled:
        collected.add_note(Note(ANALYSIS, "dgsm_levels", None, {"names": ", ".join(levelled)}))
    moved, lengths = _steps(data)
    for of in data.responses():
        values = np.where(moved.repeat(lengths.shape[1] + 1)[:, None], cleaned(of.values), np.nan)
        blocks = Blocks.of(values, points_of_block(data.points.descriptor), data.design.seeds)
        if not note_unusable(collected, ANALYSIS, of, blocks, (BLOCKS["dgsm"], LEAST_POINTS)):
            _explain(collected, of, (blocks, lengths), data, (n_bootstrap, seed))
    return collected.tables()


def _steps(data: SweepData) -> tuple[NDArray[np.bool_], Array]:
    """Which base points have a step in every factor (none at the edge of the cube), and its length, [n_base, k]."""
    k = len(data.design.factors)
    rows = data.points.shares.reshape(-1, k + 1, k)
    lengths = rows[:, 1:][:, np.arange(k), np.arange(k)] - rows[:, 0]
    return (lengths != 0.0).all(axis=1), lengths


def _explain(
    collected: Collected, of: Response, made_of: tuple[Blocks, Array], data: SweepData, drawing: tuple[int, int]
) -> None:
    blocks, lengths = made_of
    columns = slope_columns(blocks, lengths)
    found = resampled(columns, _measure, *drawing)
    if not blocks.can_tell_chance:
        own = _of_salib(data, blocks, drawing[1])
        found = Resampled(own, found.low, found.high, found.lost, found.draws)
    doubtful = _is_mostly_chance(blocks, lengths, collected.dummy_at) | (found.lost > MAX_LOST_RESAMPLES)
    keys = [
        "unreliable" if is_doubtful else "negative" if value < 0.0 else ""
        for is_doubtful, value in zip(doubtful.tolist(), found.value.tolist(), strict=True)
    ]
    if doubtful.any():
        names = ", ".join(name for name, one in zip(collected.design.names, doubtful, strict=True) if one)
        collected.add_note(Note(ANALYSIS, "dgsm_unreliable", of, {"names": names}))
    collected.add_indices(of, Estimates(ANALYSIS, ORDER, found, blocks.n_runs, keys))
    collected.add_variance(of, ANALYSIS, split_of(blocks, (0,), *drawing), len(data.points), UNKNOWN)
    for n in prefixes(blocks.n_blocks):
        some = blocks.first(n)
        if len(some) >= LEAST_POINTS and not some.is_constant:
            part = resampled(slope_columns(some, lengths), _measure, *drawing)
            collected.add_convergence(of, Estimates(ANALYSIS, ORDER, part, some.n_runs))


def _is_mostly_chance(blocks: Blocks, lengths: Array, dummy: int | None) -> NDArray[np.bool_]:
    """For which factors more of the squared slopes is chance than not, bool[k].

    Without replications for all of them, unless points share seeds, or the dummy never moves the output.
    """
    differences = blocks.means.mean[:, 1:] - blocks.means.mean[:, :1]
    if not blocks.can_tell_chance:
        is_without = blocks.is_shared or (dummy is not None and not differences[:, dummy].any())
        return np.full(lengths.shape[1], not is_without)
    steps = lengths[blocks.kept] ** 2
    mostly: NDArray[np.bool_] = (_chance(blocks) / steps).mean(axis=0) > MOST * (differences**2 / steps).mean(axis=0)
    return mostly


def _chance(blocks: Blocks) -> Array:
    """Variance of each difference from the base point by chance, float64[n_kept, k]."""
    if blocks.is_shared:
        return Means.of(blocks.runs[:, 1:] - blocks.runs[:, :1]).chance_of_mean
    of_points = blocks.means.chance_of_mean
    return of_points[:, 1:] + of_points[:, :1]


def slope_columns(blocks: Blocks, lengths: Array) -> Array:
    """Mean and square of each base point, and the squared slope towards each factor, without chance."""
    centred = blocks.centred()
    means = Means.of(centred.runs)
    differences = means.mean[:, 1:] - means.mean[:, :1]
    slopes = (differences**2 - _chance(blocks)) / lengths[blocks.kept] ** 2
    base = means.mean[:, :1]
    return np.hstack([base, base**2 - means.chance_of_mean[:, :1], slopes])


def _measure(means: Array) -> Array:
    variance = means[:, 1] - means[:, 0] ** 2
    return means[:, 2:] / (np.pi**2 * np.where(variance > 0.0, variance, np.nan))[:, None]


def _of_salib(data: SweepData, blocks: Blocks, seed: int) -> Array:
    """SALib's own, where there are no replications to take chance out with."""
    from SALib.analyze import dgsm  # noqa: PLC0415

    k = len(data.design.factors)
    points = data.points.shares.reshape(blocks.n_blocks, -1, k)[blocks.kept].reshape(-1, k)
    with sealed(seed):
        raw: dict[str, Any] = dgsm.analyze(
            problem_of(data.design), points, blocks.means.mean.ravel(), num_resamples=2, seed=seed
        )
    return np.asarray(raw["dgsm"], np.float64)
