"""The package's own names: few, and nothing is imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cubb_sim
from cubb_sim.results import RunResult

SLOW_TO_IMPORT = ("mesa", "numba", "pandas", "scipy")


def printed_by(code: str) -> str:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "import cubb_sim",
        "import cubb_sim; cubb_sim.load_scenario('holstebro'); cubb_sim.Scenario",
        "import cubb_sim.cli.catalogue",
        "from cubb_sim.cli import main",
    ],
)
def test_listing_does_not_wait_for_the_model(code: str) -> None:
    loaded = f"import sys; {code}; print(*[name for name in {SLOW_TO_IMPORT} if name in sys.modules])"
    assert printed_by(loaded) == ""


@pytest.mark.slow
def test_run_is_the_function_whatever_was_imported_before() -> None:
    for before in ("", "from cubb_sim.run import compare; import cubb_sim.run; "):
        code = (
            f"{before}import cubb_sim; from cubb_sim import run, compare; print(callable(cubb_sim.run), run.__name__)"
        )
        assert printed_by(code) == "True run"


def test_all_names_are_there() -> None:
    assert cubb_sim.RunResult is RunResult
    for name in cubb_sim.__all__:
        assert getattr(cubb_sim, name) is not None
        assert name in dir(cubb_sim)
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = cubb_sim.forecast
