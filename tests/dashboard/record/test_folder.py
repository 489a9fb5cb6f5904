"""The folder of records: ids that lead nowhere else, nothing listed to strangers, files from anywhere."""

from __future__ import annotations

import os
import re

import pytest

from cubb_sim.dashboard import app
from cubb_sim.dashboard.record import Kind, Records, UnreadableError, UnsavedError, records
from cubb_sim.dashboard.record import folder as folder_module
from cubb_sim.dashboard.record.folder import UNKNOWN
from cubb_sim.dashboard.serving import starting
from cubb_sim.dashboard.serving.serve import ServingError
from cubb_sim.dashboard.session import Address, Session, decode
from cubb_sim.dashboard.settings import RECORDS, Settings, default_records_folder
from cubb_sim.dashboard.views.start.meetings import last_tried, meetings
from tests.dashboard.record.conftest import CHOSEN


@pytest.mark.parametrize(
    "record_id",
    [
        "",
        "..",
        "../2026-11-21-holstebro-1",
        "2026-11-21-../../etc/passwd",
        "2026-11-21-a/b",
        "2026-11-21-a\\b",
        "2026-11-21-a\n",
        "2026-11-21-a\x00",
        "2026-11-21-A",
        "2026-11-21-a.cubbflip",
        "file-zz",
        "file-" + "0" * 32,
        "CON",
        "2026-11-21-" + "a" * 200,
        "2026-11-21-holstebro-000000",
    ],
)
def test_an_id_leads_nowhere_but_to_a_record(folder, record_id):
    folder.begin("holstebro", "strategi")
    (folder.folder.parent / "2026-11-21-holstebro-1.cubbflip").write_bytes(b"secret")
    with pytest.raises(UnreadableError) as told:
        folder.open(record_id)
    assert told.value.text == UNKNOWN


def test_a_record_is_opened_by_its_id(folder):
    record = folder.begin("Nørre Åby/../x", "strategi", "Møde")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-noerre-aaby-x-[0-9a-f]{6}", record.id)
    assert record.path.parent == folder.folder
    assert folder.open(record.id).state.title == "Møde"
    assert folder.open(record.id).state.head.municipality == "Nørre Åby/../x"


def test_records_of_a_shared_server_cannot_be_guessed_and_are_not_listed(shared):
    one, other = (shared.begin("holstebro", "strategi") for _ in range(2))
    first, second = (record.id.rsplit("-", 1)[1] for record in (one, other))
    assert first != second
    assert len(first) * 4 >= 64
    assert shared.recent() == []
    assert shared.open(one.id) == one


def test_the_last_records_are_listed_and_what_is_no_record_is_not(folder):
    first, second = (folder.begin("holstebro", "strategi", name) for name in ("Første", ""))
    (folder.folder / "2026-01-01-x.cubbflip").write_bytes(b"no record")
    (folder.folder / "notes.cubbflip").write_bytes(first.content())
    first.add(Kind.NOTE, topic="saw", text="senere")
    os.utime(second.path, (1_700_000_000, 1_700_000_000))
    assert [(one.id, one.title) for one in folder.recent()] == [(first.id, "Første"), (second.id, second.id)]


def test_a_folder_that_is_not_there_has_no_records(tmp_path):
    assert Records(tmp_path / "nowhere").recent() == []


def test_a_file_from_the_command_line_opens_under_an_id_of_its_own(folder, tmp_path):
    written = folder.begin("holstebro", "strategi", "Fra en anden")
    elsewhere = tmp_path / "Mødet den 3..jsonl"
    elsewhere.write_bytes(written.content())
    opened = folder.open_file(elsewhere)
    assert folder.open(opened.id).path == elsewhere
    assert folder.open_file(elsewhere).id == opened.id
    assert folder.open_file(written.path) == written
    with pytest.raises(UnreadableError):
        folder.open_file(tmp_path / "missing.cubbflip")
    with pytest.raises(UnreadableError):
        folder.open_file(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UnsavedError) as told:
            Records(place).begin("holstebro", "strategi")
        assert told.value.text.da.startswith("Kunne ikke gemmes")


def test_where_nobody_said_where_records_are_among_the_documents(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "_current", [])
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(RECORDS, raising=False)
    assert records().folder == default_records_folder()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "sub", "sub/sub"])
def test_a_file_in_the_way_of_the_folder_is_refused_on_the_command_line(tmp_path, below):
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    with pytest.raises(ServingError, match="fil"):
        starting.opened(Settings(records_folder=tmp_path / "fil" / below))


def test_any_fault_of_opening_a_record_becomes_a_sentence(monkeypatch, record, caplog):
    def broken(_self, _record_id):
        raise OverflowError

    monkeypatch.setattr(Records, "open", broken)
    session = app.opened(Address(record_id=record.id), lambda _address: None)
    assert session.record is None
    assert session.address.problems == (app.NOT_OPENED,)
    assert "could not be opened" in caplog.text


def test_a_meeting_is_gone_on_with_from_the_last_thing_tried_with_what_was_contested(filled):
    one = records().recent()[0]
    session = Session(Address(language=filled.language, is_large=True), None, lambda _: None)
    address = decode(*last_tried(session, one).split("?"))
    assert address.selection == CHOSEN
    assert (address.page, address.record_id, address.is_large) == ("work", one.id, True)
    markup = meetings(session, [one])
    assert markup is not None
    assert markup.count("<a ") == 2


def test_a_meeting_without_anything_tried_or_gone_since_is_gone_on_with_as_today(folder, record):
    session = Session(Address(), None, lambda _: None)
    (one,) = folder.recent()
    assert not last_tried(session, one)
    record.path.unlink()
    assert not last_tried(session, one)
