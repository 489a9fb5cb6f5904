"""Patterns in tables of contents may find nothing: whoever adds the next page need not edit the index.

That no page is left out is said by Sphinx itself, and by tests/docs/test_site.py.
"""

from __future__ import annotations

import logging
from typing import Any

from sphinx.application import Sphinx

EMPTY = "didn't match any documents"
"""Says Sphinx of such a pattern; the warning has no name by which it could be switched off."""


def _is_wanted(record: logging.LogRecord) -> bool:
    return EMPTY not in record.getMessage()


def setup(app: Sphinx) -> dict[str, Any]:
    """Leave these warnings out."""
    logging.getLogger("sphinx.sphinx.directives.other").addFilter(_is_wanted)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
