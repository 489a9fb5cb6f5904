"""Measure sweeps and print one table: `python benchmarks/sweeps.py [--quick | --full]`.

Whatever is compared is taken in turns, and medians are shown. The table also goes to `benchmarks/results/sweeps.md`
(not with `--quick`, whose sweeps are too short to keep). With `--full` the Sobol design of 26,624 runs is swept whole
and a million runs that do nothing are kept; without it the first is extrapolated, and said to be so. Nothing else
should run meanwhile.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import sweep_analysis, sweep_peer, sweep_store  # noqa: E402 (needs the path above)
from benchmarks.run import Line, as_markdown, load_average  # noqa: E402
from benchmarks.sweep_speed import (  # noqa: E402
    Swept,
    loop_seconds,
    loops_side_by_side,
    swept,
    swept_warm,
    twelve_inputs,
)
from cubb_sim.experiments.running import DaskEngine, JoblibEngine  # noqa: E402

RESULT = Path(__file__).resolve().parent / "results" / "sweeps.md"
PACKAGES = ("numpy", "numba", "mesa", "SALib", "joblib", "distributed", "pyarrow")
FULL_ROWS = 1024
FULL_RUNS = 26_624
MILLION = 1_000_000


class Effort(NamedTuple):
    """How much is measured.

    Attributes:
        n_runs: of the sweeps that are compared.
        n_looped: of the sweeps that are held against a plain loop.
        rounds: of whatever is taken in turns.
        sample_rows: base rows of the Sobol design that are swept where the whole is not.
        analysed_rows: base rows of the design whose analysis is timed.
        peer: how many runs, months and towns of the peer are lived.
        n_nothings: runs of the model that does nothing.
        is_full: whether the long ones are done, too.
    """

    n_runs: int
    n_looped: int
    rounds: int
    sample_rows: int
    analysed_rows: int
    peer: tuple[int, int, int]
    n_nothings: int
    is_full: bool = False


USUAL = Effort(2000, 400, 3, 64, FULL_ROWS, (8, 48, 4), 20_000)
QUICK = Effort(120, 60, 1, 4, 64, (2, 6, 1), 2000)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description="Measure how fast sweeps are and what keeping runs costs.")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--quick", action="store_true", help="short sweeps, one round, nothing kept")
    length.add_argument("--full", action="store_true", help="sweep the whole Sobol design and a million runs")
    asked = parser.parse_args()
    effort = QUICK if asked.quick else USUAL._replace(is_full=asked.full)
    load_before = load_average()
    lines = []
    for line in measured(effort):
        print(f"{line.what}: {line.value}", file=sys.stderr, flush=True)
        lines.append(line)
    text = as_markdown(lines, load_before, "Benchmarks of sweeps", PACKAGES)
    print(text)
    if not asked.quick:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text, encoding="utf-8")


def measured(effort: Effort) -> Iterator[Line]:
    """Every line of the table."""
    yield from bookkeeping_lines(effort)
    yield from core_lines(effort)
    ours = yield from design_lines(effort)
    yield from peer_lines(effort, ours)
    yield from analysis_lines(effort)
    yield from store_lines(effort)


def bookkeeping_lines(effort: Effort) -> Iterator[Line]:
    """What a sweep costs beside its runs, on one core."""
    design = sweep_store.many_points(effort.n_looped)
    swept(design, JoblibEngine(1))  # so that both sides find everything warm
    loops: list[float] = []
    sweeps: list[Swept] = []
    for _ in range(effort.rounds):
        loops.append(loop_seconds(design))
        sweeps.append(swept(design, JoblibEngine(1)))
    loop, wall = median(loops), median(one.wall for one in sweeps)
    own = median(1.0 - one.computing / one.wall for one in sweeps)
    yield Line(
        f"A plain loop over {effort.n_looped:,} runs of 3,100 citizens and 48 months, one core",
        f"{loop:.1f} s, {loop / effort.n_looped * 1e3:.1f} ms a run",
    )
    yield Line(
        "... a sweep of the same runs: bookkeeping (design, hashing, scheduling, pickling, store)",
        f"{100 * own:.1f} % of its time", "below 5 %", own < 0.05,
    )  # fmt: skip
    over = wall / loop - 1.0
    yield Line("... the sweep over the loop", f"{100 * over:+.1f} %", "below 5 %", over < 0.05)


def core_lines(effort: Effort) -> Iterator[Line]:
    """Two cores against one, and Dask against joblib."""
    design, short = sweep_store.many_points(effort.n_runs), sweep_store.many_points(effort.n_looped)
    times, ceilings = [], []
    for _ in range(effort.rounds):
        one, two = swept(design, JoblibEngine(1)), swept(design, JoblibEngine(2))
        joblib, dask = swept_warm(design, JoblibEngine(2)), swept_warm(design, DaskEngine.local(2))
        times.append((one.wall, two.wall, joblib[0].wall, dask[0].wall, joblib[1], dask[1], joblib[0].computing))
        ceilings.append(loop_seconds(short) / loops_side_by_side(short, 2))
    one_core, two_cores, joblib_wall, dask_wall, joblib_start, dask_start, computing = map(
        median, zip(*times, strict=True)
    )
    n, ratio, over = effort.n_runs, one_core / two_cores, dask_wall / joblib_wall - 1.0
    yield Line(f"A sweep of {n:,} runs on one core", f"{one_core:.1f} s, {n / one_core:.1f} runs a second")
    yield Line(
        "... on two, the start of the processes included (joblib)",
        f"{two_cores:.1f} s, {ratio:.2f} times as fast",
        "at least 1.85 times",
        ratio >= 1.85,
    )
    yield Line("... on two that run already", f"{joblib_wall:.1f} s, {one_core / joblib_wall:.2f} times as fast")
    yield Line("... what two plain loops side by side give on this machine", f"{median(ceilings):.2f} times as fast")
    yield Line("... share of the time in which the two compute", f"{100 * computing / (2 * joblib_wall):.1f} %")
    yield Line(
        "... on two workers of a local Dask cluster, over joblib (both run already)",
        f"{dask_wall:.1f} s, {100 * over:+.1f} %",
        "within 10 %",
        over <= 0.10,
    )
    yield Line(
        "Start until both processes have done their first runs", f"joblib {joblib_start:.1f} s, Dask {dask_start:.1f} s"
    )


def design_lines(effort: Effort) -> Generator[Line, None, float]:
    """The Sobol design of twelve inputs; returns its seconds."""
    if effort.is_full:
        sweeps, how = [(swept(twelve_inputs(FULL_ROWS), JoblibEngine(2)), 0.0)], "swept whole"
    else:
        sweeps = [swept_warm(twelve_inputs(effort.sample_rows), JoblibEngine(2)) for _ in range(effort.rounds)]
        how = f"extrapolated from {sweeps[0][0].n_runs:,} of its runs"
    taken = median(starting + one.wall * FULL_RUNS / one.n_runs for one, starting in sweeps)
    busy = median(one.computing / (2.0 * one.wall) for one, _ in sweeps)
    yield Line(
        f"Sobol design of twelve inputs, second order, N = {FULL_ROWS:,}: {FULL_RUNS:,} runs on two cores ({how})",
        f"{taken / 60:.1f} minutes",
        "within 10 minutes",
        taken <= 600.0,
    )
    yield Line("... share of its time in which the two compute", f"{100 * busy:.1f} %")
    return taken


def peer_lines(effort: Effort, ours: float) -> Iterator[Line]:
    """The same design through Mesa's own way, on the slice made of objects."""
    n_sample, n_months, n_towns = effort.peer
    peer = sweep_peer.peer_times(n_sample, FULL_ROWS, 2, n_months, n_towns)
    scale = 48 / n_months * 4 / n_towns
    hours = FULL_RUNS / 2 * peer.each * scale / 3600
    cut = "" if scale == 1 else f" cut to {n_months} months and {n_towns} town"
    yield Line(
        "The same through mesa.batch_run on the slice in Mesa objects, two processes (extrapolated from "
        f"{n_sample} runs{cut}; a parameter `point` indexes a table, as batch_run knows grids only)",
        f"{hours:.1f} hours ({peer.each * scale:.2f} s a run)",
    )
    yield Line("... over our sweep, which lives the whole model", f"{hours * 3600 / ours:.0f} times")
    if peer.megabytes_left is not None:
        left = peer.megabytes_left * 4 / n_towns
        yield Line(
            "... memory a run of it leaves behind in its process",
            f"{left:.0f} MB: {left * FULL_RUNS / 2 / 1024:.0f} GB in each of two processes by the end",
        )


def analysis_lines(effort: Effort) -> Iterator[Line]:
    """Placing the points and analysing the runs."""
    times = sweep_analysis.analysis_times(effort.analysed_rows)
    n = 26 * effort.analysed_rows
    yield Line(f"Placing the points of that design ({n:,})", f"{times.placing:.2f} s")
    yield Line("Analysing it: SALib's sobol.analyze, one quantity", f"{times.salib:.1f} s")
    for analysis, taken in times.ours.items():
        yield Line(
            f"... our tables for '{analysis.value}', {times.n_outputs} quantities (bootstrap, convergence)",
            f"{taken:.1f} s",
        )


def store_lines(effort: Effort) -> Iterator[Line]:
    """What keeping a run costs, and how much memory many runs take."""
    nothing = sweep_store.sweep_of_nothing(effort.n_nothings)
    each = (nothing.wall - nothing.computing) / nothing.n_runs
    yield Line(f"Bookkeeping of a run, from {nothing.n_runs:,} runs that do nothing", f"{each * 1e3:.2f} ms a run")
    if effort.is_full:
        tenth, whole = (sweep_store.peak_megabytes(10_000, n // 10_000) for n in (MILLION // 10, MILLION))
        if tenth is None or whole is None:
            yield Line("Peak memory of a million runs that do nothing", "not measured on this system")
        else:
            yield Line(
                f"Peak memory of the main process: {MILLION:,} runs that do nothing, over {MILLION // 10:,}",
                f"{whole:.0f} MB, {tenth:.0f} MB",
            )


if __name__ == "__main__":
    main()
