"""The page: question, answer, figures, doubts and provenance in one file that opens offline and prints on A4."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report.page_style import PAGE_STYLE
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.sections.doubts import assumed_section, cautions_section, limits_section
from cubb_sim.experiments.report.sections.found import found_section
from cubb_sim.experiments.report.sections.provenance import provenance_section
from cubb_sim.experiments.report.sections.run import run_section
from cubb_sim.experiments.report.sections.top import contents, top
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.style import STYLE
from cubb_sim.report.writing import write_whole

SECTIONS: tuple[Callable[[FindingsReading], Markup], ...] = (
    run_section,
    found_section,
    cautions_section,
    assumed_section,
    limits_section,
    provenance_section,
)


def report_page(findings: Findings, language: str = "en", command: str = "") -> str:
    """The whole page.

    Args:
        language: "da" or "en".
        command: the command line that makes it again; left out where empty.

    Raises:
        CubbSimError: another language.
    """
    reading = FindingsReading(findings, language, command)
    sections = [element("section", section(reading)) for section in SECTIONS]
    body = joined(top(reading), contents(reading), sections)
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", reading.say(reading.design.title)),
        element("style", Markup(STYLE + PAGE_STYLE)),
    )
    page = element("html", element("head", head), element("body", element("main", body)), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def write_report(findings: Findings, file: str | Path, language: str = "en", command: str = "") -> Path:
    """Write the page to a file, whole or not at all; a file of that name is replaced.

    Raises:
        CubbSimError: another language.
        OutputError: the file could not be written; what was there before is as it was.
    """
    return write_whole(Path(file), report_page(findings, language, command))
