"""Elementary effects of a Morris design (Morris 1991; Campolongo, Cariboni and Saltelli 2007), per full range.

SALib divides each change of the output by the step of the unit cube. A switch with two levels moves its whole range in
a step of two thirds, and would seem half as strong again as a number that moves two thirds: SALib's values are
therefore set in proportion to the mean step in the factor's own range. For uniform factors nothing changes. A factor
that is mostly 0 and stays there in some steps is judged by the others; one that never moved keeps SALib's step and has
no effect.

SALib gives groups a mean of signed effects whose signs are those of factors moved each its own way; only mu_star is
kept for them.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from cubb_sim.experiments.analysis.replicated import Blocks, Means, Resampled, resampled, split_of
from cubb_sim.experiments.analysis.replicated.advice import UNKNOWN, advised
from cubb_sim.experiments.analysis.replicated.resampling import prefixes
from cubb_sim.experiments.analysis.tables import Collected, Estimates
from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.design import Design, Method, Seeds
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]

ANALYSIS = "morris"
LEAST_TRAJECTORIES = 4
"""Trajectories below which no index is given (`assumed`; Campolongo et al. use 10 and more)."""

OWN_CHANCE = Text(
    "Tilfældet er med i mu_star og sigma: læs dem ved siden af det blinde inputs.",
    "Chance is part of mu_star and sigma: read them beside the dummy's.",
)
SHARED_CHANCE = Text(
    "Punkterne deler frø, så kun samspillet med tilfældet er med i mu_star og sigma. At det blinde input "
    "er 0, beviser intet.",
    "The points share seeds, so that only the interplay with chance is part of mu_star and sigma. That the dummy is 0 "
    "proves nothing.",
)


@dataclass(frozen=True, eq=False)
class Steps:
    """Which input each step of each trajectory moves, and how far.

    Attributes:
        order: int64[n_trajectories, k], place in the trajectory of the step that moves each input.
        sign: float64[n_trajectories, k], 1 where it goes up and -1 where it goes down; 1 for groups.
        length: float64[k], mean step as a share of the input's range of values; of the unit cube for groups.
        delta: SALib's step of the unit cube.
    """

    order: NDArray[np.int64]
    sign: Array
    length: Array
    delta: float

    @staticmethod
    def of(data: SweepData) -> Steps:
        """From the points of a design."""
        design = data.design
        k, n_factors = len(design.group_names), len(design.factors)
        size = points_of_block(data.points.descriptor)
        moved = np.diff(data.points.shares.reshape(-1, size, n_factors), axis=1)
        of_input = np.stack([(moved[:, :, design.group_of == at] != 0.0).any(axis=2) for at in range(k)], axis=2)
        order = of_input.argmax(axis=1)
        delta = design.levels / (2.0 * (design.levels - 1))
        if design.groups:
            return Steps(order, np.ones(order.shape), np.full(k, delta), delta)
        in_values = np.diff(_of_range(design, data.factor_values).reshape(-1, size, n_factors), axis=1)
        chosen = np.take_along_axis(moved, order[:, None, :], axis=1)[:, 0, :]
        lengths = np.abs(np.take_along_axis(in_values, order[:, None, :], axis=1)[:, 0, :])
        length = lengths.mean(axis=0)
        return Steps(order, np.sign(chosen), np.where(length > 0.0, length, delta), delta)

    def differences(self, of_points: Array, kept: NDArray[np.int64]) -> Array:
        """What each input's step changed, upwards, float64[n_kept, k, ...], from [n_kept, points, ...]."""
        changes = np.diff(of_points, axis=1)
        extra = (1,) * (of_points.ndim - 2)
        order, sign = (one[kept].reshape(len(kept), -1, *extra) for one in (self.order, self.sign))
        found: Array = np.take_along_axis(changes, np.broadcast_to(order, changes.shape), axis=1) * sign
        return found


def _of_range(design: Design, values: Array) -> Array:
    low = np.array([one.low for one in design.factors])
    width = np.array([one.high - one.low for one in design.factors])
    shares: Array = (values - low) / np.where(width > 0.0, width, 1.0)
    return shares


def morris_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 1000) -> dict[str, pd.DataFrame]:
    """mu, mu_star and sigma of every input, in the output's unit for the whole range of the factor.

    Args:
        data: runs of a Morris design.
        seed: of the bootstrap over trajectories, 1 or more.
        n_bootstrap: resamples.

    Returns:
        The tables indices, variance, convergence and notes.

    Raises:
        AnalysisError: the points are not those of the design, or a setting cannot be used.
    """
    checked_seed(seed)
    checked_resamples(n_bootstrap)
    check(data, Method.MORRIS)
    collected = Collected(data.design)
    note_what_is_missing(collected, ANALYSIS, data)
    how = OWN_CHANCE if data.design.seeds is Seeds.INDEPENDENT else SHARED_CHANCE
    collected.add_note(Note(ANALYSIS, "morris_groups" if data.design.groups else "morris_unit", None, {"how": how}))
    steps = Steps.of(data)
    for of in data.responses():
        blocks = Blocks.of(of.values, points_of_block(data.points.descriptor), data.design.seeds)
        if not note_unusable(collected, ANALYSIS, of, blocks, (BLOCKS["morris"], LEAST_TRAJECTORIES)):
            _explain(collected, of, (blocks, steps), data, (n_bootstrap, seed))
    return collected.tables()


def _explain(
    collected: Collected, of: Response, made_of: tuple[Blocks, Steps], data: SweepData, drawing: tuple[int, int]
) -> None:
    blocks, steps = made_of
    effects = steps.differences(blocks.means.mean, blocks.kept) / steps.length
    measures = _measures(effects, drawing)
    values = _of_salib(data, blocks, steps, drawing[1])
    orders = ("mu_star",) if data.design.groups else ("mu", "mu_star", "sigma")
    for order in orders:
        spread = measures[order]
        found = Resampled(values[order], spread.low, spread.high, spread.lost, spread.draws)
        signed = order == "mu"
        collected.add_indices(of, Estimates(ANALYSIS, order, found, blocks.n_runs, is_signed=signed))
    split = split_of(blocks, range(blocks.runs.shape[1]), *drawing)
    advice = _advice(effects, measures["mu_star"], blocks, steps)
    collected.add_variance(of, ANALYSIS, split, blocks.n_blocks * blocks.runs.shape[1], advice)
    for n in prefixes(blocks.n_blocks):
        some = blocks.first(n)
        if len(some) >= LEAST_TRAJECTORIES:
            found = _measures(effects[: len(some)], drawing)["mu_star"]
            collected.add_convergence(of, Estimates(ANALYSIS, "mu_star", found, some.n_runs))


def _measures(effects: Array, drawing: tuple[int, int]) -> dict[str, Resampled]:
    """mu, mu_star and sigma with intervals, from elementary effects, float64[n_trajectories, k]."""
    n, k = effects.shape
    about = effects.mean(axis=0)

    def measures(means: Array) -> Array:
        mu, size, square = means[:, :k], means[:, k : 2 * k], means[:, 2 * k :]
        variance = np.maximum(square - (mu - about) ** 2, 0.0) * n / (n - 1)
        return np.hstack([mu, size, np.sqrt(variance)])

    columns = np.hstack([effects, np.abs(effects), (effects - about) ** 2])
    found = resampled(columns, measures, *drawing)
    places = {"mu": slice(0, k), "mu_star": slice(k, 2 * k), "sigma": slice(2 * k, 3 * k)}
    return {order: found.take(place) for order, place in places.items()}


def _of_salib(data: SweepData, blocks: Blocks, steps: Steps, seed: int) -> dict[str, Array]:
    """SALib's values, from the trajectories that are kept, per range of the factor."""
    from SALib.analyze import morris  # noqa: PLC0415

    n_factors = len(data.design.factors)
    points = data.points.shares.reshape(blocks.n_blocks, -1, n_factors)[blocks.kept].reshape(-1, n_factors)
    with sealed(seed):
        raw: dict[str, Any] = morris.analyze(
            problem_of(data.design),
            points,
            blocks.means.mean.ravel(),
            num_resamples=2,
            num_levels=data.design.levels,
            seed=seed,
        )
    scale = steps.delta / steps.length
    return {key: np.ma.filled(raw[key], np.nan).astype(np.float64) * scale for key in ("mu", "mu_star", "sigma")}


def _advice(effects: Array, found: Resampled, blocks: Blocks, steps: Steps) -> str:
    """More trajectories halve the variance of mu_star; more replications lower the chance in it, and its floor.

    An input without effect has the mean size of a normal deviate, sqrt(2 c / pi), with c the variance of its effect
    by chance: a floor that more trajectories leave as it is.
    """
    if not blocks.can_tell_chance:
        return UNKNOWN
    if blocks.is_shared:
        chance = Means.of(steps.differences(blocks.runs, blocks.kept)).chance_of_mean
    else:
        of_points = blocks.means.chance_of_mean
        both = of_points[:, 1:] + of_points[:, :-1]
        chance = np.take_along_axis(both, steps.order[blocks.kept], axis=1)
    chance = (chance / steps.length**2).mean(axis=0)
    floor = 2.0 * chance / np.pi
    now = effects.var(axis=0, ddof=1)
    n = len(effects)
    after_points = float((now / (2 * n) + floor).sum())
    after_replications = float((np.maximum(now - chance / 2.0, 0.0) / n + floor / 2.0).sum())
    largest = float(np.max(found.value))
    return advised(float(np.max(found.half_width)) / largest, after_points, after_replications)
