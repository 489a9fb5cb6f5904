"""Danish pages are Danish all through: their `lang`, the words of the theme, and a link between the two languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from docs.site.pages import DANISH, other_language

LEADS = {"da": "Denne side på dansk", "en": "This page in English"}
WORDS = {
    "Search": "Søg",
    "On this page": "På denne side",
    "Next": "Næste",
    "Previous": "Forrige",
    "Home": "Forside",
    "Back to top": "Til toppen",
    "Skip to content": "Gå til indholdet",
    "Link to this heading": "Link til denne overskrift",
    "Note": "Bemærk",
    "Tip": "Tip",
    "Important": "Vigtigt",
    "Warning": "Advarsel",
    "See also": "Se også",
    "Toggle site navigation sidebar": "Vis eller skjul menuen",
    "Toggle table of contents sidebar": "Vis eller skjul indholdsfortegnelsen",
    "Toggle Light / Dark / Auto color theme": "Skift mellem lyst, mørkt og automatisk udseende",
    "Toggle Light / Dark / Auto colour theme": "Skift mellem lyst, mørkt og automatisk udseende",
}
"""Words of the theme, which has no Danish of its own."""
MADE_WITH = ("Made with", "Lavet med"), ("Sphinx</a> and", "Sphinx</a> og")


def lead_to_the_other(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.Node) -> None:
    """Set the language of a page, and lead to the page of the same name in the other one."""
    if "body" not in context:
        return
    language = "da" if f"{page}/".startswith(DANISH) else "en"
    context["language"] = language
    other = other_language(page)
    if other not in app.env.found_docs:
        return
    uri, code = app.builder.get_relative_uri(page, other), "en" if language == "da" else "da"
    link = f'<a href="{uri}" lang="{code}" hreflang="{code}" rel="alternate">{LEADS[code]}</a>'
    context["body"] = f'<p class="other-language">{link}</p>\n{context["body"]}'


def translate(app: Sphinx, problem: Exception | None) -> None:
    """Put the theme's words in Danish on the Danish pages that are in the output."""
    if problem is not None or app.builder.format != "html":
        return
    for page in app.env.found_docs:
        path = Path(app.outdir) / f"{page}.html"
        if f"{page}/".startswith(DANISH) and path.exists():
            markup = path.read_text(encoding="utf-8")
            path.write_text(in_danish(markup), encoding="utf-8")


def in_danish(markup: str) -> str:
    """A page with the theme's words in Danish; what is Danish already stays as it is."""
    for english, danish in WORDS.items():
        for before, after in (('="', '"'), (">", "<"), (">\n            ", "\n")):
            markup = markup.replace(f"{before}{english}{after}", f"{before}{danish}{after}")
    for english, danish in MADE_WITH:
        markup = markup.replace(english, danish)
    return markup


def setup(app: Sphinx) -> dict[str, Any]:
    """Say it while a page is written, and when all are."""
    app.connect("html-page-context", lead_to_the_other)
    app.connect("build-finished", translate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
