"""The compiled month linked anew: copies of the functions that lead to a rewritten rule, and of nothing else.

A compiled function keeps the functions it was compiled with, so each one between the month and the rule is copied with
the new rule in its place. The others stay as they are; they are kept on disk apart, so that another rewritten rule
compiles no more than its own processes and the month that calls them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
from numba.core import config as numba_config

from cubb_sim.compilation import plain
from cubb_sim.rewriting.telling import is_ours, names_used

PASTED_MONTH = frozenset(("month_in_municipality", "live_one_month"))
"""Where they call something rewritten, their text goes into their caller: compiling each apart would take as long as
the rest together."""


class Linker:
    """Copies compiled functions around rewritten rules.

    Args:
        rewritten: compiled functions by the rule whose place they take.
        shared: folder of the compiled code that no rewritten rule is part of.
        own: folder of the compiled code of these rewritten rules.
    """

    def __init__(self, rewritten: Mapping[Any, Any], shared: Path, own: Path) -> None:
        self.shared, self.own = shared, own
        self._done: dict[int, tuple[Any, bool]] = {id(old): (new, True) for old, new in rewritten.items()}
        self._kept = list(rewritten)  # an id stands for a function only as long as that lives

    def linked(self, function: Any) -> Any:
        """The function with every rewritten rule in its place, however deep."""
        return self._copy(function)[0]

    def reaches(self, function: Any) -> bool:
        """Whether a rewritten rule is asked by the function, or by one that it calls."""
        return self._copy(function)[1]

    def _copy(self, function: Any) -> tuple[Any, bool]:
        if id(function) not in self._done:
            self._kept.append(function)
            self._done[id(function)] = self._copied(function)
        return self._done[id(function)]

    def _copied(self, function: Any) -> tuple[Any, bool]:
        original = plain(function)
        replaced, is_changed = {}, False
        for name in names_used(original.__code__):
            called = original.__globals__.get(name)
            if is_compiled_here(called):
                twin, is_rewritten = self._copy(called)
                is_changed |= is_rewritten
                if twin is not called:
                    replaced[name] = twin
        if not replaced and (is_inlined(function) or numba_config.DISABLE_JIT):
            return function, is_changed
        twin = FunctionType(
            original.__code__, original.__globals__ | replaced, original.__name__, original.__defaults__
        )
        twin.__qualname__, twin.__module__, twin.__doc__ = original.__qualname__, original.__module__, original.__doc__
        return self._compiled(function, twin, is_changed), is_changed

    def _compiled(self, function: Any, twin: FunctionType, is_changed: bool) -> Any:
        if numba_config.DISABLE_JIT:
            return twin
        options = {key: value for key, value in function.targetoptions.items() if key != "nopython"}
        if is_changed and twin.__name__ in PASTED_MONTH:
            return numba.njit(**(options | {"inline": "always", "no_cfunc_wrapper": False}))(twin)
        if is_inlined(function):
            return numba.njit(**options)(twin)
        before = numba_config.CACHE_DIR
        numba_config.CACHE_DIR = str(self.own if is_changed else self.shared)
        try:
            return numba.njit(**(options | {"cache": True}))(twin)
        finally:
            numba_config.CACHE_DIR = before


def is_compiled_here(value: Any) -> bool:
    """Whether something is a compiled function of the package (with compilation off: a function of it)."""
    original = plain(value)
    ours = isinstance(original, FunctionType) and is_ours(original)
    return ours and (numba_config.DISABLE_JIT or original is not value)


def is_inlined(function: Any) -> bool:
    """Whether a compiled function becomes part of its callers and has no code of its own."""
    options = getattr(function, "targetoptions", {})
    return bool(options.get("forceinline")) or options.get("inline") == "always"
