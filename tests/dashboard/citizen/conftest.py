"""Two worlds of one small municipality with the same people, lived as the page has them lived."""

from __future__ import annotations

import pytest

from cubb_sim.dashboard.session import Address, Selection, Session
from cubb_sim.dashboard.simulation.worker import one_single_run
from cubb_sim.dashboard.views.citizen import Asked, Pair, felt, read
from tests.biography.conftest import small

N_RUNS = 40


@pytest.fixture(scope="session")
def pair() -> Pair:
    """Holstebro as it is and with the whole package."""
    runs = [one_single_run(small(name), (), 1, felt) for name in ("holstebro", "holstebro+cubb_package")]
    return Pair(runs[0], runs[1])


@pytest.fixture(scope="session")
def four_towns() -> Pair:
    """The four partners, with one world only."""
    return Pair(one_single_run(small("four_partners", citizens=40, horizon=12), (), 1, None), None)


def session_of(language: str = "da", selection: Selection | None = None) -> Session:
    """A session on the page, with a lever changed unless it is told otherwise."""
    chosen = Selection(levers=(("caseload", 40.0),)) if selection is None else selection
    return Session(Address("citizen", "", chosen, language=language), None, lambda _: None)


def asked_for(argument: str) -> Asked:
    """What an address asks for."""
    return read(argument, N_RUNS)
