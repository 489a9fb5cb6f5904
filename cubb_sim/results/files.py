"""Results on disk: one Parquet file per table and the manifest, in a folder that is whole or is not there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from cubb_sim.errors import OutputError
from cubb_sim.results.manifest import Manifest
from cubb_sim.results.tables import Table

MANIFEST_FILE = "manifest.json"
TABLE_NAMES = ("quantities", "periods", "people", "events")


def write_result(folder: Path, contents: Mapping[str, Table], manifest: Manifest) -> Path:
    """Write beside the folder, then rename. An earlier result in the folder is replaced; anything else is left alone.

    Raises:
        OutputError: the folder holds something else, or could not be written.
    """
    folder = folder.absolute()
    _refuse_what_is_not_ours(folder)
    partial = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.partial")
    try:
        partial.mkdir(parents=True)
        for name, table in contents.items():
            table.to_parquet(partial / f"{name}.parquet", engine="pyarrow", index=False)
        (partial / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")
        put_in_place(partial, folder)
    except OSError as error:
        raise OutputError(f"{folder}: the result could not be written ({error}). Nothing was left behind.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def read_tables(folder: str | Path) -> tuple[Manifest, dict[str, Table]]:
    """The manifest and the tables of a written result, by name.

    Raises:
        OutputError: the folder holds no result.
    """
    import pandas as pd  # noqa: PLC0415

    folder = Path(folder)
    if not (folder / MANIFEST_FILE).is_file():
        raise OutputError(f"{folder}: there is no result here ({MANIFEST_FILE} is missing).")
    manifest = Manifest.from_json((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    paths = {name: folder / f"{name}.parquet" for name in TABLE_NAMES}
    return manifest, {name: pd.read_parquet(path) for name, path in paths.items() if path.is_file()}


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: there is a file of that name. Choose another folder.")
    if any(folder.iterdir()) and not (folder / MANIFEST_FILE).is_file():
        raise OutputError(f"{folder}: the folder holds other files. Choose an empty or a new one.")


def put_in_place(partial: Path, folder: Path) -> None:
    """Rename the new folder into place; an earlier result steps aside first and comes back if that fails."""
    if not folder.exists():
        partial.rename(folder)
        return
    earlier = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.earlier")
    folder.rename(earlier)
    try:
        partial.rename(folder)
    except OSError:
        earlier.rename(folder)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
