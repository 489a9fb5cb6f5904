"""Points of made-up designs are placed by the tests, so that they are few and known."""

from __future__ import annotations

import pytest

from tests.experiments.running.made import points


@pytest.fixture(autouse=True)
def placed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cubb_sim.experiments.running.sweeping._points", points)
