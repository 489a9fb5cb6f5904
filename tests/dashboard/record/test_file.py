"""The file of a record: whole lines survive everything, and what is not ours is left alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cubb_sim.dashboard.record import Kind, Record, UnreadableError, UnsavedError, file
from cubb_sim.dashboard.record.head import ANOTHER, CUT_OFF, EMPTY, NEWER

WRITER = """
    import sys
    from pathlib import Path
    from cubb_sim.dashboard.record import Kind, Record
    record, name = Record("x", Path(sys.argv[1])), sys.argv[2]
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        record.add(Kind.DECISION, id=f"{name}-{number}", text=name * 500 + "æøå")
        if name == "killed":
            print(number, flush=True)
"""


def writer(path: Path, name: str, n: int) -> subprocess.Popen[str]:
    """A process that adds decisions when it is told to begin."""
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(path), name, str(n)]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


@pytest.mark.each_python
@pytest.mark.slow
def test_two_processes_at_once_lose_and_mix_nothing(record):
    n = 200
    both = [writer(record.path, name, n) for name in ("one", "two")]
    for one in both:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    assert [one.wait(60) for one in both] == [0, 0]
    for one in both:
        one.communicate()
    ids = [decision.id for decision in record.state.decisions]
    assert sorted(ids) == sorted(f"{name}-{number}" for name in ("one", "two") for number in range(n))
    assert record.state.n_damaged == 0
    in_order = [int(one.split("-")[1]) for one in ids if one.startswith("one")]
    assert in_order == list(range(n))


def test_threads_of_one_process_lose_nothing(record):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record.add(Kind.DECISION, id=str(number), text="x" * 3000), range(120)))
    assert {one.id for one in record.state.decisions} == {str(number) for number in range(120)}


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 here")
def test_what_a_killed_process_had_written_is_there(record):
    started = writer(record.path, "killed", 100_000)
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write("\n")
    started.stdin.flush()
    told = [started.stdout.readline() for _ in range(30)]
    os.kill(started.pid, signal.SIGKILL)
    told += started.stdout.readlines()
    started.communicate()
    last = int(told[-1])
    ids = [int(one.id.split("-")[1]) for one in record.state.decisions]
    assert ids[: last + 1] == list(range(last + 1))
    record.add(Kind.NOTE, topic="saw", text="videre")
    assert record.state.notes["saw"] == "videre"


def test_a_file_cut_anywhere_reads_up_to_its_last_whole_line_and_goes_on(record, tmp_path):
    record.add(Kind.NOTE, topic="saw", text="første æøå")
    begins = record.path.stat().st_size
    record.add(Kind.NOTE, topic="disagree", text="anden æøå €")
    whole = record.path.read_bytes()
    for cut in range(begins, len(whole)):
        path = tmp_path / f"{cut}.cubbflip"
        path.write_bytes(whole[:cut])
        one = Record(str(cut), path)
        assert one.state.notes["saw"] == "første æøå"
        is_whole = cut in {begins, len(whole) - 1}
        assert ("disagree" in one.state.notes) == (cut == len(whole) - 1)
        assert one.state.n_damaged == (0 if is_whole else 1)
        assert (one.state.problem is None) == is_whole
        one.add(Kind.NOTE, topic="lookinto", text="efter")
        assert one.state.notes["lookinto"] == "efter"
        assert one.state.notes["saw"] == "første æøå"
        assert path.read_bytes().startswith(whole[:cut]), "what was damaged is still there"
        assert one.state.n_damaged == (0 if is_whole else 1)


def test_a_file_cut_in_its_first_line_is_refused_and_left_alone(record, tmp_path):
    first = record.path.read_bytes().rstrip(b"\n")
    for cut in range(len(first)):
        path = tmp_path / "cut.cubbflip"
        path.write_bytes(first[:cut])
        with pytest.raises(UnreadableError) as told:
            _ = Record(f"cut-{cut}", path).state
        assert told.value.text == (EMPTY if cut == 0 else CUT_OFF)
        assert path.read_bytes() == first[:cut]
    path.write_bytes(first)
    assert Record("whole", path).state.title == "Et møde"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 a zip",
        b"\x00" * 100,
        b'{"format": "another"}\n',
        b"[1, 2]\n",
        b'{"format": "cubb-sim FLIP", "version": "1"}\n',
        b'{"format": "cubb-sim FLIP", "version": 1, "begun": "yesterday", "model": "1", "posterior": "", '
        b'"municipality": "x", "flip": "y", "title": "z"}\n',
        ("[" * 100_000).encode() + b"\n",
        b"\xff\xfe\xff\n",
    ],
)
def test_another_programs_file_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "other.cubbflip"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as told:
        _ = Record("other", path).state
    assert told.value.text == ANOTHER
    assert path.read_bytes() == content


def test_a_newer_record_is_refused_and_left_alone(record, tmp_path):
    path = tmp_path / "newer.cubbflip"
    path.write_bytes(record.path.read_bytes().replace(b'"version": 1', b'"version": 2'))
    with pytest.raises(UnreadableError) as told:
        _ = Record("newer", path).state
    assert told.value.text == NEWER


def test_lines_of_unknown_kinds_are_passed_over_and_kept(record):
    with record.path.open("ab") as stream:
        stream.write(b'{"time": "2026-11-21T10:00:00+00:00", "kind": "dance", "content": {}}\n')
    record.add(Kind.NOTE, topic="saw", text="efter")
    assert record.state.notes == {"saw": "efter"}
    assert record.state.n_damaged == 1
    assert b"dance" in record.content()


def test_a_file_saved_by_an_editor_of_windows_is_read(record):
    record.add(Kind.NOTE, topic="saw", text="æøå")
    content = record.path.read_bytes().replace(b"\n", b"\r\n")
    record.path.write_bytes(b"\xef\xbb\xbf" + content)
    assert record.state.notes == {"saw": "æøå"}
    assert record.state.n_damaged == 0


def test_a_folder_is_told_from_a_file(tmp_path):
    with pytest.raises(UnreadableError) as told:
        _ = Record("folder", tmp_path).state
    assert "mappe" in told.value.text.da
    with pytest.raises(UnsavedError):
        Record("folder", tmp_path).add(Kind.NOTE, topic="saw", text="x")


def test_only_what_was_added_is_read_again(record, monkeypatch):
    for number in range(20):
        record.add(Kind.NOTE, topic="saw", text=str(number))
        assert record.state.notes["saw"] == str(number)
    places: list[int] = []
    really = file.read

    def noted(path: Path, offset: int = 0) -> bytes:
        places.append(offset)
        return really(path, offset)

    monkeypatch.setattr(file, "read", noted)
    record.add(Kind.NOTE, topic="saw", text="sidst")
    assert record.state.notes["saw"] == "sidst"
    assert record.state.n_entries == 21
    assert len(places) == 1
    assert places[0] > 1000


def test_what_another_window_wrote_is_seen(record):
    assert record.state.is_empty
    Record(record.id, record.path).add(Kind.NOTE, topic="saw", text="fra det andet vindue")
    assert record.state.notes["saw"] == "fra det andet vindue"


def test_a_file_put_back_from_a_copy_is_read_anew(record):
    record.add(Kind.NOTE, topic="saw", text="a")
    copy = record.path.read_bytes()
    record.add(Kind.NOTE, topic="saw", text="b")
    assert record.state.notes["saw"] == "b"
    time.sleep(0.01)
    record.path.write_bytes(copy)
    assert record.state.notes["saw"] == "a"


def test_long_notes_ends_of_lines_and_odd_letters_come_back_as_they_were(record):
    text = "æøå\r\n\u2028\u0000\t\"'\\ 👩‍⚕️ " * 500
    record.add(Kind.NOTE, topic="saw", text=text[:10_000])
    assert record.state.notes["saw"] == text[:10_000]
    record.add(Kind.NOTE, topic="saw", text="x" * 20_000)
    assert len(record.state.notes["saw"]) == 20_000
    record.add(Kind.NOTE, topic="half", text="\ud83d halv")
    assert record.state.notes["half"] == "? halv"
    assert all(json.loads(line) for line in record.content().decode("utf-8").strip().split("\n"))


def test_a_text_that_is_too_long_is_refused_whole(record):
    before = record.content()
    with pytest.raises(UnsavedError) as told:
        record.add(Kind.NOTE, topic="saw", text="x" * 20_001)
    assert "20.000" in told.value.text.da
    assert "20,000" in told.value.text.en
    assert record.content() == before


ODD = [
    b'{"time": "2026-11-21T10:00:00+00:00", "kind": "guess", "content": {"who": "a", "quantity": "b", "value": 1'
    + b"0" * 400
    + b"}}",
    b'{"time": "2026-11-21T10:00:00+00:00", "kind": "people", "content": {"n": [1]}}',
    b'{"time": "0001-01-01T00:00:00+14:00", "kind": "people", "content": {"n": 7}}',
    b'{"time": "2026-11-21T10:00:00+00:00", "kind": "tried", "content": {"address": "a", "label": "b", "results": 3}}',
    b'{"time": "2026-11-21T10:00:00+00:00", "kind": ["note"], "content": {"topic": {}, "text": []}}',
]


@pytest.mark.parametrize("line", ODD)
def test_an_odd_value_is_a_damaged_line_and_takes_nothing_down(folder, record, line):
    with record.path.open("ab") as stream:
        stream.write(line + b"\n")
    record.add(Kind.NOTE, topic="saw", text="efter")
    assert record.state.n_damaged == 1
    assert record.state.notes == {"saw": "efter"}
    assert [one.id for one in folder.recent()] == [record.id]


@pytest.mark.parametrize("content", [b"Kolonne;Tal\r\n1;2\r\n" * 500, b"", b"PK\x03\x04", b"x" * 100_000])
def test_another_programs_file_in_the_place_of_an_open_record_is_left_alone(record, content):
    record.add(Kind.NOTE, topic="saw", text="a")
    assert record.state.notes == {"saw": "a"}
    record.path.write_bytes(content)
    with pytest.raises(UnsavedError):
        record.add(Kind.NOTE, topic="saw", text="b")
    assert record.path.read_bytes() == content
    with pytest.raises(UnreadableError):
        _ = record.state
