"""What happens: run one scenario, or compare several, as text, JSON, a report or tables."""

# ruff: noqa: PLC0415 (the model is imported when a command runs, so that the others start at once)

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cubb_sim.cli.output import AsJson, Assume, Fixed, InLanguage, Language, Posterior, print_json, print_table
from cubb_sim.cli.progress import ProgressBar

if TYPE_CHECKING:
    from cubb_sim.report import PrintedTable

Seed = Annotated[int, typer.Option(help="Of the first replication; the next ones follow it.")]
Replications = Annotated[int, typer.Option(help="Runs of each scenario.")]
Workers = Annotated[int, typer.Option(help="Processes to share the work between. They do not change the result.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FOLDER", help="Write all tables here, as Parquet.")]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE.html", help="Write a page that opens offline and prints on A4.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (run, compare):
        app.command()(command)


def run(  # noqa: PLR0913, PLR0917 (one argument per option)
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A name, a file, or several joined by +.")],
    seed: Seed = 1,
    replications: Replications = 40,
    workers: Workers = 1,
    fixed: Fixed = False,
    assume: Assume = None,
    posterior: Posterior = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    as_json: AsJson = False,
) -> None:
    """Run one scenario and show what became of its citizens, its staff and its money."""
    from cubb_sim.report import printed_result, result_content
    from cubb_sim.report.writing import refuse_folder_in_use
    from cubb_sim.run import run as run_scenario

    if output is not None:
        refuse_folder_in_use(output)
    with ProgressBar() as bar:
        result = run_scenario(
            scenario,
            replications=replications,
            seed=seed,
            workers=workers,
            progress=bar,
            fixed=fixed,
            assume=assume or (),
            posterior=posterior,
        )
    if output is not None:
        result.to_parquet(output)
    if as_json:
        print_json(result_content(result))
    else:
        _print(printed_result(result, language))


def compare(  # noqa: PLR0913, PLR0917 (one argument per option)
    baseline: Annotated[str, typer.Argument(metavar="BASELINE", help="What the others are compared with.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="One or more scenarios to compare with it.")],
    seed: Seed = 1,
    replications: Replications = 40,
    workers: Workers = 1,
    fixed: Fixed = False,
    assume: Assume = None,
    posterior: Posterior = None,
    language: InLanguage = Language.EN,
    report: Report = None,
    output: Output = None,
    as_json: AsJson = False,
) -> None:
    """Compare scenarios person by person: what gets better, what gets worse, who gains, what it costs."""
    from cubb_sim.report import Reading, comparison_content, printed_comparison, write_report
    from cubb_sim.report.writing import refuse_folder_in_use, refuse_what_cannot_be_written, write_comparison
    from cubb_sim.run import compare as compare_scenarios

    if report is not None:
        refuse_what_cannot_be_written(report)
    if output is not None:
        refuse_folder_in_use(output)
    with ProgressBar() as bar:
        compared = compare_scenarios(
            baseline,
            *others,
            replications=replications,
            seed=seed,
            workers=workers,
            progress=bar,
            fixed=fixed,
            assume=assume or (),
            posterior=posterior,
        )
    if output is not None:
        write_comparison(compared, output)
    if report is not None:
        again = ["cubb-sim", "compare", baseline, *others, "--seed", str(seed), "--replications", str(replications)]
        again += ["--fixed"] * fixed + [part for one in assume or () for part in ("--assume", one)]
        again += [] if posterior is None else ["--posterior", str(posterior)]
        again += ["--language", language, "--report", str(report)]
        write_report(compared, report, language, shlex.join(again))
    if as_json:
        print_json(comparison_content(compared))
    else:
        _print(printed_comparison(Reading(compared, language)))
        _tell_where(report, output)


def _print(parts: Iterable[str | PrintedTable]) -> None:
    """Sentences as wide as the window, and tables."""
    from rich.console import Console
    from rich.text import Text as Words

    console = Console(highlight=False)
    for part in parts:
        if isinstance(part, str):
            console.print(Words(part), end="\n\n")
        else:
            print_table(part.title, part.columns, part.rows)


def _tell_where(report: Path | None, output: Path | None) -> None:
    for place in (report, output):
        if place is not None:
            print(f"Wrote {place}")
