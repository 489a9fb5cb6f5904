"""From the bytes of a trial file to its tables: every way a file can be wrong ends in one clear sentence."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cubb_sim.calibration.validation.schema import (
    TRIAL_TEXTS,
    ArmTable,
    BenefitName,
    CategoryName,
    MeasurementTable,
    PopulationTable,
    ScaleName,
    Third,
    TrialLeverTable,
    TrialTable,
)
from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.specification import Grade
from cubb_sim.scenario.file import decoded, shown_path, toml_table
from cubb_sim.scenario.messages import FAULTS, place, plain, shown
from cubb_sim.scenario.schema import ParameterTable, TextTable

LARGEST_FILE_BYTES = 200_000
WHAT_IT_NEEDS = "docs/trials.md shows a whole trial file."
NAMES: dict[str, tuple[str, ...]] = {
    "scale": get_args(ScaleName),
    "closeness_third": get_args(Third),
    "benefit": get_args(BenefitName),
    "category": get_args(CategoryName),
    "grade": tuple(Grade),
    "n_grade": tuple(Grade),
}
"""What may stand where only certain names may."""
MORE_FAULTS = {
    **FAULTS,
    "bool_type": ("{value} is neither true nor false.", "Write true or false without quotation marks."),
    "date_type": ("{value} is not a date.", "Write it without quotation marks, such as 2026-09-30."),
    "date_from_datetime_parsing": ("{value} is not a date.", "Write it without quotation marks, such as 2026-09-30."),
    "greater_than": ("{value} is too low.", "It has to be more than {gt:,}."),
    "too_short": ("has too few entries.", "At least {min_length:,} are needed."),
    "string_pattern_mismatch": ("{value} cannot be an id.", "Write small letters, digits and _, such as ips_denmark."),
}
HOW_TO_WRITE: dict[str, str] = {
    **dict.fromkeys(TRIAL_TEXTS, 'Write {da = "...", en = "..."}, or one text in quotation marks for both languages.'),
    "measurement": "Write [[measurement]] on a line of its own, with its keys on the lines below.",
    "population": "Write [population] on a line of its own, with scenario and filters on the lines below.",
    "intervention": "Write [intervention.levers.NAME] on a line of its own, with value and why on the lines below.",
    "comparator": "Write [comparator.levers.NAME] on a line of its own, with value and why on the lines below.",
    "levers": "A lever is a table of its own, [intervention.levers.caseload], with value and why.",
    "parameters": 'A number is a table of its own, [intervention.parameters."group.field"], with value and why.',
    "age_years": "Write the youngest and the oldest, such as [18, 29].",
    "interval_95": "Write the lower and the upper bound, such as [1.05, 1.58].",
}


def read_trial_table(path: Path) -> tuple[TrialTable, str]:
    """The tables of one file, each value of the right kind, and the file as messages call it.

    Raises:
        ScenarioError: the file cannot be read, is not UTF-8 or TOML, or says something that is not allowed.
    """
    where = shown_path(path)
    return parsed_trial(toml_table(_text_of(path, where), where, WHAT_IT_NEEDS), where), where


def parsed_trial(table: dict[str, Any], where: str) -> TrialTable:
    """The same for tables that were read already.

    Raises:
        ScenarioError: about the first thing that is wrong, unknown keys before missing ones: a misspelt key is both.
    """
    try:
        return TrialTable.model_validate(table)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    faults.sort(key=lambda fault: fault["type"] != "extra_forbidden")
    raise _in_words(faults[0], where)


def unknown_name(at: str, kind: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """With the nearest name and all that are allowed, since there are few of them."""
    names = sorted(known)
    listing = f"Allowed: {', '.join(names)}." if UnknownNameError(at, kind, name, names).nearest else ""
    return UnknownNameError(at, kind, name, names, listing)


def _text_of(path: Path, where: str) -> str:
    try:
        if path.is_dir():
            raise ScenarioError(where, "is a directory.", "Name a trial file, which ends with .toml.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path no system could have, such as one with a zero byte
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise ScenarioError(where, f"the trial file cannot be read ({reason}).", WHAT_IT_NEEDS) from None
    if len(content) > LARGEST_FILE_BYTES:
        what = f"is larger than {LARGEST_FILE_BYTES / 1e6:.1f} MB, the most a trial file may be."
        raise ScenarioError(where, what, "Is it the right file?")
    return decoded(content, where)


def _in_words(fault: ErrorDetails, where: str) -> ScenarioError:
    location = tuple(part for part in fault["loc"] if part != "[key]")
    at, last = place(where, location), plain(str(location[-1]))
    named = next((part for part in reversed(location) if isinstance(part, str)), "")
    if fault["type"] == "extra_forbidden":
        return unknown_name(at, "key", last, _table_around(location).model_fields)
    if fault["type"] == "literal_error" and isinstance(fault["input"], str):
        return unknown_name(at, named.replace("_", " "), plain(fault["input"]), NAMES[named])
    kind = {"int_from_float": "int_type", "literal_error": "string_type"}.get(fault["type"], fault["type"])
    what, advice = MORE_FAULTS.get(kind, ("{value} cannot be used here.", ""))
    given = {"value": shown(fault["input"]), **fault.get("ctx", {})}
    return ScenarioError(at, what.format(**given), _how_to_write(fault) or advice.format(**given))


def _table_around(location: tuple[str | int, ...]) -> type[BaseModel]:
    """The table that the last part of the location is a key of."""
    names = [part for part in location[:-1] if isinstance(part, str)]
    if not names:
        return TrialTable
    if names[-1] in TRIAL_TEXTS:
        return TextTable
    if names[0] in ("intervention", "comparator"):
        inner: dict[str, type[BaseModel]] = {"levers": TrialLeverTable, "parameters": ParameterTable}
        return inner.get(names[1], ArmTable) if len(names) > 1 else ArmTable
    outer: dict[str, type[BaseModel]] = {"population": PopulationTable, "measurement": MeasurementTable}
    return outer.get(names[0], TrialTable)


def _how_to_write(fault: ErrorDetails) -> str:
    """How the table, list or text is written that the fault is in; nothing where the fault is in a plain value."""
    names = [part for part in fault["loc"] if isinstance(part, str)]
    if fault["type"] not in ("model_type", "list_type", "dict_type", "missing", "string_type", "too_short", "too_long"):
        return ""
    for name in reversed(names):
        if name in HOW_TO_WRITE and (fault["type"] != "missing" or name == names[-1]):
            return HOW_TO_WRITE[name]
        if fault["type"] == "string_type" and name not in ("da", "en"):
            return ""
    return WHAT_IT_NEEDS if fault["type"] == "missing" else ""
