"""Disks that are full, files that may not be written: one message, and nothing lost."""

from __future__ import annotations

import errno
import os
import subprocess

import pytest

from cubb_sim.dashboard.record import Kind, Record, Records, UnsavedError


@pytest.mark.parametrize("n_fitting", [0, 10])
def test_a_full_disk_is_told_and_the_file_is_as_it_was(record, monkeypatch, n_fitting):
    record.add(Kind.NOTE, topic="saw", text="før")
    before, really, left = record.path.read_bytes(), os.write, [n_fitting]

    def nearly_full(descriptor: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        n, left[0] = left[0], 0
        return really(descriptor, data[:n])  # as a disk does that has a little room

    monkeypatch.setattr(os, "write", nearly_full)
    with pytest.raises(UnsavedError) as told:
        record.add(Kind.NOTE, topic="saw", text="efter")
    monkeypatch.undo()
    assert "plads" in told.value.text.da
    assert record.path.read_bytes() == before
    record.add(Kind.NOTE, topic="saw", text="efter")
    assert record.state.notes == {"saw": "efter"}


def _until_full(record: Record, texts: list[str]) -> int:
    """How many notes could be written."""
    for number, text in enumerate(texts):
        try:
            record.add(Kind.NOTE, topic=f"t{number}", text=text)
        except UnsavedError as error:
            return number if "plads" in error.text.da else 0
    return len(texts)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk")
def test_a_disk_that_is_really_full(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        record = Records(place).begin("holstebro", "strategi", "Lille disk")
        texts = [f"{number} {'x' * 3000}" for number in range(60)]
        n_written = _until_full(record, texts)
        assert 0 < n_written < len(texts)
        assert list(record.state.notes.values()) == texts[:n_written]
        assert record.state.n_damaged == 0
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written(record):
    record.path.chmod(0o400)
    with pytest.raises(UnsavedError) as told:
        record.add(Kind.NOTE, topic="saw", text="x")
    assert "adgang" in told.value.text.da


def test_a_refused_file_is_told_from_a_missing_one(record, monkeypatch):
    def refused(*_args: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(UnsavedError) as told:
        record.add(Kind.NOTE, topic="saw", text="x")
    monkeypatch.undo()
    assert "adgang" in told.value.text.da
    record.path.unlink()
    with pytest.raises(UnsavedError) as told:
        record.add(Kind.NOTE, topic="saw", text="x")
    assert "findes ikke" in told.value.text.da
