"""A test that is never collected protects nothing: whatever asserts is run, or is called by what is run."""

from __future__ import annotations

import ast
from collections import Counter

from tests.architecture.source_tree import (
    TESTS,
    Function,
    last_name,
    python_files,
    relative,
    top_level_functions,
    tree_of,
)

FILES = python_files(TESTS)
TEST_FILES = [path for path in FILES if path.name.startswith("test_")]
ASSERTING_CALLS = {"raises", "fail", "warns", "assert_allclose", "assert_array_equal", "assert_frame_equal"} | {
    f"to_{what}"  # of pages, by Playwright
    for what in ("be_focused", "be_hidden", "be_visible", "contain_text", "have_attribute", "have_count", "have_text",
                 "have_title", "have_url", "have_value")
}  # fmt: skip


def asserts_something(node: ast.AST) -> bool:
    """Whether the code can fail a test by itself."""
    return any(
        isinstance(inner, ast.Assert) or (isinstance(inner, ast.Call) and last_name(inner) in ASSERTING_CALLS)
        for inner in ast.walk(node)
    )


def names_used(tree: ast.AST) -> Counter[str]:
    """How often each name is read, called or imported in a piece of code."""
    used: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            used[node.id] += 1
        elif isinstance(node, ast.Attribute):
            used[node.attr] += 1
        elif isinstance(node, ast.ImportFrom):
            used.update(alias.name for alias in node.names)
    return used


def is_collected(function: Function) -> bool:
    """Whether pytest finds the function by its name and its file's."""
    return function.path.name.startswith("test_") and function.node.name.startswith("test_")


def test_whatever_asserts_is_collected_or_called() -> None:
    used: Counter[str] = Counter()
    for path in FILES:
        used.update(names_used(tree_of(path)))
    forgotten = [
        function.where
        for path in FILES
        for function in top_level_functions(path)
        if asserts_something(function.node)
        and not is_collected(function)
        and not function.has_decorator("fixture")
        and not function.node.name.startswith("pytest_")
        and used[function.node.name] == 0
    ]
    assert forgotten == []


def test_no_two_tests_of_a_file_share_a_name() -> None:
    for path in TEST_FILES:
        names = Counter(function.node.name for function in top_level_functions(path))
        assert [name for name, count in names.items() if count > 1] == [], relative(path)


def test_every_test_can_fail() -> None:
    """It asserts, or calls a function of the tests that does."""
    asserting = {
        function.node.name
        for path in FILES
        for function in top_level_functions(path)
        if asserts_something(function.node)
    }
    toothless = [
        function.where
        for path in TEST_FILES
        for function in top_level_functions(path)
        if is_collected(function)
        and not asserts_something(function.node)
        and not asserting & names_used(function.node).keys()
    ]
    assert toothless == []


def test_every_test_file_holds_a_test() -> None:
    empty = [
        relative(path)
        for path in TEST_FILES
        if not any(is_collected(function) for function in top_level_functions(path))
        and not any(isinstance(node, ast.ClassDef) and node.name.startswith("Test") for node in tree_of(path).body)
    ]
    assert empty == []


def test_no_test_needs_luck() -> None:
    """A test that fails now and then has the wrong error rate; running it again hides that."""
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("flaky", "repeat", "rerun")
        and last_name(node.value) in ("mark", "pytest")
    ]
    assert found == []
