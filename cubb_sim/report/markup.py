"""HTML and SVG put together from pieces: whatever is not markup already is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

VOID = {"meta", "br", "hr", "line", "circle", "rect", "path"}
"""Elements that hold nothing."""


class Markup(str):
    """Text that is markup already. Plain text becomes markup by being escaped, in `element` or `joined`."""

    __slots__ = ()


Piece = str | Iterable[str] | None
"""Plain text, markup, several of them, or nothing."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        is_number: numbers stand to the right.
    """

    title: str
    is_number: bool = False


Row = Sequence[str]
"""One cell per column; the first one names the row."""


def joined(*pieces: Piece) -> Markup:
    """All pieces one after another, escaped where they are plain text."""
    return Markup("".join(_pieces(pieces)))


def _pieces(pieces: Iterable[Piece]) -> Iterable[str]:
    for piece in pieces:
        if piece is None:
            continue
        if isinstance(piece, Markup):
            yield str(piece)
        elif isinstance(piece, str):
            yield escape(piece, quote=False)
        else:
            yield from _pieces(piece)


def element(tag: str, *children: Piece, **attributes: str | float | None) -> Markup:
    """One element. In names of attributes `_` stands for `-`, and a last `_` is left out (`class_`); None is no
    attribute.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_shown(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in VOID:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{joined(*children)}</{tag}>")


def _shown(value: str | float) -> str:
    """Coordinates with one decimal: finer than any eye and any printer here."""
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)


def paragraphs(*texts: str, class_: str | None = None) -> Markup:
    """Each text that is not empty as a paragraph."""
    return joined(*(element("p", text, class_=class_) for text in texts if text))


def bullets(texts: Iterable[str], class_: str | None = None) -> Markup:
    """A list; nothing where there are no texts."""
    items = [element("li", text) for text in texts if text]
    return element("ul", items, class_=class_) if items else Markup("")


def table(caption: str, columns: Sequence[Column], rows: Iterable[Row], class_: str | None = None) -> Markup:
    """A table whose cells know their column, so that on a narrow screen each row can be shown as a card."""
    head = element(
        "thead",
        element(
            "tr",
            [
                element(
                    "th", column.title, scope="col", role="columnheader", class_="number" if column.is_number else None
                )
                for column in columns
            ],
            role="row",
        ),
        role="rowgroup",
    )
    body = element("tbody", [_row(columns, row) for row in rows], role="rowgroup")
    return element("table", element("caption", caption), head, body, role="table", class_=class_)


def _row(columns: Sequence[Column], row: Row) -> Markup:
    first = element("th", row[0], scope="row", role="rowheader")
    rest = [
        element("td", cell, role="cell", data_label=column.title, class_="number" if column.is_number else None)
        for column, cell in zip(columns[1:], row[1:], strict=True)
    ]
    return element("tr", first, rest, role="row")


def in_english(text: str, language: str) -> Markup:
    """A text that exists in English only, such as a source, marked as English on a page in another language."""
    return element("span", text, lang="en") if language != "en" else joined(text)
