"""The posterior that ships with the package: a sample of the fitted numbers for each way the switches can stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.errors import CubbSimError
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import ParameterRole

SHIPPED = Path(__file__).resolve().parent / "shipped"
"""Where the calibration that ships with the package lies."""
POSTERIOR_FILE, MANIFEST_FILE = "posterior.parquet", "posterior.json"
DEFAULT_STRUCTURE = "default"
"""All structural switches as declared."""

Draws = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Posterior:
    """A sample of the fitted numbers under one setting of the structural switches.

    Attributes:
        id: of the calibration it is from.
        structure: `default`, or the switch that stands otherwise, as `belief_causal_share=0`.
        names: dotted names of the fitted numbers, K of them.
        draws: float64[N, K] in the numbers' own units; each draw is as probable as the others.
        centre: the mean of the draws, by name.
    """

    id: str
    structure: str
    names: tuple[str, ...]
    draws: Draws
    centre: Mapping[str, float]

    def __len__(self) -> int:
        """Number of draws."""
        return len(self.draws)


def switch_values(changes: Mapping[str, float]) -> dict[str, float]:
    """The structural switches that stand otherwise than declared, by their name without the group."""
    return {
        one.field: float(changes[name])
        for name, one in PARAMETERS.items()
        if one.role is ParameterRole.SWITCH and name in changes and changes[name] != one.default
    }


def has_posterior(folder: Path = SHIPPED) -> bool:
    """Whether there is a calibration in the folder."""
    return (folder / POSTERIOR_FILE).is_file() and (folder / MANIFEST_FILE).is_file()


def load_posterior(switches: Mapping[str, float] | None = None, folder: Path = SHIPPED) -> Posterior:
    """The sample fitted with these switches; that of the default structure where it was not fitted with them.

    Args:
        switches: those that stand otherwise than declared, by field name.
        folder: of the calibration.

    Raises:
        CubbSimError: there is no calibration in the folder, or it does not fit this version of the model.
    """
    manifest, names, structures, draws = _read(folder)
    wanted = {} if switches is None else dict(switches)
    for structure, described in manifest["structures"].items():
        if described["switches"] == wanted and structure in structures:
            return _of(manifest, names, structures, draws, structure)
    return _of(manifest, names, structures, draws, DEFAULT_STRUCTURE)


def posterior_manifest(folder: Path = SHIPPED) -> dict[str, Any]:
    """What the calibration says of itself: id, date, versions, seeds, structures."""
    manifest: dict[str, Any] = _read(folder)[0]
    return manifest


def _of(manifest: Any, names: tuple[str, ...], structures: Any, draws: Draws, structure: str) -> Posterior:
    chosen = draws[structures == structure]
    return Posterior(manifest["id"], structure, names, chosen, manifest["structures"][structure]["centre"])


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[dict[str, Any], tuple[str, ...], Any, Draws]:
    """Manifest, names of the numbers, structure of each row, and the rows."""
    if not has_posterior(folder):
        raise CubbSimError(
            f"{folder}: there is no calibration here ({POSTERIOR_FILE} and {MANIFEST_FILE}). "
            "'cubb-sim calibrate --output FOLDER' makes one."
        )
    from pyarrow import ArrowException  # noqa: PLC0415 (a third of a second, and only runs need it)
    from pyarrow.parquet import read_table  # noqa: PLC0415

    try:
        manifest = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        table = read_table(folder / POSTERIOR_FILE)
    except (OSError, ValueError, ArrowException) as error:
        raise CubbSimError(f"{folder}: the calibration cannot be read ({error}).") from error
    names = tuple(name for name in table.column_names if name not in ("structure", "draw"))
    if "structure" not in table.column_names:
        raise CubbSimError(f"{folder / POSTERIOR_FILE}: this is no posterior; its column 'structure' is missing.")
    _refuse_what_does_not_fit(folder, names, manifest)
    draws = np.column_stack([table.column(name).to_numpy() for name in names]).astype(np.float64)
    if not np.isfinite(draws).all():
        raise CubbSimError(f"{folder / POSTERIOR_FILE}: some values are not finite numbers.")
    for name, values in zip(names, draws.T, strict=True):
        if len(values) and not PARAMETERS[name].low <= values.min() <= values.max() <= PARAMETERS[name].high:
            raise CubbSimError(f"{folder / POSTERIOR_FILE}: some values of '{name}' are outside its declared range.")
    structures = np.array(table.column("structure").to_pylist())
    if DEFAULT_STRUCTURE not in structures:
        raise CubbSimError(f"{folder / POSTERIOR_FILE}: it has no draws of the default structure.")
    return manifest, names, structures, draws


def _refuse_what_does_not_fit(folder: Path, names: tuple[str, ...], manifest: Any) -> None:
    unknown = [name for name in names if name not in PARAMETERS]
    if unknown:
        raise CubbSimError(
            f"{folder}: the calibration has the number '{unknown[0]}', which this version of the model does not have. "
            "Make the calibration again with 'cubb-sim calibrate --output FOLDER'."
        )
    found = manifest.get("structures") if isinstance(manifest, dict) else None
    structures = found if isinstance(found, dict) else {}
    if DEFAULT_STRUCTURE not in structures or not all(
        {"switches", "centre"} <= set(one) for one in structures.values()
    ):
        raise CubbSimError(f"{folder / MANIFEST_FILE}: this does not describe a calibration.")
