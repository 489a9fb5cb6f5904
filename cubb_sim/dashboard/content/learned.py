"""What the shipped calibration learned of each of the numbers, and what came of trials that were never fitted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from cubb_sim.knowledge import DEFAULT_STRUCTURE, SHIPPED, has_posterior, posterior_manifest
from cubb_sim.parameters.specification import Text

NOT_LEARNED = "not"
LEARNED_WORDS: dict[str, Text] = {
    "learned": Text("lærte noget", "learnt something"),
    "partly": Text("lærte lidt", "learnt a little"),
    NOT_LEARNED: Text("lærte næsten intet", "learnt next to nothing"),
    "": Text("prøvede ikke at bestemme det", "did not try to find it"),
}
"""What the calibration has to say of a number; "" where it did not look for it."""


@dataclass(frozen=True)
class Learned:
    """What the calibration says of one number.

    Attributes:
        verdict: "learned", "partly" or "not".
        mean: after the fit.
        low_80, high_80: what 80 % of the fitted draws lie between.
    """

    verdict: str
    mean: float
    low_80: float
    high_80: float


@cache
def learned() -> dict[str, Learned]:
    """What was learned, by dotted name; a number that is not here was not fitted."""
    return {
        row["parameter"]: Learned(row["verdict"], row["posterior_mean"], row["low_80"], row["high_80"])
        for row in _rows("identifiability.parquet")
        if row["structure"] == DEFAULT_STRUCTURE
    }


@cache
def trial_rows() -> tuple[dict[str, Any], ...]:
    """What came of each contrast of the shipped trials, as the calibration's table has it."""
    return tuple(_rows("validation.parquet"))


@cache
def calibration_id() -> str:
    """Which calibration ships; "" where there is none."""
    return str(posterior_manifest(SHIPPED)["id"]) if has_posterior(SHIPPED) else ""


def verdict_on(name: str) -> str:
    """The verdict on a number; "" where it was not fitted."""
    return learned()[name].verdict if name in learned() else ""


def _rows(file: str) -> list[dict[str, Any]]:
    from pyarrow.parquet import read_table  # noqa: PLC0415 (only what tells of a calibration needs it)

    path = SHIPPED / file
    rows: list[dict[str, Any]] = read_table(path).to_pylist() if path.is_file() else []
    return rows
