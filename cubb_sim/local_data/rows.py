"""From text to rows: which sign separates, which column is which, and on which line each row stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cubb_sim.local_data.faults import Fault, LocalDataError
from cubb_sim.scenario.messages import plain

DELIMITERS = {";": "semicolons", ",": "commas", "\t": "tabs"}
COLUMN_NAMES = {
    "key": ("key", "nøgle", "noegle"),
    "label": ("label", "name", "betegnelse", "navn"),
    "value": ("value", "værdi", "vaerdi", "tal"),
    "unit": ("unit", "enhed"),
    "period": ("period", "periode"),
    "source": ("source", "kilde"),
    "found": ("found in", "findes i"),
    "note": ("note", "comment", "bemærkning", "bemaerkning", "kommentar"),
}
"""What a column may be called, in English and Danish; only the key and the value are needed."""
_COLUMNS = {name: column for column, names in COLUMN_NAMES.items() for name in names}
_PERSONAL = re.compile(r"\b(?:cpr|personnummer|cprnr)\b")
_SEPARATOR_LINE = re.compile(r"\ufeff?[\"\s]*sep=(.)[\";,\s]*")
NEEDED = "The first line names the columns: nøgle;betegnelse;værdi;enhed;periode;kilde;bemærkning;findes i."


@dataclass(frozen=True)
class Row:
    """One line of figures: its number in the file, and its cells by column ("" where there is none)."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """All rows, and what a person should know about how they were read."""

    rows: tuple[Row, ...]
    notices: tuple[str, ...]


def read_rows(text: str, file: str) -> Table:
    """The rows of a text whose first line names the columns; blank lines and lines that begin with # are passed over.

    Raises:
        LocalDataError: no such first line, or rows that do not fit it, each with its number.
    """
    lines = ["\n" if line.lstrip("\ufeff \t").startswith("#") else line for line in io.StringIO(text, newline="")]
    delimiter = _delimiter(lines, file)
    cells_by_line = list(_parsed(lines, delimiter, file))
    if not cells_by_line:
        raise LocalDataError(file, [Fault((), f"the file has no line with figures. {NEEDED}")])
    (head_line, head), *rest = cells_by_line
    columns, notices = _columns(head, head_line, file)
    faults = [
        Fault((line,), _too_many(len(cells), len(head), delimiter))
        for line, cells in rest
        if any(cell.strip() for cell in cells[len(head) :])
    ]
    if faults:
        raise LocalDataError(file, faults)
    rows = [Row(line, {column: _cell(cells, at) for column, at in columns.items()}) for line, cells in rest]
    return Table(tuple(rows), notices)


def _cell(cells: list[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _parsed(lines: list[str], delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Number of the first line of each row, and its cells; a cell in quotation marks may hold line breaks."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            what = f"the quotation marks or cells cannot be understood ({error})."
            raise LocalDataError(
                file, [Fault((before + 1,), f"{what} A cell that begins with one must end so.")]
            ) from None
        if cells is None:
            return
        line, before = before + 1, reader.line_num
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
            yield line, cells


def _delimiter(lines: list[str], file: str) -> str:
    """The sign that divides the first line with words into the most columns that are known.

    Excel's own first line, such as `sep=;`, says it outright; it is emptied.
    """
    at = next((at for at, line in enumerate(lines) if _has_words(line)), 0)
    first = lines[at] if lines else ""
    if stated := _SEPARATOR_LINE.fullmatch(first):
        if stated[1] not in DELIMITERS:
            what = f"separates by '{plain(stated[1])}', which is not read. Save it with semicolons."
            raise LocalDataError(file, [Fault((at + 1,), what)])
        lines[at] = "\n"
        return stated[1]

    def n_known(delimiter: str) -> int:
        return sum(_normal(cell) in _COLUMNS for cell in first.split(delimiter))

    return max(DELIMITERS, key=n_known)


def _has_words(line: str) -> bool:
    """Whether it is neither blank nor a remark, also where a spreadsheet put quotation marks around the remark."""
    words = line.strip('\ufeff \t\r\n;,"')
    return bool(words) and not words.startswith("#")


def _normal(name: str) -> str:
    return " ".join(name.strip().strip('"').casefold().split())


def _columns(head: list[str], line: int, file: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each known column stands, and notices about those that are not."""
    columns: dict[str, int] = {}
    notices = []
    for at, cell in enumerate(head):
        name = _normal(cell)
        if _PERSONAL.search(name):
            what = "a column is named after CPR numbers. The file holds no personal data: take the column out."
            raise LocalDataError(file, [Fault((line,), what)])
        column = _COLUMNS.get(name)
        if column in columns:
            what = f"two columns are called '{plain(cell)}' or mean the same. Keep one of them."
            raise LocalDataError(file, [Fault((line,), what)])
        if column is not None:
            columns[column] = at
        elif name:
            notices.append(f"{file}, line {line}: the column '{plain(cell.strip())}' is not known and was passed over.")
    missing = [column for column in ("key", "value") if column not in columns]
    if missing:
        asked = " and ".join(f"'{column}' ({COLUMN_NAMES[column][1]})" for column in missing)
        raise LocalDataError(file, [Fault((line,), f"there is no column {asked}. {NEEDED}")])
    return columns, tuple(notices)


def _too_many(n_cells: int, n_columns: int, delimiter: str) -> str:
    what = f"has {n_cells} cells, and the first line names {n_columns} columns, divided by {DELIMITERS[delimiter]}."
    if delimiter == ",":
        return f'{what} A number with a decimal comma must stand in quotation marks, "23,5", or save with semicolons.'
    return f"{what} A text that holds the dividing sign must stand in quotation marks."
