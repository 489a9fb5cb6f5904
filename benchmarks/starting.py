"""How long until the first result: with everything compiled before, and on the very first start."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import seconds

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ("-m", "cubb_sim", "run", "holstebro", "--replications", "1")
ONE_LINER = ("-c", "from cubb_sim import load_scenario, run; run(load_scenario('holstebro'), replications=1, seed=1)")


def can_run_from_the_command_line() -> bool:
    """Whether the command line has its `run`; the Python interface stands in for it otherwise."""
    return _start(("-m", "cubb_sim", "run", "--help"), os.environ.copy()).returncode == 0


def _start(arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def _timed(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    def once() -> None:
        done = _start(arguments, environment)
        if done.returncode != 0:
            raise RuntimeError(f"The model did not start: {done.stderr[-500:]}")

    return seconds(once)


def warm_start(rounds: int) -> float:
    """Median seconds from the command to its result, the compiled code lying in the cache."""
    arguments = COMMAND if can_run_from_the_command_line() else ONE_LINER
    return statistics.median(_timed(arguments, os.environ.copy()) for _ in range(rounds))


def cold_start() -> float:
    """Seconds of the very first start, with nothing compiled."""
    arguments = COMMAND if can_run_from_the_command_line() else ONE_LINER
    with tempfile.TemporaryDirectory(prefix="cubb_sim_cold_") as empty:
        return _timed(arguments, os.environ | {"CUBB_SIM_CACHE_DIR": empty})
