"""The page: what a calibration found, offline and in one file, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubb_sim.calibration.report.alternatives import alternatives_section
from cubb_sim.calibration.report.blocks import Section, html_of
from cubb_sim.calibration.report.confronted import facts_section
from cubb_sim.calibration.report.crosschecked import crosscheck_section
from cubb_sim.calibration.report.fit import fit_section
from cubb_sim.calibration.report.learned import learned_section
from cubb_sim.calibration.report.left_out import left_out_section
from cubb_sim.calibration.report.machinery import machinery_section
from cubb_sim.calibration.report.made import provenance_section
from cubb_sim.calibration.report.reading import CalibrationReading
from cubb_sim.calibration.report.recovered import recovery_section
from cubb_sim.calibration.report.top import TITLE, top
from cubb_sim.calibration.report.trials import trials_section
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.style import STYLE
from cubb_sim.report.writing import write_whole

SECTIONS: tuple[Callable[[CalibrationReading], Section], ...] = (
    fit_section,
    learned_section,
    left_out_section,
    recovery_section,
    machinery_section,
    alternatives_section,
    facts_section,
    trials_section,
    crosscheck_section,
    provenance_section,
)
CONTENTS = Text("Indhold", "Contents")
MORE_STYLE = """
.chart .fitted { stroke: var(--changed); stroke-width: 6; opacity: .55; }
.chart .missed { fill: var(--paper); stroke: var(--goal); stroke-width: 2.5; }
.chart .figure.goal-label { font-weight: 700; }
"""


def calibration_report(
    folder: str | Path, language: str = "en", command: str = "", trials: str | Path | None = None
) -> str:
    """The whole page.

    Args:
        folder: of the calibration, as `cubb-sim calibrate` leaves it.
        language: "da" or "en".
        command: the command line that makes it again; left out where empty.
        trials: table of trials held elsewhere, as `cubb-sim validate --output` writes it.

    Raises:
        CubbSimError: another language, or no calibration in the folder.
    """
    reading = CalibrationReading(Path(folder), language, command, None if trials is None else Path(trials))
    sections = [section(reading) for section in SECTIONS]
    links = [element("li", element("a", one.heading, href=f"#{one.place}")) for one in sections]
    contents = element("nav", element("ul", links), aria_label=reading.say(CONTENTS))
    body = joined(top(reading), contents, [_section(one, language) for one in sections])
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", reading.say(TITLE)),
        element("style", Markup(STYLE + MORE_STYLE)),
    )
    page = element("html", element("head", head), element("body", element("main", body)), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def _section(section: Section, language: str) -> Markup:
    heading = element("h2", section.heading, id=section.place)
    return element("section", heading, html_of(section.blocks, language))


def write_calibration_report(
    folder: str | Path,
    file: str | Path,
    language: str = "en",
    command: str = "",
    trials: str | Path | None = None,
) -> Path:
    """Write the page to a file, whole or not at all; a file of that name is replaced.

    Raises:
        CubbSimError: another language, or no calibration in the folder.
        OutputError: the file could not be written; what was there before is as it was.
    """
    return write_whole(Path(file), calibration_report(folder, language, command, trials))
