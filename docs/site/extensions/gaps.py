"""Patterns in tables of contents may find nothing, or what stands there: whoever adds a page need not edit the index.

That no page is left out is said by Sphinx itself, and by tests/docs/test_site.py. A pattern that finds a page which an
earlier table of the same index has already does not show it again. One page is in no table on purpose.
"""

from __future__ import annotations

import logging
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from docs.site.pages import APART

EMPTY = "didn't match any documents"
"""Says Sphinx of such a pattern; the warning has no name by which it could be switched off."""


def _is_wanted(record: logging.LogRecord) -> bool:
    return EMPTY not in record.getMessage()


def show_once(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the first entry of each page, of all tables on this one."""
    shown: set[str] = set()
    for table in doctree.findall(addnodes.toctree):
        table["entries"] = [entry for entry in table["entries"] if entry[1] not in shown]
        table["includefiles"] = [name for name in table["includefiles"] if name not in shown]
        shown.update(name for _, name in table["entries"])


def keep_apart(app: Sphinx, doctree: nodes.document) -> None:
    """Sphinx need not ask why this page is in no table of contents."""
    if app.env.docname == APART:
        app.env.metadata[APART]["orphan"] = "yes"


def setup(app: Sphinx) -> dict[str, Any]:
    """Leave these warnings out; look at the tables before Sphinx makes the navigation of them."""
    logging.getLogger("sphinx.sphinx.directives.other").addFilter(_is_wanted)
    app.connect("doctree-read", show_once, priority=100)
    app.connect("doctree-read", keep_apart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
