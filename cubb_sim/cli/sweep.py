"""Sensitivity sweeps: run a design's points, stop and go on, and do one stored run again."""

# ruff: noqa: PLC0415 (the model is imported when the command runs, so that the others start at once)

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cubb_sim.cli.output import AsJson, InLanguage, Language, print_json, print_table
from cubb_sim.errors import CubbSimError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from cubb_sim.experiments.running import Engine, SweepSummary

STOPPED = 130
"""Exit code of a command that was stopped by Ctrl-C, as shells have it."""
SWEEPS = Path("sweeps")
"""Where sweeps go that are given no folder."""
SECONDS_BEFORE_GUESS = 5.0
"""After the first runs came back, before it is said how long it will take (assumed)."""
SECONDS_BETWEEN_LINES = 60.0
"""In a log, where no bar can be drawn (assumed)."""


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command()(sweep)


def sweep(  # noqa: PLR0913, PLR0917 (one argument per option)
    design: Annotated[str | None, typer.Argument(metavar="DESIGN", help="A shipped name, or a .toml file.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FOLDER", help="Where the runs are kept; else sweeps/DESIGN.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the sweep that is in the folder.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="As --resume, and runs that failed are done again.")
    ] = False,
    cores: Annotated[int | None, typer.Option(help="Processes on this machine; else all it has.")] = None,
    workers: Annotated[int | None, typer.Option(help="Start a Dask cluster of so many processes here.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="tcp://...", help="Use the Dask cluster of this scheduler.")
    ] = None,
    size: Annotated[int | None, typer.Option(help="Another size than the design's.")] = None,
    replications: Annotated[int | None, typer.Option(help="Another number of runs at each point.")] = None,
    seed: Annotated[int | None, typer.Option(help="Another root of all seeds.")] = None,
    rerun: Annotated[
        str | None, typer.Option("--rerun", metavar="RUN_ID", help="Do one run of the sweep in --output again.")
    ] = None,
    list_designs: Annotated[bool, typer.Option("--list", help="List the designs that come with the package.")] = False,
    language: InLanguage = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Run a sensitivity design. Stopped or killed, it goes on with --resume, and does nothing twice."""
    if list_designs:
        _list(language, as_json)
        return
    if rerun is not None:
        _rerun(output, rerun, as_json)
        return
    if design is None:
        raise CubbSimError("Name a design: 'cubb-sim sweep --list' has those that come with the package.")
    from cubb_sim.experiments.design.reading import load_design, resized
    from cubb_sim.experiments.running import SweepStopped
    from cubb_sim.experiments.running import sweep as run_sweep

    engine = _engine(cores, workers, scheduler)
    chosen = resized(load_design(design), size=size, replications=replications, seed=seed)
    try:
        with SweepBar(f"'{chosen.name}'") as bar:
            summary = run_sweep(
                chosen,
                output or SWEEPS / chosen.name,
                engine=engine,
                resume=resume or retry_failed,
                retry_failed=retry_failed,
                progress=bar,
                design_file=design,
            )
    except SweepStopped as stopped:
        print(stopped, file=sys.stderr)
        raise typer.Exit(STOPPED) from None
    if as_json:
        print_json(_content(summary))
    else:
        print(_told(summary, output or SWEEPS / chosen.name))


def _engine(cores: int | None, workers: int | None, scheduler: str | None) -> Engine:
    from cubb_sim.experiments.running import DaskEngine, JoblibEngine, n_processors

    given = {"--cores": cores, "--workers": workers, "--scheduler": scheduler}
    named = [name for name, value in given.items() if value is not None]
    if len(named) > 1:
        raise CubbSimError(
            f"{' and '.join(named)} cannot go together: runs are computed in one place. --cores is for this machine, "
            "--workers for a Dask cluster started on it, --scheduler for a cluster that runs already."
        )
    if scheduler is not None:
        return DaskEngine.at(scheduler)
    if workers is not None:
        return DaskEngine.local(workers)
    return JoblibEngine(n_processors() if cores is None else cores)


def _content(summary: SweepSummary) -> dict[str, Any]:
    return {
        "folder": str(summary.folder),
        "runs": summary.n_runs,
        "done_now": summary.n_done_now,
        "reused": summary.n_reused,
        "failed": summary.n_failed,
        "seconds": round(summary.seconds, 3),
        "runs_per_second": round(summary.runs_per_second, 3),
        "is_complete": summary.is_complete,
        "messages": list(summary.messages),
    }


def _told(summary: SweepSummary, folder: Path) -> str:
    """One paragraph: what was done, and what to do next."""
    parts = [f"{_runs(summary.n_done_now)} done in {_duration(summary.seconds)}"]
    if summary.n_done_now:
        parts[0] += f", {summary.runs_per_second:.3g} per second"
    parts[0] += "."
    if summary.n_reused:
        parts.append(f"{_runs(summary.n_reused)} {'was' if summary.n_reused == 1 else 'were'} there already.")
    if summary.n_failed:
        parts.append(f"{_runs(summary.n_failed)} failed: kept with what went wrong, and counted by the analysis.")
    parts.append(
        f"Everything is in {folder}. See what follows from it: {shlex.join(['cubb-sim', 'analyze', str(folder)])}"
    )
    return " ".join(parts)


def _list(language: Language, as_json: bool) -> None:
    from cubb_sim.experiments.design.reading import load_design, shipped_designs
    from cubb_sim.experiments.design.sizes import n_points

    designs = [load_design(name) for name in shipped_designs()]
    runs = {one.name: n_points(one) * len(one.worlds) * one.replications for one in designs}
    if as_json:
        print_json(
            [
                {"name": one.name, "question": one.question.in_language(language), "runs": runs[one.name]}
                for one in designs
            ]
        )
        return
    rows = [(one.name, f"{runs[one.name]:,}", one.question.in_language(language)) for one in designs]
    print_table("Designs that come with the package", ("Design", "Runs", "Question"), rows)


def _rerun(folder: Path | None, run_id: str, as_json: bool) -> None:
    if folder is None:
        raise CubbSimError("--rerun needs --output FOLDER, the folder of the sweep that has the run.")
    from cubb_sim.experiments.running import rerun

    stored, again = rerun(folder, run_id)
    differing = [name for name in stored if stored[name].hex() != again[name].hex()]
    if as_json:
        finite = [{name: _finite(value) for name, value in one.items()} for one in (stored, again)]
        print_json({"run_id": run_id, "stored": finite[0], "again": finite[1], "differing": differing})
        return
    rows = [(name, f"{stored[name]:.10g}", f"{again[name]:.10g}") for name in stored]
    print_table(f"Run {run_id}", ("Output", "Stored", "Again"), rows)
    print(f"Not the same: {', '.join(differing)}." if differing else "The same, to the last bit.")


def _finite(value: float) -> float | None:
    return value if value - value == 0.0 else None


class SweepBar:
    """How far a sweep is, on standard error: a bar where somebody watches, a line a minute in a log.

    Args:
        what: is swept.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown: tuple[Progress, TaskID] | None = None
        self._n_messages = 0
        self._has_guessed = False
        self._first: SweepSummary | None = None
        self._next_line = 0.0

    def __enter__(self) -> SweepBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown[0].stop()

    def __call__(self, summary: SweepSummary) -> None:
        """So far it is."""
        if summary.n_done_now == 0 and self._next_line == 0.0:
            self._begin(summary)
        for message in summary.messages[self._n_messages :]:
            self._say(message)
        self._n_messages = len(summary.messages)
        speed, left = self._speed(summary)
        if not self._has_guessed and speed and not summary.is_complete:
            self._say(f"About {_duration(left)} to go, at {speed:.3g} runs per second.")
            self._has_guessed = True
        if self._shown:
            bar, task = self._shown
            bar.update(task, completed=summary.n_done, speed=speed, failed=summary.n_failed)
        elif speed and summary.seconds > self._next_line and not summary.is_complete:
            self._next_line = summary.seconds + SECONDS_BETWEEN_LINES
            self._say(
                f"{summary.n_done:,} of {summary.n_runs:,} runs, {summary.n_failed:,} of them failed; "
                f"{speed:.3g} per second, {_duration(left)} left."
            )

    def _speed(self, summary: SweepSummary) -> tuple[float, float]:
        """Runs per second and seconds left; 0 and 0 as long as processes are starting, and nobody can say."""
        if self._first is None and summary.n_done_now:
            self._first = summary
        first = summary if self._first is None else self._first
        seconds = summary.seconds - first.seconds
        if seconds < SECONDS_BEFORE_GUESS:
            return 0.0, 0.0
        speed = (summary.n_done - first.n_done) / seconds
        return speed, (summary.n_runs - summary.n_done) / max(speed, 1e-9)

    def _begin(self, summary: SweepSummary) -> None:
        self._next_line = SECONDS_BETWEEN_LINES
        there = f", {summary.n_reused:,} of them there already" if summary.n_reused else ""
        self._say(f"{self._what}: {_runs(summary.n_runs)}{there}, in {summary.folder}.")
        if sys.stderr.isatty() and not summary.is_complete:
            self._shown = _bar(summary)

    def _say(self, message: str) -> None:
        if self._shown:
            self._shown[0].console.print(message, highlight=False, markup=False)
        else:
            print(message, file=sys.stderr, flush=True)


def _bar(summary: SweepSummary) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Runs"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]:.3g}/s"),
        TimeRemainingColumn(),
        TextColumn("left, {task.fields[failed]} failed"),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("Runs", total=summary.n_runs, completed=summary.n_done, speed=0.0, failed=0)


def _runs(n: int) -> str:
    return f"{n:,} {'run' if n == 1 else 'runs'}"


def _duration(seconds: float) -> str:
    """In the unit that a person would use."""
    for unit, length in (("hour", 3600.0), ("minute", 60.0)):
        if seconds >= 1.5 * length:
            return f"{seconds / length:.1f} {unit}s"
    return f"{seconds:.0f} seconds"
