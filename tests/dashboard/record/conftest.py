"""A folder of records, a record with everything in it, and a small comparison to write down."""

from __future__ import annotations

import pytest

from cubb_sim import compare
from cubb_sim.dashboard.record import GUIDE, Kind, Records, use_folder
from cubb_sim.dashboard.session import Address, Placed, Selection, Session
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.dashboard.views.record import tried_content

N = 6
CHOSEN = Selection(
    levers=(("caseload", 35.0),),
    disturbances=(Placed(13, "budget_cut", 0.1),),
    contested=(("belief.information", 0.5),),
)


@pytest.fixture
def folder(tmp_path):
    """The records of a server for one machine."""
    return use_folder(tmp_path / "referater", is_shared=False)


@pytest.fixture
def record(folder):
    """A record with nothing in it."""
    return folder.begin("holstebro", "strategi", "Et møde")


@pytest.fixture(scope="session")
def comparison():
    """A comparison of few runs."""
    worlds = worlds_of(CHOSEN)
    return compare(worlds.baseline, worlds.changed, replications=N, assume=worlds.assume)


@pytest.fixture
def pushed():
    """Addresses a session was sent to."""
    return []


@pytest.fixture(params=["da", "en"])
def session(request, record, pushed):
    """A session in either language with the record."""
    address = Address(page="record", selection=CHOSEN, language=request.param, record_id=record.id)
    return Session(address, record, pushed.append)


@pytest.fixture
def filled(session, comparison):
    """The session's record with one of everything."""
    record, work = session.record, session.href("work")
    record.add(Kind.PEOPLE, n=6)
    record.add(Kind.NOTE, topic="asked", text="Hvem går det ud over?")
    record.add(Kind.NOTE, topic="saw", text="Første linje\nAnden linje <script>alert(1)</script>")
    record.add(Kind.NOTE, topic="lever-caseload", text="25 er urealistisk")
    record.add(Kind.GUESS, who="Bord 1", quantity="hours_ever_share", value=0.255, about=CHOSEN.key, address=work)
    record.add(Kind.TRIED, **tried_content(CHOSEN, work, comparison))
    entry = record.add(Kind.PRINCIPLE, text="Spørg, før der svares")
    for who, score in (("Bord 1", 4), ("Bord 2", 2)):
        record.add(Kind.SCORED, principle=entry.content["id"], who=who, scores=dict.fromkeys(GUIDE, score))
    record.add(Kind.DECISION, text="Vi mødes igen den 14. januar")
    return session


@pytest.fixture
def shared(tmp_path) -> Records:
    """The records of a server that others can reach."""
    return use_folder(tmp_path / "shared", is_shared=True)
