"""The fitted numbers behind the draws of the posterior: a draw's number says nothing to a person, its numbers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import OUR_MODEL, POSTERIOR, FactorKind

if TYPE_CHECKING:
    from cubb_sim.experiments.models.employment_services import EmploymentServices

Array = NDArray[np.float64]


def fitted_values(data: SweepData) -> tuple[tuple[str, ...], Array]:
    """Names of the fitted numbers and their values at every point, (k,) and float64[n_points, k].

    They are those that the model was run with in every world, worked out from the factor `posterior`: where a switch
    is a factor, a point's numbers are from the sample that was fitted with its switches. A number that is a factor
    itself has the factor's value in the model, so it is left out here. Without the factor, with a model other than
    ours, with another calibration than the runs had, or where worlds differ in their numbers: (), and no columns.
    """
    design = data.design
    if POSTERIOR not in design.names or design.model != OUR_MODEL:
        return (), np.empty((len(data.points), 0))
    from cubb_sim.experiments.models.chosen import model_of  # noqa: PLC0415 (compiled code, and only here)
    from cubb_sim.experiments.models.employment_services import EmploymentServices  # noqa: PLC0415

    model = model_of(design)
    if not isinstance(model, EmploymentServices) or model.fitted is None or not _are_those_of(model, data):
        return (), np.empty((len(data.points), 0))
    values = data.factor_values
    switches = [at for at, one in enumerate(design.factors) if one.kind is FactorKind.SWITCH]
    settings, setting = np.unique(values[:, switches], axis=0, return_inverse=True)
    shares = values[:, design.names.index(POSTERIOR)]
    out = np.empty((len(values), len(model.fitted.names)))
    for at in range(len(settings)):
        here = np.flatnonzero(setting.reshape(-1) == at)
        any_of_them = dict(zip(design.names, values[here[0]].tolist(), strict=True))
        out[here] = _drawn(model, any_of_them, shares[here])
    kept = [at for at, name in enumerate(model.fitted.names) if name not in design.names]
    return tuple(model.fitted.names[at] for at in kept), out[:, kept]


def _are_those_of(model: EmploymentServices, data: SweepData) -> bool:
    """Whether this calibration is the one that the runs had, and the same numbers went into all worlds."""
    assert model.fitted is not None
    is_same = data.manifest.get("posterior", model.fitted.id) == model.fitted.id
    stated = {scenario.parameter_changes for scenario in model.scenarios}
    return is_same and len(stated) == 1


def _drawn(model: EmploymentServices, point: dict[str, float], shares: Array) -> Array:
    """The numbers that the model itself takes at these shares of the posterior, with the switches of one point.

    What the scenario states lies over the draw, and so does not vary.
    """
    scenario = model.scenario_at(point, 0)
    stated = {one.name: one.value for one in scenario.parameter_changes}
    drawn = (model.numbers_at({**point, POSTERIOR: share}, scenario) for share in shares.tolist())
    return np.array([[stated.get(name, value) for name, value in numbers.items()] for numbers in drawn])
