"""What all tests share: the model compiled once before anybody runs it, and a browser where a page is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from numba import config as numba_config

from cubb_sim.compilation import cache_directory, is_compiled_already

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
COMPILE_EVERYTHING = "from cubb_sim import load_scenario, run; run(load_scenario('holstebro'), replications=1, seed=1)"
LAUNCH = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""A browser that asks nobody for anything but the pages it is given."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


settings.register_profile("everyday", deadline=None, derandomize=True)  # no test may depend on luck or on speed
settings.load_profile("everyday")


def mark_of_this_python() -> Path:
    """Lies in the cache when the model has been compiled there by this Python; the package's own mark is for any."""
    return cache_directory() / f"complete.{sys.implementation.cache_tag}"


def is_compiled_for_this_python() -> bool:
    is_never_compiled = bool(numba_config.DISABLE_JIT)
    return is_never_compiled or (is_compiled_already() and mark_of_this_python().exists())


def pytest_configure(config: pytest.Config) -> None:
    """Compile the model before the workers start, so that they do not each compile it at the same time.

    Without workers nothing is done here: the first test that runs the model compiles it.
    """
    is_worker = hasattr(config, "workerinput")
    has_workers = bool(getattr(config.option, "tx", None)) or bool(getattr(config.option, "numprocesses", None))
    if is_worker or not has_workers or config.option.collectonly or is_compiled_for_this_python():
        return
    print("Compiling the model once, before the workers start ...", flush=True)
    done = subprocess.run(
        [sys.executable, "-c", COMPILE_EVERYTHING],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:  # the tests will say what is wrong, each in its own place
        print(f"The model did not run:\n{done.stderr}", flush=True)
        return
    mark_of_this_python().touch()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium-like browser. Skips where there is none, except in continuous integration."""
    named = os.environ.get("CUBB_SIM_CHROMIUM")
    found = named or next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        message = "No Chromium was found: install one, or name one in CUBB_SIM_CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser; of a module, because two of Playwright's cannot run in one process at the same time."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (most tests open no page)

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        yield started
        started.close()
