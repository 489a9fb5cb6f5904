"""The style of the report's charts, so that pictures made with them look on the site as they do in a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from cubb_sim.report.style import STYLE

_COLOURS = re.compile(r"--[\w-]+:\s*[^;]+;")
_RULE = re.compile(r"^\.chart[^\n{]*\{[^}]*\}", re.MULTILINE)
NAME = "charts.css"


def chart_style() -> str:
    """The rules for charts and the colours they name."""
    colours = " ".join(_COLOURS.findall(STYLE.partition("}")[0]))
    return "\n".join([f"figure {{ {colours} }}", *_RULE.findall(STYLE)]) + "\n"


def write_style(app: Sphinx, problem: Exception | None) -> None:
    """Put the style sheet beside the others."""
    if problem is None and app.builder.format == "html":
        (Path(app.outdir) / "_static" / NAME).write_text(chart_style(), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Ask every page to use it."""
    app.add_css_file(NAME)
    app.connect("build-finished", write_style)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
