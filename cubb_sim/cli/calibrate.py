"""Fit the model to its targets, as the posterior that ships was."""

# ruff: noqa: PLC0415 (what computes is imported when the command runs, so that the others start at once)

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cubb_sim.cli.output import AsJson, InLanguage, Language, print_json, print_table

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(calibrate)


def calibrate(  # noqa: PLR0913, PLR0917 (one argument per option)
    output: Annotated[
        Path, typer.Option("--output", metavar="FOLDER", help="Where the posterior and its tables are written.")
    ],
    seed: Annotated[int, typer.Option(help="1 to 9: each uses studies of its own.")] = 1,
    workers: Annotated[int, typer.Option(help="Processes to share the work between.")] = 2,
    quick: Annotated[
        bool, typer.Option("--quick", help="A minute's work on few citizens and numbers, to try it out: not for use.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.html", help="Write a page on what was found."),
    ] = None,
    language: InLanguage = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Fit the model to published findings by repeating the study behind them on simulated people.

    Takes up to an hour on two cores. Stopped, it goes on where it was when it is called again.
    """
    from cubb_sim.calibration.calibrate import calibrate as fit
    from cubb_sim.calibration.problem import FULL, QUICK
    from cubb_sim.knowledge.posterior import posterior_manifest
    from cubb_sim.report.writing import refuse_what_cannot_be_written

    if report is not None:
        refuse_what_cannot_be_written(report)
    with StageBar() as bar:
        folder = fit(output, seed=seed, workers=workers, effort=QUICK if quick else FULL, progress=bar)
    if report is not None:
        from cubb_sim.calibration.report import write_calibration_report

        again = ["cubb-sim", "calibrate", "--output", str(output), "--seed", str(seed)] + ["--quick"] * quick
        again += ["--language", language, "--report", str(report)]
        write_calibration_report(folder, report, language, shlex.join(again))
    manifest = posterior_manifest(folder)
    if as_json:
        print_json(manifest)
        return
    from cubb_sim.calibration.results_folder import read_table

    fit_of = read_table(folder, "fit")
    rows = [] if fit_of is None else _rows(fit_of)
    columns = ("Target", "Published", "Tolerance", "Model, centre", "Inside")
    print_table("How the centre of the posterior does on its targets", columns, rows)
    for name, one in manifest["structures"].items():
        if one["alarm"]:
            print(
                f"{name}: only {one['effective_share']:.0%} of the draws hold against real studies: do not rely on it."
            )
    print(f"Wrote {folder}. The studies beside it ({folder.name}.studies.sqlite) may be deleted.")


def _rows(fit: Any) -> list[tuple[str, ...]]:
    chosen = fit[(fit["structure"] == "default") & (fit["at"] == "centre")]
    return [
        (
            f"{row.target} ({row.role})", f"{row.observed:.3g}", f"{row.tolerance_low:.3g} to {row.tolerance_high:.3g}",
            f"{row.mean:.3g}", "yes" if row.inside else "NO",
        )
        for row in chosen.itertuples()
    ]  # fmt: skip


class StageBar:
    """A bar for each stage, with the time left; nothing where nobody is watching."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> StageBar:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True))
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """So many studies of a stage are done, of so many."""
        if self._progress is None:
            return
        if what not in self._tasks or done == 0:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)
