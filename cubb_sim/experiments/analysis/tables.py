"""The tables of analyses: their columns, and how rows are put into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.notes import Note, note_row
from cubb_sim.experiments.analysis.replicated import Resampled, Split
from cubb_sim.experiments.data import Response
from cubb_sim.experiments.design import Design, FactorKind

Array = NDArray[np.float64]

IDENTITY = ("output", "world", "is_effect")
COLUMNS = {
    "indices": (
        *IDENTITY, "analysis", "input", "input_2", "order", "value", "low_95", "high_95", "floor", "is_above_floor",
        "n_runs", "note",
    ),
    "variance": (
        *IDENTITY, "analysis", "mean", "variance_parameters", "variance_chance", "share_chance", "share_chance_low_95",
        "share_chance_high_95", "n_points", "n_replications", "advice",
    ),
    "convergence": (*IDENTITY, "analysis", "input", "order", "n_runs", "value", "low_95", "high_95"),
    "notes": ("about", "output", "world", "severity", "da", "en"),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Estimates:
    """Indices of one order, of every input or of pairs of inputs.

    Attributes:
        analysis, order: as the tables have them.
        found: one estimate for each input, or for each of `pairs`.
        n_runs: runs that entered.
        keys: a note's key for each estimate, "" for none.
        pairs: int64[n_pairs, 2], places of inputs; `None` where each estimate is of one input.
        is_signed: whether values on either side of the dummy's stand out from it.
    """

    analysis: str
    order: str
    found: Resampled
    n_runs: int
    keys: Sequence[str] | None = None
    pairs: NDArray[np.int64] | None = None
    is_signed: bool = False


@dataclass(eq=False)
class Collected:
    """Rows of the tables of one analysis, as they come."""

    design: Design
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    @property
    def dummy_at(self) -> int | None:
        """Place of the input that no model reads; `None` where there is none by itself."""
        return dummy_place(self.design)

    def add_indices(self, of: Response, what: Estimates) -> None:
        """Indices of one order, with what the analysis finds for nothing."""
        names = self.design.group_names
        found = what.found
        floor, is_above = self._above_floor(what)
        for at in range(len(found.value)):
            pair = (at, None) if what.pairs is None else what.pairs[at].tolist()
            self.rows["indices"].append((
                of.output, of.world, of.is_effect, what.analysis,
                names[pair[0]], "" if pair[1] is None else names[pair[1]], what.order,
                float(found.value[at]), float(found.low[at]), float(found.high[at]),
                floor, bool(is_above[at]), what.n_runs, what.keys[at] if what.keys else "",
            ))  # fmt: skip

    def add_convergence(self, of: Response, what: Estimates) -> None:
        """Indices of one order from some of the runs."""
        found = what.found
        for at, name in enumerate(self.design.group_names):
            self.rows["convergence"].append((
                of.output, of.world, of.is_effect, what.analysis, name, what.order, what.n_runs,
                float(found.value[at]), float(found.low[at]), float(found.high[at]),
            ))  # fmt: skip

    def add_variance(self, of: Response, analysis: str, split: Split, n_points: int, advice: str) -> None:
        """How the variance of one output splits, and what would narrow its indices."""
        self.rows["variance"].append((
            of.output, of.world, of.is_effect, analysis, split.mean, split.parameters, split.chance,
            split.share, split.share_low, split.share_high, n_points, of.values.shape[1], advice,
        ))  # fmt: skip

    def add_note(self, note: Note) -> None:
        """A sentence that a reader needs."""
        self.rows["notes"].append(note_row(note))

    def tables(self) -> dict[str, pd.DataFrame]:
        """All of them, also those without rows."""
        return {name: pd.DataFrame(self.rows[name], columns=list(columns)) for name, columns in COLUMNS.items()}

    def _above_floor(self, what: Estimates) -> tuple[float, NDArray[np.bool_]]:
        """The dummy's value, and which estimates stand out from it.

        Of pairs, the largest value of those the dummy is part of; its index means nothing to pairs without it.
        """
        found, dummy = what.found, self.dummy_at
        if dummy is None:
            return float("nan"), np.zeros(len(found.value), bool)
        of_dummy = np.arange(len(found.value)) == dummy if what.pairs is None else (what.pairs == dummy).any(axis=1)
        if not of_dummy.any():
            return float("nan"), np.zeros(len(found.value), bool)
        is_above = found.low > np.max(found.high[of_dummy])
        if what.is_signed:
            is_above |= found.high < np.min(found.low[of_dummy])
        return float(np.max(found.value[of_dummy])), is_above & ~of_dummy


def dummy_place(design: Design) -> int | None:
    """Place of the input whose factors are all dummies; `None` where there is none."""
    is_dummy = np.array([one.kind is FactorKind.DUMMY for one in design.factors], bool)
    for at in range(len(design.group_names)):
        if is_dummy[design.group_of == at].all():
            return at
    return None
