"""A record and its file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from cubb_sim.dashboard.record import file
from cubb_sim.dashboard.record.contents import checked
from cubb_sim.dashboard.record.folding import Entry, folded, read_entry
from cubb_sim.dashboard.record.head import now, read_head, read_object
from cubb_sim.dashboard.record.kinds import Kind
from cubb_sim.dashboard.record.state import RecordState, damaged, first_state

MOST_REMEMBERED = 64
"""Records whose state is kept ready (assumed): more meetings than one server has at once."""


@dataclass(frozen=True)
class _Read:
    """What was read of a file.

    Attributes:
        first: the line that says what the file is.
        stamp: size and time of change when it was read.
        end: where the last whole line ends.
        whole: the state at that place.
        state: the state with the line that has no end.
    """

    first: bytes
    stamp: tuple[int, int]
    end: int
    whole: RecordState
    state: RecordState


_remembered: dict[Path, _Read] = {}
_guard = Lock()


@dataclass(frozen=True)
class Record:
    """A record in its file."""

    id: str
    path: Path

    def add(self, kind: Kind, **content: Any) -> Entry:
        """Add an entry; when this returns, it is on the disk.

        Raises:
            UnsavedError: it could not be written, or a text is too long; the file is as it was.
            ValueError: it is no content of that kind.
        """
        entry = Entry(now(), kind, checked(kind, content))
        held = {"time": entry.time, "kind": entry.kind.value, "content": entry.content}
        file.append(self.path, json.dumps(held, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n")
        return entry

    def content(self) -> bytes:
        """The file as it is, damaged lines and all.

        Raises:
            UnreadableError: it can no longer be read.
        """
        return file.read(self.path)

    @property
    def state(self) -> RecordState:
        """What the record says now; see `read`."""
        return self.read()

    def read(self) -> RecordState:
        """What the record says now, with what other windows wrote; read again only where the file has changed.

        Raises:
            UnreadableError: it can no longer be read.
        """
        with _guard:
            before = _remembered.get(self.path)
        stamp = _stamp(self.path)
        if before and stamp == before.stamp:
            return before.state
        is_longer = before is not None and stamp is not None and stamp[0] >= before.end > 0
        is_same = before is not None and is_longer and file.first_line(self.path) == before.first
        now_read = _read_on(self.path, before if is_same else None, stamp)
        with _guard:
            _remembered.pop(self.path, None)
            _remembered[self.path] = now_read
            while len(_remembered) > MOST_REMEMBERED:
                del _remembered[next(iter(_remembered))]
        return now_read.state


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of change; taken before the file is read, so that nothing written meanwhile is overlooked."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _read_on(path: Path, before: _Read | None, stamp: tuple[int, int] | None) -> _Read:
    """What the file says; read from where the last whole line ended, if it was read before."""
    first, start = file.first_line(path), before.end if before else 0
    lines = file.read(path, start).split(b"\n")
    end = start + sum(len(one) + 1 for one in lines[:-1])
    if before:
        state, rest = before.whole, lines
    else:
        state, rest = first_state(read_head(lines[0], is_whole=len(lines) > 1)), lines[1:]
    for line in rest[:-1]:
        state = _with_line(state, line)
    last = _with_line(state, rest[-1]) if rest else state
    return _Read(first, stamp or (-1, -1), end, state, last)


def _with_line(state: RecordState, line: bytes) -> RecordState:
    if not line.strip():
        return state
    entry = read_entry(read_object(line))
    return folded(state, entry) if entry else damaged(state)
