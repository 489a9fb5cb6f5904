"""The order that is printed is the order that runs, and nothing a month should hold is left out of it."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from tests.architecture.source_tree import (
    PACKAGE,
    functions_in,
    imported_modules,
    last_name,
    python_files,
    relative,
    top_level_functions,
    tree_of,
)

SCHEDULE_FILE = PACKAGE / "schedule.py"
MONTH = "month_in_municipality"
PROCESS_FILES = [path for path in python_files(PACKAGE / "processes") if path.name != "__init__.py"]

pytestmark = pytest.mark.skipif(not SCHEDULE_FILE.exists(), reason="the schedule is not written yet")


def steps_of_the_month() -> list[ast.stmt]:
    """The statements of the compiled month, without its docstring."""
    month = next(function for function in top_level_functions(SCHEDULE_FILE) if function.node.name == MONTH)
    return month.node.body[1:]


def printed_names() -> list[str]:
    """The names of the printed schedule, in its order."""
    return [process.name for process in importlib.import_module("cubb_sim.schedule").SCHEDULE]


def test_the_month_is_a_plain_list_of_processes() -> None:
    """No branch and no loop: otherwise a printed list could not say what runs."""
    assert [ast.unparse(step) for step in steps_of_the_month()] == [f"{name}(world, m)" for name in printed_names()]


def test_every_printed_process_stands_where_it_says_and_says_what_it_does() -> None:
    for process in importlib.import_module("cubb_sim.schedule").SCHEDULE:
        assert hasattr(importlib.import_module(process.module), process.name)
        assert process.module.startswith("cubb_sim.processes.")
        assert process.summary.strip()


def test_every_mechanism_is_scheduled() -> None:
    """A module of processes that nobody calls would be a mechanism that is described and never happens."""
    called = {last_name(node) for node in ast.walk(tree_of(SCHEDULE_FILE)) if isinstance(node, ast.Call)}
    idle = [
        relative(path)
        for path in PROCESS_FILES
        if not called & {function.node.name for function in top_level_functions(path)} and not is_called_elsewhere(path)
    ]
    assert idle == []


def is_called_elsewhere(path: Path) -> bool:
    """Whether another module uses it: part of a mechanism, or of the start, rather than a step of its own."""
    module = f"cubb_sim.processes.{path.stem}"
    return any(module in imported_modules(other) for other in python_files(PACKAGE) if other != path)


def test_no_process_is_scheduled_twice() -> None:
    names = printed_names()
    assert len(names) == len(set(names))


def test_every_rule_is_asked() -> None:
    """A rule nobody asks is a mechanism that is written down and left out."""
    words = {
        name
        for path in python_files(PACKAGE)
        for node in ast.walk(tree_of(path))
        for name in [node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""]
    }
    rules = [function for path in python_files(PACKAGE / "rules") for function in functions_in(path)]
    assert [rule.where for rule in rules if rule.node.name not in words] == []
