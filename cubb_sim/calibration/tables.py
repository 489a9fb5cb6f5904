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


def fit_rows(target: Target, structure: str, at: str, values: Array) -> dict[str, Any]:
    """One row of the table of fit, from simulated values in the target's own unit.

    `mean` is the mean on the target's scale brought back, over studies; the intervals hold chance as well.
    """
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
        "observed": target.value, "tolerance_low": target.low, "tolerance_high": target.high,
        "inside": bool(np.isfinite(mean) and target.holds(mean)), "n_studies": len(values),
    }  # fmt: skip


def fit_table(problem: Problem, fitted: Sequence[StructurePosterior], centres: dict[str, Array]) -> pd.DataFrame:
    """Every target at the centre and over the posterior of each structure.

    Args:
        problem: what was fitted.
        fitted: the structures' posteriors.
        centres: measures of the studies at each structure's centre, float64[n, measures], by its name.
    """
    rows = []
    for one in fitted:
        for at, measures in (("centre", centres.get(one.structure.name)), ("posterior", one.checked)):
            if measures is None:
                continue
            flat = measures.reshape(-1, measures.shape[-1])
            for target in problem.targets:
                values = flat[:, MEASURE_NAMES.index(target.measure)]
                rows.append(fit_rows(target, one.structure.name, at, values))
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
