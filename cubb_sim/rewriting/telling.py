"""What a function, or a value that it uses, is, as a fingerprint: by what it does and not by where it stands."""

from __future__ import annotations

import dis
import enum
import functools
import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from cubb_sim.compilation import plain

PACKAGE = "cubb_sim"
_DIGITS = 12
_SAME_CALL = {"LOAD_METHOD": "LOAD_ATTR"}
_OF_THE_COMPILER = frozenset(("PUSH_NULL", "PRECALL", "CACHE", "RESUME", "EXTENDED_ARG", "NOP"))
"""Python writes `math.log(x)` in two ways, by what else stands in the same cell; they do the same."""
_VALUES = (bool, int, float, complex, str, bytes, type(None))


def fingerprint_of(value: Any, home: str = "") -> str:
    """12 hexadecimal digits that change when what a function does changes: its code and what it uses by name.

    Where it stands, its comments and its docstring do not count. Things that cannot be looked into, such as open files
    or tables, count by their type alone.

    Args:
        value: a Python function, a compiled one, or any value that a model holds.
        home: module of the user; its classes, and objects of them, count with all that they hold, others by their name.
    """
    digest = hashlib.sha256()
    _Teller(home, digest.update).tell(value)
    return digest.hexdigest()[:_DIGITS]


def names_used(code: CodeType) -> list[str]:
    """Names from outside that a function's code, and the functions written inside it, load, each once, in order."""
    loaded = [one.argval for one in dis.get_instructions(code) if one.opname in ("LOAD_GLOBAL", "LOAD_NAME")]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            loaded += names_used(constant)
    return list(dict.fromkeys(loaded))


def outside(function: FunctionType) -> list[tuple[str, Any]]:
    """What a function uses from outside, by name: globals that exist, then what it closes over."""
    scope, code = function.__globals__, function.__code__
    found = [(name, scope[name]) for name in names_used(code) if name in scope]
    cells = zip(code.co_freevars, function.__closure__ or (), strict=True)
    return found + [(name, cell.cell_contents) for name, cell in cells]


def is_ours(function: FunctionType) -> bool:
    """Whether a function stands in the package, whose own version tells what it does."""
    return (function.__module__ or "").startswith(f"{PACKAGE}.")


class _Teller:
    """Tells a value as bytes, with all that it uses."""

    def __init__(self, home: str, told: Callable[[bytes], object]) -> None:
        self.home, self.told = home, told
        self.seen: dict[int, int] = {}
        self._kept: list[Any] = []

    def tell(self, value: Any) -> None:
        original = plain(value)
        kind = type(original).__name__
        if isinstance(original, enum.Enum):
            self._say(type(original).__qualname__, original.name, repr(original.value))
        elif isinstance(original, _VALUES):
            self._say(kind, repr(original))
        elif isinstance(original, (np.ndarray, np.generic)):
            self._say(kind, str(original.dtype), original.shape, original.tobytes())
        elif isinstance(original, (ModuleType, BuiltinFunctionType)):
            self._say(getattr(original, "__module__", ""), original.__name__)
        elif id(original) in self.seen:
            self._say("again", self.seen[id(original)])
        else:
            self.seen[id(original)] = len(self.seen)
            self._kept.append(original)
            self._say(kind)
            self._look_into(original)

    def _look_into(self, value: Any) -> None:
        if isinstance(value, FunctionType):
            self._function(value)
        elif isinstance(value, functools.partial):
            self._each((value.func, value.args, dict(value.keywords)))
        elif isinstance(value, Mapping):
            self._each(part for key in sorted(value, key=repr) for part in (key, value[key]))
        elif isinstance(value, AbstractSet):
            self._each(sorted(value, key=repr))
        elif isinstance(value, (list, tuple)):
            self._say(getattr(value, "_fields", ""), len(value))
            self._each(value)
        elif isinstance(value, type):
            self._class(value)
        elif type(value).__module__ == self.home:
            self._each((type(value), getattr(value, "__dict__", None)))

    def _each(self, values: Iterable[Any]) -> None:
        for one in values:
            self.tell(one)

    def _function(self, function: FunctionType) -> None:
        if is_ours(function):
            self._say(function.__module__, function.__qualname__)
            return
        self._code(function.__code__)
        self._each((function.__defaults__, function.__kwdefaults__))
        for name, value in outside(function):
            self._say(name)
            self.tell(value)

    def _code(self, code: CodeType) -> None:
        counts = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
        self._say(code.co_varnames, code.co_freevars, counts, code.co_flags, code.co_exceptiontable)
        kept = [one for one in dis.get_instructions(code) if one.opname not in _OF_THE_COMPILER]
        offsets = [one.offset for one in kept]
        for one in kept:
            self._say(_SAME_CALL.get(one.opname, one.opname))
            if isinstance(one.argval, CodeType):
                self._code(one.argval)
            elif one.opcode in dis.hasjrel or one.opcode in dis.hasjabs:
                self._say(bisect_left(offsets, one.argval))
            else:
                self._constant(one.argval)

    def _constant(self, value: Any) -> None:
        """What stands in the code itself; the members of a set of constants have no order of their own."""
        self._say(sorted(map(repr, value)) if isinstance(value, frozenset) else repr(value))

    def _class(self, value: type) -> None:
        self._say(value.__module__, value.__qualname__)
        if value.__module__ == self.home:
            for name, held in sorted(vars(value).items()):
                if not name.startswith("__") or name in ("__init__", "__call__"):
                    self._say(name)
                    self.tell(getattr(held, "__func__", getattr(held, "fget", held)))

    def _say(self, *parts: object) -> None:
        self.told(repr(parts).encode("utf-8"))
