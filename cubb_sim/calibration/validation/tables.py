"""What came of the trials for other programs: a Parquet table with one row per contrast, and JSON."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from cubb_sim.calibration.validation.run_trials import Finding
from cubb_sim.calibration.validation.words import NEVER_FITTED
from cubb_sim.errors import OutputError

Table = Any
"""A `pandas.DataFrame`."""


def validation_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """One dictionary per contrast: what was measured, what the model predicts for a trial of that size, the verdict."""
    return [_row(finding) for finding in findings]


def _row(finding: Finding) -> dict[str, Any]:
    one, model = finding.measurement, finding.model
    return {
        "trial": finding.trial.id,
        "contrast": one.name,
        "outcome": one.outcome,
        "month": one.month,
        "scale": str(one.scale),
        "measured": one.measured.value,
        "measured_low": one.measured.low,
        "measured_high": one.measured.high,
        "measured_interval": str(one.measured.width),
        "measured_grade": str(one.measured.grade),
        "model": model.middle,
        "model_low_80": model.low_80,
        "model_high_80": model.high_80,
        "model_low_95": model.low_95,
        "model_high_95": model.high_95,
        "effect_low_95": model.effect_low_95,
        "effect_high_95": model.effect_high_95,
        "inside": finding.inside,
        "inside_80": finding.inside_80,
        "verdict": str(finding.verdict),
        "measured_intervention": one.intervention_share,
        "measured_comparator": one.comparator_share,
        "model_intervention": model.intervention,
        "model_comparator": model.comparator,
        "level_differs": finding.level_differs,
        "no_effect_inside": finding.no_effect_inside,
        "n": finding.trial.n,
        "n_grade": str(finding.trial.n_grade),
        "n_people": finding.n_people,
        "n_pairs": finding.n_pairs,
    }


def validation_table(findings: Iterable[Finding]) -> Table:
    """The rows as a table; a level that could not be read is missing, not 0."""
    import pandas as pd  # noqa: PLC0415

    table = pd.DataFrame(validation_rows(findings))
    return table.astype({"measured_intervention": "float64", "measured_comparator": "float64"})


def validation_content(findings: Sequence[Finding], about: dict[str, Any]) -> dict[str, Any]:
    """Everything as JSON can hold it.

    Args:
        findings: in the order they are to stand in.
        about: which numbers the model ran with, and what else belongs to the whole.
    """
    trials = {finding.trial.id: finding.trial for finding in findings}
    return {
        **about,
        "never_fitted": {"da": NEVER_FITTED.da, "en": NEVER_FITTED.en},
        "trials": [
            {
                "id": trial.id,
                "title": {"da": trial.title.da, "en": trial.title.en},
                "source": trial.source,
                "grade": str(trial.grade),
                "read": trial.read.isoformat(),
                "leaves_out": {"da": trial.leaves_out.da, "en": trial.leaves_out.en},
                "if_hit": {"da": trial.if_hit.da, "en": trial.if_hit.en},
                "if_missed": {"da": trial.if_missed.da, "en": trial.if_missed.en},
            }
            for trial in trials.values()
        ],
        "contrasts": validation_rows(findings),
    }


def refuse_bad_output(file: Path) -> None:
    """Say before the work begins that the table cannot be written after it.

    Raises:
        OutputError: there is a folder of that name, or no folder to put the file in.
    """
    if file.is_dir():
        raise OutputError(f"{file}: there is a folder of that name. Name a file, such as validation.parquet.")
    if not file.absolute().parent.is_dir():
        raise OutputError(f"{file}: there is no folder {file.absolute().parent}. Make it first, or choose another one.")


def write_validation(findings: Iterable[Finding], file: Path, about: Mapping[str, Any] | None = None) -> Path:
    """Write the table whole or not at all; an earlier file is replaced.

    Args:
        findings: one row each.
        file: where to.
        about: which numbers the model ran with, a column each: nobody is to quote a contested run as another.

    Raises:
        OutputError: it could not be written; nothing half-written is left, and an earlier file is as it was.
    """
    refuse_bad_output(file)
    partial = file.with_name(f".{file.name}.{uuid4().hex[:8]}.partial")
    try:
        told = {key: "; ".join(value) if isinstance(value, list) else value for key, value in (about or {}).items()}
        validation_table(findings).assign(**told).to_parquet(partial, engine="pyarrow", index=False)
        os.replace(partial, file)
    except OSError as error:
        raise OutputError(f"{file}: could not be written ({error.strerror or error}).") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return file
