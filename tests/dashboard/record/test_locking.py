"""One writer at a time, on every system, and no wait without an end."""

from __future__ import annotations

import errno
import os
from types import SimpleNamespace

import pytest

from cubb_sim.dashboard.record import Kind, UnsavedError, locking


def test_windows_locks_a_byte_far_behind_what_is_written_and_lets_go_of_it(record, monkeypatch):
    done: list[tuple[str, int, int]] = []

    def lock(descriptor: int, how: str, n_bytes: int) -> None:
        done.append((how, os.lseek(descriptor, 0, os.SEEK_CUR), n_bytes))

    monkeypatch.setattr(locking, "fcntl", None)
    monkeypatch.setattr(locking, "msvcrt", SimpleNamespace(locking=lock, LK_NBLCK="lock", LK_UNLCK="unlock"))
    for number in range(3):
        record.add(Kind.NOTE, topic="saw", text=str(number))
    assert done == [("lock", 1 << 30, 1), ("unlock", 1 << 30, 1)] * 3
    assert record.path.stat().st_size < 2000
    assert record.state.notes == {"saw": "2"}
    assert record.state.n_damaged == 0


def test_a_disk_without_locks_is_written_all_the_same(record, monkeypatch):
    def refused(*_args: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "fcntl", SimpleNamespace(flock=refused, LOCK_EX=2, LOCK_NB=4, LOCK_UN=8))
    record.add(Kind.NOTE, topic="saw", text="gemt")
    monkeypatch.setattr(locking, "fcntl", None)
    monkeypatch.setattr(locking, "msvcrt", None)
    record.add(Kind.NOTE, topic="disagree", text="også gemt")
    assert dict(record.state.notes) == {"saw": "gemt", "disagree": "også gemt"}


@pytest.mark.skipif(locking.fcntl is None, reason="files are locked otherwise here")
def test_a_file_that_somebody_does_not_let_go_of_is_told(record, monkeypatch):
    monkeypatch.setattr(locking, "LONGEST_WAIT", 0.05)
    held = os.open(record.path, os.O_RDONLY)
    try:
        locking.fcntl.flock(held, locking.fcntl.LOCK_EX)
        with pytest.raises(UnsavedError) as told:
            record.add(Kind.NOTE, topic="saw", text="x")
    finally:
        os.close(held)
    assert "et andet vindue" in told.value.text.da
    record.add(Kind.NOTE, topic="saw", text="nu")
    assert record.state.notes == {"saw": "nu"}
