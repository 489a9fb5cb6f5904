"""Rules are arithmetic a social scientist can check: no randomness, no arrays, no bare numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import PACKAGE, functions_in, imported_modules, python_files, relative, tree_of

RULES = [path for path in python_files(PACKAGE / "rules") if path.name != "__init__.py"]
ALLOWED_MODULES = {"__future__", "math", "cubb_sim.compilation", "cubb_sim.kinds"}
NUMBERS_WITHOUT_A_NAME = {-1, 0, 1, 2, 0.5, 12, 100}
"""Nothing, all, half, a pair, months in a year and per cent. Any other number is declared or has a name."""


def bare_numbers(tree: ast.AST) -> Iterator[tuple[int, float]]:
    """Line and value of every number written inside a function that no name explains."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, int | float)
                and not isinstance(node.value, bool)
                and node.value not in NUMBERS_WITHOUT_A_NAME
            ):
                yield node.lineno, node.value


def test_rules_import_arithmetic_only() -> None:
    strangers = [
        f"{relative(path)}: {name}"
        for path in RULES
        for name in sorted(imported_modules(path) - ALLOWED_MODULES)
        if not name.startswith("cubb_sim.rules.")
    ]
    assert strangers == []


def test_every_number_in_a_rule_is_declared_or_named() -> None:
    found = [f"{relative(path)}:{line}: {number}" for path in RULES for line, number in bare_numbers(tree_of(path))]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    ("source", "n_found"),
    [
        ("def f(x):\n    return 0.5 * x + 1", 0),
        ("def f(x):\n    return 0.3 * x", 1),
        ("def f(x):\n    return x ** 3 if x > 7 else -1", 2),
        ("WEEKS = 52\ndef f(x):\n    return x / WEEKS", 0),
    ],
)
def test_the_check_of_numbers_bites(source: str, n_found: int) -> None:
    assert len(list(bare_numbers(ast.parse(source)))) == n_found


def test_every_rule_is_documented_compiled_and_typed() -> None:
    for function in (function for path in RULES for function in functions_in(path)):
        node = function.node
        assert ast.get_docstring(node), f"{function.where} has no docstring"
        assert function.has_decorator("rule"), f"{function.where} is not marked @rule"
        assert node.returns is not None, f"{function.where} does not say what it returns"
        assert all(argument.annotation for argument in node.args.args), f"{function.where} lacks a type"


def test_there_are_rules() -> None:
    assert len(RULES) >= 10
