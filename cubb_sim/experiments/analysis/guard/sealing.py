"""What stands between the runs and SALib, which turns some input into nonsense without a word.

SALib 1.6 gives 0 for every Sobol index when one value is NaN, takes seed 0 for no seed, seeds NumPy's global
generator, changes how the process shows warnings, adds to the problem it is given, and notices a wrong flag for
second-order designs only when the number of points does not divide (`docs/sensitivity.md`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.design import Design


class AnalysisError(CubbSimError):
    """Runs that an analysis cannot be made of, or a setting it cannot take."""


@dataclass
class Heard:
    """What a library warned of."""

    warnings: list[str] = field(default_factory=list)


def checked_seed(seed: int) -> int:
    """The seed, when it is one.

    Raises:
        AnalysisError: it is below 1; SALib would take 0 for no seed and give other intervals with each call.
    """
    if seed < 1:
        raise AnalysisError(
            f"The seed of an analysis was {seed}; it must be a whole number of 1 or more, because SALib takes 0 for "
            f"no seed. Take 1, for example."
        )
    return seed


def checked_resamples(n_bootstrap: int) -> int:
    """The number of resamples, when intervals can be made of it.

    Raises:
        AnalysisError: there are fewer than 40, of which a 95 % interval cuts off less than one at each end.
    """
    least = 40
    if n_bootstrap < least:
        raise AnalysisError(
            f"The bootstrap was asked for {n_bootstrap} resamples; a 95 % interval needs {least} or more, and 1,000 "
            f"for a paper. Leave `n_bootstrap` out, or raise it."
        )
    return n_bootstrap


def problem_of(design: Design) -> dict[str, Any]:
    """SALib's own description of a design's factors: the unit cube, whose points `Design.values` makes values of.

    Factors are named by their place: SALib refuses names with certain endings.
    """
    names = [f"x{at}" for at in range(len(design.factors))]
    problem: dict[str, Any] = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    if design.groups:
        problem["groups"] = [f"g{at}" for at in design.group_of.tolist()]
    return problem


@contextmanager
def sealed(seed: int) -> Iterator[Heard]:
    """Let a library run without leaving traces: NumPy's global generator and the warnings are as they were.

    Args:
        seed: of NumPy's global generator inside, for what draws from it unasked.
    """
    state: Any = np.random.get_state(legacy=False)  # noqa: NPY002 - SALib's generator, kept and given back
    shown = warnings.formatwarning
    heard = Heard()
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            np.random.seed(seed)  # noqa: NPY002
            yield heard
        heard.warnings.extend(dict.fromkeys(str(one.message) for one in caught))
    finally:
        warnings.formatwarning = shown
        np.random.set_state(state)  # noqa: NPY002
