"""The tables that questions are answered with: their columns, and the notes a reader needs beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.data import Response
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]
Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]

START = ("output", "world", "is_effect")
INDEX_COLUMNS = (
    "analysis", "input", "input_2", "order", "value", "low_95", "high_95", "floor", "is_above_floor", "n_runs", "note",
)  # fmt: skip
VARIANCE_COLUMNS = (
    "analysis", "mean", "variance_parameters", "variance_chance", "share_chance", "share_chance_low_95",
    "share_chance_high_95", "n_points", "n_replications", "advice",
)  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indices": (*START, *INDEX_COLUMNS),
    "variance": (*START, *VARIANCE_COLUMNS, "r2_of_runs", "r2_of_means", "emulator"),
    "convergence": (*START, "analysis", "input", "order", "n_runs", "value", "low_95", "high_95"),
    "curves": (*START, "factor", "x", "mean", "low_80", "high_80", "se", "n"),
    "lines": (*START, "factor", "row", "x", "value"),
    "surfaces": (*START, "factor_a", "factor_b", "a", "b", "mean", "se", "n"),
    "effects": (*START, "input", "input_2", "level", "level_2", "effect", "low_95", "high_95", "share_of_variance"),
    "replications": (
        *START, "point", "n_replications", "mean", "half_width_95", "sd", "needed_for_1_point", "precision",
        "precision_value", "half_width_95_any_order", "sd_of_mean_any_order", "variance_paired_over_unpaired",
    ),
    "boxes": (
        *START, "algorithm", "box", "factor", "low", "high", "range_low", "range_high", "coverage", "density", "mass",
        "n_inside", "n_success", "stability", "words_da", "words_en",
    ),
    "peeling": (*START, "algorithm", "step", "coverage", "density", "mass", "n_restricted"),
    "regret": (
        *START, "mean", "low_80", "high_80", "mean_regret", "worst_regret", "regret_90", "share_least", "n_futures",
        "regret_by_chance",
    ),
    "notes": ("about", "output", "world", "severity", "da", "en"),
}  # fmt: skip
"""Columns of each table, in their order; a table without rows has them, too."""


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A table with the columns it is known by; what a row does not say is missing."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS[name]))


def start_of(response: Response) -> Row:
    """The columns every table begins with."""
    return {"output": response.output, "world": response.world, "is_effect": response.is_effect}


class Notes:
    """Sentences a reader needs, gathered while an analysis goes along."""

    def __init__(self, about: str) -> None:
        self._about = about
        self._rows: list[Row] = []

    def add(self, text: Text, of: Response | None = None, *, is_warning: bool = False) -> None:
        """Add a sentence about one response, or about all of them."""
        where = {"output": of.output if of else "", "world": of.world if of else ""}
        severity = "warning" if is_warning else "info"
        self._rows.append({"about": self._about, **where, "severity": severity, "da": text.da, "en": text.en})

    def missing(self, responses: Sequence[Response], done: Text) -> None:
        """Say how many runs have no value and what was done about them; once where it is the same for all.

        Args:
            done: what was done, as a sentence in both languages.
        """
        counts = [int((~np.isfinite(one.values)).sum()) for one in responses]
        if not any(counts):
            return
        same = len(set(counts)) == 1
        for response, count in zip(responses[:1] if same else responses, counts, strict=False):
            if count:
                n = response.values.size
                text = Text(
                    f"{count} af {n} kørsler har ingen værdi (de fejlede, er ikke gjort eller har ikke dette mål). "
                    f"{done.da}",
                    f"{count} of {n} runs have no value (they failed, are not done or have no such quantity). "
                    f"{done.en}",
                )
                self.add(text, None if same else response, is_warning=count > n // 10)

    def frame(self) -> pd.DataFrame:
        """The table `notes`."""
        return frame("notes", self._rows)


def means_over_replications(values: Array) -> Array:
    """The mean of the replications that have a value, float64[n, R] (or [n, w, R]) over the last axis; NaN if none."""
    has = np.isfinite(values)
    n = has.sum(axis=-1)
    sums = np.where(has, values, 0.0).sum(axis=-1)
    return np.asarray(np.divide(sums, n, out=np.full(sums.shape, np.nan), where=n > 0))


def chance_of(values: Array) -> tuple[float, int]:
    """The variance between replications of one point, pooled over points, and its degrees of freedom.

    Args:
        values: float64[n, R]; NaN where a run has no value.

    Returns:
        NaN and 0 where no point has two values.
    """
    has = np.isfinite(values)
    left = np.where(has, values - means_over_replications(values)[:, None], 0.0)
    freedom = int(np.maximum(has.sum(axis=1) - 1, 0).sum())
    return (float((left**2).sum()) / freedom, freedom) if freedom else (float("nan"), 0)
