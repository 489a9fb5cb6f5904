"""Formulas as MathML, which browsers show by themselves: nothing is fetched, and a screen reader can read it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator


def _formula(latex: str, display: str) -> str:
    try:
        return convert(latex.strip(), display=display)
    except Exception as problem:  # the converter raises errors of many kinds, some without a text
        raise ExtensionError(f"The formula {latex!r} cannot be shown: {type(problem).__name__} {problem}") from problem


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_formula(node.astext(), "inline"))
    raise nodes.SkipNode


def _display(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="formula" tabindex="0">{_formula(node.astext(), "block")}</div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Offer MathML, and choose it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_display, None))
    app.config.html_math_renderer = "mathml"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
