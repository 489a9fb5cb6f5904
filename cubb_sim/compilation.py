"""How rules and processes are compiled, and where the compiled code is kept.

Numba notices an edit of the file a function stands in, but not of a file that function calls into: the old machine
code would go on giving the old numbers. The cache directory is therefore named by a hash of every source file that
compiled code can come from, so that any edit of one of them starts an empty cache.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core import config as numba_config
from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., Any])

PACKAGE = Path(__file__).resolve().parent
COMPILED_SOURCES = (
    "balances.py",
    "compilation.py",
    "decisions.py",
    "events.py",
    "kinds.py",
    "outcome.py",
    "processes",
    "randomness.py",
    "rules",
    "schedule.py",
    "state",
    "world.py",
)
"""Where compiled code stands and what it takes its constants from; tests/architecture checks that none is missing."""

KEPT_CACHES = 4
"""Caches of earlier versions kept beside the present one, so that switching between two checkouts stays quick."""


@cache
def source_hash() -> str:
    """Hash of every source file of the package (12 hexadecimal digits): which program made a result."""
    return hash_of(PACKAGE.rglob("*.py"))


@cache
def compiled_hash() -> str:
    """Hash of every source file that compiled code can come from (12 hexadecimal digits)."""
    places = [PACKAGE / name for name in COMPILED_SOURCES]
    return hash_of(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))


def hash_of(paths: Iterable[Path]) -> str:
    """Hexadecimal digits that change with the text of any of these files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(PACKAGE).as_posix().encode("utf-8"))
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def cache_directory() -> Path:
    """Directory of the compiled code of exactly these sources; a temporary one where the usual place is read-only."""
    chosen = os.environ.get("CUBB_SIM_CACHE_DIR")
    root = Path(chosen) if chosen else user_cache_path("cubb_sim", appauthor=False) / "compiled"
    name = f"{compiled_hash()}{'-bounds' if checks_bounds() else ''}"
    try:
        (root / name).mkdir(parents=True, exist_ok=True)
        _forget_old_caches(root, name)
    except OSError:
        root = Path(tempfile.mkdtemp(prefix="cubb_sim_"))
        (root / name).mkdir(parents=True, exist_ok=True)
    return root / name


def checks_bounds() -> bool:
    """Whether compiled code checks every index (`CUBB_SIM_BOUNDS_CHECK=1`): slower, for one run of the tests."""
    return os.environ.get("CUBB_SIM_BOUNDS_CHECK") == "1"


def is_compiled_already() -> bool:
    """Whether the whole schedule has been compiled before and lies in the cache."""
    return bool(numba_config.DISABLE_JIT) or (cache_directory() / "complete").exists()


def announce_compilation() -> None:
    """Say on standard error that the one-time compilation has begun, where it has not been done before."""
    if not is_compiled_already():
        print("Compiling the model, once for this version (less than a minute) ...", file=sys.stderr, flush=True)


def mark_compiled() -> None:
    """Remember that every compiled function of this version lies in the cache."""
    if not numba_config.DISABLE_JIT:
        try:
            (cache_directory() / "complete").touch()
        except OSError:  # a full or read-only disk costs the next start a compilation, nothing else
            return


def _compiled(function: F, **options: Any) -> F:
    """Compile with Numba: no exception from inside (NumPy's division), no reference counting, no allocation."""
    if numba_config.DISABLE_JIT:
        return function
    wrapped: F = numba.njit(**({"error_model": "numpy", "boundscheck": checks_bounds(), "_nrt": False} | options))(
        function
    )
    return wrapped


def rule(function: F) -> F:
    """Mark a submodel function: scalars in, one scalar (or a tuple of them) out, no randomness.

    Division by zero gives infinity or NaN and not an exception, so a rule must guard its own denominators.
    """
    return _compiled(function, forceinline=True)


def step(function: F) -> F:
    """Mark a part of a process: compiled into its caller, and not to be called from Python."""
    return _compiled(function, forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)


def process(function: F) -> F:
    """Mark a process, or a part of one that is called from many places: compiled once, on its own."""
    return _compiled(function, no_cfunc_wrapper=True)


def allocating(function: F) -> F:
    """Mark one of the few compiled functions that allocate memory."""
    return _compiled(function, _nrt=True)


def pasted(function: F) -> F:
    """Mark a function whose text is pasted into its callers: for a tuple of records, which none can return."""
    return _compiled(function, inline="always", boundscheck=None)


def entry(function: F) -> F:
    """Mark a door from Python into compiled code: all it calls is kept with it in this version's cache."""
    if numba_config.DISABLE_JIT:
        return function
    before = numba_config.CACHE_DIR
    numba_config.CACHE_DIR = str(cache_directory())
    try:
        return _compiled(function, cache=True, no_cfunc_wrapper=True)
    finally:
        numba_config.CACHE_DIR = before


def plain(function: F) -> F:
    """The Python function behind a compiled one: for the few numbers worked out before a run."""
    original: F = getattr(function, "py_func", function)
    return original


def _forget_old_caches(root: Path, current: str) -> None:
    others = [path for path in root.iterdir() if path.is_dir() and path.name != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT_CACHES:]:
        shutil.rmtree(path, ignore_errors=True)
