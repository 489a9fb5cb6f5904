"""The doors into the compiled month, with or without rewritten rules."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from numba.core import config as numba_config

from cubb_sim.compilation import announce_compilation, cache_directory, mark_compiled
from cubb_sim.errors import CubbSimError
from cubb_sim.rewriting.frozen import frozen_rule
from cubb_sim.rewriting.known_rules import Rule, checked_rules, rules_by_name
from cubb_sim.rewriting.linking import Linker
from cubb_sim.rewriting.telling import fingerprint_of
from cubb_sim.schedule import live_months, settle

KEPT_REWRITTEN = 12
"""Sets of rewritten rules whose compiled code is kept, some 25 MB each; the oldest go first (assumed)."""
COMPLETE = "complete"
_DIGITS = 12


class Entries(NamedTuple):
    """Two doors into compiled code.

    Attributes:
        live_months: `(world, n)`, as `schedule.live_months`.
        settle: `(world)`, as `schedule.settle`.
        rewritten: each rewritten rule with its fingerprint, such as `grasp_probability 3f2a1b9c0d4e`; none: the
            package's own month.
        own: folder of the compiled code; `None` for the package's own month.
    """

    live_months: Callable[..., tuple[int, int, float, float]]
    settle: Callable[..., None]
    rewritten: tuple[str, ...] = ()
    own: Path | None = None

    def announce(self) -> None:
        """Say on standard error that something will be compiled, where it has not been before."""
        if self.own is None:
            announce_compilation()
        elif not (numba_config.DISABLE_JIT or (self.own / COMPLETE).exists()):
            first = "" if (_shared() / COMPLETE).exists() else "; the first time on this machine it takes a minute"
            names = ", ".join(one.split()[0] for one in self.rewritten)
            print(f"Compiling the model with {names} rewritten{first} ...", file=sys.stderr, flush=True)

    def mark(self) -> None:
        """Remember that all of it lies on disk."""
        if self.own is None:
            mark_compiled()
        elif not numba_config.DISABLE_JIT:
            try:
                (self.own / COMPLETE).touch()
                (_shared() / COMPLETE).touch()
            except OSError:  # a full or read-only disk costs the next start a compilation, nothing else
                return

    def is_compiled_already(self) -> bool:
        """Whether nothing would have to be compiled before a run with rewritten rules."""
        return self.own is None or bool(numba_config.DISABLE_JIT) or (self.own / COMPLETE).exists()

    def call(self, door: Callable[..., Any], *arguments: Any) -> Any:
        """Go through one of the doors; what cannot be compiled is said in the user's terms.

        Raises:
            CubbSimError: a rewritten rule cannot be compiled.
        """
        try:
            return door(*arguments)
        except Exception as error:  # compiled code raises nothing: whatever comes is said by the compiler
            if not self.rewritten:
                raise
            names = ", ".join(one.split()[0] for one in self.rewritten)
            raise CubbSimError(
                f"with_rules: {names} cannot be compiled: {_said(error)} A rule returns a number in each of its "
                "branches, and uses the numbers it is given, constants and other functions of numbers."
            ) from error


PACKAGES_OWN = Entries(live_months, settle)


def entries_with(rules: Mapping[str, Rule]) -> Entries:
    """The doors into a month in which these rules stand in the place of the package's own.

    Args:
        rules: Python functions by the name of the rule each replaces, as `checked_rules` returns them.

    Raises:
        CubbSimError: a function uses something that compiled code cannot.
    """
    if not rules:
        return PACKAGES_OWN
    checked = checked_rules(rules)
    told = tuple(f"{name} {fingerprint_of(checked[name])}" for name in sorted(checked))
    if told not in _LINKED:  # every run asks; only a rule that is new is copied and compiled
        _LINKED[told] = _linked({name: frozen_rule(name, function) for name, function in checked.items()}, told)
    return _LINKED[told]


_LINKED: dict[tuple[str, ...], Entries] = {}
"""What has been linked in this process, by fingerprint: the same text in another cell is the same rule."""


def _linked(rules: Mapping[str, Any], told: tuple[str, ...]) -> Entries:
    own = _own(hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()[:_DIGITS])
    linker = Linker({rules_by_name()[name]: function for name, function in rules.items()}, _shared(), own)
    if not (linker.reaches(live_months) or linker.reaches(settle)):  # pragma: no cover (every rule is asked)
        raise CubbSimError(f"with_rules: nothing in a month asks {', '.join(rules)}.")
    return Entries(linker.linked(live_months), linker.linked(settle), told, own)


@cache
def _shared() -> Path:
    return _made(cache_directory() / "parts")


@cache
def _own(name: str) -> Path:
    """Folder of the compiled code of one set of rewritten rules; the oldest of the others make room for it."""
    folder = _made(cache_directory() / "rewritten" / name)
    others = sorted((one for one in folder.parent.iterdir() if one != folder), key=_when_made)
    for old in others[: max(0, len(others) + 1 - KEPT_REWRITTEN)]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _when_made(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # another process has made room meanwhile
        return 0.0


def _made(folder: Path) -> Path:
    """A folder that is there; where the usual place is read-only or full, one that lasts as long as this process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="cubb_sim_")) / folder.name
        folder.mkdir()
    return folder


def _said(error: Exception) -> str:
    """What the compiler's message says of the user's own lines: its first sentences, without its advice."""
    if isinstance(error, KeyError):
        return f"there is no {error} among what it is given."
    cause = str(error).partition("During:")[0]
    lines = [line.strip() for line in cause.splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(_ABOUT_NUMBA)]
    told = " ".join(dict.fromkeys(kept[:_LINES_SHOWN])) or type(error).__name__
    return told if told.endswith(".") else f"{told}."


_ABOUT_NUMBA = ("Failed in nopython", "This error", "If you think", "Please", "For more", "https:", "- ", "<")
_LINES_SHOWN = 6
