"""A function as it stands now: a copy that later changes around it cannot reach, and a fingerprint of what it does.

Numba takes the value that a name outside a function has when the function is compiled. A constant changed afterwards in
a notebook would be told in one place and computed with in another; so whatever a function uses is copied with it.
"""

from __future__ import annotations

import dis
import enum
import hashlib
import inspect
from bisect import bisect_left
from collections.abc import Callable
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, ModuleType
from typing import Any

from cubb_sim.compilation import plain, rule
from cubb_sim.errors import CubbSimError

_DIGITS = 12
_SAME_CALL = {"LOAD_METHOD": "LOAD_ATTR"}
_OF_THE_COMPILER = frozenset(("PUSH_NULL", "PRECALL", "CACHE", "RESUME", "EXTENDED_ARG", "NOP"))
"""Python writes `math.log(x)` in two ways, by what else stands in the same cell; they do the same."""
_VALUES = (bool, int, float, str, bytes, type(None), enum.Enum)
PACKAGE = "cubb_sim"


def names_used(code: CodeType) -> list[str]:
    """Names from outside a function that its code loads, each once, in the order in which it does."""
    loaded = (one.argval for one in dis.get_instructions(code) if one.opname in ("LOAD_GLOBAL", "LOAD_NAME"))
    return list(dict.fromkeys(loaded))


def is_ours(function: FunctionType) -> bool:
    """Whether a function stands in the package, whose own version tells what it does."""
    return (function.__module__ or "").startswith(f"{PACKAGE}.")


def frozen_rule(name: str, function: Callable[..., Any]) -> Any:
    """A compiled copy of a rule, with every number and function it uses as they are now.

    Raises:
        CubbSimError: it uses something that compiled code cannot.
    """
    return _Freezer(name).copy(function)


def fingerprint_of(function: Any, name: str = "", *, strict: bool = False, home: str = "") -> str:
    """12 hexadecimal digits that change when what a function does changes: its code and the numbers and functions used.

    Where it stands, its comments and its docstring do not count.

    Args:
        function: a Python function, or a compiled one. Where not strict, any value.
        name: what an error calls it.
        strict: refuse what compiled code cannot use. Otherwise such things count by their type alone.
        home: module whose classes count with all that they hold; others count by their name.
    """
    digest = hashlib.sha256()
    _Teller(name, strict, home, digest.update).tell(function)
    return digest.hexdigest()[:_DIGITS]


class _Teller:
    """Tells a function as bytes, with all that it uses."""

    def __init__(self, name: str, strict: bool, home: str, told: Callable[[bytes], object]) -> None:
        self.name, self.strict, self.home, self.told = name, strict, home, told
        self.seen: set[int] = set()

    def tell(self, value: Any) -> None:
        original = plain(value)
        if isinstance(original, FunctionType):
            self._function(original)
        elif isinstance(original, (list, tuple)):
            self._say(type(original).__name__, len(original))
            for one in original:
                self.tell(one)
        elif isinstance(original, type):
            self._class(original)
        elif isinstance(original, (ModuleType, BuiltinFunctionType)):
            self._say(getattr(original, "__module__", ""), original.__name__)
        elif isinstance(original, _VALUES) or type(original).__module__ == "numpy":
            self._say(type(original).__name__, repr(original))
        elif self.strict:
            raise _cannot_use(self.name, original)
        else:
            self._say(type(original).__name__)

    def _function(self, function: FunctionType) -> None:
        if is_ours(function) or id(function) in self.seen:
            self._say(function.__module__, function.__qualname__)
            return
        self.seen.add(id(function))
        self._code(function.__code__)
        self.tell(function.__defaults__ or ())
        for _, value in _outside(function):
            self.tell(value)

    def _code(self, code: CodeType) -> None:
        self._say(code.co_varnames[: code.co_argcount])
        kept = [one for one in dis.get_instructions(code) if one.opname not in _OF_THE_COMPILER]
        offsets = [one.offset for one in kept]
        for instruction in kept:
            if isinstance(instruction.argval, CodeType):
                self._code(instruction.argval)
                continue
            is_jump = instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
            argument = bisect_left(offsets, instruction.argval) if is_jump else repr(instruction.argval)
            self._say(_SAME_CALL.get(instruction.opname, instruction.opname), argument)

    def _class(self, value: type) -> None:
        """A class of the user's own with all that it holds; of any other its name."""
        self._say(value.__module__, value.__qualname__)
        if self.strict or value.__module__ != self.home or id(value) in self.seen:
            return
        self.seen.add(id(value))
        for name, held in sorted(vars(value).items()):
            if not name.startswith("__") or name == "__init__":
                self._say(name)
                self.tell(getattr(held, "__func__", getattr(held, "fget", held)))

    def _say(self, *parts: object) -> None:
        self.told(repr(parts).encode("utf-8"))


class _Freezer:
    """Copies a function, and the functions of the user's own that it calls."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.copies: dict[int, Any] = {}

    def copy(self, function: Callable[..., Any]) -> Any:
        original = plain(function)
        if id(original) in self.copies:
            return self.copies[id(original)]
        if not isinstance(original, FunctionType):
            raise _cannot_use(self.name, original)
        names = {name: self._value(value) for name, value in _outside(original)}
        code = original.__code__
        cells = tuple(CellType(names.pop(name)) for name in code.co_freevars)
        builtins = {"__builtins__": original.__globals__.get("__builtins__"), "__name__": original.__module__}
        twin = FunctionType(code, builtins | names, original.__name__, original.__defaults__, cells or None)
        twin.__doc__, twin.__qualname__ = original.__doc__, original.__qualname__
        self.copies[id(original)] = compiled = rule(twin)
        return compiled

    def _value(self, value: Any) -> Any:
        original = plain(value)
        if isinstance(original, FunctionType):
            return value if is_ours(original) else self.copy(value)
        return value


def _outside(function: FunctionType) -> list[tuple[str, Any]]:
    """What a function uses from outside, by name: globals that exist, then what it closes over."""
    found = [
        (name, function.__globals__[name]) for name in names_used(function.__code__) if name in function.__globals__
    ]
    cells = function.__closure__ or ()
    return found + [(name, cell.cell_contents) for name, cell in zip(function.__code__.co_freevars, cells, strict=True)]


def _cannot_use(name: str, value: Any) -> CubbSimError:
    kind = value.__name__ if inspect.isclass(value) else type(value).__name__
    return CubbSimError(
        f"with_rules: {name} uses something of the kind '{kind}', which compiled code cannot. A rule takes the numbers "
        "it is given, constants, and other functions of numbers."
    )
