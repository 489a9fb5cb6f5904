"""Files and folders that are whole or are not there."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from cubb_sim.comparison import Comparison
from cubb_sim.errors import OutputError
from cubb_sim.results.files import MANIFEST_FILE

DIFFERENCES_FILE = "differences.parquet"


def refuse_what_cannot_be_written(file: Path) -> None:
    """Say before the work begins what would be in the way after it.

    Raises:
        OutputError: there is a folder of that name, or no folder to put the file in.
    """
    if file.is_dir():
        raise OutputError(f"{file}: there is a folder of that name. Name a file, such as {file / 'report.html'}.")
    if not file.absolute().parent.is_dir():
        raise OutputError(f"{file}: there is no folder {file.absolute().parent}. Make it first, or choose another one.")


def write_whole(file: Path, text: str) -> Path:
    """Write beside the file, then put it in the file's place in one step.

    Raises:
        OutputError: it could not be written; nothing half-written is left, and an earlier file is as it was.
    """
    refuse_what_cannot_be_written(file)
    file = file.absolute()
    partial = file.with_name(f".{file.name}.{uuid4().hex[:8]}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OutputError(
            f"{file}: could not be written ({error.strerror or error}). Nothing half-written was left behind."
        ) from error
    return file


def refuse_folder_in_use(folder: Path) -> None:
    """Say before the work begins that results cannot be put there after it. An earlier result may be replaced.

    Raises:
        OutputError: there is a file of that name, or a folder with something else in it.
    """
    if not folder.exists() or (folder / MANIFEST_FILE).is_file():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: there is a file of that name. Name another folder.")
    if any(folder.iterdir()):
        raise OutputError(f"{folder}: the folder is in use. Name an empty or a new one.")


def write_comparison(comparison: Comparison, folder: str | Path) -> Path:
    """Write the table of differences, and a folder of tables for each scenario, whole or not at all.

    Raises:
        OutputError: the folder is in use, or it could not be written; nothing is left behind.
    """
    folder = Path(folder).absolute()
    refuse_folder_in_use(folder)
    if (folder / MANIFEST_FILE).is_file():
        raise OutputError(f"{folder}: there is the result of a single run. Name an empty or a new folder.")
    partial = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.partial")
    try:
        for name, result in (
            (comparison.baseline.manifest.scenario_name, comparison.baseline),
            *comparison.others.items(),
        ):
            result.to_parquet(partial / name)
        comparison.table().to_parquet(partial / DIFFERENCES_FILE, engine="pyarrow", index=False)
        if folder.exists():
            folder.rmdir()
        partial.rename(folder)
    except OSError as error:
        raise OutputError(
            f"{folder}: could not be written ({error.strerror or error}). Nothing half-written was left behind."
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder
