"""From the parts of variance of an emulator, and of others the runs allow, to shares with intervals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.questions.emulation.fitted import Drawn
from cubb_sim.experiments.questions.emulation.surface import Parts

Array = NDArray[np.float64]


def interval_of(drawn: Drawn, order: str) -> Array:
    """Value, low and high of the shares, float64[3, inputs] (or [3, inputs, inputs] where `order` is second).

    The value is a mean over draws, which also covers what ridge shrinks away; no bound is below 0 where the value is
    not.
    """
    value = _shares(drawn.values, order).mean(axis=0)
    spread = _shares(drawn.spread, order)
    low, high = value + np.quantile(spread, [0.025, 0.975], axis=0) - spread.mean(axis=0)
    return np.stack([value, np.clip(low, np.minimum(value, 0.0), value), np.maximum(high, value)])


def _shares(parts: list[Parts], order: str) -> Array:
    return np.array([getattr(one, order) / max(one.variance, 1e-300) for one in parts])
