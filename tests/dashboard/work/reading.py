"""Markup taken apart, so that tests can ask what a person would find."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"input", "meta", "br", "hr", "line", "circle", "rect", "path"}


@dataclass
class Node:
    """An element with its text."""

    tag: str
    attributes: dict[str, str]
    parent: Any
    children: list[Node] = field(default_factory=list)
    pieces: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is written in it."""
        return " ".join("".join(self._texts()).split())

    def _texts(self):
        for piece in self.pieces:
            yield piece if isinstance(piece, str) else "".join(piece._texts())

    def all(self, tag=None, **attributes):
        """Every element below it of this kind, with these attributes; True stands for any value."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        found = []
        for child in self.children:
            if (tag is None or child.tag == tag) and all(_fits(child, *one) for one in wanted.items()):
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def one(self, tag=None, **attributes):
        """The only one."""
        (found,) = self.all(tag, **attributes)
        return found

    def has_class(self, name):
        """Whether it is of the class."""
        return name in self.attributes.get("class", "").split()


def _fits(node, name, value):
    has = node.attributes.get(name)
    return has is not None if value is True else has == value


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root", {}, None)
        self.here = self.root

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        self.here.pieces.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.here.tag == tag, f"<{self.here.tag}> is closed by </{tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.pieces.append(data)


def read(markup):
    """The whole of some markup, which must be well formed."""
    reader = _Reader()
    reader.feed(str(markup))
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root


def problems_of_names(root):
    """What a keyboard or a screen reader would stumble over: fields and buttons without a name, ids twice."""
    ids = [node.attributes["id"] for node in root.all(id=True)]
    found = [f"id twice: {one}" for one in sorted(set(ids)) if ids.count(one) > 1]
    labelled = {node.attributes.get("for") for node in root.all("label")}
    for tag in ("input", "select", "textarea"):
        found += [
            f"no label: {node.attributes}"
            for node in root.all(tag)
            if node.attributes.get("type") != "hidden" and node.attributes.get("id") not in labelled
        ]
    found += [
        f"no name: {node.attributes}" for tag in ("button", "a", "summary") for node in root.all(tag) if not node.text
    ]
    found += [f"no button: {node.tag}" for node in root.all(data_do=True) if node.tag not in
              {"button", "input", "select", "textarea", "form"}]  # fmt: skip
    return found + [f"no address: {node.attributes}" for node in root.all("a") if not node.attributes.get("href")]
