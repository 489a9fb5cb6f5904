"""Sessions made by hand."""

from __future__ import annotations

import pytest

from cubb_sim.dashboard.session import Address, Selection, Session


@pytest.fixture
def session_of():
    """A session with a selection, in a language."""

    def made(selection=None, language="da", page="work", record=None, **more):
        address = Address(page, selection=selection or Selection(), language=language, **more)
        return Session(address, record, lambda there: None)

    return made
