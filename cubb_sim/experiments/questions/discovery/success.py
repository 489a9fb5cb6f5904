"""Which points reach the goal: by the mean of their replications, or by an emulator where there is one run of each.

A box drawn round single noisy runs is a poor one (measured on a toy, 50 % chance: coverage 0.27 at density 0.79), so a
point counts by what it gives on average.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.questions.emulation.believing import is_believed
from cubb_sim.experiments.questions.emulation.chosen import chosen_points
from cubb_sim.experiments.questions.emulation.fitted import fitted
from cubb_sim.experiments.questions.emulation.inputs import inputs_of, most_important
from cubb_sim.experiments.questions.tables import Notes, chance_of, means_over_replications

Mask = NDArray[np.bool_]

FEWEST = 20
"""Runs below which no emulator is tried (assumed)."""


class Counted(StrEnum):
    """What a point's value is."""

    MEANS = "means"  # over its replications
    EMULATED = "emulated"  # by an emulator of all single runs
    SINGLE = "single"  # runs, because the emulator is not to be believed


@dataclass(frozen=True, eq=False)
class Success:
    """Which points reach the goal.

    Attributes:
        reached: bool[n_points]; known: bool[n_points], whether a point has a value at all.
        counted: what its value is.
        n_too_near: points whose mean is within two standard errors of the goal; 0 where chance is not known.
    """

    reached: Mask
    known: Mask
    counted: Counted
    n_too_near: int

    @property
    def is_trusted(self) -> bool:
        """Whether points count by what they give on average."""
        return self.counted is not Counted.SINGLE

    @property
    def n_reached(self) -> int:
        """Points that reach the goal."""
        return int((self.reached & self.known).sum())

    @property
    def n_known(self) -> int:
        """Points that have a value."""
        return int(self.known.sum())


def success_of(data: SweepData, response: Response, at_least: float, seed: int) -> Success:
    """Which points reach `at_least`."""
    means = means_over_replications(response.values)
    known = np.isfinite(means)
    if response.values.shape[1] > 1:
        se = np.sqrt(chance_of(response.values)[0] / np.maximum(np.isfinite(response.values).sum(axis=1), 1))
        near = int((np.abs(means - at_least)[known] < 2.0 * se[known]).sum())
        return Success(np.nan_to_num(means, nan=-np.inf) >= at_least, known, Counted.MEANS, near)
    emulated = _emulated(data, response, seed)
    if emulated is None:
        return Success(np.nan_to_num(means, nan=-np.inf) >= at_least, known, Counted.SINGLE, 0)
    return Success(emulated >= at_least, known, Counted.EMULATED, 0)


def _emulated(data: SweepData, response: Response, seed: int) -> NDArray[np.float64] | None:
    """What an emulator gives at every point; `None` where it cannot be fitted or believed."""
    values = np.full(response.values.shape, np.nan)
    some = chosen_points(data, seed, Notes("discovery"))  # it learns from these, and is asked about all
    values[some] = response.values[some]
    y = values[:, 0]
    has = np.isfinite(y)
    if not has.any() or np.ptp(y[has]) == 0.0:
        return None
    with threadpool_limits(1):
        inputs, terms = most_important(inputs_of(data), y)
        if has.sum() < FEWEST:
            return None
        there = Response(response.output, response.world, values, response.is_effect)
        found = fitted(inputs, terms, there, data.design.seeds, seed)
        return found.means(inputs.x) if is_believed(found) else None
