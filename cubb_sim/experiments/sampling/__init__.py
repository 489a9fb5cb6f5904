"""From a design to its points."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.design import Design, Method
from cubb_sim.experiments.design.sizes import n_points, points_per_row
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.experiments.sampling.crossing import crossed_points
from cubb_sim.experiments.sampling.hypercube import latin_hypercube


class SamplingError(CubbSimError):
    """Points that are not what the design says."""


def points_of(design: Design) -> Points:
    """The points of a design; the same design always has the same ones.

    A larger Morris, Sobol or DGSM design begins with the points of the smaller one; so does a Latin or factorial one of
    twice the size. FAST points of two sizes have nothing in common.

    Raises:
        SamplingError: a library placed other points than the method has.
    """
    if design.method is Method.LATIN:
        shares, library = latin_hypercube(design.size, len(design.factors), design.seed), _scipy()
    elif design.method is Method.FACTORIAL:
        shares, library = crossed_points(design), _scipy()
    else:
        from cubb_sim.experiments.sampling.salib_points import LIBRARY, salib_points  # noqa: PLC0415 (imports SALib)

        shares, library = salib_points(design), LIBRARY
    expected = (n_points(design), len(design.factors))
    if shares.shape != expected or not np.isfinite(shares).all():
        raise SamplingError(
            f"{design.name}: {library} placed points of the shape {shares.shape}; a {design.method} design of size "
            f"{design.size} has {expected}. Install a version of the library that the lock file names."
        )
    per_row = points_per_row(design)
    descriptor = Descriptor(
        method=design.method.value,
        size=design.size,
        n_inputs=len(design.group_names),
        second_order=design.second_order,
        levels=design.levels,
        seed=design.seed,
        n_points=len(shares),
        points_per_row=per_row,
        library=library,
    )
    return Points(shares, np.arange(len(shares), dtype=np.int64) // per_row, descriptor)


def _scipy() -> str:
    return f"SciPy {version('scipy')}"
