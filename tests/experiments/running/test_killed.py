"""Killed at any moment and gone on with: in the end nothing is missing, and nothing is another number."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from cubb_sim.experiments.running import JoblibEngine, load_sweep, status, sweep
from tests.experiments.running.killed import DESIGN, MODEL
from tests.experiments.running.made import Troubled, by_hand, table_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("n_kills", "n_processes"),
    [
        (1, 1),
        pytest.param(10, 1, marks=pytest.mark.slow),
        pytest.param(10, 2, marks=[pytest.mark.slow, pytest.mark.each_python]),
    ],
)
def test_a_sweep_that_was_killed_equals_one_that_was_not(n_kills, n_processes, tmp_path):
    folder, seconds = tmp_path / "killed", np.random.default_rng(n_kills).uniform(0.0, 0.15, n_kills)
    done = [killed_after(wait, folder, n_processes) for wait in seconds.tolist()]
    assert done == sorted(done)
    assert done[-1] > 0
    summary = sweep(DESIGN, folder, model=MODEL, engine=JoblibEngine(1), resume=True)
    assert summary.n_reused == done[-1]
    assert summary.messages == ()
    sweep(DESIGN, tmp_path / "whole", model=MODEL, engine=JoblibEngine(1))
    assert table_of(folder).drop_duplicates(ignore_index=True).equals(table_of(tmp_path / "whole"))
    np.testing.assert_array_equal(load_sweep(folder, ["y", "z"]).values, by_hand(Troubled(), DESIGN))


def killed_after(seconds: float, folder: Path, n_processes: int) -> int:
    """Start or go on with a sweep, kill it some time after its first runs, and say how many are kept."""
    command = [sys.executable, "-m", "tests.experiments.running.killed", str(folder), str(n_processes)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(2):  # told once before the first run, and once after
        process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()
    return status(folder).n_done
