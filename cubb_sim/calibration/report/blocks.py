"""The pieces a section is made of: sentences, lists, tables and pictures, written as HTML or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from cubb_sim.report.markup import Column, Markup, bullets, element, in_english, joined, table

MARKDOWN_WIDTH = 120


class English(str):
    """Text that exists in English only, such as a source: marked as English on a page in another language."""

    __slots__ = ()


class Code(str):
    """A name as the program knows it."""

    __slots__ = ()


Cell = str | tuple[str, ...]
"""Plain text, `English`, `Code`, or several of them after one another with spaces between."""


@dataclass(frozen=True)
class Paragraph:
    """Sentences. `kind`: "" for running text, "not" and "contest" for warnings, "small" for remarks."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table; a column whose title begins with `#` holds numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing with its name, where no heading says it already, and what is to be seen in it."""

    name: str
    drawing: Markup
    caption: str = ""


@dataclass(frozen=True)
class Pictures:
    """Drawings side by side where there is room."""

    pictures: tuple[Picture, ...]


Block = Paragraph | Heading | Bullets | Sheet | Picture | Pictures


@dataclass(frozen=True)
class Section:
    """One part of the page; `place` is where links lead."""

    place: str
    heading: str
    blocks: tuple[Block, ...]


def html_of(blocks: Iterable[Block], language: str) -> Markup:
    """All blocks as markup."""
    return joined(*(_html(one, language) for one in blocks))


def _html(block: Block, language: str) -> Markup:
    if isinstance(block, Paragraph):
        return element("p", block.text, class_=block.kind or None)
    if isinstance(block, Heading):
        return element("h3", block.text)
    if isinstance(block, Bullets):
        return bullets(block.items)
    if isinstance(block, Sheet):
        columns = [Column(title.removeprefix("#"), title.startswith("#")) for title in block.columns]
        rows = [[_html_cell(cell, language) for cell in row] for row in block.rows]
        return table(block.caption, columns, rows)
    if isinstance(block, Pictures):
        return element("div", [_figure(one) for one in block.pictures], class_="pair")
    return _figure(block)


def _figure(picture: Picture) -> Markup:
    caption = element("figcaption", picture.caption) if picture.caption else None
    name = element("p", picture.name, class_="name") if picture.name else None
    return element("figure", name, picture.drawing, caption)


def _html_cell(cell: Cell, language: str) -> Markup:
    parts = cell if isinstance(cell, tuple) else (cell,)
    shown = [_html_part(part, language) for part in parts if part]
    spaced = [piece for part in shown for piece in (" ", part)][1:]
    return joined(*spaced)


def _html_part(part: str, language: str) -> Markup:
    if isinstance(part, Code):
        return element("code", str(part))
    return in_english(str(part), language) if isinstance(part, English) else joined(str(part))


def markdown_of(blocks: Iterable[Block]) -> list[str]:
    """All blocks but pictures as lines of Markdown, each block with an empty line after it.

    A heading that only pictures stand under is left out with them.
    """
    given = list(blocks)
    kept = [one for one in given if not isinstance(one, Picture | Pictures)]
    bare = {
        id(one)
        for one, following in pairwise(given)
        if isinstance(one, Heading) and isinstance(following, Picture | Pictures) and _stands_alone(one, kept)
    }
    return [line for one in kept if id(one) not in bare for line in (*_markdown(one), "")]


def _stands_alone(heading: Heading, kept: Sequence[Block]) -> bool:
    """Whether nothing but another heading, or nothing at all, follows it."""
    after = next(k for k, one in enumerate(kept) if one is heading) + 1
    return after == len(kept) or isinstance(kept[after], Heading)


def _markdown(block: Block) -> Sequence[str]:
    if isinstance(block, Paragraph):
        text = f"**{block.text}**" if block.kind == "contest" else block.text
        return wrapped(text)
    if isinstance(block, Heading):
        return [f"### {block.text}"]
    if isinstance(block, Bullets):
        return [line for item in block.items for line in wrapped(f"- {item}", indent="  ")]
    assert isinstance(block, Sheet)
    head = [title.removeprefix("#") for title in block.columns]
    rules = ["---:" if title.startswith("#") else "---" for title in block.columns]
    rows = [[_markdown_cell(cell) for cell in row] for row in block.rows]
    return [*wrapped(f"{block.caption}:"), "", *(_line(cells) for cells in (head, rules, *rows))]


def wrapped(text: str, indent: str = "") -> list[str]:
    """A text as lines no longer than a line of the documents may be."""
    return wrap(text, MARKDOWN_WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _markdown_cell(cell: Cell) -> str:
    parts = cell if isinstance(cell, tuple) else (cell,)
    return " ".join(f"`{part}`" if isinstance(part, Code) else str(part) for part in parts if part).replace("|", "/")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
