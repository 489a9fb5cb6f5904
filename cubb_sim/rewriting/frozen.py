"""A rule as it stands now: a copy that later changes around it cannot reach, of what compiled code can hold.

Numba takes the value that a name outside a function has when the function is compiled, and the compiled code is kept on
disk by the rule's fingerprint. So a rule may use only what is told in that fingerprint to the last bit, and is copied
with it; anything else is refused.
"""

from __future__ import annotations

import dis
import enum
import inspect
import math
from collections.abc import Callable
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from cubb_sim.compilation import plain, rule
from cubb_sim.errors import CubbSimError
from cubb_sim.rewriting.telling import is_ours, outside

NOT_PLAIN = (
    inspect.CO_VARARGS | inspect.CO_VARKEYWORDS | inspect.CO_GENERATOR | inspect.CO_COROUTINE
    | inspect.CO_ASYNC_GENERATOR
)  # fmt: skip
WRITING = frozenset(("STORE_ATTR", "STORE_SUBSCR", "STORE_GLOBAL", "DELETE_ATTR", "DELETE_SUBSCR", "DELETE_GLOBAL"))
MODULES = (math, np)
NUMBERS = (bool, int, float, np.number, np.bool_, enum.IntEnum)


def frozen_rule(name: str, function: Callable[..., Any]) -> Any:
    """A compiled copy of a rule, with every number and function it uses as they are now.

    Raises:
        CubbSimError: it uses or does something that a rule cannot.
    """
    return _Freezer(name).copy(function)


def _is_known_function(value: Any) -> bool:
    """Whether compiled code knows it, and it gives the same for the same: `abs`, `math.log`, `numpy.exp`, `float`."""
    if isinstance(value, BuiltinFunctionType):
        return isinstance(value.__self__, ModuleType) and value.__module__ in ("builtins", "math")
    return isinstance(value, np.ufunc) or any(value is one for one in (float, int, bool))


class _Freezer:
    """Copies a function, and the functions of the user's own that it calls."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.copies: dict[int, Any] = {}
        self.begun: set[int] = set()

    def copy(self, function: Callable[..., Any]) -> Any:
        original: Any = plain(function)
        if id(original) in self.copies:
            return self.copies[id(original)]
        if id(original) in self.begun:
            raise self._refused(
                f"calls itself by way of '{original.__name__}'. To use the package's rule in it, import that under "
                "another name, such as 'from cubb_sim.rules.conversation import grasp_probability as as_it_is'"
            )
        self.begun.add(id(original))
        self._refuse_what_no_rule_does(original)
        names = {name: self._value(name, value) for name, value in outside(original)}
        code = original.__code__
        cells = tuple(CellType(names.pop(name)) for name in code.co_freevars)
        scope = {"__builtins__": original.__globals__.get("__builtins__"), "__name__": original.__module__}
        twin = FunctionType(code, scope | names, original.__name__, original.__defaults__, cells or None)
        twin.__doc__, twin.__qualname__ = original.__doc__, original.__qualname__
        self.copies[id(original)] = compiled = rule(twin)
        return compiled

    def _value(self, name: str, value: Any) -> Any:
        original = plain(value)
        if isinstance(original, FunctionType):
            return value if is_ours(original) else self.copy(value)
        if isinstance(original, tuple) and type(original) is tuple:
            return tuple(self._value(name, one) for one in original)
        if isinstance(original, NUMBERS) or _is_known_function(original) or any(original is one for one in MODULES):
            return value
        kind = "module" if isinstance(original, ModuleType) else type(original).__name__
        advice = f". Import what it needs by name: 'from {original.__name__} import ...'" if kind == "module" else ""
        raise self._refused(f"uses '{name}', which is of the kind '{kind}', and compiled code cannot{advice}")

    def _refuse_what_no_rule_does(self, function: FunctionType) -> None:
        code = function.__code__
        does = {one.opname for one in dis.get_instructions(code)}
        if code.co_flags & NOT_PLAIN or code.co_kwonlyargcount or code.co_posonlyargcount:
            raise self._refused(f"has arguments or results that are not plain, in '{function.__name__}'")
        if any(isinstance(one, CodeType) for one in code.co_consts):
            raise self._refused(f"holds a function within '{function.__name__}'. Write that beside it")
        if does & WRITING:
            raise self._refused(f"writes into something it was given, in '{function.__name__}'. A rule only answers")
        if code.co_exceptiontable:
            raise self._refused(f"holds 'try' or 'with', in '{function.__name__}'")
        if "random" in code.co_names:
            raise self._refused("draws at random. Chance is drawn by the process that asks the rule")

    def _refused(self, what: str) -> CubbSimError:
        return CubbSimError(
            f"with_rules: {self.name} {what}. A rule takes the numbers it is given, constants, and other functions of "
            "numbers, and returns a number."
        )
