"""Every number of the model, declared once."""

from __future__ import annotations

from itertools import chain, groupby

import numpy as np

from cubb_sim.parameters import casework, measures, organisation, people, work
from cubb_sim.parameters.disturbances import DISTURBANCES
from cubb_sim.parameters.levers import LEVERS
from cubb_sim.parameters.specification import Grade, Lever, Parameter, ParameterRole, Pillar, Text

PARAMETERS: dict[str, Parameter] = {
    declared.name: declared
    for declared in chain(
        people.POPULATION, people.ECONOMY,
        organisation.SURROUNDINGS, organisation.MANAGEMENT, organisation.STAFFING, organisation.TIME,
        casework.CONVERSATION, casework.BELIEF, casework.DECISION, casework.SWITCHES,
        measures.MEASURES, measures.INTERNSHIP,
        work.JOB_FINDING, work.RETENTION, work.LIFE, work.AGENCY,
    )
}  # fmt: skip
"""All declared numbers but the levers, by dotted name."""

GROUPS: dict[str, tuple[str, ...]] = {
    group: tuple(name.split(".")[1] for name in names)
    for group, names in groupby(PARAMETERS, key=lambda name: name.split(".")[0])
}

LEVER = np.dtype([(name, "f8") for name in LEVERS])
"""The value of every lever in one municipality and month."""


def default_values() -> dict[str, float]:
    """The prior centre of every parameter, by dotted name."""
    return {name: declared.default for name, declared in PARAMETERS.items()}


__all__ = [
    "DISTURBANCES", "GROUPS", "LEVER", "LEVERS", "PARAMETERS", "Grade", "Lever", "Parameter",
    "ParameterRole", "Pillar", "Text", "default_values",
]  # fmt: skip
