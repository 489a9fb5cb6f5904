"""Pictures of comparisons for the tests of them, and how their markup is read."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.views.outcomes import Shown
from cubb_sim.report.reading import Reading
from cubb_sim.results import RunResult


class Text(HTMLParser):
    """The words of some markup, what stands in aria-label included, and the attributes of its elements."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def said(self) -> str:
        return re.sub("[ \n]+", " ", " ".join(self.words)).strip()  # spaces that do not break are part of a figure

    def of_class(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]


def first_runs(comparison: Comparison, n: int) -> Comparison:
    """The comparison as it was when only the first runs were there."""

    def cut(one: RunResult) -> RunResult:
        manifest = replace(one.manifest, seeds=one.manifest.seeds[:n], draws=one.manifest.draws[:n])
        return replace(one, replications=one.replications[:n], manifest=manifest)

    return Comparison(cut(comparison.baseline), [cut(other) for other in comparison.others.values()])


def shown(comparison: Comparison | None, language: str = "da", **changed: Any) -> Shown:
    """A settled picture of a comparison, unless something else is said."""
    n = comparison.baseline.n_replications if comparison is not None else 0
    made = Shown(
        reading=Reading(comparison, language) if comparison is not None else None,
        language=language,
        n_done=n,
        n_total=n,
        is_settled=comparison is not None,
        is_stale=False,
        about="key",
        is_as_today=False,
    )
    return replace(made, **changed)
