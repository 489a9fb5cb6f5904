"""Sources as the model declares them: they exist in English only, so on a Danish page they have to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.report.markup import Markup, element

AS_DECLARED = "Kilden, som den står i modellen (engelsk)"
ALL_AS_DECLARED = "Kilderne, som de står i modellen (engelsk)"


def in_the_model(source: str, id_: str) -> Markup:
    """One source for a Danish page."""
    summary = element("summary", AS_DECLARED)
    return element("details", summary, element("p", source, lang="en", class_="small"), id=id_)


def all_in_the_model(sources: Sequence[str], id_: str) -> Markup:
    """Several sources for a Danish page; nothing where there are none."""
    if not sources:
        return Markup("")
    items = [element("li", one) for one in sources]
    return element("details", element("summary", ALL_AS_DECLARED), element("ul", items, lang="en"), id=id_)
