"""Every number of the model, declared once, and the records that carry the numbers into compiled code."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping
from itertools import chain, groupby
from typing import Any

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

ParameterRecords = namedtuple("ParameterRecords", tuple(GROUPS))  # type: ignore[misc]  # noqa: PYI024 (fields are the declared groups)
"""One record array of length one per group: `records.conversation[0].voice_at_mean`."""

LEVER = np.dtype([(name, "f8") for name in LEVERS])
"""The value of every lever in one municipality and month."""


def default_values() -> dict[str, float]:
    """The prior centre of every parameter, by dotted name."""
    return {name: declared.default for name, declared in PARAMETERS.items()}


def parameter_records(changes: Mapping[str, float]) -> Any:
    """The records compiled code reads, with `changes` (dotted name to value) laid over the defaults."""
    values = default_values() | dict(changes)
    records = []
    for group, fields in GROUPS.items():
        record = np.zeros(1, np.dtype([(field, "f8") for field in fields])).view(np.recarray)
        for field in fields:
            record[field][0] = values[f"{group}.{field}"]
        records.append(record)
    return ParameterRecords(*records)


__all__ = [
    "DISTURBANCES", "GROUPS", "LEVER", "LEVERS", "PARAMETERS", "Grade", "Lever", "Parameter", "ParameterRecords",
    "ParameterRole", "Pillar", "Text", "default_values", "parameter_records",
]  # fmt: skip
