"""What is said about a design file that cannot be used: where it is wrong, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.experiments.design.schema import (
    DesignTable,
    DistributionName,
    FactorsTable,
    FactorTable,
    GoalTable,
    GroupsName,
    MethodName,
    MethodTable,
    SeedsName,
)
from cubb_sim.scenario.messages import FAULTS, place, plain, shown
from cubb_sim.scenario.schema import TextTable

WHAT_IT_NEEDS = "docs/design_files.md shows a whole design file."
MOST_LISTED = 40
"""Names that are all told where one is unknown; of more, the nearest is enough."""
TEXTS = ("title", "question")
TABLES: dict[str, type[BaseModel]] = {
    **dict.fromkeys(TEXTS, TextTable),
    "method": MethodTable,
    "factors": FactorsTable,
    "factor": FactorTable,
    "goal": GoalTable,
}
NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("method", "name"): get_args(MethodName),
    ("method", "groups"): get_args(GroupsName),
    ("", "seeds"): get_args(SeedsName),
    ("factor", "distribution"): get_args(DistributionName),
}
"""What may stand where only certain names may, by table and key."""
MORE_FAULTS = {
    **FAULTS,
    "bool_type": ("{value} is neither true nor false.", "Write true or false without quotation marks."),
    "too_short": ("has too few entries.", "At least {min_length:,} are needed."),
    "string_pattern_mismatch": ("{value} cannot be a name.", "Write small letters, digits and _, such as contact."),
}
HOW_TO_WRITE = {
    **dict.fromkeys(TEXTS, 'Write {da = "...", en = "..."}, or one text in quotation marks for both languages.'),
    "method": 'Write [method] on a line of its own, with name = "sobol" and size = 256 on the lines below.',
    "factors": 'Write [factors] on a line of its own, with keys such as levers = "all" on the lines below.',
    "factor": "Write [factor.caseload] on a line of its own, with keys such as low and high on the lines below.",
    "goal": "Write [goal] on a line of its own, with quantity and at_least on the lines below.",
}
LISTS = {
    "levers": 'Write "all", or a list of names such as ["caseload", "caseworker_turnover"].',
    "uncertain": 'Write "all", "fitted", "not_fitted", or a list of names such as ["belief.information"].',
    "switches": 'Write "all", or a list of names such as ["displacement"].',
    "disturbances": 'Write "all", or a list of kinds such as ["reform"].',
    "levels": "Write numbers in square brackets, such as [30, 45, 60].",
    **dict.fromkeys(
        ("pillars", "quantities", "subgroups", "analyses", "strategies"),
        'Write names in square brackets, such as ["one", "another"].',
    ),
}
ABOUT_TABLES = ("model_type", "dict_type", "list_type", "string_type")


def parsed(table: Mapping[str, Any], where: str) -> DesignTable:
    """The contents of a file, each value of the right kind.

    Raises:
        ScenarioError: about the first thing that is wrong, unknown keys before missing ones: a misspelt key is both.
    """
    try:
        return DesignTable.model_validate(table)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    faults.sort(key=lambda fault: (fault["type"] != "extra_forbidden", _is_beside_the_point(fault)))
    raise _in_words(faults[0], where)


def unknown_name(at: str, kind: str, name: str, known: Iterable[str], listing: str = "") -> UnknownNameError:
    """With the nearest name, and all that are allowed where they are few."""
    names = sorted(known)
    error = UnknownNameError(at, kind, plain(name), names, listing)
    if error.nearest and not listing and len(names) <= MOST_LISTED:
        return UnknownNameError(at, kind, plain(name), names, f"Allowed: {', '.join(names)}.")
    return error


def _is_beside_the_point(fault: ErrorDetails) -> bool:
    """Where a list was written, that it is not the name of a set is not what is wrong with it."""
    return fault["loc"][-1] == "str" and isinstance(fault["input"], list)


def _in_words(fault: ErrorDetails, where: str) -> ScenarioError:
    location = _plain_location(fault["loc"])
    at, key = place(where, location), str(location[-1])
    table = location[0] if isinstance(location[0], str) and len(location) > 1 else ""
    if fault["type"] == "extra_forbidden":
        return _unknown_key(at, key, str(table))
    if fault["type"] == "literal_error" and isinstance(fault["input"], str):
        return unknown_name(at, key, fault["input"], NAMES[str(table), key])
    kind = {"int_from_float": "int_type", "literal_error": "string_type"}.get(fault["type"], fault["type"])
    what, advice = MORE_FAULTS.get(kind, ("{value} cannot be used here.", ""))
    given = {"value": shown(fault["input"]), **fault.get("ctx", {})}
    return ScenarioError(at, what.format(**given), _how_to_write(fault, location) or advice.format(**given))


def _plain_location(location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Without what pydantic adds about the two ways of writing what is chosen: `factors.levers.str`."""
    if location[0] != "factors":
        return location
    return (*location[:2], *(one for one in location[2:] if isinstance(one, int)))


def _unknown_key(at: str, key: str, table: str) -> ScenarioError:
    """A key that stands below a table's heading although it belongs above is the commonest slip of TOML."""
    inner = TABLES.get(table, DesignTable).model_fields
    if table and key in DesignTable.model_fields and key not in inner:
        heading = "factor.NAME" if table == "factor" else table
        advice = f"TOML gives it to [{heading}], which is above it; move it above the first line in square brackets."
        return ScenarioError(at, f"'{key}' does not belong to this table.", advice)
    return unknown_name(at, "key", key, inner)


def _how_to_write(fault: ErrorDetails, location: tuple[str | int, ...]) -> str:
    """How the table, list or text is written that the fault is in; nothing where the fault is in a plain value."""
    names = [part for part in location if isinstance(part, str)]
    if fault["type"] in ABOUT_TABLES and isinstance(location[-1], str) and names[-1] in LISTS:
        return LISTS[names[-1]]
    if fault["type"] == "missing":
        return HOW_TO_WRITE.get(names[-1], HOW_TO_WRITE["title"] if names[0] in TEXTS else WHAT_IT_NEEDS)
    is_whole_table = len(names) == 1 or (names[0] == "factor" and len(names) == 2)  # noqa: PLR2004 (factor and its name)
    return HOW_TO_WRITE.get(names[0], "") if fault["type"] in ABOUT_TABLES and is_whole_table else ""
