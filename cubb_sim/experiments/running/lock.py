"""One process at a time writes into a sweep's folder."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from cubb_sim.errors import OutputError

LOCK_FILE = "lock.sqlite"


class FolderLock:
    """A folder held by this process until it ends, however it ends: the operating system lets go of the lock.

    SQLite's lock is used, as it is the same on every system; nothing is ever written into the file.

    Args:
        folder: that exists.

    Raises:
        OutputError: another process has it, or nothing can be written there.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._database = sqlite3.connect(folder / LOCK_FILE, timeout=0.2, isolation_level=None)
            self._database.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise OutputError(
                    f"{folder}: another process is sweeping into this folder. Wait until it is done or stop it, or "
                    "name another folder. What it has done so far can be looked at and analysed meanwhile."
                ) from None
            raise OutputError(
                f"{folder}: nothing can be written into this folder ({error}). Choose another one, or make it writable."
            ) from None

    def release(self) -> None:
        """Let the next process have it."""
        self._database.close()

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
