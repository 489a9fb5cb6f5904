"""The record of all numbers that compiled code reads: every parameter, today's levers, and the outlook weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from cubb_sim.parameters import GROUPS, LEVER, LEVERS, default_values
from cubb_sim.state import OUTLOOK_WEIGHTS

NUMBERS = np.dtype(
    [(group, np.dtype([(field, "f8") for field in fields])) for group, fields in GROUPS.items()]
    + [("today", LEVER), ("weights", OUTLOOK_WEIGHTS)]
)
"""All parameters by group; `today`: the levers' national defaults, from which deviations are measured."""


def number_record(changes: Mapping[str, float]) -> Any:
    """One record of type `NUMBERS`, with `changes` (dotted name to value) laid over the declared defaults."""
    values = default_values() | dict(changes)
    record = np.zeros(1, NUMBERS).view(np.recarray)
    for name, value in values.items():
        group, field = name.split(".")
        record[group][field] = value
    for name, lever in LEVERS.items():
        record["today"][name] = lever.default
    for field, value in outlook_weights(values).items():
        record["weights"][field] = value
    return record


def outlook_weights(values: Mapping[str, float]) -> dict[str, float]:
    """Log hazard ratios per standard deviation of each indicator, belief's times the part of it that is a cause."""
    indicators = ("search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "network", "ability")
    weights = {name: math.log(values[f"job_finding.hr_{name}"]) for name in indicators}
    causal = values["switches.belief_causal_share"]
    weights["belief"] = math.log(values["job_finding.hr_belief"]) * causal / values["belief.reference_sd"]
    weights["prospects"] = values["job_finding.prospects_sd"]
    return weights
