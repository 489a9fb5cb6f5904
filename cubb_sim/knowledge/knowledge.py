"""Which numbers a run uses: a draw of the posterior, its centre or the priors, with what is assumed laid over them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from cubb_sim.knowledge.assumptions import Array, Assumption, read_assumptions
from cubb_sim.knowledge.posterior import (
    DEFAULT_STRUCTURE,
    SHIPPED,
    Draws,
    Posterior,
    has_posterior,
    load_posterior,
    posterior_manifest,
    switch_values,
)
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import ParameterRole
from cubb_sim.scenario import Scenario
from cubb_sim.sources import model_hash

SEEDS_PER_DRAW = 2
"""Runs with the same numbers: with two, chance can be told apart from not knowing."""
SAME_NUMBERS = -1
"""In place of a draw, where every run uses the same numbers."""
N_DRAWS_WITHOUT_POSTERIOR = 1000
KERNEL_SHARE = 0.05
"""Width of the window in which draws count as agreeing with a contested value: a twentieth of its range (assumed)."""
FEW_AGREE = 0.05
"""Effective share of the draws from which on there is no warning: a value at the centre leaves a third (assumed)."""
FEWEST_AGREEING = 30.0
"""Effective draws below which a distribution about a fitted number is drawn from itself and not from them (assumed)."""


class Numbers(StrEnum):
    """What the model's numbers are in a run."""

    POSTERIOR = "posterior"
    CENTRE = "centre"
    PRIORS = "priors"


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What is known of the numbers, and what somebody assumes.

    Attributes:
        numbers: draws of the posterior, its centre, or the priors as declared.
        posterior_id, structure: of the calibration, and which setting of the switches it was fitted with; "" without.
        names: of the numbers that are not as declared, K of them.
        draws: float64[N, K]; one row where every run uses the same numbers.
        assumptions: what is taken to be otherwise.
        effective_share: how much of the posterior agrees with the assumptions: the effective sample after reweighting
            as a share of the draws [0-1].
        switches_fitted: whether the calibration was made with the switches standing as they do here; where not, the
            numbers are those fitted with the switches as declared.
        warnings: what the calibration says against itself: `quick`, `alarm`, `other_model`.
    """

    numbers: Numbers
    posterior_id: str
    structure: str
    names: tuple[str, ...]
    draws: Draws
    assumptions: tuple[Assumption, ...] = ()
    effective_share: float = 1.0
    switches_fitted: bool = True
    warnings: tuple[str, ...] = ()

    def draw_of(self, seed: int) -> int:
        """The draw that a seed uses: seeds 1 and 2 the first, 3 and 4 the second; `SAME_NUMBERS` where all agree."""
        if len(self.draws) == 1:
            return SAME_NUMBERS
        return (seed - 1) // SEEDS_PER_DRAW % len(self.draws)

    def values(self, seed: int) -> dict[str, float]:
        """The numbers of one run by dotted name, to be laid over the declared defaults."""
        row = self.draws[max(self.draw_of(seed), 0)]
        return dict(zip(self.names, row.tolist(), strict=True))

    @property
    def few_agree(self) -> bool:
        """Whether so little of the posterior agrees with the assumptions that the answer hangs on a few draws."""
        return self.effective_share < FEW_AGREE


def knowledge_of(
    scenario: Scenario,
    *,
    fixed: bool = False,
    assume: Iterable[str | Assumption] = (),
    posterior: Path | None = None,
) -> Knowledge:
    """The knowledge a scenario is run with.

    Args:
        scenario: its structural switches choose which sample of the posterior is used.
        fixed: the centre in every run, instead of a draw for each pair of seeds.
        assume: contested numbers. Where one was fitted, the draws that agree count more, so that the numbers tied to it
            follow.
        posterior: folder of another calibration than the shipped one.

    Raises:
        CubbSimError: an assumption or the calibration cannot be used.
    """
    assumptions = read_assumptions(assume)
    contested = tuple(one for one in assumptions if not one.is_lever)
    folder = SHIPPED if posterior is None else posterior
    if posterior is None and not has_posterior(folder):
        names, draws = _laid_over((), np.zeros((1, 0)), contested, None)
        return Knowledge(Numbers.PRIORS, "", "", names, _centre(draws) if fixed else draws, assumptions)
    switches = switch_values(_stated(scenario, contested))
    fitted = load_posterior(switches, folder)
    varied = any(not one.is_value and one.declared.role is ParameterRole.SWITCH for one in contested)
    is_fitted = not varied and (not switches or fitted.structure != DEFAULT_STRUCTURE)
    weights = _weights(fitted, contested)
    share = float(weights.sum() ** 2 / (weights**2).sum() / len(fitted)) if weights.any() else 0.0
    chosen = _chosen(weights) if contested else np.arange(len(fitted))
    names, draws = _laid_over(fitted.names, fitted.draws[chosen], contested, share * len(fitted))
    kind = Numbers.CENTRE if fixed else Numbers.POSTERIOR
    if fixed and not contested:
        draws = np.array([[fitted.centre[name] for name in names]])
    elif fixed:
        draws = _centre(draws)
    return Knowledge(
        kind,
        fitted.id,
        fitted.structure,
        names,
        draws,
        assumptions,
        share,
        is_fitted,
        _warnings(fitted.structure, folder),
    )


def _warnings(structure: str, folder: Path) -> tuple[str, ...]:
    """A quick calibration, one whose last check raised an alarm for this structure, or one of another model."""
    manifest = posterior_manifest(folder)
    found = {
        "quick": bool(manifest.get("quick")),
        "alarm": bool(manifest["structures"][structure].get("alarm")),
        "other_model": manifest.get("model_hash") not in (None, model_hash()),
    }
    return tuple(name for name, holds in found.items() if holds)


def contested_scenario(scenario: Scenario, assume: Iterable[str | Assumption]) -> Scenario:
    """The scenario with what is contested taken out of it: an assumption lies over what the scenario states.

    Contested levers stand at their values today, in every municipality; numbers that the scenario sets itself and that
    are contested are left to the assumption.
    """
    assumptions = read_assumptions(assume)
    levers = {one.name: one.arguments[0] for one in assumptions if one.is_lever}
    names = {one.name for one in assumptions}
    towns = scenario.municipalities
    if levers:
        towns = tuple(replace(town, levers=tuple(sorted((dict(town.levers) | levers).items()))) for town in towns)
    kept = tuple(change for change in scenario.parameter_changes if change.name not in names)
    if towns == scenario.municipalities and kept == scenario.parameter_changes:
        return scenario
    return replace(scenario, municipalities=towns, parameter_changes=kept)


def _stated(scenario: Scenario, contested: Iterable[Assumption]) -> dict[str, float]:
    """The numbers that scenario and assumptions set to one value."""
    stated = {change.name: change.value for change in scenario.parameter_changes}
    return stated | {one.name: one.arguments[0] for one in contested if one.is_value}


def _weights(fitted: Posterior, contested: Iterable[Assumption]) -> Array:
    """Weight of each draw under the assumptions about fitted numbers, largest 1; all 0 where none can agree.

    A value counts by a normal window round it, a distribution by its density over the prior's (importance weights).
    """
    log_weights = np.zeros(len(fitted))
    for one in contested:
        if one.name not in fitted.names:
            continue
        column = fitted.draws[:, fitted.names.index(one.name)]
        if one.is_value:
            width = KERNEL_SHARE * (one.declared.high - one.declared.low)
            log_weights += -0.5 * ((column - one.arguments[0]) / width) ** 2
        else:
            log_weights += one.log_density(column) - log_prior_density(one.name, column)
    largest = np.max(log_weights)
    if not np.isfinite(largest):
        return np.zeros(len(fitted))
    weights: Array = np.exp(log_weights - largest)
    return weights


def log_prior_density(name: str, values: Array) -> Array:
    """Log density of a number's prior: triangular over its declared range, highest at its default."""
    from scipy.stats import triang  # noqa: PLC0415 (slow to import, and seldom needed)

    one = PARAMETERS[name]
    width = one.high - one.low
    density: Array = triang((one.default - one.low) / width, one.low, width).logpdf(values)
    return np.maximum(density, -20.0)  # a draw on the very edge is possible, and must not outweigh all others


def _chosen(weights: Array) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Positions of as many draws as there are, by weight (systematic resampling), always in the same order."""
    n = len(weights)
    if not weights.any():
        return np.arange(n)
    reached = np.cumsum(weights) / weights.sum()
    positions = np.searchsorted(reached, (np.arange(n) + 0.5) / n)
    return np.random.default_rng(1).permutation(np.minimum(positions, n - 1))


def _laid_over(
    names: tuple[str, ...], draws: Draws, contested: Iterable[Assumption], n_agreeing: float | None
) -> tuple[tuple[str, ...], Draws]:
    """The draws with the contested numbers in their place; those that were not fitted come as columns of their own.

    Args:
        names, draws: fitted numbers.
        contested: the assumptions about numbers.
        n_agreeing: effective number of draws that agree with them; `None` where nothing is fitted.
    """
    columns = dict(zip(names, draws.T, strict=True))
    contested = tuple(contested)
    n = len(draws)
    if n_agreeing is None and not all(one.is_value for one in contested):
        n = N_DRAWS_WITHOUT_POSTERIOR
    for one in contested:
        was_fitted = one.name in columns
        keeps = was_fitted and not one.is_value and (n_agreeing or 0.0) >= FEWEST_AGREEING
        if not keeps:  # a fitted number with a distribution keeps its reweighted draws, where enough agree with it
            shares = np.random.default_rng(zlib.crc32(one.name.encode("utf-8"))).permutation((np.arange(n) + 0.5) / n)
            columns[one.name] = one.values_at(shares)
    if not columns:
        return (), np.zeros((1, 0))
    return tuple(columns), np.column_stack(list(columns.values()))


def _centre(draws: Draws) -> Draws:
    mean: Draws = draws.mean(axis=0, keepdims=True)
    return mean
