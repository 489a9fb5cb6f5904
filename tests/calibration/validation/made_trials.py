"""A trial in a few lines, to be bent in every way a test needs, and findings made by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cubb_sim.calibration.validation.contrast import Measured, Predicted, Scale, Width, judged
from cubb_sim.calibration.validation.run_trials import Finding
from cubb_sim.calibration.validation.trial import Trial, load_trial
from cubb_sim.parameters.specification import Grade

TOP = """
id = "made_up"
title = {da = "Opdigtet forsøg", en = "Made-up trial"}
why = "To test with."
source = "Nowhere."
grade = "seen"
read = 2026-09-30
n = 200
horizon_months = 12
leaves_out = "Everything."
if_hit = "It was made to hit."
if_missed = "It was made to miss."
"""
POPULATION = """
[population]
scenario = "small_town"
"""
INTERVENTION = """
[intervention.levers.meetings_per_year]
value = 12
why = "More of it."
"""
MEASUREMENT = """
[[measurement]]
outcome = "work_at_end"
month = 6
scale = "difference"
intervention_share = 0.30
comparator_share = 0.20
"""
WHOLE = TOP + POPULATION + INTERVENTION + MEASUREMENT
TOWN = """
title = "Lillested"
question = "Hvad nu?"
horizon_months = 12
[[municipality]]
name = "Lillested"
citizens = 150
role = "network"
"""


def write_trial(folder: Path, text: str = WHOLE, name: str = "made_up.toml") -> Path:
    """The text as a file, beside the scenario it starts from."""
    (folder / "small_town.toml").write_text(TOWN, encoding="utf-8")
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def made_trial(folder: Path, text: str = WHOLE) -> Trial:
    """The same, loaded."""
    return load_trial(write_trial(folder, text))


def without_key(text: str, key: str) -> str:
    """The text without the line of a key."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{key} ="))


def tables_of(text: str) -> dict[str, Any]:
    """What TOML makes of it."""
    return tomllib.loads(text)


def measured(value: float, low: float, high: float) -> Measured:
    """A measured contrast with a stated interval."""
    return Measured(value, low, high, Width.STATED, Grade.SEEN)


def model(low: float, high: float, comparator: Sequence[float] = (0.2, 0.15, 0.25), **other: float) -> Predicted:
    """A prediction with this 95 % interval; the 80 % interval is the inner two thirds of it."""
    inner = (high - low) / 6.0
    share, share_low, share_high = comparator
    fields: Mapping[str, float] = {
        "middle": (low + high) / 2.0, "low_80": low + inner, "high_80": high - inner, "low_95": low, "high_95": high,
        "effect_low_95": low, "effect_high_95": high, "intervention": share, "comparator": share,
        "comparator_low_95": share_low, "comparator_high_95": share_high,
    }  # fmt: skip
    return Predicted(**{**fields, **other})


def finding(trial: Trial, predicted: Predicted) -> Finding:
    """The trial's first measurement against a prediction."""
    one = trial.measurements[0]
    return Finding(trial, one, predicted, judged(one.measured, predicted, Scale(one.scale)), 150.0, 4)
