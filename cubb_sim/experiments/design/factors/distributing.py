"""How a factor's values are spread: as its declaration has it, or as `[factor.NAME]` says."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design.content import Method
from cubb_sim.experiments.design.factor import Distribution, FactorKind
from cubb_sim.experiments.design.factors.declared import Declared
from cubb_sim.experiments.design.schema import FactorTable

Distributed = tuple[Distribution, tuple[float, ...]]
"""A distribution and its arguments."""


def distribution_of(one: Declared, stated: FactorTable, method: Method, at: str) -> Distributed:
    """Distribution and arguments of a factor.

    Where nothing is stated: numbers are triangular with their default as the most likely value, as in the prior of
    the calibration; everything else is uniform over its range; switches of a factorial design take both ends of
    their range, and 0 where it lies between.

    Raises:
        ScenarioError: something is stated twice, outside the declared range, or makes no distribution.
    """
    if one.kind is FactorKind.POSTERIOR and stated != FactorTable(group=stated.group):
        raise ScenarioError(at, "the posterior has no range of its own to choose.", "It is drawn from as it is.")
    if stated.levels is not None:
        _refuse_beside("levels", stated, ("low", "high", "steps", "distribution", "most_likely"), at)
        return _levels(one, tuple(stated.levels), at)
    low, high = _range(one, stated, at)
    if stated.steps is not None:
        _refuse_beside("steps", stated, ("distribution", "most_likely"), at)
        return Distribution.LEVELS, tuple(np.linspace(low, high, stated.steps).tolist())
    if stated == FactorTable(group=stated.group) and method is Method.FACTORIAL and one.kind is FactorKind.SWITCH:
        return Distribution.LEVELS, _ends(low, high)
    return _spread(one, stated, (low, high), at)


def sometimes(spread: Distributed, probability: float | None) -> Distributed:
    """A uniform size that a disturbance has only in this share of the points; unchanged where none is stated."""
    distribution, arguments = spread
    if probability is None or distribution is not Distribution.UNIFORM:
        return spread
    return Distribution.SOMETIMES, (probability, *arguments)


def _ends(low: float, high: float) -> tuple[float, ...]:
    return (low, 0.0, high) if low < 0.0 < high else (low, high)


def _levels(one: Declared, levels: tuple[float, ...], at: str) -> Distributed:
    if any(second <= first for first, second in pairwise(levels)):
        raise ScenarioError(at, "the levels do not rise.", "Write each level once, the lowest first.")
    _refuse_outside(one, levels, at)
    return Distribution.LEVELS, levels


def _range(one: Declared, stated: FactorTable, at: str) -> tuple[float, float]:
    low = one.low if stated.low is None else stated.low
    high = one.high if stated.high is None else stated.high
    _refuse_outside(one, (low, high), at)
    if not low < high:
        raise ScenarioError(at, f"has no range: it goes from {low:g} to {high:g}.", "Let low be less than high.")
    return low, high


def _spread(one: Declared, stated: FactorTable, ends: tuple[float, float], at: str) -> Distributed:
    """Uniform or triangular over the range."""
    is_triangular = one.kind is FactorKind.UNCERTAINTY or stated.most_likely is not None
    distribution = stated.distribution or ("triangular" if is_triangular else "uniform")
    low, high = ends
    if distribution == "uniform":
        _refuse_beside("uniform", stated, ("most_likely",), at)
        return Distribution.UNIFORM, (low, high)
    mode = one.most_likely if stated.most_likely is None else stated.most_likely
    if not low <= mode <= high:
        what = f"the most likely value {mode:g} is outside the range {low:g} to {high:g}."
        raise ScenarioError(at, what, "Say most_likely, a value within the range.")
    return Distribution.TRIANGULAR, (low, mode, high)


def _refuse_outside(one: Declared, values: tuple[float, ...], at: str) -> None:
    for value in values:
        if not one.low <= value <= one.high:
            what = f"{value:g} is outside the declared range {one.low:g} to {one.high:g} ({one.unit})."
            raise ScenarioError(at, what, "Choose values within it.")


def _refuse_beside(said: str, stated: FactorTable, others: tuple[str, ...], at: str) -> None:
    for other in others:
        if getattr(stated, other) is not None:
            raise ScenarioError(at, f"'{other}' cannot stand beside '{said}'.", "Keep one of them.")
