"""Reading markup as a browser would: tables, texts of elements, attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from cubb_sim.report.markup import VOID


@dataclass
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str, class_: str = "") -> list[Element]:
        """All elements of a kind within it, however deep."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                classes = (child.attributes.get("class") or "").split()
                if child.tag == tag and (not class_ or class_ in classes):
                    found.append(child)
                found += child.all(tag, class_)
        return found

    def one(self, tag: str, class_: str = "") -> Element:
        """The only element of a kind."""
        found = self.all(tag, class_)
        assert len(found) == 1, f"{len(found)} of {tag}.{class_}"
        return found[0]

    @property
    def text(self) -> str:
        """Everything that is said in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def rows(self) -> list[list[str]]:
        """Of a table: the texts of the cells of its body."""
        body = self.one("tbody")
        return [[c.text for c in row.children if isinstance(c, Element)] for row in body.all("tr")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs))
        self.open[-1].children.append(made)
        if tag not in VOID | {"input"}:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID | {"input"}:
            assert self.open[-1].tag == tag, f"{tag} closes {self.open[-1].tag}"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(markup: str) -> Element:
    """The markup as a tree; fails where tags do not match."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]
