"""Numbers that are typed by hand in the prose of pages, and that look like figures of the model.

What is left out: fenced blocks, code in a line, roles such as facts, formulas, targets of links, headings, what a
generator wrote between its marks, and rows of tables that name the grade of what was read elsewhere. In a page with
addresses of the dashboard, a number that an address has is held by the address.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from cubb_sim.dashboard.session.address import decode
from docs.site.pages import NOT_PROSE, Page, pages
from tests.architecture.source_tree import ROOT

DECLARED = ROOT / "docs" / "site" / "typed_numbers.toml"
NOTEBOOKS = ROOT / "experiments" / "notebooks"
GENERATED = ("docs/parameters", "docs/calibration")
"""Pages that a script writes as a whole."""
RECORDS = ("CHANGELOG", "benchmarks/results/", "docs/decisions/")
"""Pages that say how things were on a day: what was true then stays written."""
READ_ELSEWHERE = re.compile(r"\|[ ]*(?:seen|seed|derived)\b[^|\n]*\|?[ ]*$")
"""How the row of a table ends that gives a grade of evidence for its figures."""

WORDS = {
    "en": "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty",
    "da": "tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve",
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80,
    "halvfems": 90, "hundrede": 100,
}  # fmt: skip
VALUES = {word: n for words in WORDS.values() for n, word in enumerate(words.split(), 3)} | TENS
CODE = ("{math}", "{code-block}", "{command-line}", "{submodel}")
"""Directives whose text is code, besides those that are no Markdown."""
UNITS_OF_LEVERS = re.compile(r"(?:months?|måneder|minutes?|minutter|citizens|borgere)$")
_DIGITS = r"\d+(?:[.,]\d+)*"
_BETWEEN_NONE = "a an and et en end i if in is med mod og or skal that the til to unless which with follows get"
"""Words after which a noun no longer belongs to the number."""
_COUNTED = """
    runs? kørsler replications? gentagelser draws? months? måneder års? years? seconds? sekunder ms
    levers? håndtag processes processer rules? regler quantit(?:y|ies) outcomes? udfald designs? scenarios? scenarier
    municipalit(?:y|ies) kommuner notebooks? FLIPs? switche?s? kontakter numbers tal parameters? parametre
    disturbances? forstyrrelser trials? forsøg targets subgroups? undergrupper groups? grupper factors? faktorer
    lines? linjer columns? kolonner languages? sprog tests?
"""
_COUNTED_IN_DIGITS = "citizens? borgere people mennesker persons? personer caseworkers? sagsbehandlere firms? " + (
    "virksomheder times gange minutes? minutter weeks? uger kroner kr"
)
"""A few people and a few minutes are told in words all over the pages, and are seldom the model's."""


def _followed_by(nouns: str) -> str:
    between = rf"(?!(?:{'|'.join(_BETWEEN_NONE.split())})[ \n])[a-zæøå’'-]+[ \n]"
    return rf"(?:-|[ \n](?:{between}){{0,2}}?)(?:{'|'.join(nouns.split())})\b"


PATTERNS = (
    re.compile(rf"(?<![\w.,/]){_DIGITS}[ \n]?(?:%|per[ \n]cent\b|percent\b|procent\b|pct\b)", re.IGNORECASE),
    re.compile(rf"(?<![\w.,:/]){_DIGITS}{_followed_by(_COUNTED + _COUNTED_IN_DIGITS)}", re.IGNORECASE),
    re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(VALUES, key=len, reverse=True))}){_followed_by(_COUNTED)}", re.IGNORECASE
    ),
)
_FENCE = re.compile(
    r"^[ ]*(?P<ticks>`{3,})(?P<head>[^\n`]*)\n(?P<text>.*?)^[ ]*(?P=ticks)[ ]*$", re.MULTILINE | re.DOTALL
)
_WRITTEN = re.compile(r"<!-- (\w+): (?:written by|generated).*?<!-- end of \1 -->", re.DOTALL)
_APART = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"\{\w+\}`[^`]*`"),
    re.compile(r"`[^`]*`"),
    re.compile(r"\$\$.*?\$\$", re.DOTALL),
    re.compile(r"\$[^$\n]+\$"),
    re.compile(r"\]\([^)]*\)"),
    re.compile(r"<[^<>\s]+>"),
    re.compile(r"^#[^\n]*$", re.MULTILINE),
)


@dataclass(frozen=True)
class Typed:
    """A number in the prose of a page.

    Attributes:
        page: its path from the root.
        start, end: where it stands in the text of the page.
        said: the number and what it counts.
    """

    page: str
    start: int
    end: int
    said: str
    line: int

    @property
    def value(self) -> float:
        """The number; a percentage as it is written."""
        return value_of(re.split(r"[\s%-]", self.said, maxsplit=1)[0], danish=self.page.startswith("docs/da/"))


@dataclass(frozen=True)
class Declared:
    """Numbers that may be typed, and why. Without phrases it is all of the pages' numbers."""

    pages: tuple[str, ...]
    phrases: tuple[str, ...]
    reason: str


def value_of(word: str, danish: bool) -> float:
    """1,000 or 1.000, 0.5 or 0,5, four or fire."""
    if word.lower() in VALUES:
        return float(VALUES[word.lower()])
    thousands, point = (".", ",") if danish else (",", ".")
    return float(word.replace(thousands, "").replace(point, "."))


@cache
def texts() -> dict[str, str]:
    """The text of every page that somebody writes, by its path; of notebooks, the cells in prose."""
    written = {f"{one.name}.md": one.text for one in pages() if not one.name.startswith((*GENERATED, *RECORDS))}
    for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
            written[path.relative_to(ROOT).as_posix()] = "\n\n".join(prose)
    return written


@cache
def typed_in(page: str, text: str) -> list[Typed]:
    """The numbers of a page, in order; of two that overlap, the one that begins first."""
    readable, found = prose_of(text), []
    held = values_of_addresses(Page(page.removesuffix(".md"), text))
    end = -1
    for match in sorted((m for one in PATTERNS for m in one.finditer(readable)), key=lambda m: (m.start(), -m.end())):
        if match.start() < end:
            continue
        end = match.end()
        one = Typed(page, match.start(), end, text[match.start() : end], text.count("\n", 0, match.start()) + 1)
        if not is_held(one, held):
            found.append(one)
    return found


def prose_of(text: str) -> str:
    """The text with blanks in the place of everything that is no prose."""
    readable = _WRITTEN.sub(_blank, _FENCE.sub(_prose_in, text))
    for apart in _APART:
        readable = apart.sub(_blank, readable)
    return "\n".join(" " * len(line) if READ_ELSEWHERE.search(line) else line for line in readable.split("\n"))


def is_held(number: Typed, held: set[float]) -> bool:
    """Whether an address of the page has the number: a share, or something in a lever's or a disturbance's unit."""
    if "%" in number.said:
        return round(number.value / 100, 6) in held
    return bool(UNITS_OF_LEVERS.search(number.said)) and number.value in held


def values_of_addresses(page: Page) -> set[float]:
    """What the addresses of a page set: its own example, held to the dashboard by other tests."""
    chosen = [decode(*address.partition("?")[::2]).selection for address in page.addresses]
    placed = [one for selection in chosen for one in selection.disturbances]
    levers = [value for selection in chosen for _, value in (*selection.levers, *selection.contested)]
    return {*levers, *(one.size for one in placed), *(float(one.month) for one in placed)}


def declared() -> list[Declared]:
    """The numbers that may be typed."""
    entries = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["typed"]
    return [Declared(tuple(one["pages"]), tuple(one.get("phrases", ())), one["reason"]) for one in entries]


def covered(one: Declared, page: str, text: str, phrase: str | None) -> Iterator[tuple[int, int]]:
    """Where a declaration, or one of its phrases, stands in a page."""
    if any(fnmatchcase(page, pattern) for pattern in one.pages):
        if phrase is None:
            yield 0, len(text)
        else:
            yield from (match.span() for match in re.finditer(_spaced(phrase), text))


def within(number: Typed, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a number begins in one of some parts of its page."""
    return any(start <= number.start < end for start, end in spans)


def _spaced(phrase: str) -> str:
    return r"\s+".join(re.escape(part) for part in phrase.split())


def _prose_in(fence: re.Match[str]) -> str:
    """The text of a directive such as a note, without its fence; nothing of code."""
    kind = fence["head"].strip().partition(" ")[0]
    if not kind.startswith("{") or kind in (*NOT_PROSE, *CODE):
        return _blank(fence)
    begins, ends = fence.start("text") - fence.start(), fence.end("text") - fence.start()
    return _blanked(fence[0][:begins]) + fence["text"] + _blanked(fence[0][ends:])


def _blank(found: re.Match[str]) -> str:
    return _blanked(found[0])


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
