"""Points that SALib places, on the unit cube, behind a guard against what it does on the side."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design import Design, Method
from cubb_sim.experiments.sampling.untouched import untouched_generators

Array = NDArray[np.float64]

LIBRARY = f"SALib {version('SALib')}, SciPy {version('scipy')}"


def problem_of(design: Design) -> dict[str, Any]:
    """What SALib calls a problem: names and unit ranges, with groups where the design has them.

    A new one for each call, since samplers and analyses write into it. SALib's own distributions are not used:
    `Design.values` makes values of shares.
    """
    problem: dict[str, Any] = {
        "num_vars": len(design.factors),
        "names": list(design.names),
        "bounds": [[0.0, 1.0] for _ in design.factors],
    }
    if design.groups:
        problem["groups"] = [one.group for one in design.factors]
    return problem


def salib_points(design: Design) -> Array:
    """Shares as SALib's sampler of the method gives them, float64[points, factors].

    Seeds are 1 or more: SALib takes 0 for no seed. The points of `dgsm` do not depend on the seed at all: SALib takes
    a Sobol sequence that is not scrambled.
    """
    from SALib.sample import fast_sampler, finite_diff, sobol  # noqa: PLC0415 (a second to import)
    from SALib.sample.morris import morris  # noqa: PLC0415

    problem, size, seed = problem_of(design), design.size, design.seed
    with untouched_generators():
        if design.method is Method.MORRIS:
            points = morris.sample(problem, size, num_levels=design.levels, seed=seed)
        elif design.method is Method.SOBOL:
            points = sobol.sample(problem, size, calc_second_order=design.second_order, seed=seed)
        elif design.method is Method.FAST:
            points = fast_sampler.sample(problem, size, seed=seed)
        else:
            points = finite_diff.sample(problem, size, seed=seed)
    shares: Array = np.clip(np.asarray(points, np.float64), 0.0, 1.0)
    return shares
