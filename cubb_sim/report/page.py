"""The report: one page of HTML that needs nothing but itself, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubb_sim.comparison import Comparison
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections import (
    account,
    appendix,
    changes,
    conditions,
    discussion,
    goals,
    ground,
    legitimacy,
    months,
    people,
    provenance,
)
from cubb_sim.report.sections.top import title, top
from cubb_sim.report.style import STYLE
from cubb_sim.report.writing import write_whole

Section = Callable[[Reading], Markup]

SECTIONS: tuple[tuple[str, Text, Section], ...] = (
    ("goals", goals.HEADING, goals.goals_section),
    ("months", months.HEADING, months.months_section),
    ("legitimacy", legitimacy.HEADING, legitimacy.legitimacy_section),
    ("changes", changes.HEADING, changes.changes_section),
    ("people", people.HEADING, people.people_section),
    ("account", account.HEADING, account.account_section),
    ("discussion", discussion.HEADING, discussion.discussion_section),
    ("conditions", conditions.HEADING, conditions.conditions_section),
    ("ground", ground.HEADING, ground.ground_section),
    ("unknown", ground.UNKNOWN_HEADING, ground.unknown_section),
    ("outcomes", appendix.HEADING, appendix.appendix_section),
    ("provenance", provenance.HEADING, provenance.provenance_section),
)
"""Place, name and content of every section below the top."""
CONTENTS = Text("Indhold", "Contents")


def report_page(comparison: Comparison, language: str = "en", command: str = "") -> str:
    """The whole page.

    Args:
        language: "da" or "en".
        command: the command line that makes it again; left out where empty.

    Raises:
        CubbSimError: another language.
    """
    reading = Reading(comparison, language, command)
    links = [element("li", element("a", reading.say(name), href=f"#{place}")) for place, name, _ in SECTIONS]
    contents = element("nav", element("ul", links), aria_label=reading.say(CONTENTS))
    body = joined(top(reading), contents, [element("section", section(reading)) for _, _, section in SECTIONS])
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title(reading)),
        element("style", Markup(STYLE)),
    )
    page = element("html", element("head", head), element("body", element("main", body)), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def write_report(comparison: Comparison, file: str | Path, language: str = "en", command: str = "") -> Path:
    """Write the page to a file, whole or not at all; a file of that name is replaced.

    Raises:
        OutputError: the file could not be written; what was there before is as it was.
    """
    return write_whole(Path(file), report_page(comparison, language, command))
