"""Parts: Parquet files of whole runs, each named by a digest of its bytes, so that a damaged one is recognised."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from cubb_sim.experiments.running.batches import Outcomes

Array = NDArray[np.float64]

ABOUT_A_RUN = ("run_id", "seed", "status", "failure", "seconds")
"""Columns before those of the outputs."""
DONE, FAILED = "done", "failed"
NAME = re.compile(r"part-([0-9a-f]{32})\.parquet")


@dataclass(frozen=True)
class Damage:
    """A file among the parts that cannot be used: which, and why."""

    path: Path
    why: str


def whole_file(path: Path, content: bytes) -> None:
    """Write beside the place, make sure that it is on the disk, then put it there in one step.

    Raises:
        OSError: it could not be written; nothing half-written is left behind, and an earlier file is as it was.
    """
    partial = path.with_name(f".{uuid4().hex[:12]}.partial")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, path)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    _remember_names(path.parent)


def _remember_names(folder: Path) -> None:
    """Have the folder's list of names on the disk, too, where the system can be asked for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def part_bytes(identities: Sequence[str], outcomes: Sequence[Outcomes], output_names: Sequence[str]) -> bytes:
    """A part with the runs of some batches.

    Args:
        identities: as written, of all runs in the order of the batches.
        outcomes: at least one.
        output_names: columns of the outputs.
    """
    outputs = np.concatenate([one.outputs for one in outcomes])
    failures = [one.failures.get(row) for one in outcomes for row in range(len(one))]
    columns: dict[str, Any] = {
        "run_id": pa.array(identities, pa.string()),
        "seed": np.concatenate([one.seeds for one in outcomes]),
        "status": pa.array([DONE if one is None else FAILED for one in failures], pa.string()),
        "failure": pa.array(failures, pa.string()),
        "seconds": np.concatenate([one.seconds for one in outcomes]),
    }
    columns |= {name: np.ascontiguousarray(outputs[:, at]) for at, name in enumerate(output_names)}
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), sink, compression="zstd", use_dictionary=["status", "failure"])
    content: bytes = sink.getvalue().to_pybytes()
    return content


def write_part(folder: Path, content: bytes) -> Path:
    """Put a part into the folder, under a name that its bytes determine.

    Raises:
        OSError: it could not be written.
    """
    path = folder / f"part-{_digest(content)}.parquet"
    whole_file(path, content)
    return path


def read_parts(folder: Path, columns: Sequence[str], of_outputs: Sequence[str]) -> Iterator[Any | Damage]:
    """Every part as a table of the columns asked for, or what is wrong with it.

    A part that another process moves or adds meanwhile is read, or is not; half a part is never seen.

    Args:
        folder: of the parts.
        columns: to be read.
        of_outputs: names that the columns of outputs must have.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.endswith(".partial"):
            continue
        try:
            content = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:
            continue
        except OSError as error:
            yield Damage(path, f"cannot be read ({error.strerror or error})")
            continue
        named = NAME.fullmatch(path.name)
        if named is None:
            yield Damage(path, "is not a part of a sweep")
        elif _digest(content) != named[1]:
            yield Damage(path, "is not as it was written: it is cut short or altered")
        else:
            yield _table(path, content, columns, of_outputs)


def _table(path: Path, content: bytes, columns: Sequence[str], of_outputs: Sequence[str]) -> Any | Damage:
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        if tuple(file.schema_arrow.names) != (*ABOUT_A_RUN, *of_outputs):
            return Damage(path, "has other columns: it is of another sweep")
        return file.read(columns=list(columns), use_threads=False)
    except (pa.ArrowException, OSError) as error:
        return Damage(path, f"is no Parquet file ({error})")


def identities_in(table: Any) -> NDArray[np.uint64]:
    """The identities of a part's runs, uint64[n]."""
    digits = "".join(table.column("run_id").to_pylist())
    return np.frombuffer(bytes.fromhex(digits), ">u8").astype(np.uint64)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
