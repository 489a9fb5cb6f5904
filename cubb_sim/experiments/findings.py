"""What the analyses of a sweep found: tables, with the design and the runs they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import Design

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Findings:
    """Everything a report, a figure or a file of tables is made from.

    Attributes:
        design: what was asked.
        manifest: what the sweep's folder says of itself: versions, calibration, date.
        tables: by name; those of analyses that the design did not ask for are absent.
        data: the runs.
    """

    design: Design
    manifest: Mapping[str, Any]
    tables: dict[str, pd.DataFrame]
    data: SweepData

    def table(self, name: str) -> pd.DataFrame | None:
        """The table of this name; `None` where there is none, or it has no rows."""
        found = self.tables.get(name)
        return None if found is None or found.empty else found
