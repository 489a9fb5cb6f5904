"""Which rules there are, and whether what somebody wants in the place of one can stand there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import cubb_sim.rules
from cubb_sim.compilation import plain
from cubb_sim.errors import CubbSimError, UnknownNameError

BEFORE_THE_FIRST_MONTH = frozenset(
    ("log_odds", "monthly_hazard", "monthly_probability", "monthly_share", "n_organisations", "separation_hazards")
)
"""Rules that numbers are worked out with before a run begins, outside the compiled month: a rewritten one would hold in
one place and not in the other."""

Rule = Callable[..., Any]


@cache
def rules_by_name() -> Mapping[str, Any]:
    """Every rule of `cubb_sim.rules`, compiled, by its name; no two have the same."""
    found: dict[str, Any] = {}
    for module_info in pkgutil.iter_modules(cubb_sim.rules.__path__):
        module = importlib.import_module(f"{cubb_sim.rules.__name__}.{module_info.name}")
        for name, value in vars(module).items():
            if inspect.isfunction(plain(value)) and plain(value).__module__ == module.__name__:
                found[name] = value
    return found


def rule_names() -> tuple[str, ...]:
    """Names of the rules that can be rewritten, in alphabetical order."""
    return tuple(sorted(set(rules_by_name()) - BEFORE_THE_FIRST_MONTH))


def checked_rules(rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """The Python functions to stand in the place of rules, each found to fit there.

    Raises:
        UnknownNameError: there is no such rule.
        CubbSimError: it cannot be rewritten, or what is given is no function with the arguments of the rule.
    """
    return {name: _checked(name, function) for name, function in rules.items()}


def _checked(name: str, function: Rule) -> Rule:
    if name in BEFORE_THE_FIRST_MONTH:
        raise CubbSimError(
            f"with_rules: '{name}' is asked before the first month, where numbers are worked out for the whole run, so "
            "it cannot be rewritten in the months. Change the numbers it is given with 'assume', or edit the package."
        )
    if name not in rules_by_name():
        raise UnknownNameError(
            "with_rules", "rule", name, rule_names(), "docs/reference/submodels shows every rule with its formula."
        )
    given = plain(function)
    if not inspect.isfunction(given):
        raise CubbSimError(f"with_rules: {name}={function!r} is not a Python function. Give one written with 'def'.")
    wanted = inspect.signature(plain(rules_by_name()[name]))
    if list(inspect.signature(given).parameters) != list(wanted.parameters):
        arguments = ", ".join(wanted.parameters)
        raise CubbSimError(
            f"with_rules: {name} is asked with ({arguments}), and what is given in its place takes "
            f"({', '.join(inspect.signature(given).parameters)}). Take the same arguments in the same order; not all "
            "have to be used."
        )
    return given
