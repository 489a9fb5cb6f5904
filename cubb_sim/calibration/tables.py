"""What a calibration found, as the tables of its folder (their columns are described in docs/calibration.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from cubb_sim.calibration.fitting import StructurePosterior
from cubb_sim.calibration.free import SWITCH_NAMES
from cubb_sim.calibration.inference.identifiability import identifiability, pairs
from cubb_sim.calibration.inference.leave_one_out import leave_one_out
from cubb_sim.calibration.inference.recovery import Recoveries
from cubb_sim.calibration.inference.waves import History
from cubb_sim.calibration.measures import MEASURE_NAMES
from cubb_sim.calibration.problem import Problem
from cubb_sim.calibration.refining import Refined
from cubb_sim.calibration.targets import Target, back, transformed

Array = np.ndarray[Any, np.dtype[np.float64]]


def posterior_table(problem: Problem, fitted: Sequence[StructurePosterior]) -> pd.DataFrame:
    """One row per structure and draw."""
    parts = []
    for one in fitted:
        part = pd.DataFrame(one.draws, columns=list(problem.names[: problem.n_free]))
        part.insert(0, "draw", np.arange(len(part)))
        part.insert(0, "structure", one.structure.name)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def fit_rows(target: Target, structure: str, at: str, values: Array, chance_sd: float) -> dict[str, Any]:
    """One row of the table of fit, from simulated values in the target's own unit.

    `mean` is the mean on the target's scale brought back, over studies; the intervals hold chance as well. `inside`
    judges the mean by the tolerance with chance where the target counts it, `inside_without_chance` by that alone.
    """
    low, high = target.tolerance(chance_sd)
    values = values[np.isfinite(values)]
    on_scale = [transformed(target.transform, float(one)) for one in values]
    on_scale = [one for one in on_scale if np.isfinite(one)]
    mean = back(target.transform, float(np.mean(on_scale))) if on_scale else float("nan")
    low_95, low_80, high_80, high_95 = (
        np.quantile(values, (0.025, 0.1, 0.9, 0.975)) if len(values) else np.full(4, np.nan)
    )
    return {
        "structure": structure, "target": target.id, "role": target.role, "at": at, "mean": mean,
        "low_80": float(low_80), "high_80": float(high_80), "low_95": float(low_95), "high_95": float(high_95),
        "observed": target.value, "tolerance_low": low, "tolerance_high": high, "inside": bool(low <= mean <= high),
        "inside_without_chance": bool(target.low <= mean <= target.high), "chance_sd": chance_sd,
        "n_studies": len(values),
    }  # fmt: skip


def chance_of(target: Target, checked: Array) -> float:
    """Standard deviation of one study around the mean of its draw, on the target's scale, pooled over draws.

    Args:
        target: whose measure.
        checked: float64[draws, studies of each, measures].
    """
    values = checked[:, :, MEASURE_NAMES.index(target.measure)]
    on_scale = np.array([[transformed(target.transform, float(one)) for one in row] for row in values])
    n = np.isfinite(on_scale).sum(axis=1)
    several = on_scale[n > 1]
    if not len(several):
        return 0.0
    squares = np.nansum((several - np.nanmean(several, axis=1, keepdims=True)) ** 2)
    return float(np.sqrt(squares / (n[n > 1] - 1).sum()))


def fit_table(problem: Problem, fitted: Sequence[StructurePosterior], centres: dict[str, Array]) -> pd.DataFrame:
    """Every target at the centre and over the posterior of each structure.

    Args:
        problem: what was fitted.
        fitted: the structures' posteriors.
        centres: measures of the studies at each structure's centre, float64[n, measures], by its name.
    """
    rows = []
    chance = {target.id: chance_of(target, fitted[0].checked) for target in problem.targets}
    for one in fitted:
        for at, measures in (("centre", centres.get(one.structure.name)), ("posterior", one.checked)):
            if measures is None:
                continue
            flat = measures.reshape(-1, measures.shape[-1])
            for target in problem.targets:
                values = flat[:, MEASURE_NAMES.index(target.measure)]
                rows.append(fit_rows(target, one.structure.name, at, values, chance[target.id]))
    return pd.DataFrame(rows)


def identifiability_table(problem: Problem, fitted: Sequence[StructurePosterior]) -> pd.DataFrame:
    """What was learned of each free number, by structure."""
    rows = [
        {"structure": one.structure.name, **asdict(row)}
        for one in fitted
        for row in identifiability(problem.free_prior, one.draws)
    ]
    return pd.DataFrame(rows)


def pairs_table(problem: Problem, fitted: Sequence[StructurePosterior], n: int = 40) -> pd.DataFrame:
    """The pairs of numbers that gain most from being taken together, by structure."""
    rows = [
        {"structure": one.structure.name, **asdict(row)}
        for one in fitted
        for row in pairs(problem.free_prior, one.draws)[:n]
    ]
    return pd.DataFrame(rows)


def leave_one_out_table(problem: Problem, default: StructurePosterior, seed: int) -> pd.DataFrame:
    """Each target predicted by the others."""
    rows = leave_one_out(default.draws, default.emulators, problem.free_prior, problem.observed, seed=seed)
    return pd.DataFrame([asdict(row) for row in rows])


def recovery_table(found: Recoveries) -> pd.DataFrame:
    """One row per recovery and number; the switches, which are given in the fit, are left out."""
    table = pd.DataFrame(list(found.rows()))
    return table[~table["parameter"].isin(SWITCH_NAMES)].reset_index(drop=True)


def emulators_table(history: History, last: Refined) -> pd.DataFrame:
    """How the emulators of each wave did on studies they had not seen."""
    return pd.DataFrame([asdict(row) for stage in (*history.stages, last.emulators) for row in stage.report])


def waves_table(history: History, last: Refined) -> pd.DataFrame:
    """The waves: studies, failures, what is left of the prior, and conflicts; the last is at the posterior's draws."""
    rows = [asdict(one) | {"conflicting": ", ".join(one.conflicting)} for one in (*history.waves, last.record)]
    return pd.DataFrame(rows)
