"""Everything of a meeting in one file."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterable, Sequence

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation.worlds import command, file_names, scenario_toml
from cubb_sim.dashboard.views.export.figures import figures
from cubb_sim.dashboard.views.export.made import TEXT, Made
from cubb_sim.dashboard.views.export.numbers import all_numbers
from cubb_sim.dashboard.views.outcomes import PlacedGuess
from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading

FOR_EXCEL, FOR_CODE, FIGURES, SCENARIO = "excel", "data", "figurer", "scenarie"
READ_ME = Text(
    "Alt fra mødet.\n\n"
    "excel/: tallene til Excel på dansk (semikolon, decimalkomma).\n"
    "data/: de samme tal til R og Python (komma, decimalpunktum; linjer med # siger, hvor tallene er fra).\n"
    "figurer/: figurerne som SVG, til papir og lysbilleder.\n"
    "scenarie/: scenariet som filer, og kommandoen, der giver de samme tal igen.\n"
    "Filen .cubbflip er mødets referat; programmet åbner den igen. HTML-filen er det samme, til\n"
    "at læse og skrive ud.\n\n"
    "Modellen er hverken en prognose eller en evaluering. Alle borgere er simulerede.\n",
    "Everything from the meeting.\n\n"
    "excel/: the numbers for Danish Excel (semicolons, decimal commas).\n"
    "data/: the same numbers for R and Python (commas, decimal points; lines with # say where the numbers are from).\n"
    "figurer/: the figures as SVG, for paper and slides.\n"
    "scenarie/: the scenario as files, and the command that gives the same numbers again.\n"
    "The .cubbflip file is the record of the meeting; the program opens it again. The HTML file is the same, to be\n"
    "read and printed.\n\n"
    "The model is neither a forecast nor an evaluation. All citizens are simulated.\n",
)


def everything(
    reading: Reading | None,
    selection: Selection,
    language: str,
    guesses: Sequence[PlacedGuess] = (),
    more: Sequence[Made] = (),
) -> tuple[Made, ...]:
    """All files of a meeting.

    Args:
        reading: the comparison looked at; None where none is finished.
        more: such as the record and its page.
    """
    files = [Made("LAES-MIG.txt", TEXT, READ_ME.in_language(language).encode("utf-8-sig")), *more]
    if reading is not None:
        files += [_in(FOR_EXCEL, one) for one in all_numbers(reading, danish=True)]
        files += [_in(FOR_CODE, one) for one in all_numbers(reading, danish=False)]
        files += [_in(FIGURES, one) for one in figures(reading, guesses)]
    return (*files, *(_in(SCENARIO, one) for one in _scenario(selection)))


def zipped(files: Iterable[Made]) -> bytes:
    """The files in one."""
    held = io.BytesIO()
    now = time.localtime()[:6]
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in files:
            entry = zipfile.ZipInfo(one.name, now)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, one.content)
    return held.getvalue()


def _in(folder: str, one: Made) -> Made:
    return Made(f"{folder}/{one.name}", one.mime, one.content)


def _scenario(selection: Selection) -> list[Made]:
    """The scenario as files, and the command line; nothing where the selection is none."""
    try:
        pairs = zip(file_names(selection), scenario_toml(selection), strict=True)
        files = [Made(name, TEXT, text.encode("utf-8")) for name, text in pairs if text]
        return [*files, Made("kommando.txt", TEXT, f"{command(selection)}\n".encode())]
    except CubbSimError:
        return []
