"""The file of a record: whole lines are added at its end, one writer at a time, and what is damaged is left alone."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from cubb_sim.dashboard.record.head import read_head
from cubb_sim.dashboard.record.kinds import RecordError, UnreadableError, UnsavedError
from cubb_sim.dashboard.record.locking import locked
from cubb_sim.parameters.specification import Text

_FLAGS = os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
LONGEST_HEAD = 1 << 16
"""Bytes that the first line of a record stays below (assumed): a title and a few names, many times over."""

FULL = Text("der er ikke mere plads på disken", "there is no more room on the disk")
FORBIDDEN = Text("der er ikke adgang til at skrive i filen", "there is no permission to write in the file")
GONE = Text("filen eller dens mappe findes ikke mere", "the file or its folder no longer exists")
FOLDER = Text("det er en mappe, ikke en fil", "it is a folder, not a file")
BUSY = Text("et andet vindue eller program har filen og slipper den ikke", "another window or program holds the file")
_REASONS = {
    errno.EAGAIN: BUSY,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EROFS: FORBIDDEN,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
    errno.EISDIR: FOLDER,
}


def create(path: Path, first: bytes) -> None:
    """A new file with its first line, whole or not at all.

    Raises:
        FileExistsError: there is one of that name.
        UnsavedError: it could not be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, _FLAGS | os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if path.exists():
            raise
        raise _unsaved(NotADirectoryError(errno.ENOTDIR, "")) from None
    except OSError as error:
        raise _unsaved(error) from error
    try:
        try:
            _write_whole(descriptor, first)
        finally:
            os.close(descriptor)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _unsaved(error) from error


def append(path: Path, line: bytes) -> None:
    """Add a line; a torn line before it gets its end first, so that it stays what it is.

    Raises:
        UnsavedError: it could not be written, or the file is no longer a record; the file is as it was.
    """
    try:
        descriptor = os.open(path, _FLAGS | os.O_RDWR)
        try:
            with locked(path, descriptor):
                _refuse_another(descriptor)
                _write_whole(descriptor, line if _ends_whole(descriptor) else b"\n" + line)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _unsaved(error) from error


def first_line(path: Path) -> bytes:
    """The line that says what the file is, as far as a head can reach; b"" where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.readline(LONGEST_HEAD)
    except OSError:
        return b""


def read(path: Path, offset: int = 0) -> bytes:
    """The bytes from a place on; a line that is being written by somebody else is waited for.

    Raises:
        UnreadableError: it could not be read.
    """
    try:
        held = _read_from(path, offset)
        if held and not held.endswith(b"\n"):
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                with locked(path, descriptor):
                    held = _read_from(path, offset)
            finally:
                os.close(descriptor)
    except OSError as error:
        raise _unreadable(error) from error
    return held


def _read_from(path: Path, offset: int) -> bytes:
    with path.open("rb") as stream:
        stream.seek(offset)
        return stream.read()


def _refuse_another(descriptor: int) -> None:
    """Leave a file alone that another program has put in the place of the record.

    Raises:
        UnsavedError: it does not begin as a record of this version does.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    held = b""
    while len(held) < LONGEST_HEAD and b"\n" not in held and (more := os.read(descriptor, LONGEST_HEAD - len(held))):
        held += more
    first, end, _ = held.partition(b"\n")
    try:
        read_head(first, is_whole=bool(end))
    except UnreadableError as error:
        raise UnsavedError(error.text) from error


def _ends_whole(descriptor: int) -> bool:
    """Whether the file is empty or ends with an end of line."""
    if not os.fstat(descriptor).st_size:
        return True
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def _write_whole(descriptor: int, line: bytes) -> None:
    """Write all of it and see it on the disk; where that fails, take back what was written, and nothing else."""
    before, written = os.fstat(descriptor).st_size, 0
    try:
        while written < len(line):
            written += os.write(descriptor, line[written:])
        os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            if os.fstat(descriptor).st_size == before + written:
                os.ftruncate(descriptor, before)
        raise


def _reason(error: OSError) -> Text:
    said = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Text(f"styresystemet siger: {said}", f"the operating system says: {said}"))


def _unsaved(error: OSError) -> RecordError:
    why = _reason(error)
    return UnsavedError(
        Text(
            f"Kunne ikke gemmes: {why.da}. Det, der er skrevet, står her på siden endnu og prøves gemt igen.",
            f"Could not be saved: {why.en}. What was written still stands here on the page, and will be tried again.",
        )
    )


def _unreadable(error: OSError) -> RecordError:
    forbidden = Text("der er ikke adgang til at læse filen", "there is no permission to read the file")
    why = forbidden if _reason(error) is FORBIDDEN else _reason(error)
    return UnreadableError(Text(f"Referatet kunne ikke åbnes: {why.da}.", f"The record could not be opened: {why.en}."))
