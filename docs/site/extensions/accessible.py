"""What the theme leaves out for people with a keyboard or a screen reader, put into every page when all are built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

MENDED = (
    ('role="heading"><span class="caption-text"', 'role="heading" aria-level="2"><span class="caption-text"'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Menu">'),
    ('<aside class="toc-drawer">', '<aside class="toc-drawer" aria-label="On this page">'),
    ('<aside class="toc-drawer no-toc">', '<aside class="toc-drawer no-toc" aria-hidden="true">'),
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="output text_html">', '<div class="output text_html" tabindex="0">'),
)
"""Levels of headings, names of landmarks, and a place in the tab order for what can be scrolled."""
_TABLE = re.compile(r'<div class="(table-wrapper[^"]*)">')


def mended(markup: str) -> str:
    """A page with what was missing; one that has it already stays as it is."""
    for before, after in MENDED:
        markup = markup.replace(before, after)
    return _TABLE.sub(r'<div class="\1" tabindex="0">', markup)


def mend(app: Sphinx, problem: Exception | None) -> None:
    """Mend the pages in the output."""
    if problem is not None or app.builder.format != "html":
        return
    for page in app.env.found_docs:
        path = Path(app.outdir) / f"{page}.html"
        if path.exists():
            markup = path.read_text(encoding="utf-8")
            path.write_text(mended(markup), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> dict[str, Any]:
    """Before the words of Danish pages are put in Danish."""
    app.connect("build-finished", mend, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
