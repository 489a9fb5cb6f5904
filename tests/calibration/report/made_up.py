"""A small calibration made by hand: targets hit, missed, held out and a pattern; three numbers, two structures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from cubb_sim.calibration.targets import load_targets, targets_hash

NAMES = ("job_finding.rate_per_year", "staffing.trust_lost", "belief.information")
VERDICTS = {"job_finding.rate_per_year": (0.62, "learned"), "staffing.trust_lost": (-0.08, "not"),
            "belief.information": (0.31, "partly")}  # fmt: skip
CENTRE = {"job_finding.rate_per_year": 0.031, "staffing.trust_lost": 0.2, "belief.information": 1.1}
OTHER = "belief_causal_share=0"
CHANCE_SD = 0.05
MEANS = {"T1": 0.1917, "T6": 0.653, "T7": 1.873, "T12": 0.0414, "T9c": 0.5}
"""At the centre: T6 is inside only with chance, T7 and the direction T9c are missed."""


def fit_row(structure: str, target: str, at: str, mean: float) -> dict[str, Any]:
    one = {declared.id: declared for declared in load_targets()}[target]
    low, high = one.tolerance(CHANCE_SD)
    return {
        "structure": structure, "target": target, "role": one.role, "at": at, "mean": mean, "low_80": 0.93 * mean,
        "high_80": 1.07 * mean, "low_95": 0.89 * mean, "high_95": 1.11 * mean, "observed": one.value,
        "tolerance_low": low, "tolerance_high": high, "inside": bool(low <= mean <= high),
        "inside_without_chance": bool(one.low <= mean <= one.high), "chance_sd": CHANCE_SD, "n_studies": 7,
    }  # fmt: skip


def fit() -> pd.DataFrame:
    rows = [
        fit_row(structure, target, at, mean)
        for structure in ("default", OTHER)
        for at in ("centre", "posterior")
        for target, mean in MEANS.items()
    ]
    return pd.DataFrame(rows)


def identifiability() -> pd.DataFrame:
    rows = [
        {
            "structure": structure, "parameter": name, "prior_mean": CENTRE[name], "prior_sd": 0.1 * CENTRE[name],
            "posterior_mean": CENTRE[name], "posterior_sd": 0.08 * CENTRE[name], "low_80": 0.9 * CENTRE[name],
            "high_80": 1.1 * CENTRE[name], "contraction": VERDICTS[name][0], "verdict": VERDICTS[name][1],
        }
        for structure in ("default", OTHER)
        for name in NAMES
    ]  # fmt: skip
    return pd.DataFrame(rows)


def pairs() -> pd.DataFrame:
    row = {
        "structure": "default", "parameter_a": NAMES[1], "parameter_b": NAMES[2], "correlation": -0.83,
        "contraction_of_pair": 0.71, "alone_a": -0.08, "alone_b": 0.31, "weight_a": 0.7, "weight_b": 0.7,
        "only_together": True,
    }  # fmt: skip
    return pd.DataFrame([row])


def recovery(n: int = 60, held: float = 0.8) -> pd.DataFrame:
    """`held` of the intervals of every number hold its truth; ranks are spread evenly."""
    rows = [
        {
            "recovery": i, "parameter": name, "truth": 1.0 + 0.01 * i, "mean": 1.0 + 0.01 * i + 0.05 * (-1) ** i,
            "low_80": 0.9 + 0.01 * i if i < round(held * n) else 1.05 + 0.01 * i, "high_80": 1.2 + 0.01 * i,
            "rank": (7 * i + 3) % 100, "n_ranks": 99,
        }
        for i in range(n)
        for name in NAMES
    ]  # fmt: skip
    return pd.DataFrame(rows)


def leave_one_out() -> pd.DataFrame:
    rows = [
        {"left_out": "T1", "predicted": -1.4, "predicted_sd": 0.1, "observed": -1.386, "z": 0.1, "pit": 0.5,
         "inside": True, "most_moved": NAMES[0], "moved_sd": 0.4, "reweighted": True},
        {"left_out": "T7", "predicted": 0.9, "predicted_sd": 0.1, "observed": 0.2814, "z": -4.4, "pit": 0.0,
         "inside": False, "most_moved": NAMES[2], "moved_sd": -0.9, "reweighted": False},
    ]  # fmt: skip
    return pd.DataFrame(rows)


def machinery() -> dict[str, pd.DataFrame]:
    emulator = {
        "target": "T1", "n_train": 90, "n_test": 88, "rmse_in_target_sd": 0.77, "sd_of_z": 1.04, "r2": 0.56,
        "n_missing": 0, "chance_in_target_sd": 0.7, "lack_of_fit_in_target_sd": 0.2, "chance_known": True,
    }  # fmt: skip
    emulators = [{"wave": 1, "kind": "quadratic"} | emulator, {"wave": 2, "kind": "gaussian_process"} | emulator]
    waves = [
        {"wave": 1, "n_runs": 90, "n_failed": 2, "not_implausible_share": 0.123, "conflicting": ""},
        {"wave": 2, "n_runs": 80, "n_failed": 0, "not_implausible_share": 0.1, "conflicting": "T7, T8b"},
    ]
    return {"emulators": pd.DataFrame(emulators), "waves": pd.DataFrame(waves)}


def facts() -> pd.DataFrame:
    nan = float("nan")
    rows = [
        ("entry_hazard", 0.0712, 0.06, 0.08, 0.045, 0.067, "Tilgang til arbejde om året", "Entries into work per year"),
        ("late_exit_hazard", 0.22, 0.2, 0.3, 0.1, 0.35, "Afgang fra arbejde om året", "Exits from work per year"),
        ("baseline", 0.2, 0.19, 0.21, 0.165, 0.225, "Løntimer, som det er i dag", "Paid hours, as it is today"),
        ("belief_and_continuity", 0.27, 0.26, 0.31, 0.24, 0.26, "Løntimer med tro alene", "Paid hours on belief alone"),
        ("reaches_30", 0.12, nan, nan, 0.0, nan, "Andel der når målet", "Share that reach the goal"),
        ("belief_causal_0", 0.21, 0.2, 0.22, 0.24, 0.26, "Når 0% af troen er årsag", "Where 0% of belief is a cause"),
        ("without_felt_belief", 0.0175, 0.01, 0.02, nan, nan, "Uden at troen kan mærkes", "Without belief being felt"),
    ]
    columns = ("fact", "value", "low_80", "high_80", "expected_low", "expected_high", "words_da", "words_en")
    return pd.DataFrame(rows, columns=list(columns))


def crosscheck() -> pd.DataFrame:
    row = {"parameter": NAMES[0], "emulator_mean": 0.031, "emulator_sd": 0.004, "smc_abc_mean": 0.034,
           "smc_abc_sd": 0.004, "difference_in_sd": 0.75, "width_ratio": 1.0}  # fmt: skip
    return pd.DataFrame([row])


def validation() -> pd.DataFrame:
    nan = float("nan")
    rows = [
        ("ips_denmark", "ratio", 18, 1.29, 1.09, 1.53, 1.05, 0.9, 1.2, "miss", nan),
        ("somebodys_own", "difference", 12, 0.02, -0.03, 0.07, 0.01, -0.02, 0.04, "hit", nan),
    ]
    columns = ("trial", "scale", "month", "measured", "measured_low", "measured_high", "model", "model_low_95",
               "model_high_95", "verdict", "model_low_80")  # fmt: skip
    table = pd.DataFrame(rows, columns=list(columns))
    table["contrast"], table["outcome"], table["measured_interval"] = "in work", "hours_ever", "derived"
    table["inside"], table["no_effect_inside"] = table["verdict"] == "hit", True
    return table


def everything() -> dict[str, pd.DataFrame]:
    return {
        "fit": fit(), "identifiability": identifiability(), "pairs": pairs(), "recovery": recovery(),
        "leave_one_out": leave_one_out(), **machinery(), "facts": facts(), "crosscheck": crosscheck(),
        "validation": validation(),
    }  # fmt: skip


def manifest(**changed: Any) -> dict[str, Any]:
    structure = {
        "centre": CENTRE, "effective_share": 0.37, "expected_share": 0.44, "alarm": False, "correlation": 0.91,
        "log_evidence": -10.0,
    }  # fmt: skip
    other = structure | {"switches": {"belief_causal_share": 0.0}, "log_evidence": -15.4}
    return {
        "id": "abc123def456", "created": "2026-11-21T11:48:49+00:00", "version": "0.1.0", "model_hash": "c243d59c3984",
        "scenario": "bip", "scenario_hash": "924f0596c2b5", "targets_hash": targets_hash(), "seed": 4, "quick": False,
        "effort": {"n_per_wave": [90, 80], "n_particles": 300}, "python": "3.11.7", "platform": "Linux",
        "packages": {"mesa": "3.3.1"}, "origin": "Simulated.", "n_runs": 1346, "n_failed": 2,
        "failures": ["ValueError: no one was there"], "seconds": 3720,
        "structures": {"default": structure | {"switches": {}}, OTHER: other},
    } | changed  # fmt: skip


def calibration(folder: Path, tables: dict[str, pd.DataFrame] | None = None, **changed: Any) -> Path:
    """A folder with these tables (all, where none are given) and the manifest with these keys changed."""
    folder.mkdir(parents=True)
    for name, table in (everything() if tables is None else tables).items():
        table.to_parquet(folder / f"{name}.parquet", engine="pyarrow", index=False)
    draws = pd.DataFrame({name: np.full(6, CENTRE[name]) for name in NAMES})
    draws.insert(0, "draw", [0, 1, 2, 0, 1, 2])
    draws.insert(0, "structure", ["default"] * 3 + [OTHER] * 3)
    draws.to_parquet(folder / "posterior.parquet", engine="pyarrow", index=False)
    (folder / "posterior.json").write_text(json.dumps(manifest(**changed)), encoding="utf-8")
    return folder
