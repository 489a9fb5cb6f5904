"""The folder a calibration leaves: Parquet tables and a manifest, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd

from cubb_sim.errors import OutputError
from cubb_sim.knowledge.posterior import MANIFEST_FILE
from cubb_sim.results.files import put_in_place

TABLES = (
    "posterior", "fit", "identifiability", "pairs", "recovery", "leave_one_out", "emulators", "waves", "facts",
    "crosscheck", "validation",
)  # fmt: skip
"""Names of the tables, each a file of its own."""


def write_folder(folder: Path, tables: Mapping[str, pd.DataFrame], manifest: Mapping[str, Any]) -> Path:
    """Write beside the folder, then rename; an earlier calibration in the folder is replaced.

    Raises:
        OutputError: the folder holds something else, or could not be written. Nothing is left behind.
    """
    folder = folder.absolute()
    refuse_folder(folder)
    partial = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.partial")
    try:
        partial.mkdir(parents=True)
        for name, table in tables.items():
            table.to_parquet(partial / f"{name}.parquet", engine="pyarrow", index=False)
        text = json.dumps(manifest, indent=2, ensure_ascii=False, allow_nan=False)
        (partial / MANIFEST_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")
        put_in_place(partial, folder)
    except OSError as error:
        raise OutputError(f"{folder}: the calibration could not be written ({error}).") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def refuse_folder(folder: Path) -> None:
    """Refuse a folder that holds something else than a calibration, before anybody waits for one."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: there is a file of that name. Choose another folder.")
    known = {MANIFEST_FILE, *(f"{name}.parquet" for name in TABLES)}
    others = sorted(one.name for one in folder.iterdir() if one.name not in known) if folder.exists() else []
    if others:
        raise OutputError(f"{folder}: the folder holds other files ({others[0]}). Choose an empty or a new one.")


def read_table(folder: Path, name: str) -> pd.DataFrame | None:
    """One table of a calibration; `None` where the calibration has no such table."""
    path = folder / f"{name}.parquet"
    return pd.read_parquet(path) if path.is_file() else None
