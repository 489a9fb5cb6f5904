"""The runs and the points as tables, written a few thousand rows at a time: a million runs are never copied at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.report.storing import whole_file
from cubb_sim.experiments.running.run_list import RunList, written
from cubb_sim.experiments.seeds import seeds_of

if TYPE_CHECKING:
    import pandas as pd

RUNS_AT_A_TIME = 20_000
"""Rows in memory at once, unless a single point has more runs."""


@dataclass(frozen=True)
class Format:
    """How a CSV file is written."""

    separator: str = ","
    decimal: str = "."
    encoding: str = "utf-8"


PLAIN, DANISH = Format(), Format(";", ",", "utf-8-sig")
"""For R, Stata and Python; and for Excel where the comma is the decimal sign."""


def runs_columns(data: SweepData) -> list[str]:
    """Columns of the table of runs."""
    ids = ["run_id"] if "digests" in data.manifest else []
    return [*ids, "point", "row", "world", "replication", "seed", "status", *data.output_names]


def runs_in_parts(data: SweepData) -> Iterator[pd.DataFrame]:
    """The runs in the order of points, worlds and replications, some thousand rows at a time."""
    import pandas as pd  # noqa: PLC0415

    n_points, n_worlds, n_replications, n_outputs = data.values.shape
    seeds = seeds_of(data.design.seeds, data.design.seed, data.points.rows, n_replications)
    worlds = np.array(data.design.worlds, dtype=object)
    failed, identities = _failed(data), _identities(data)
    step = max(1, RUNS_AT_A_TIME // (n_worlds * n_replications))
    for first in range(0, n_points, step):
        chosen = slice(first, min(first + step, n_points))
        point, world, replication = np.indices((chosen.stop - first, n_worlds, n_replications)).reshape(3, -1)
        places = ((point + first) * n_worlds + world) * n_replications + replication
        status = np.where(data.is_done[chosen].reshape(-1), "done", "missing").astype(object)
        status[np.isin(places, failed)] = "failed"
        columns: dict[str, Any] = {
            "point": point + first, "row": data.points.rows[point + first], "world": worlds[world],
            "replication": replication, "seed": seeds[point + first, replication], "status": status,
        }  # fmt: skip
        if identities is not None:
            columns = {"run_id": [written(int(one)) for one in identities[places]], **columns}
        values = data.values[chosen].reshape(-1, n_outputs)
        columns.update({name: values[:, at] for at, name in enumerate(data.output_names)})
        yield pd.DataFrame(columns)


def _identities(data: SweepData) -> NDArray[np.uint64] | None:
    """uint64[runs] in the order of points, worlds and replications; `None` where the sweep does not say."""
    digests = data.manifest.get("digests")
    return None if digests is None else RunList(data.design, data.points, tuple(digests)).identities


def first_identity(data: SweepData) -> str:
    """The identity of the first run, as an example; "" where the sweep does not say."""
    digests = data.manifest.get("digests")
    if not digests or not len(data.points):
        return ""
    first = Points(data.points.shares[:1], data.points.rows[:1], data.points.descriptor)
    return written(int(RunList(data.design, first, tuple(digests)).identities[0]))


def _failed(data: SweepData) -> Any:
    """Places of the runs that failed, in the order of points, worlds and replications."""
    _, n_worlds, n_replications, _ = data.values.shape
    if data.failures is None or not len(data.failures):
        return np.empty(0, np.int64)
    worlds = {name: at for at, name in enumerate(data.design.worlds)}
    world = data.failures["world"].map(lambda name: worlds.get(name, name)).to_numpy(np.int64)
    return (data.failures["point"].to_numpy(np.int64) * n_worlds + world) * n_replications + data.failures[
        "replication"
    ].to_numpy(np.int64)


def points_in_parts(data: SweepData) -> Iterator[pd.DataFrame]:
    """The points with their rows and the values of the factors, some thousand rows at a time."""
    import pandas as pd  # noqa: PLC0415

    for first in range(0, len(data.points), RUNS_AT_A_TIME):
        chosen = slice(first, first + RUNS_AT_A_TIME)
        values = data.design.values(data.points.shares[chosen])
        rows = data.points.rows[chosen]
        factors = {name: values[:, at] for at, name in enumerate(data.design.names)}
        yield pd.DataFrame({"point": np.arange(first, first + len(rows)), "row": rows, **factors})


def write_parts(parts: Iterator[pd.DataFrame], names: Mapping[str, str], file: Path, as_csv: Format | None) -> Path:
    """Write a table part by part, whole or not at all.

    Args:
        names: of the columns, as they are in the file.
        as_csv: how; `None` for Parquet.

    Raises:
        OutputError: it could not be written; nothing half-written is left.
    """
    with whole_file(file) as partial:
        renamed = (part.rename(columns=dict(names)) for part in parts)
        if as_csv is None:
            _to_parquet(renamed, partial)
        else:
            _to_csv(renamed, partial, as_csv)
    return file


def _to_parquet(parts: Iterator[pd.DataFrame], file: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    writer: Any = None
    try:
        for part in parts:
            table = pa.Table.from_pandas(part, preserve_index=False, schema=writer.schema if writer else None)
            writer = writer or parquet.ParquetWriter(file, table.schema)
            writer.write_table(table)
    finally:
        if writer is not None:
            writer.close()


def _to_csv(parts: Iterator[pd.DataFrame], file: Path, how: Format) -> None:
    for at, part in enumerate(parts):
        flags = part.select_dtypes("bool").columns
        part.astype(dict.fromkeys(flags, np.int8)).to_csv(
            file, sep=how.separator, decimal=how.decimal, encoding=how.encoding if at == 0 else "utf-8", index=False,
            header=at == 0, mode="w" if at == 0 else "a", lineterminator="\n",
        )  # fmt: skip
