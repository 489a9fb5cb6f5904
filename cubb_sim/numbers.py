"""The record of all numbers that compiled code reads: every parameter, today's levers, and the outlook weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from cubb_sim.compilation import plain
from cubb_sim.parameters import GROUPS, LEVER, LEVERS, default_values
from cubb_sim.rules.retention import separation_hazards
from cubb_sim.rules.scales import MONTHS_PER_YEAR, log_odds, monthly_probability, monthly_share
from cubb_sim.state import MONTHLY, OUTLOOK_WEIGHTS

NUMBERS = np.dtype(
    [(group, np.dtype([(field, "f8") for field in fields])) for group, fields in GROUPS.items()]
    + [("today", LEVER), ("weights", OUTLOOK_WEIGHTS), ("monthly", MONTHLY)]
)
"""All parameters by group; `today`: the levers' national defaults, from which deviations are measured."""


def number_record(changes: Mapping[str, float]) -> Any:
    """One record of type `NUMBERS`, with `changes` (dotted name to value) laid over the declared defaults."""
    plainly = _declared_record().copy()
    for name, value in changes.items():
        group, field = name.split(".")
        plainly[group][field] = value
    for field, value in outlook_weights(default_values() | dict(changes)).items():
        plainly["weights"][field] = value
    record = plainly.view(np.recarray)
    for field, value in monthly_values(record[0]).items():
        plainly["monthly"][field] = value
    return record


@cache
def _declared_record() -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """The declared defaults; to be copied, not changed. A run with other numbers sets only those that differ."""
    record = np.zeros(1, NUMBERS)
    for name, value in default_values().items():
        group, field = name.split(".")
        record[group][field] = value
    for name, lever in LEVERS.items():
        record["today"][name] = lever.default
    return record


def monthly_values(p: Any) -> dict[str, float]:
    """Monthly shares and hazards that follow from the parameters alone, by the rules that define them."""
    early, middle, late = plain(separation_hazards)(p.retention)
    half_lives = {
        "fade": p.measures.fade_half_life_months,
        "meaning": p.agency.meaning_half_life_months,
        "climate": p.management.climate_half_life_months,
        "learning": p.management.learning_half_life_months,
        "strain": p.time.strain_half_life_months,
        "habit": p.internship.habit_half_life_months,
        "legitimacy": p.surroundings.legitimacy_half_life_months,
    }
    return {name: plain(monthly_share)(float(months)) for name, months in half_lives.items()} | {
        "hours_grow": plain(monthly_probability)(float(p.job_finding.hours_grow_per_year)),
        "most_life_events": float(p.life.events_per_year / p.population.indicator_mean) / MONTHS_PER_YEAR,
        "most_exits": most_exits(p.population) / MONTHS_PER_YEAR,
        "lost_early": early,
        "lost_middle": middle,
        "lost_late": late,
        "voice_log_odds": plain(log_odds)(float(p.conversation.voice_at_mean)),
    }


def most_exits(p: Any) -> float:
    """An upper bound of anybody's yearly exit rate; whoever throws more need not be worked out. p: `population`."""
    return float(1.5 * p.clarified_exit_per_year + p.moved_exit_per_year + 2.0 * p.education_exit_per_year)


def outlook_weights(values: Mapping[str, float]) -> dict[str, float]:
    """Log hazard ratios per standard deviation of each indicator, belief's times the part of it that is a cause."""
    indicators = ("search", "knowledge", "coping", "cooperation", "clarity", "efficacy", "network", "ability")
    weights = {name: math.log(values[f"job_finding.hr_{name}"]) for name in indicators}
    causal = values["switches.belief_causal_share"]
    weights["belief"] = math.log(values["job_finding.hr_belief"]) * causal / values["belief.reference_sd"]
    weights["prospects"] = values["job_finding.prospects_sd"]
    return weights
