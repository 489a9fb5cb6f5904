"""From a design to the model it studies."""

from __future__ import annotations

from cubb_sim.experiments.design.content import OUR_MODEL, Design
from cubb_sim.experiments.models.employment_services import EmploymentServices
from cubb_sim.experiments.models.known_answers import KnownAnswer
from cubb_sim.experiments.models.studied import StudiedModel
from cubb_sim.scenario import load_scenario


def model_of(design: Design) -> StudiedModel:
    """The model that a design names, ready to be run at its points.

    Raises:
        ScenarioError: the scenario or one of the strategies cannot be used.
    """
    if design.model != OUR_MODEL:
        return KnownAnswer(design.model, design.names)
    references = [design.scenario, *(f"{design.scenario}+{one}" for one in design.strategies)]
    return EmploymentServices(
        scenarios=tuple(load_scenario(one) for one in references),
        factors=tuple((one.name, one.kind) for one in design.factors),
        subgroups=design.subgroups,
        from_month=design.from_month,
        disturbance_month=design.disturbance_month,
    )
