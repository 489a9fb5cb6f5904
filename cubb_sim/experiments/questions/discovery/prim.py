"""PRIM, the patient rule induction method, by ema_workbench: which box to take, and which of its bounds hold.

Friedman and Fisher (1999), Statistics and Computing 9; for scenario discovery Bryant and Lempert (2010), Technological
Forecasting and Social Change 77. Peeling is the workbench's (2.5 or 3); the choice along the trajectory, which is made
by eye there, is made here by a stated rule. Its pasting is left out: it takes three quarters of the time, to move a
bound by less than a step of peeling.
"""

from __future__ import annotations

import inspect
import warnings
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom, ks_2samp

from cubb_sim.experiments.questions.discovery.futures import Box, Futures, Standing, standing

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

PEELED = 0.05
"""Share of the points inside that a step takes away: the workbench's own."""
LEAST_MASS = 0.05
"""Share of all points a box keeps at least: the workbench's own."""
MOST_BOXES = 3
"""Boxes that are looked for, each among what the earlier ones leave (assumed)."""
MOST_DIMENSIONS = 12
"""Dimensions PRIM peels: those in which successes and failures differ most; with more it takes
minutes (assumed)."""
SURE = 0.05
"""Probability below which a bound is kept, divided by the dimensions it was chosen among (assumed)."""
ADDS = 0.05
"""Share of the successes that a further box must add (assumed)."""


def differing(futures: Futures, success: Mask, most: int = MOST_DIMENSIONS) -> NDArray[np.int64]:
    """The dimensions in which successes and failures differ most (Kolmogorov and Smirnov), the dummy among them."""
    statistics = np.array([
        np.inf if one.is_dummy else float(ks_2samp(column[success], column[~success]).statistic)
        for one, column in zip(futures.dimensions, futures.values.T, strict=True)
    ])  # fmt: skip
    return np.sort(np.argsort(-statistics, kind="stable")[:most]).astype(np.int64)


def prim_boxes(futures: Futures, success: Mask, most: int = MOST_BOXES) -> tuple[list[Box], list[Box]]:
    """The boxes found, and the trajectory of the first search.

    Of a trajectory the box is taken that has the highest harmonic mean of coverage and of how far density has come
    from the share of successes in all to 1 (assumed); then every bound is dropped that chance may have made. Bounds
    are of all of the futures' dimensions.
    """
    chosen = differing(futures, success)
    left = np.ones(len(success), dtype=np.bool_)
    found, trajectory = list[Box](), list[Box]()
    for _ in range(most):
        if not 0 < int(success[left].sum()) < int(left.sum()):
            break
        steps = [_widened(one, chosen, futures) for one in _peeled(futures.only(chosen).at(left), success[left])]
        trajectory = trajectory or steps
        here, reached = futures.at(left), success[left]
        base = float(reached.mean())
        best = int(np.argmax([_worth(standing(one, here, reached), base) for one in steps]))
        box = _pruned(steps[best], here, reached, len(chosen))
        adds = int((box.holds(futures) & success & left).sum()) / max(int(success.sum()), 1)
        if len(box.restricted) == 0 or adds < ADDS:
            break
        found.append(box)
        left &= ~box.holds(futures)
    return found, trajectory


def _peeled(futures: Futures, success: Mask) -> list[Box]:
    """The workbench's peeling trajectory, from the whole space inwards."""
    module = _workbench()
    x = pd.DataFrame(futures.values, columns=[str(at) for at in range(futures.values.shape[1])])
    settings: dict[str, Any] = {"peel_alpha": PEELED, "mass_min": LEAST_MASS}
    if "threshold" in inspect.signature(module.Prim.__init__).parameters:  # until 2.5; 3 has none
        settings["threshold"] = 0.0  # every box is let through: which one to take is decided here
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pandas, about the workbench's own tables
        found = _only_peeling(module.Prim)(x, success.astype(np.int64), **settings).find_box()
    whole = found.box_lims[0]
    return [_box_of(limits, whole) for limits in found.box_lims]


def _only_peeling(prim: type[Any]) -> type[Any]:
    """The workbench's class without pasting."""

    class OnlyPeeling(prim):  # type: ignore[misc]
        def _paste(self, box: Any) -> Any:
            return box

    return OnlyPeeling


def _box_of(limits: pd.DataFrame, whole: pd.DataFrame) -> Box:
    low, high = np.asarray(limits.iloc[0], dtype=np.float64), np.asarray(limits.iloc[1], dtype=np.float64)
    least, most = np.asarray(whole.iloc[0], dtype=np.float64), np.asarray(whole.iloc[1], dtype=np.float64)
    return Box(np.where(low > least, low, -np.inf), np.where(high < most, high, np.inf))


def _widened(box: Box, chosen: NDArray[np.int64], futures: Futures) -> Box:
    """The box in all dimensions."""
    n = len(futures.dimensions)
    low, high = np.full(n, -np.inf), np.full(n, np.inf)
    low[chosen], high[chosen] = box.low, box.high
    return Box(low, high)


def _worth(one: Standing, base: float) -> float:
    gain = (one.density - base) / (1.0 - base) if one.n_inside else 0.0
    return 2.0 * one.coverage * gain / (one.coverage + gain) if gain > 0.0 else 0.0


def _pruned(box: Box, futures: Futures, success: Mask, n_tried: int) -> Box:
    """Without the bounds that chance may have made, the least sure first.

    A bound is tested as Bryant and Lempert do (quasi-p): how probable so many successes inside would be if they were
    as frequent there as in the box without it.
    """
    while True:
        bounds = [
            (_quasi_p(box, box.without(int(d), side), futures, success), int(d), side)
            for d in box.restricted
            for side, bound in (("low", box.low[d]), ("high", box.high[d]))
            if np.isfinite(bound)
        ]
        if not bounds or max(bounds)[0] <= SURE / n_tried:
            return box
        _, dimension, side = max(bounds)
        box = box.without(dimension, side)


def _quasi_p(box: Box, wider: Box, futures: Futures, success: Mask) -> float:
    here, there = standing(box, futures, success), standing(wider, futures, success)
    return float(binom.sf(here.n_success - 1, here.n_inside, there.density)) if here.n_inside else 1.0


def _workbench() -> Any:
    """The workbench's module, which warns of what it does without when it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim  # noqa: PLC0415 (seconds, and only here)
    return prim
