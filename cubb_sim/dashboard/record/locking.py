"""One writer at a time: among the threads of this process, and among the processes of this machine."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any


def _module(name: str) -> Any:
    """A module of the standard library that not every system has."""
    return import_module(name) if find_spec(name) else None


fcntl, msvcrt = _module("fcntl"), _module("msvcrt")
"""How files are locked: the first on Linux and macOS, the second on Windows."""

LONGEST_WAIT = 5.0
"""Seconds to wait for another writer (assumed): far longer than a line takes on a slow disk, and short enough to be
told of it."""
PAUSE = 0.01
_FAR = 1 << 30
"""Place of the byte that Windows locks: beyond what is written, so that readers are never stopped by it."""
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

_locks: dict[str, Lock] = {}
_locks_guard = Lock()


@contextmanager
def locked(path: Path, descriptor: int) -> Iterator[None]:
    """Hold the file against all other writers.

    Where the file's disk knows no locks, as some network drives, lines are kept whole by being written in one go.

    Raises:
        OSError: another writer did not let go of it.
    """
    ours = _lock_of(path)
    if not ours.acquire(timeout=LONGEST_WAIT):
        raise BlockingIOError(errno.EAGAIN, "another window is writing")
    try:
        is_held = _hold(descriptor)
        try:
            yield
        finally:
            if is_held:
                _let_go(descriptor)
    finally:
        ours.release()


def _lock_of(path: Path) -> Lock:
    with _locks_guard:
        return _locks.setdefault(os.path.normcase(str(path.absolute())), Lock())


def _hold(descriptor: int) -> bool:
    """Lock the file for this process; False where that is not possible here."""
    until = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            return _try(descriptor)
        except OSError as error:
            if error.errno not in _BUSY:
                return False
            if time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def _try(descriptor: int) -> bool:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    if msvcrt is not None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return True
    return False


def _let_go(descriptor: int) -> None:
    with suppress(OSError):
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        elif msvcrt is not None:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
