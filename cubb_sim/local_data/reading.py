"""From rows to figures: keys that exist, each once, with values of their kind; all faults are told together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cubb_sim.local_data.decoding import read_text, shown_file
from cubb_sim.local_data.faults import MOST_SHOWN, Fault, LocalDataError, in_words
from cubb_sim.local_data.figures import FIGURES, Figure, Kind
from cubb_sim.local_data.numbers import NotANumberError, read_number
from cubb_sim.local_data.rows import Row, read_rows
from cubb_sim.scenario.messages import plain
from cubb_sim.scenario.schema import ROLES

FEWEST_PEOPLE = 5
"""Statistics Denmark's practice: what counts fewer people than this may point at somebody."""
LONGEST_NAME = 80
LONGEST_TEXT = 160
_PER_CENT_UNITS = {"%", "pct", "pct.", "procent", "per cent", "percent"}


@dataclass(frozen=True)
class GivenFigure:
    """One figure with a value.

    Attributes:
        value: a number (shares from 0 to 1), or a word where the figure is one.
        period, source, note: as the municipality wrote them, each on one line.
    """

    figure: Figure
    value: float | str
    line: int
    period: str
    source: str
    note: str

    @property
    def number(self) -> float:
        """The value of a figure that is a number."""
        return float(self.value)


@dataclass(frozen=True)
class LocalFigures:
    """All figures a municipality gave, by key, and what a person should know about how they were read."""

    file: str
    given: Mapping[str, GivenFigure]
    notices: tuple[str, ...]


def read_local_figures(path: Path) -> LocalFigures:
    """The figures of a CSV file made from the template.

    Raises:
        LocalDataError: the file or rows of it cannot be used; every bad row is named by its line.
    """
    decoded, file = read_text(path), shown_file(path)
    table = read_rows(decoded.text, file)
    given, faults, notices = _figures_of(table.rows, file)
    if faults:
        raise LocalDataError(file, faults)
    told = (decoded.notice, *table.notices, *notices)
    return LocalFigures(file, given, tuple(notice for notice in told if notice))


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """A remark as it can stand in a comment or a sentence: one line, printable, not too long."""
    words = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}..."


def _figures_of(rows: tuple[Row, ...], file: str) -> tuple[dict[str, GivenFigure], list[Fault], list[str]]:
    given: dict[str, GivenFigure] = {}
    lines: dict[str, list[int]] = {}
    faults: list[Fault] = []
    notices: list[str] = []
    for row in rows:
        key = row.cells["key"].casefold()
        if key not in FIGURES:
            faults.append(Fault((row.line,), _unknown(row.cells["key"], is_told=len(faults) < MOST_SHOWN)))
            continue
        lines.setdefault(key, []).append(row.line)
        try:
            figure = _figure_of(row, FIGURES[key], file, notices)
        except NotANumberError as error:
            faults.append(Fault((row.line,), f"{key}: {error}"))
            continue
        if figure is not None:
            given[key] = figure
    for key, where in lines.items():
        if len(where) > 1:
            faults.append(Fault(tuple(where), f"{key} stands {len(where)} times. Keep one of them."))
    return given, faults, notices


def _unknown(key: str, *, is_told: bool) -> str:
    """The nearest key is looked for only where a person will read of it: a wrong file may have thousands of rows."""
    if not key:
        return "there is no key in the first column. Blank lines and remarks that begin with # are passed over."
    near = get_close_matches(key[:LONGEST_NAME].casefold(), FIGURES, n=1, cutoff=0.5) if is_told else []
    advice = f"Did you mean '{near[0]}'?" if near else "'cubb-sim new --template FILE.csv' writes a file with all keys."
    return f"unknown figure '{plain(key)}'. {advice}"


def _figure_of(row: Row, figure: Figure, file: str, notices: list[str]) -> GivenFigure | None:
    """The figure of one row; `None` where it has no value. Sentences to be told are added to `notices`."""
    written = row.cells["value"]
    if not written:
        return None
    where = f"{file}, {in_words([row.line])}, {figure.key}"
    if figure.kind.is_text:
        value: float | str = _word(written, figure)
    else:
        if remark := _about_unit(row.cells.get("unit", ""), figure):
            notices.append(f"{where}: {remark}")
        number = read_number(written, figure.kind)
        value = number.value
        if number.notice:
            notices.append(f"{where}: {number.notice}")
        if figure.of_people and 0 < value < FEWEST_PEOPLE:
            notices.append(f"{where}: {_few(value)}")
    period, source, note = (one_line(row.cells.get(column, "")) for column in ("period", "source", "note"))
    return GivenFigure(figure, value, row.line, period, source, note)


def _word(written: str, figure: Figure) -> str:
    word = one_line(written, longest=LONGEST_NAME + 1)
    if figure.kind is Kind.ROLE:
        role = word.casefold().replace(" ", "_")
        if role not in ROLES:
            raise NotANumberError(f"unknown role '{plain(written)}'. Allowed: {', '.join(ROLES)}.")
        return role
    if len(word) > LONGEST_NAME:
        raise NotANumberError(f"the name is longer than {LONGEST_NAME} letters.")
    if not any(letter.isalpha() for letter in word):
        raise NotANumberError(f"'{plain(written)}' is not a name.")
    return word


def _about_unit(unit: str, figure: Figure) -> str:
    """A remark about a unit that is not the template's; the wrong one of number and per cent is a fault."""
    said = " ".join(unit.casefold().split())
    if not said or said in (figure.unit.da.casefold(), figure.unit.en.casefold()):
        return ""
    is_share = figure.kind is Kind.PER_CENT
    if (said in _PER_CENT_UNITS) != is_share:
        raise NotANumberError(
            f"the unit is {figure.unit.en} ({figure.unit.da}), not '{plain(unit)}'. Convert the value."
        )
    return "" if is_share else f"the unit '{plain(unit)}' was not read; the figure counts {figure.unit.en}."


def _few(value: float) -> str:
    return (
        f"{value:g} is fewer than {FEWEST_PEOPLE} people, who may be recognised. The scenario file will repeat it: do "
        "not publish it, or give the mean of several years."
    )
