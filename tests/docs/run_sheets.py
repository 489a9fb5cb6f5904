"""Reading the run sheets of the facilitator's pack, and everything that the dashboard can write."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from cubb_sim.dashboard.session import Address, decode
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.quantities import QUANTITIES, SUBGROUPS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "strategi": "strategy",
    "helhed": "whole_person",
    "samtale": "conversation",
    "inddragelse": "involvement",
    "virksomhed": "firms",
    "vidensmobilisering": "knowledge",
}
FOLDERS = {"da": ROOT / "docs" / "da" / "facilitating", "en": ROOT / "docs" / "facilitating"}
LABELS = {
    "da": ("*Håndtag:*", "*Forstyrrelse:*", "*Borgeren, vi følger:*", "*Udskriv:*", "*Hav klar:*"),
    "en": ("*Levers:*", "*Disturbance:*", "*The citizen we follow:*", "*Print:*", "*Have ready:*"),
}
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ROLE = re.compile(r"\{dashboard\}`([^`]+)`")


def text_of(flip: str, language: str) -> str:
    return (FOLDERS[language] / f"{PAGES[flip]}.md").read_text(encoding="utf-8")


def sections_of(flip: str, language: str) -> list[tuple[str, str]]:
    """Heading and content of every section of a page."""
    parts = re.split(r"(?m)^## (.+)$", text_of(flip, language))[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def rows_of(section: str) -> list[list[str]]:
    """The cells of a section's table, head first."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if not all(set(cell) <= set("-: ") and cell for cell in row)]


def run_sheet_of(flip: str, language: str, place: int) -> list[list[str]]:
    return rows_of(sections_of(flip, language)[place][1])[1:]


def tabs_of(flip: str, language: str) -> dict[str, tuple[str, Address]]:
    """Name of the page and decoded address of each tab, by its letter."""
    found = {}
    for letter, page, address, _ in rows_of(sections_of(flip, language)[1][1])[1:]:
        role = ROLE.search(address)
        assert role, f"tab {letter} has no address"
        path, _, query = role[1].rpartition("<")[2].rstrip(">").partition("?")
        found[letter] = (page, decode(path, query))
    return found


def minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def list_line(flip: str, language: str, label: int) -> str:
    return next(line for line in text_of(flip, language).splitlines() if LABELS[language][label] in line)


@cache
def dashboard_texts() -> dict[str, frozenset[str]]:
    """Everything that the dashboard can write as a whole, by language."""
    pairs = {(one.title.da, one.title.en) for kind in (LEVERS, QUANTITIES, DISTURBANCES, PARAMETERS)
             for one in kind.values()}  # fmt: skip
    pairs |= {(one.title.da, one.title.en) for one in SUBGROUPS}
    for folder in ("dashboard", "report"):
        for path in sorted((ROOT / "cubb_sim" / folder).rglob("*.py")):
            pairs |= _pairs_in(path)
    return {"da": frozenset(da for da, _ in pairs), "en": frozenset(en for _, en in pairs)}


def _pairs_in(path: Path) -> set[tuple[str, str]]:
    """The texts that a module writes out in both languages."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [one.args for one in calls if isinstance(one.func, ast.Name) and one.func.id == "Text"]
    written = [[_string(one) for one in args] for args in named]
    return {(da, en) for da, en in (one for one in written if len(one) == len(("da", "en"))) if da and en}


def _string(node: ast.expr) -> str:
    return node.value.strip() if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
