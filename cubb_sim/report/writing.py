"""A text file that is whole or is not there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from cubb_sim.errors import OutputError


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
