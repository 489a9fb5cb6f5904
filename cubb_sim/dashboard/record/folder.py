"""The folder of this server's records: beginning one, opening one by its id, and the last ones."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from cubb_sim.dashboard.record import file
from cubb_sim.dashboard.record.head import moment, new_head, now
from cubb_sim.dashboard.record.kinds import RecordError, UnreadableError
from cubb_sim.dashboard.record.record import Record
from cubb_sim.dashboard.settings import Settings
from cubb_sim.parameters.specification import Text

SUFFIX = ".cubbflip"
ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]{1,80}|file-[0-9a-f]{32}")
"""What an id may be: nothing that leads out of the folder, and no name that means something to a system."""
SHARED_BYTES, OWN_BYTES = 16, 3
"""Bytes nobody can guess: where others can reach the server, an id is also what lets somebody in."""
_TOKEN = re.compile(r"-[0-9a-f]{32}$")
MOST_RECENT = 20
_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})

UNKNOWN = Text(
    "Det referat, adressen peger på, findes ikke på denne computer. Intet er gået tabt: tallene på siden er de samme, "
    "og et nyt referat kan begyndes.",
    "The record that the address points to is not on this computer. Nothing has been lost: the numbers on the page are "
    "the same, and a new record can be begun.",
)


@dataclass(frozen=True)
class Summary:
    """A record in a list.

    Attributes:
        title: the id where nobody gave it a title.
        begun, changed: when it was begun, and last written in, in the time of this computer.
    """

    id: str
    title: str
    municipality: str
    flip: str
    begun: datetime
    changed: datetime


@dataclass
class Records:
    """The records of a server.

    Attributes:
        is_shared: whether others can reach the server; ids are then long, and are never listed.
    """

    folder: Path
    is_shared: bool = False
    _named: dict[str, Path] = field(default_factory=dict)

    def begin(self, municipality: str, flip: str, title: str = "") -> Record:
        """A new record, on the disk when this returns.

        Raises:
            UnsavedError: the file could not be made.
        """
        first = new_head(municipality, flip, title).line()
        while True:
            token = token_hex(SHARED_BYTES if self.is_shared else OWN_BYTES)
            record_id = f"{now()[:10]}-{_plain(municipality)}-{token}"
            record = Record(record_id, self._path(record_id))
            try:
                file.create(record.path, first)
            except FileExistsError:
                continue
            return record

    def open(self, record_id: str) -> Record:
        """A record by the id that an address holds.

        Raises:
            UnreadableError: there is none of that id, or it cannot be read.
        """
        if not ID.fullmatch(record_id):
            raise UnreadableError(UNKNOWN)
        path = self._named.get(record_id, self._path(record_id))
        if not path.exists():
            raise UnreadableError(UNKNOWN)
        return _read(Record(record_id, path))

    def open_file(self, path: Path) -> Record:
        """A file named on the command line; from then on its id opens it, wherever it lies.

        Raises:
            UnreadableError: it is no record, or cannot be read.
        """
        path = path.absolute()
        if path.parent == self.folder.absolute() and path.suffix == SUFFIX and ID.fullmatch(path.stem):
            return _read(Record(path.stem, path))
        named = hashlib.sha256(os.path.normcase(str(path)).encode("utf-8", "surrogateescape")).hexdigest()
        record = _read(Record(f"file-{named[:32]}", path))
        self._named[record.id] = path
        return record

    def recent(self) -> list[Summary]:
        """The records of the folder, the last one first; none where others can reach the server."""
        if self.is_shared:
            return []
        try:
            found = [(one.stat().st_mtime, one) for one in self.folder.glob(f"*{SUFFIX}")]
        except OSError:
            return []
        latest = sorted(found, reverse=True)[:MOST_RECENT]
        return [summary for when, path in latest if (summary := _summary(path, when))]

    def _path(self, record_id: str) -> Path:
        return self.folder.absolute() / f"{record_id}{SUFFIX}"


def named(record_id: str) -> str:
    """An id as it stands on paper and in names of files: without the part that would let a stranger in."""
    return _TOKEN.sub(lambda found: found[0][: 1 + 2 * OWN_BYTES], record_id)


def _read(record: Record) -> Record:
    """The record, where it can be read.

    Raises:
        UnreadableError: it cannot.
    """
    record.read()
    return record


def _summary(path: Path, when: float) -> Summary | None:
    """A record in the list; None for a file that is none."""
    if not ID.fullmatch(path.stem):
        return None
    try:
        state = Record(path.stem, path).state
        changed = datetime.fromtimestamp(when, tz=UTC).astimezone()
    except (ValueError, OverflowError, TypeError, OSError, RecordError):
        return None
    begun = moment(state.head.begun)
    if begun is None:
        return None
    title = state.title.strip() or path.stem
    return Summary(path.stem, title, state.head.municipality, state.head.flip, begun.astimezone(), changed)


def _plain(name: str) -> str:
    """A name in letters that every system takes in the name of a file."""
    spelt = unicodedata.normalize("NFKD", name.casefold().translate(_SPELT)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:30].strip("-") or "kommune"


_current: list[Records] = []


def use_folder(folder: Path, is_shared: bool) -> Records:
    """Where this server keeps its records, said once, when it starts."""
    _current[:] = [Records(Path(folder), is_shared)]
    return _current[0]


def records() -> Records:
    """The records of this server; where nobody said where, as its settings say: among the user's documents."""
    if not _current:
        settings = Settings.of_environment()
        use_folder(settings.records_folder, settings.is_shared)
    return _current[0]
