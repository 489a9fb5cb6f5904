"""What is said about a scenario file that cannot be used: where it is wrong, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.specification import Grade
from cubb_sim.scenario.schema import (
    ROLES,
    TEXTS,
    DisturbanceTable,
    LeverTable,
    MunicipalityTable,
    ParameterTable,
    ScenarioTable,
    TextTable,
)

LONGEST_SHOWN = 60

TABLES: dict[str, type[BaseModel]] = {
    "municipality": MunicipalityTable,
    "levers": LeverTable,
    "parameters": ParameterTable,
    "disturbance": DisturbanceTable,
}
HOW_TO_WRITE = {
    **dict.fromkeys(TEXTS, 'Write {da = "...", en = "..."}, or one text in quotation marks for both languages.'),
    "levers": "A change of a lever is a table of its own, [levers.decision_authority], with value and why.",
    "parameters": 'A changed number is a table of its own, [parameters."group.field"], with value and why.',
    "municipality": "Write [[municipality]] on a line of its own, with its keys on the lines below.",
    "disturbance": "Write [[disturbance]] on a line of its own, with its keys on the lines below.",
}
ABOUT_TABLES = ("model_type", "list_type", "dict_type")
FAULTS = {
    "missing": ("is missing.", ""),
    "float_type": ("{value} is not a number.", "Write a number without quotation marks, such as 0.8."),
    "int_type": ("{value} is not a whole number.", "Write a whole number without quotation marks, such as 12."),
    "finite_number": ("{value} is not a finite number.", "Write a number such as 0.8."),
    "greater_than_equal": ("{value} is too low.", "The lowest allowed is {ge:,}."),
    "less_than_equal": ("{value} is too high.", "The highest allowed is {le:,}."),
    "string_type": ("{value} is not a text.", "Write it in quotation marks."),
    "string_too_short": ("is empty.", "Write a text in the quotation marks."),
    "string_too_long": ("is too long.", "The longest allowed is {max_length:,} characters."),
    "too_long": ("has too many entries.", "The most allowed is {max_length:,}."),
}
"""What was given and what is allowed, by the type of fault that pydantic reports."""


def parsed(table: Mapping[str, Any], where: str) -> ScenarioTable:
    """The contents of a file, each value of the right kind.

    Raises:
        ScenarioError: about the first thing that is wrong, unknown keys before missing ones: a misspelt key is both.
    """
    try:
        return ScenarioTable.model_validate(table)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    faults.sort(key=lambda fault: fault["type"] != "extra_forbidden")
    raise _in_words(faults[0], where)


def shown(value: object) -> str:
    """A value as one would write it, on one line and never longer than a person would read."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    try:
        text = repr(value) if isinstance(value, str | int | float) else " ".join(str(value).split())
    except ValueError:  # Python refuses to write out a number of thousands of digits
        return "a number of thousands of digits"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def plain(name: str) -> str:
    """A name as it can be shown inside a sentence: short, and with letters that would disturb the line written out."""
    text = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def place(where: str, location: tuple[str | int, ...]) -> str:
    """File and key in words; places in a list are counted from 1."""
    numbered = [at for at, part in enumerate(location) if isinstance(part, int)]
    if not numbered:
        return f"{where}, key '{_joined(location)}'"
    head, tail = location[: numbered[-1]], location[numbered[-1] + 1 :]
    entry = f"{_joined(head)} number {int(location[numbered[-1]]) + 1}"
    return f"{where}, key '{_joined(tail)}' of {entry}" if tail else f"{where}, {entry}"


def _joined(location: tuple[str | int, ...]) -> str:
    return ".".join(plain(part) for part in location if isinstance(part, str))


def _in_words(fault: ErrorDetails, where: str) -> ScenarioError:
    at, last = place(where, fault["loc"]), plain(str(fault["loc"][-1]))
    if fault["type"] == "extra_forbidden":
        return _unknown(at, "key", last, _table_around(fault["loc"]).model_fields)
    if fault["type"] == "literal_error" and isinstance(fault["input"], str):
        return _unknown(at, last, plain(fault["input"]), ROLES if last == "role" else tuple(Grade))
    kind = {"int_from_float": "int_type", "literal_error": "string_type"}.get(fault["type"], fault["type"])
    what, advice = FAULTS.get(kind, ("{value} cannot be used here.", ""))
    given = {"value": shown(fault["input"]), **fault.get("ctx", {})}
    return ScenarioError(at, what.format(**given), _how_to_write(fault) or advice.format(**given))


def _unknown(at: str, kind: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """With the nearest name and, since there are few of them, all that are allowed."""
    names = sorted(known)
    listing = f"Allowed: {', '.join(names)}." if UnknownNameError(at, kind, name, names).nearest else ""
    return UnknownNameError(at, kind, name, names, listing)


def _table_around(location: tuple[str | int, ...]) -> type[BaseModel]:
    """The table that the last part of the location is a key of."""
    names = [part for part in location[:-1] if isinstance(part, str)]
    if not names:
        return ScenarioTable
    return TextTable if names[-1] in TEXTS else TABLES[names[0]]


def _how_to_write(fault: ErrorDetails) -> str:
    """How the text or table is written that the fault is in; nothing where the fault is in a plain value."""
    names = [part for part in fault["loc"] if isinstance(part, str)]
    if fault["type"] in (*ABOUT_TABLES, "missing", "string_type"):
        for name in reversed(names[-2:]):
            if name in TEXTS:
                return HOW_TO_WRITE[name]
    return HOW_TO_WRITE.get(names[0], "") if fault["type"] in ABOUT_TABLES else ""
