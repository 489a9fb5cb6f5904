"""Elementary effects of a Morris design (Morris 1991; Campolongo, Cariboni and Saltelli 2007), per full range.

SALib divides each change of the output by the step of the unit cube. A switch with two levels moves its whole range in
a step of two thirds, and would seem half as strong again as a number that moves two thirds; a triangular factor steps
now far, now not. Here a change d belongs to the step's own length l, as a part of the factor's range of values:

    mu = sum d / sum l        mu_star = sum |d| / sum l        sigma^2 = n / (n - 1) sum (d - mu l)^2 / sum l^2

which are the mean slope d / l, the mean size of the slope (both weighted by l) and the spread of the slopes about mu
(weighted by l^2). A straight line has sigma 0 whatever the distribution. No change is divided by its own step, which
near the edge of a triangle can be so short that only chance would be left: chance of variance c in a change gives
sigma^2 = c / mean l^2. For uniform factors all l are equal, and the three are SALib's. Steps in which a factor's value
stays where it is carry no slope and are left out; n counts the others. With one of them there is no sigma. A factor
that never moved keeps the step of the unit cube and has no effect.

Signs of groups are those of factors moved each its own way; only mu_star is kept for them. It is per full range where
a group has one factor, or factors that always step by the same part of their ranges; else it is per unit share.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.guard import (
    check,
    checked_resamples,
    checked_seed,
    points_of_block,
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

PER_RANGE = Text("", "")
PER_SHARE = Text(
    " Det gælder ikke {names}, hvis faktorer ikke flytter sig lige langt: der er mu_star pr. hele fordelingen "
    "(andele fra 0 til 1), og den kan være større end outputtets udsving.",
    " Not so for {names}, whose factors do not step equally far: there mu_star is per whole distribution (shares from "
    "0 to 1), and can be larger than what the output can move by.",
)
SAME_STEP = 1e-6
"""Parts of a range by which steps may differ and be the same (`assumed`: rounding)."""


@dataclass(frozen=True, eq=False)
class Steps:
    """Which input each step of each trajectory moves, and how far.

    Attributes:
        order: int64[n_trajectories, k], place in the trajectory of the step that moves each input.
        sign: float64[n_trajectories, k], 1 where the value goes up and -1 where it goes down; 1 for several factors.
        length: float64[n_trajectories, k], the step as a part of the range of values, 0 where the value stays; `delta`
            for groups without a common one.
        is_per_range: bool[k], whether `length` is that part.
        delta: SALib's step of the unit cube.
    """

    order: NDArray[np.int64]
    sign: Array
    length: Array
    is_per_range: NDArray[np.bool_]
    delta: float

    @staticmethod
    def of(data: SweepData) -> Steps:
        """From the points of a design."""
        design = data.design
        k, n_factors, group_of = len(design.group_names), len(design.factors), design.group_of
        size = points_of_block(data.points.descriptor)
        moved = np.diff(data.points.shares.reshape(-1, size, n_factors), axis=1)
        order = np.stack([(moved[:, :, group_of == at] != 0.0).any(axis=2) for at in range(k)], axis=2).argmax(axis=1)
        delta = design.levels / (2.0 * (design.levels - 1))
        in_values = np.diff(_of_range(design, data.factor_values).reshape(-1, size, n_factors), axis=1)
        when = order[:, None, group_of]
        by_share, by_value = (np.take_along_axis(one, when, axis=1)[:, 0, :] for one in (moved, in_values))
        direction = np.sign(np.where(by_value != 0.0, by_value, by_share))
        sign, length, is_per_range = np.ones(order.shape), np.full(order.shape, delta), np.zeros(k, bool)
        for at in range(k):
            own = np.flatnonzero(group_of == at)
            lengths = np.abs(by_value[:, own])
            is_per_range[at] = bool((np.ptp(lengths, axis=1) < SAME_STEP).all())
            if is_per_range[at]:
                length[:, at] = lengths[:, 0]
            if len(own) == 1:
                sign[:, at] = direction[:, own[0]]
        return Steps(order, sign, length, is_per_range, delta)

    def differences(self, of_points: Array, kept: NDArray[np.int64]) -> Array:
        """What each input's step changed, upwards, float64[n_kept, k, ...], from [n_kept, points, ...]."""
        changes = np.diff(of_points, axis=1)
        extra = (1,) * (of_points.ndim - 2)
        order, sign = (one[kept].reshape(len(kept), -1, *extra) for one in (self.order, self.sign))
        found: Array = np.take_along_axis(changes, np.broadcast_to(order, changes.shape), axis=1) * sign
        return found

    def lengths(self, kept: NDArray[np.int64]) -> Array:
        """How far each input's step went, float64[n_kept, k]; `delta` for an input that went nowhere in any of them."""
        own = self.length[kept]
        return np.where((own > 0.0).any(axis=0), own, self.delta)


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
    steps = Steps.of(data)
    key = "morris_groups" if data.design.groups else "morris_unit"
    collected.add_note(Note(ANALYSIS, key, None, {"how": how, "unit": _unit(data.design, steps)}))
    for of in data.responses():
        blocks = Blocks.of(of.values, points_of_block(data.points.descriptor), data.design.seeds)
        if not note_unusable(collected, ANALYSIS, of, blocks, (BLOCKS["morris"], LEAST_TRAJECTORIES)):
            _explain(collected, of, (blocks, steps), data, (n_bootstrap, seed))
    return collected.tables()


def _unit(design: Design, steps: Steps) -> Text:
    names = [name for name, is_so in zip(design.group_names, steps.is_per_range, strict=True) if not is_so]
    said = PER_SHARE if names else PER_RANGE
    return Text(*(text.format(names=", ".join(names)) for text in (said.da, said.en)))


def _explain(
    collected: Collected, of: Response, made_of: tuple[Blocks, Steps], data: SweepData, drawing: tuple[int, int]
) -> None:
    blocks, steps = made_of
    changes, lengths = steps.differences(blocks.means.mean, blocks.kept), steps.lengths(blocks.kept)
    measures = _measures(changes, lengths, drawing)
    orders = ("mu_star",) if data.design.groups else ("mu", "mu_star", "sigma")
    for order in orders:
        found = measures[order]
        signed = order == "mu"
        collected.add_indices(of, Estimates(ANALYSIS, order, found, blocks.n_runs, is_signed=signed))
    split = split_of(blocks, range(blocks.runs.shape[1]), *drawing)
    advice = _advice(measures, lengths, blocks, steps)
    collected.add_variance(of, ANALYSIS, split, blocks.n_blocks * blocks.runs.shape[1], advice)
    for n in prefixes(blocks.n_blocks):
        some = blocks.first(n)
        if len(some) >= LEAST_TRAJECTORIES:
            found = _measures(changes[: len(some)], steps.lengths(some.kept), drawing)["mu_star"]
            collected.add_convergence(of, Estimates(ANALYSIS, "mu_star", found, some.n_runs))


def _measures(changes: Array, lengths: Array, drawing: tuple[int, int]) -> dict[str, Resampled]:
    """mu, mu_star and sigma with intervals.

    Args:
        changes: float64[n_trajectories, k], of the output, in its unit.
        lengths: float64[n_trajectories, k], of the steps; drawn together with the changes, being part of the chance.
        drawing: resamples and their seed.
    """
    k = changes.shape[1]
    of_moved = np.where(lengths > 0.0, changes, 0.0)
    n = (lengths > 0.0).sum(axis=0)
    of_few = np.where(n > 1, n / np.maximum(n - 1, 1), np.nan)
    about = of_moved.sum(axis=0) / lengths.sum(axis=0)
    rest = of_moved - about * lengths

    def measures(means: Array) -> Array:
        change, size, length, length_2, both, rest_2 = np.split(means, 6, axis=1)
        mu = change / length
        variance = rest_2 - 2.0 * (mu - about) * both + (mu - about) ** 2 * length_2
        return np.hstack([mu, size / length, np.sqrt(np.maximum(variance, 0.0) / length_2 * of_few)])

    columns = np.hstack([of_moved, np.abs(of_moved), lengths, lengths**2, rest * lengths, rest**2])
    found = resampled(columns, measures, *drawing)
    return {order: found.take(slice(at * k, (at + 1) * k)) for at, order in enumerate(("mu", "mu_star", "sigma"))}


def _advice(measures: dict[str, Resampled], lengths: Array, blocks: Blocks, steps: Steps) -> str:
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
    chance = np.where(lengths > 0.0, chance, 0.0).sum(axis=0) / (lengths**2).sum(axis=0)
    floor = 2.0 * chance / np.pi
    now = np.nan_to_num(measures["sigma"].value) ** 2
    n, found = len(lengths), measures["mu_star"]
    after_points = float((now / (2 * n) + floor).sum())
    after_replications = float((np.maximum(now - chance / 2.0, 0.0) / n + floor / 2.0).sum())
    largest = float(np.max(found.value))
    return advised(float(np.max(found.half_width)) / largest, after_points, after_replications)
