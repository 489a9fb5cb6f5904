"""One edited copy for all worked examples, compiled once, also where several processes share the tests."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.extending.edited_copy import Copy, copy_in, made_in

PATIENCE_SECONDS = 900


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The package with the lever, the column, the quantity and the process of the pages."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "extending"
    try:
        shared.mkdir()
    except FileExistsError:
        return made_elsewhere(shared)
    try:
        made = made_in(shared)
        made.python("from cubb_sim import run; run('holstebro', replications=1)")  # compiled before the others come
    except BaseException:
        (shared / "failed").touch()
        raise
    (shared / "ready").touch()
    return made


def made_elsewhere(shared: Path) -> Copy:
    """The copy that another process makes; waits until it is there."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (shared / "ready").exists():
        if (shared / "failed").exists() or time.monotonic() > until:
            pytest.fail("The process that makes the edited copy did not succeed; its own tests say why.")
        time.sleep(0.5)
    return copy_in(shared)
