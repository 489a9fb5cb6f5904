"""What a sweep found: the inputs that matter, how sure, and what is chance."""

# ruff: noqa: PLC0415 (what computes is imported when the command runs, so that the others start at once)

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cubb_sim.cli.calibrate import StageBar
from cubb_sim.cli.output import AsJson, InLanguage, Language, print_json, print_table

if TYPE_CHECKING:
    from cubb_sim.experiments.findings import Findings
    from cubb_sim.experiments.report.printed import PrintedTable

NAME = "analyze"


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(NAME)(of_a_sweep)


def of_a_sweep(
    folder: Annotated[Path, typer.Argument(metavar="RESULTS", help="Of a sweep, finished or not.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Write all tables (CSV, Parquet) and figures (SVG, PDF) here."),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.html", help="Write a page that opens offline and prints on A4."),
    ] = None,
    quantity: Annotated[
        list[str] | None,
        typer.Option(
            "--quantity", metavar="NAME", help="Explain this instead of the design's; NAME@SUBGROUP. May be repeated."
        ),
    ] = None,
    language: InLanguage = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Show which inputs of a sweep matter most for each outcome, how sure that is, and how much is chance.

    Works on a sweep that is not finished, too, and says how many runs are missing.
    """
    from cubb_sim.experiments import analyze, write_figures, write_report, write_tables
    from cubb_sim.report.writing import refuse_what_cannot_be_written

    if report is not None:
        refuse_what_cannot_be_written(report)
    if output is not None:
        _refuse_place_in_use(output, folder)
    with StageBar() as bar:
        findings = analyze(folder, quantity or None, told=lambda _, done, total: bar("Analyses", done, total))
    if output is not None:
        write_tables(findings, output / "tables", language)
        write_figures(findings, output / "figures", language)
    if report is not None:
        again = ["cubb-sim", NAME, str(folder), *(part for one in quantity or () for part in ("--quantity", one))]
        write_report(findings, report, language, shlex.join([*again, "--language", language, "--report", str(report)]))
    if as_json:
        from cubb_sim.experiments.report.printed import findings_content

        print_json(findings_content(findings))
        return
    _print(findings, language)
    for place in (report, output):
        if place is not None:
            print(f"Wrote {place}")


def _refuse_place_in_use(output: Path, folder: Path) -> None:
    """Say before the work begins that results cannot be put there; what an earlier call wrote may be replaced."""
    from cubb_sim.errors import OutputError

    if output.exists() and not output.is_dir():
        raise OutputError(f"{output}: there is a file of that name. Name a folder.")
    if output.resolve() == folder.resolve():
        raise OutputError(f"{output}: this is the sweep's own folder. Name another one, such as {output / 'findings'}.")
    own = {"tables", "figures"}
    if output.is_dir() and any(one.name not in own for one in output.iterdir()):
        raise OutputError(f"{output}: the folder is in use. Name an empty or a new one.")


def _print(findings: Findings, language: Language) -> None:
    from cubb_sim.experiments.report import FindingsReading
    from cubb_sim.experiments.report.printed import printed_findings

    _show(printed_findings(FindingsReading(findings, language)))


def _show(parts: Iterable[str | PrintedTable]) -> None:
    """Sentences as wide as the window, and tables."""
    from rich.console import Console
    from rich.text import Text as Words

    console = Console(highlight=False)
    for part in parts:
        if isinstance(part, str):
            console.print(Words(part), end="\n\n")
        else:
            print_table(part.title, part.columns, part.rows)
