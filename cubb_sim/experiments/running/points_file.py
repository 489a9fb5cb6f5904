"""The points of a sweep as a table: where each lies, and what that is in the factors' own units."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from cubb_sim.errors import OutputError
from cubb_sim.experiments.design import Design
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.experiments.running.parts import whole_file

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

POINTS_FILE = "points.parquet"
_OF_DESIGN, _DIGEST = "cubb_sim.design", "cubb_sim.digest"


def write_points(folder: Path, design: Design, points: Points) -> None:
    """Write the points of a design; those of another design step aside under its hash.

    Raises:
        OSError: they could not be written.
    """
    earlier = _about(folder / POINTS_FILE).get(_OF_DESIGN)
    if earlier == design.hash and _read(folder / POINTS_FILE, design) is not None:
        return
    if earlier is not None and earlier != design.hash:
        os.replace(folder / POINTS_FILE, folder / f"points-{earlier}.parquet")
    values = design.values(points.shares)
    columns = {"point": np.arange(len(points), dtype=np.int64), "row": points.rows}
    columns |= {f"share_{name}": np.ascontiguousarray(points.shares[:, at]) for at, name in enumerate(design.names)}
    columns |= {name: np.ascontiguousarray(values[:, at]) for at, name in enumerate(design.names)}
    about = {_OF_DESIGN: design.hash, _DIGEST: _digest(points.shares, points.rows)}
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns).replace_schema_metadata(about), sink, compression="zstd")
    whole_file(folder / POINTS_FILE, sink.getvalue().to_pybytes())


def read_points(folder: Path, design: Design, descriptor: Descriptor) -> Points | None:
    """The points of a design as they were written; `None` where they are not there, or cannot be read.

    They are read and not placed again, as another version of a library might place them otherwise.
    """
    for name in (POINTS_FILE, f"points-{design.hash}.parquet"):
        found = _read(folder / name, design)
        if found is not None and len(found[0]) == descriptor.n_points:
            return Points(*found, descriptor)
    return None


def points_there(folder: Path, design: Design, descriptor: Descriptor) -> Points:
    """The points of a design.

    Raises:
        OutputError: they are not there.
    """
    points = read_points(folder, design, descriptor)
    if points is None:
        raise OutputError(
            f"{folder / POINTS_FILE}: the points of the design are missing or cannot be read. Sweep the same design "
            "with resume: they are placed again, and the runs that are there are found again."
        )
    return points


def _read(path: Path, design: Design) -> tuple[Array, Whole] | None:
    """Shares and rows as they were written; `None` where they are another design's, or damaged."""
    about = _about(path)
    if about.get(_OF_DESIGN) != design.hash:
        return None
    try:
        table = pq.read_table(path, columns=["row", *(f"share_{one}" for one in design.names)])
    except (pa.ArrowException, OSError):
        return None
    by_factor = [table.column(f"share_{one}").to_numpy() for one in design.names]
    shares = np.column_stack(by_factor) if by_factor else np.empty((len(table), 0))
    rows = table.column("row").to_numpy().copy()
    return (shares, rows) if _digest(shares, rows) == about.get(_DIGEST) else None


def _about(path: Path) -> dict[str, str]:
    """What a file of points says of itself; nothing where there is none, or it cannot be read."""
    if not path.is_file():
        return {}
    try:
        written = pq.read_schema(path).metadata or {}
    except (pa.ArrowException, OSError):
        return {}
    return {key.decode("utf-8", "replace"): value.decode("utf-8", "replace") for key, value in written.items()}


def _digest(shares: Array, rows: Whole) -> str:
    """Hexadecimal digits that change with any bit of the points."""
    digest = hashlib.sha256(np.ascontiguousarray(shares, "<f8").tobytes())
    digest.update(np.ascontiguousarray(rows, "<i8").tobytes())
    return digest.hexdigest()[:32]
