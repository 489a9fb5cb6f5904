"""From a file to text: whatever Excel, Numbers or an editor saved, and a clear sentence where it is no text at all."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from cubb_sim.local_data.faults import Fault, LocalDataError

LARGEST_FILE_BYTES = 1_000_000
SAVE_AS_CSV = "Save it as 'CSV UTF-8 (semikolonsepareret)' and name that file."
_NOT_TEXT = (
    (b"PK\x03\x04", "an Excel workbook or another zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet table"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a text document with formatting"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CPR = re.compile(r"(?<![0-9])[0-9]{6}[ \u00a0\u2010-\u2015-]?[0-9]{4}(?![0-9])")
"""Ten digits, or six and four: what a Danish personal number looks like."""


@dataclass(frozen=True)
class DecodedText:
    """The text of a file, and what a person should know about how it was read ("" where nothing)."""

    text: str
    notice: str = ""


def shown_file(path: Path) -> str:
    """The file as messages name it: its last part, on one line, without anything that looks like a personal number."""
    name = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in path.name or str(path))
    return _CPR.sub("(number)", name)[:80]


def read_text(path: Path) -> DecodedText:
    """The text of a file of local figures.

    UTF-8 with or without a byte order mark, UTF-16 ("Unicode text" of Excel) and Windows-1252 are understood.

    Raises:
        LocalDataError: the file cannot be read, is too large, is empty or is no text.
    """
    file = shown_file(path)
    content = _bytes_of(path, file)
    if not content.strip():
        raise _whole(file, "the file is empty. 'cubb-sim new --template FILE.csv' writes one to fill in.")
    for beginning, what in _NOT_TEXT:
        if content.startswith(beginning):
            raise _whole(file, f"the file is {what} and not a CSV file. {SAVE_AS_CSV}")
    if _MARKUP.match(content):
        raise _whole(file, f"the file is a web page or XML and not a CSV file. {SAVE_AS_CSV}")
    decoded = _decoded(content, file)
    if "\0" in decoded.text:
        raise _whole(file, f"the file holds bytes that no text has. {SAVE_AS_CSV}")
    _refuse_personal_numbers(decoded.text, file)
    return decoded


def _whole(file: str, text: str) -> LocalDataError:
    return LocalDataError(file, [Fault((), text)])


def _bytes_of(path: Path, file: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            raise _whole(file, f"this is {kind}. Name a file that ends with .csv.")
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path no system could have, such as one with a zero byte
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "no such path can be"
        raise _whole(file, f"the file cannot be read ({reason}).") from None
    if len(content) > LARGEST_FILE_BYTES:
        most = f"{LARGEST_FILE_BYTES / 1e6:.0f} MB"
        raise _whole(file, f"the file is over {most}; local figures fill a few kB. Is it the right file?")
    return content


def _decoded(content: bytes, file: str) -> DecodedText:
    for mark, encoding in _UTF_16.items():
        if content.startswith(mark):
            try:
                return DecodedText(content[len(mark) :].decode(encoding))
            except UnicodeDecodeError:
                raise _whole(file, f"the file begins as Unicode text and is broken off. {SAVE_AS_CSV}") from None
    try:
        return DecodedText(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise _whole(file, f"the file is neither UTF-8 nor Windows text (line {line}). {SAVE_AS_CSV}") from None
    return DecodedText(text, f"{file} is not UTF-8 and was read as Windows text (1252): check æ, ø and å in names.")


def _refuse_personal_numbers(text: str, file: str) -> None:
    """No personal data: the lines are named, what stands there is never repeated."""
    lines = sorted({text.count("\n", 0, found.start()) + 1 for found in _CPR.finditer(text)})
    if lines:
        what = "something here looks like a CPR number (ten digits, or six and four), and it was not read further."
        advice = "The file holds figures about a municipality and nothing about single people: take it out."
        raise LocalDataError(file, [Fault((line,), f"{what} {advice}") for line in lines])
