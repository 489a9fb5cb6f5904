"""A pool without processes, and empty caches, so that no test sees what another has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.settings import SCENARIOS
from cubb_sim.dashboard.simulation import pool, progress, runs, single
from cubb_sim.dashboard.simulation.pool import Pool
from cubb_sim.dashboard.simulation.worlds import worlds_of

SMALL_TOWN = """
title = { da = "Lille by i dag", en = "Small town as today" }
question = { da = "Hvad nu?", en = "What now?" }
horizon_months = 24

[[municipality]]
name = "Lilleby"
citizens = 120
levers = { caseload = 60 }

[levers.staff_budget]
value = 1.1
from_month = 6
why = "Vedtaget."

[[disturbance]]
kind = "reform"
month = 3
why = "Kendt."
"""


class PoolOfThreads(Pool):
    """A pool whose runs are made in a thread, and that counts them."""

    def __init__(self, n: int = 1) -> None:
        super().__init__(n)
        self.begun: list[tuple[Any, ...]] = []

    def _started(self) -> ThreadPoolExecutor:
        made = ThreadPoolExecutor(self.n_processes)
        original = made.submit

        def submit(function: Callable[..., Any], *arguments: Any) -> Future[Any]:
            self.begun.append(arguments)
            return original(function, *arguments)

        made.submit = submit  # type: ignore[method-assign, assignment]
        self._executor = made
        return made


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[PoolOfThreads]:
    """The pool of the server, without processes."""
    made = PoolOfThreads()
    monkeypatch.setattr(pool, "POOL", made)
    for cache in (runs.KEPT, progress.PICTURES, single.KEPT):
        cache.clear()
    yield made
    made.close()


@pytest.fixture
def small_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Name of a local file with a small town, which has a change and a disturbance of its own."""
    file = tmp_path / "lilleby.toml"
    file.write_text(SMALL_TOWN, encoding="utf-8")
    monkeypatch.setenv(SCENARIOS, str(file))
    _forget()
    yield "lilleby"
    _forget()


def _forget() -> None:
    choices.cache_clear()
    worlds_of.cache_clear()
