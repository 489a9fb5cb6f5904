"""Modules are small, documented and named by a domain noun; functions are short."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source_tree import PACKAGE, functions_in, python_files, relative, tree_of

MODULES = python_files(PACKAGE)
MAX_MODULE_LINES = 300
MAX_RULE_LINES = 20
MAX_FUNCTION_LINES = 45
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "misc"}


def test_every_module_says_what_it_is() -> None:
    assert [relative(path) for path in MODULES if not ast.get_docstring(tree_of(path))] == []


def test_a_module_can_be_read_in_one_sitting() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MAX_MODULE_LINES} == {}


def test_functions_are_short() -> None:
    too_long = {
        function.where: function.n_body_lines
        for path in MODULES
        for function in functions_in(path)
        if function.n_body_lines > (MAX_RULE_LINES if path.parent == PACKAGE / "rules" else MAX_FUNCTION_LINES)
    }
    assert too_long == {}


def test_modules_are_named_by_what_they_are_about() -> None:
    words = {relative(path): set(re.split(r"[/_.]", relative(path))) for path in MODULES}
    assert {name for name, parts in words.items() if parts & NAMES_THAT_SAY_NOTHING} == set()


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert {relative(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_no_unfinished_business() -> None:
    marks = ("TODO", "FIXME", "XXX", "NotImplementedError")
    found = [
        f"{relative(path)}:{number} {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(mark in line for mark in marks)
    ]
    assert found == []


def test_files_are_opened_with_an_encoding_said() -> None:
    """Windows would otherwise read and write Danish letters in a code page of its own."""
    silent = [
        f"{relative(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and opens_text_without_encoding(node)
    ]
    assert silent == []


def opens_text_without_encoding(call: ast.Call) -> bool:
    """Whether a call opens text and leaves the encoding to the system."""
    if any(keyword.arg in ("encoding", None) for keyword in call.keywords):
        return False
    if isinstance(call.func, ast.Attribute) and call.func.attr == "read_text":
        return not call.args
    if isinstance(call.func, ast.Attribute) and call.func.attr == "write_text":
        return len(call.args) < 2
    if isinstance(call.func, ast.Name) and call.func.id == "open":
        modes = [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
        return not any("b" in str(mode.value) for mode in modes if isinstance(mode, ast.Constant))
    return False


@pytest.mark.parametrize(
    ("source", "is_silent"),
    [
        ("open('a')", True),
        ("open('a', 'w')", True),
        ("open('a', 'rb')", False),
        ("open('a', mode='wb')", False),
        ("open('a', encoding='utf-8')", False),
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text)", True),
        ("path.write_text(text, encoding='utf-8')", False),
    ],
)
def test_the_check_of_encodings_bites(source: str, is_silent: bool) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert opens_text_without_encoding(call) is is_silent
