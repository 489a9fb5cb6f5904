"""Sessions and a pair of comparisons that the tests of the evidence pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import cubb_sim
from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.session import Address, Selection, Session
from cubb_sim.dashboard.simulation import worlds_of
from cubb_sim.dashboard.views.assumptions import models_own

SessionMaker = Callable[..., Session]
CHOSEN = Selection(
    levers=(("caseworker_turnover", 0.05),),
    profile=(("caseload", 70.0),),
    contested=(("belief.information", 0.4), ("staffing.derailing_share", 0.6)),
)


@pytest.fixture
def session_on() -> SessionMaker:
    def make(page: str, argument: str = "", language: str = "da", selection: Selection | None = None) -> Session:
        address = Address(page=page, argument=argument, language=language, selection=selection or Selection())
        return Session(address, None, lambda _: None)

    return make


@pytest.fixture(scope="session")
def both_comparisons() -> tuple[Comparison, Comparison]:
    """With the contested numbers, and with the model's own."""
    return _compared(CHOSEN), _compared(models_own(CHOSEN))


def _compared(selection: Selection) -> Any:
    worlds = worlds_of(selection)
    return cubb_sim.compare(worlds.baseline, worlds.changed, replications=2, assume=worlds.assume)
