"""Files that are whole or are not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from cubb_sim.errors import OutputError


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """A place beside a file to write to, which takes the file's place when all went well; folders are made.

    Raises:
        OutputError: it could not be written; nothing half-written is left, and an earlier file is as it was.
    """
    partial = file.with_name(f".{file.name}.{uuid4().hex[:8]}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        os.replace(partial, file)
    except OSError as error:
        raise OutputError(
            f"{file}: could not be written ({error.strerror or error}). Nothing half-written was left behind."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def written_bytes(file: Path, content: bytes) -> Path:
    """Write a file, whole or not at all.

    Raises:
        OutputError: it could not be written.
    """
    with whole_file(file) as partial:
        partial.write_bytes(content)
    return file
