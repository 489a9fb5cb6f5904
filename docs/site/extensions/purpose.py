"""The purpose line of a page, `*For whom: what they get here.*` after its title, as a paragraph of its own look."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

PURPOSE = re.compile(r"^(For|Til) [^:]+: .+\.$", re.DOTALL)


def is_purpose(text: str) -> bool:
    """Whether a text says for whom a page is and what they get there."""
    return bool(PURPOSE.match(text.strip()))


def mark_purpose(app: Sphinx, doctree: nodes.document) -> None:
    """Give the first paragraph after the title its class, where it is the purpose line."""
    page = next(doctree.findall(nodes.section), None)
    line = page[1] if page is not None and len(page) > 1 else None
    if isinstance(line, nodes.paragraph) and len(line) == 1 and isinstance(line[0], nodes.emphasis):  # noqa: SIM102
        if is_purpose(line.astext()):
            line["classes"].append("purpose")


def setup(app: Sphinx) -> dict[str, Any]:
    """Look at every page once it has been read."""
    app.connect("doctree-read", mark_purpose)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
