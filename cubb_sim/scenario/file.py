"""From the bytes of a scenario file to what it says: every way a file can be wrong ends in one clear sentence."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cubb_sim.errors import ScenarioError
from cubb_sim.kinds import Role
from cubb_sim.parameters import DISTURBANCES, Text
from cubb_sim.scenario.checks import check_differences
from cubb_sim.scenario.content import (
    Differences,
    DisturbanceEvent,
    LeverChange,
    MunicipalityDifference,
    ParameterChange,
)
from cubb_sim.scenario.messages import parsed, place
from cubb_sim.scenario.schema import DisturbanceTable, ScenarioTable, Sourced

LARGEST_FILE_BYTES = 1_000_000
DEEPEST_KEY = 12
WHAT_IT_NEEDS = "A scenario needs at least a title, a question, and a parent or a [[municipality]]."

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{DEEPEST_KEY}}}")
"""A dotted key so long that the TOML reader would spend minutes on a file of them."""


@dataclass(frozen=True)
class ScenarioFile:
    """One file by itself, before its parent is laid beneath it."""

    title: Text
    question: Text
    parent: str | None
    own: Differences


def read_scenario_file(path: Path) -> ScenarioFile:
    """Read and check one file; names and ranges are checked, what depends on the parent is not.

    Raises:
        ScenarioError: the file cannot be read, is not UTF-8 or TOML, or says something that is not allowed.
    """
    return scenario_from_text(_text_of(path), shown_path(path))


def scenario_from_text(text: str, where: str) -> ScenarioFile:
    """The same for text that is not in a file (yet); `where` is what messages call it."""
    return scenario_from_table(toml_table(text, where), where)


def scenario_from_table(content: Mapping[str, Any], where: str) -> ScenarioFile:
    """The same for what would be in a file, as tables of TOML come out of its reader."""
    table = parsed(content, where)
    own = _differences(table)
    check_differences(own, where)
    _check_sources(table, where)
    return ScenarioFile(table.title.text(), table.question.text(), table.parent, own)


def shown_path(path: Path) -> str:
    """A path as messages show it: characters that would disturb the line are written out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in str(path))


def _text_of(path: Path) -> str:
    where = shown_path(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ScenarioError(where, "is a directory.", "Name a file that ends with .toml.")
        if not stat.S_ISREG(status.st_mode):
            raise ScenarioError(where, "is not an ordinary file.", "Name a file that ends with .toml.")
        _refuse_large(status.st_size, where)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path no system could have, such as one with a zero byte
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise ScenarioError(where, f"the file cannot be read ({reason}).") from None
    _refuse_large(len(content), where)
    return decoded(content, where)


def _refuse_large(n_bytes: int, where: str) -> None:
    if n_bytes > LARGEST_FILE_BYTES:
        what = f"is {n_bytes / 1e6:.1f} MB; the largest scenario file read is {LARGEST_FILE_BYTES / 1e6:.0f} MB."
        raise ScenarioError(where, what, "A scenario states only what differs from its parent. Is it the right file?")


def decoded(content: bytes, where: str) -> str:
    """The text of a TOML file; a byte order mark, which some editors put first, is passed over."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8: byte 0x{error.object[error.start]:02x} in line {line}."
        raise ScenarioError(where, what, "Save the file again with the encoding UTF-8.") from None


def toml_table(text: str, where: str, what_it_needs: str = WHAT_IT_NEEDS) -> dict[str, Any]:
    """The tables of a TOML file; every way it can be none ends in one sentence, with `what_it_needs` as the advice."""
    if deep := _DEEP_KEY.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise ScenarioError(where, f"the key in line {line} has more than {DEEPEST_KEY} parts.", what_it_needs)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        last = f"at line {text.count(chr(10)) + 1}, column {len(text) - (text.rfind(chr(10)) + 1) + 1}"
        reason = str(error).replace("at end of document", last)
        raise ScenarioError(where, f"is not valid TOML: {reason}.") from None
    except ValueError:
        raise ScenarioError(where, "is not valid TOML: it holds a number of thousands of digits.") from None
    except RecursionError:
        raise ScenarioError(where, "holds brackets within brackets, too deep to read.", what_it_needs) from None
    if not table:
        raise ScenarioError(where, "is empty.", what_it_needs)
    return table


def _differences(table: ScenarioTable) -> Differences:
    return Differences(
        horizon_months=table.horizon_months,
        municipalities=_municipalities(table),
        lever_changes=_lever_changes(table),
        parameter_changes=tuple(
            ParameterChange(name, one.value, one.why.text(), *table.source_of(one))
            for name, one in table.parameters.items()
        ),
        disturbances=tuple(
            DisturbanceEvent(one.kind, one.month, _size(one), one.months, one.municipality, one.why.text())
            for one in table.disturbance
        ),
    )


def _municipalities(table: ScenarioTable) -> tuple[MunicipalityDifference, ...]:
    differences = []
    for one in table.municipality:
        source, grade = table.source_of(one)
        differences.append(
            MunicipalityDifference(
                name=one.name,
                citizens=one.citizens,
                role=Role[one.role.upper()] if one.role else None,
                levers=tuple(sorted(one.levers.items())),
                demand=one.demand,
                source=source,
                grade=grade,
            )
        )
    return tuple(differences)


def _lever_changes(table: ScenarioTable) -> tuple[LeverChange, ...]:
    return tuple(
        LeverChange(
            lever, one.value, one.from_month, one.to_month, one.municipality, one.why.text(), *table.source_of(one)
        )
        for lever, changes in table.levers.items()
        for one in changes
    )


def _size(one: DisturbanceTable) -> float:
    """Its size as stated, or as its kind has it; a kind that does not exist is refused later."""
    if one.size is not None or one.kind not in DISTURBANCES:
        return one.size or 0.0
    return DISTURBANCES[one.kind].size.default


def _check_sources(table: ScenarioTable, where: str) -> None:
    """A figure that claims to be more than assumed says where it is from."""
    entries: list[tuple[tuple[str | int, ...], Sourced]] = [
        (("municipality", at), one) for at, one in enumerate(table.municipality)
    ]
    entries += [(("levers", name, at), one) for name, ones in table.levers.items() for at, one in enumerate(ones)]
    entries += [(("parameters", name), one) for name, one in table.parameters.items()]
    for location, one in entries:
        grade = one.grade or table.grade or "assumed"
        if grade != "assumed" and not (one.source or table.source):
            what = f"is missing, and the grade is '{grade}'."
            raise ScenarioError(place(where, (*location, "source")), what, "Say where the figure is from.")
