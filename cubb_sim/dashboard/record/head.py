"""The first line of a record: what the file is, and what the meeting was held with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from cubb_sim import __version__
from cubb_sim.dashboard.record.kinds import UnreadableError
from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import has_posterior, posterior_manifest
from cubb_sim.parameters.specification import Text

FORMAT, FORMAT_VERSION = "cubb-sim FLIP", 1
MARK = f'{{"format": "{FORMAT}", "version": '.encode()
"""How every record begins, of whatever version."""

EMPTY = Text("Filen er tom: der er intet referat i den.", "The file is empty: there is no record in it.")
CUT_OFF = Text(
    "Filen holder op midt i sin første linje: der nåede ikke at komme et referat i den.",
    "The file ends in the middle of its first line: no record had come into it.",
)
ANOTHER = Text(
    "Filen er ikke et referat fra CUBB. Den er ikke rørt.", "The file is not a record from CUBB. It was left untouched."
)
NEWER = Text(
    "Referatet er skrevet med en nyere udgave af programmet og kan ikke åbnes med denne. Det er ikke rørt; åbn det med "
    "den nyere udgave.",
    "The record was written with a newer version of the program, and cannot be opened with this one. It was left "
    "untouched; open it with the newer version.",
)


@dataclass(frozen=True)
class Head:
    """What is known when a record is begun.

    Attributes:
        begun: date and time in UTC, ISO 8601.
        model: version of the package.
        posterior: id of the calibration it ships with; "" for none.
    """

    begun: str
    model: str
    posterior: str
    municipality: str
    flip: str
    title: str

    def line(self) -> bytes:
        """The line as it stands in the file."""
        held = {"format": FORMAT, "version": FORMAT_VERSION, **asdict(self)}
        return json.dumps(held, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def new_head(municipality: str, flip: str, title: str) -> Head:
    """The head of a record that begins now."""
    try:
        posterior = str(posterior_manifest()["id"]) if has_posterior() else ""
    except CubbSimError:  # a record can be kept where the calibration cannot be read
        posterior = ""
    return Head(now(), __version__, posterior, municipality, flip, title)


def read_head(first: bytes, is_whole: bool) -> Head:
    """The head of a file, from its first line.

    Args:
        is_whole: whether the line has an end.

    Raises:
        UnreadableError: it is no record that this version can read.
    """
    line = first.removeprefix(b"\xef\xbb\xbf").strip()
    if not line:
        raise UnreadableError(ANOTHER if first else EMPTY)
    held = read_object(line)
    if held is None:
        is_ours = line.startswith(MARK) or MARK.startswith(line)
        raise UnreadableError(CUT_OFF if is_ours and not is_whole else ANOTHER)
    if held.get("format") != FORMAT or not isinstance(held.get("version"), int):
        raise UnreadableError(ANOTHER)
    if held["version"] > FORMAT_VERSION:
        raise UnreadableError(NEWER)
    given = {one.name: held.get(one.name) for one in fields(Head)}
    if not all(isinstance(value, str) for value in given.values()) or moment(str(given["begun"])) is None:
        raise UnreadableError(ANOTHER)
    # Half characters, which a damaged file may hold, can neither be shown nor written.
    return Head(**{name: str(value).encode("utf-8", "replace").decode("utf-8") for name, value in given.items()})


def now() -> str:
    """Date and time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment(time: str) -> datetime | None:
    """A time of a record; None where it is none, or one that cannot be told in the time of this computer."""
    try:
        read = datetime.fromisoformat(time)
        read.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def read_object(line: bytes) -> dict[str, Any] | None:
    """The object of a line; None where it holds none."""
    try:
        held = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None
