"""Tables of sensitivity indices, read from the files that docs/make_dashboard_findings.py has written."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cubb_sim.parameters.specification import Text

FOLDER = Path(__file__).resolve().parent
TOTAL, SIZE, SIGNED = "total", "mu_star", "mu"
"""Orders of indices: share of variance with all an input takes part in; mean change, without and with its sign."""
DUMMY = "dummy"
"""The input that no model reads: what is found for it is found for nothing."""


@dataclass(frozen=True)
class Origin:
    """Where a table is from.

    Attributes:
        design: name of the design, as `cubb-sim sweep` calls it.
        factors: how many things were varied.
        model, calibration: which program and which calibration made the runs.
        command: that makes the runs again.
    """

    design: str
    title: Text
    scenario: str
    method: str
    size: int
    points: int
    replications: int
    runs: int
    failed: int
    seed: int
    inputs: int
    factors: int
    model: str
    calibration: str
    date: str
    command: str
    origin: str
    licence: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Row:
    """One index.

    Attributes:
        low, high: 95 % interval.
        is_above_floor: whether the interval lies above that of the dummy input.
    """

    output: str
    input: str
    order: str
    value: float
    low: float
    high: float
    is_above_floor: bool


@dataclass(frozen=True)
class Shipped:
    """A table with its origin."""

    origin: Origin
    rows: tuple[Row, ...]

    def of(self, output: str, order: str) -> dict[str, Row]:
        """The rows of an outcome by input, in the order of the design."""
        return {one.input: one for one in self.rows if (one.output, one.order) == (output, order)}


@cache
def shipped(name: str) -> Shipped:
    """A shipped table by the name of its design."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = tuple(_row(one) for one in csv.DictReader(stream))
    return Shipped(Origin(**told | {"title": Text(**told["title"])}), rows)


def _row(cells: dict[str, str]) -> Row:
    return Row(
        cells["output"], cells["input"], cells["order"],
        float(cells["value"]), float(cells["low_95"]), float(cells["high_95"]), cells["is_above_floor"] == "True",
    )  # fmt: skip
