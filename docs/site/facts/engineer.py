"""Facts of the pages for engineers: how much text the package holds, and how."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import cubb_sim
from docs.site.facts import fact
from docs.site.worlds import Worlds

PACKAGE = Path(cubb_sim.__file__).parent
LANGUAGES = ("da", "en")


@cache
def _pairs() -> tuple[int, int]:
    """Pairs of texts in the code: written out, and put together of parts."""
    calls = [
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"
    ]
    written_out = sum(all(isinstance(part, ast.Constant) for part in one.args) for one in calls)
    return written_out, len(calls) - written_out


@fact("engineer.pairs_written_out", unit="number")
def pairs_written_out(worlds: Worlds) -> int:
    """Pairs of texts in the code that are constants."""
    return _pairs()[0]


@fact("engineer.pairs_put_together", unit="number")
def pairs_put_together(worlds: Worlds) -> int:
    """Pairs of texts in the code with names or numbers in them."""
    return _pairs()[1]


@fact("engineer.language_decisions", unit="number")
def language_decisions(worlds: Worlds) -> int:
    """Places in the code where something is decided by comparing a language with a constant."""
    return sum(
        isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Constant) and part.value in LANGUAGES for part in (node.left, *node.comparators))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


@fact("engineer.toml_texts", unit="number")
def toml_texts(worlds: Worlds) -> int:
    """Texts in Danish in the files that come with the package."""
    lines = (line for path in PACKAGE.rglob("*.toml") for line in path.read_text(encoding="utf-8").splitlines())
    return sum(".da = " in line or "da = " in line.partition("{")[2] for line in lines)
