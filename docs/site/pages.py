"""Which pages the site has, and what each of them asks the model for. Reads Markdown; imports nothing of the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDED = ("docs/**/*.md", "README.md", "CHANGELOG.md", "benchmarks/results/*.md")
NOTEBOOKS = "experiments/notebooks/**/*.ipynb"
ENTRANCE = "docs/index"
DANISH = "docs/da/"
APART = "docs/teaching/answers"
"""A page that does not stand in the menu, with what its own table of contents has: another page leads to it."""

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<head>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)[ ]*$", re.MULTILINE | re.DOTALL)
_FACT = re.compile(r"\{fact\}`([^`]+)`")
_DASHBOARD = re.compile(r"\{dashboard\}`([^`]+)`")
_TITLED = re.compile(r"^(?P<title>.+?)\s*<(?P<target>[^<>]+)>$", re.DOTALL)
_FILE_NAME = re.compile(r"<!-- file: (\S+) -->\s*$")


@dataclass(frozen=True)
class Block:
    """One fenced block of a page.

    Attributes:
        kind: its language or, for a directive, its name in braces, such as `{output}`.
        argument: what follows the name of a directive.
        file: the name in a comment `<!-- file: NAME -->` directly before it; "" for none.
    """

    kind: str
    argument: str
    text: str
    file: str


@dataclass(frozen=True)
class Page:
    """A page in Markdown.

    Attributes:
        name: its path from the root without the suffix, as Sphinx names it.
    """

    name: str
    text: str

    @property
    def language(self) -> str:
        """`da` for the pages under docs/da, otherwise `en`."""
        return "da" if f"{self.name}/".startswith(DANISH) else "en"

    @property
    def blocks(self) -> list[Block]:
        """Its fenced blocks, in order."""
        return [_block(found, self.text) for found in _FENCE.finditer(self.text)]

    @property
    def prose(self) -> str:
        """Its text without the fenced blocks, where an example of a role would look like one."""
        return _FENCE.sub("", self.text)

    @property
    def facts(self) -> list[str]:
        """Names of the facts it states."""
        return _FACT.findall(self._readable)

    @property
    def pictures(self) -> list[str]:
        """Names of the pictures it shows."""
        return [block.argument for block in self.blocks if block.kind == "{picture}"]

    @property
    def addresses(self) -> list[str]:
        """Addresses of the dashboard it leads to."""
        return [target_of(given)[1] for given in _DASHBOARD.findall(self._readable)]

    @property
    def _readable(self) -> str:
        """The prose, and the text inside directives such as notes."""
        inside = [block.text for block in self.blocks if block.kind.startswith("{") and block.kind not in NOT_PROSE]
        return "\n".join([self.prose, *inside])


NOT_PROSE = ("{output}", "{eval-rst}", "{toctree}", "{api}")
"""Directives whose text is not Markdown."""


def target_of(given: str) -> tuple[str, str]:
    """Title and target of a role's text: `title <target>`, or the target alone with the title ""."""
    found = _TITLED.match(given.strip())
    return (found["title"], found["target"].strip()) if found else ("", given.strip())


def pages(only: Iterable[str] = ()) -> Iterator[Page]:
    """All Markdown pages of the site, or those below the given paths."""
    wanted = tuple(one.strip("/").removesuffix(".md") for one in only)
    paths = sorted({path for pattern in INCLUDED for path in ROOT.glob(pattern)})
    for path in paths:
        name = path.relative_to(ROOT).with_suffix("").as_posix()
        if not wanted or any(name == one or name.startswith(f"{one}/") for one in wanted):
            yield Page(name, path.read_text(encoding="utf-8"))


def other_language(name: str) -> str:
    """The name that a page has in the other language, whether or not there is such a page."""
    return f"docs/{name.removeprefix(DANISH)}" if name.startswith(DANISH) else f"{DANISH}{name.removeprefix('docs/')}"


def _block(found: re.Match[str], text: str) -> Block:
    kind, _, argument = found["head"].strip().partition(" ")
    before = _FILE_NAME.search(text[: found.start()])
    return Block(kind, argument.strip(), found["text"], before[1] if before else "")
