"""The three figures of docs/calibration.md, drawn by matplotlib: the same tables give the same bytes."""

from __future__ import annotations

import math
from pathlib import Path
from textwrap import fill
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from cubb_sim.calibration.inference.recovery import coverage
from cubb_sim.calibration.report.fit import posterior_rows, transform_of
from cubb_sim.calibration.report.judged import Judged, argued, at_centre, has_middle, judged
from cubb_sim.calibration.report.learned import before, parameter_rows
from cubb_sim.calibration.report.reading import CalibrationReading, Row
from cubb_sim.calibration.report.recovered import ALLOWED, even_band, rank_counts, recoveries_of
from cubb_sim.calibration.targets import transformed
from cubb_sim.parameters import PARAMETERS

STYLE: Any = {"svg.hashsalt": "calibration", "svg.fonttype": "path", "font.size": 9}
GREY, BLUE, ORANGE = "#d5d5d5", "#0b4f8a", "#8a3b00"
LABEL_WIDTH = 44
REACH = 3.0
"""Half widths of the tolerance that are shown."""


def write_figures(reading: CalibrationReading, folder: Path) -> list[Path]:
    """Draw what the calibration has tables for: fit.svg, learned.svg and recovery.svg."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with mpl.rc_context(STYLE):
        for name, draw in (("fit", _fit), ("learned", _learned), ("recovery", _recovery)):
            figure = draw(reading)
            if figure is not None:
                file = folder / f"{name}.svg"
                figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
                written.append(file)
    return written


def _fit(reading: CalibrationReading) -> Figure | None:
    rows, posterior = at_centre(reading), posterior_rows(reading)
    if not rows:
        return None
    figure = Figure(figsize=(7.6, 0.4 * len(rows) + 0.6), layout="constrained")
    axes = figure.add_subplot()
    axes.axvspan(-1.0, 1.0, color=GREY, zorder=0)
    for k, row in enumerate(rows):
        _fit_row(axes, reading, row, posterior.get(row.target), float(-k))
    axes.set_yticks([-k for k in range(len(rows))], [_fit_label(reading, row) for row in rows])
    axes.set_xlim(-REACH, REACH)
    axes.set_xticks([-1.0, 0.0, 1.0], ["", "tolerance, with chance where it counts", ""])
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    return figure


def _fit_label(reading: CalibrationReading, row: Row) -> str:
    role = {"fit": "", "held_out": " (held out)", "pattern": " (pattern)"}.get(row.role, "")
    verdict = {Judged.INSIDE: "", Judged.ONLY_WITH_CHANCE: ": only with chance", Judged.MISSED: ": MISSED"}[judged(row)]
    return fill(f"{reading.target(row.target)}{role}{verdict}", LABEL_WIDTH)


def _fit_row(axes: Any, reading: CalibrationReading, row: Row, spread: Row | None, y: float) -> None:
    transform = transform_of(reading, row)
    low, high = (transformed(transform, end) for end in (row.tolerance_low, row.tolerance_high))

    def place(value: float) -> float:
        at = transformed(transform, value)
        if math.isnan(at):
            return math.nan if math.isnan(value) else -REACH
        return min(REACH, max(-REACH, (2.0 * at - low - high) / (high - low)))

    if spread is not None:
        axes.plot([place(spread.low_95), place(spread.high_95)], [y, y], color=BLUE, linewidth=1.0)
        axes.plot([place(spread.low_80), place(spread.high_80)], [y, y], color=BLUE, linewidth=4.0, alpha=0.5)
    for end in argued(reading, row):
        axes.plot([place(end)] * 2, [y - 0.3, y + 0.3], color="#777777", linewidth=0.9)
    observed = place(row.observed) if has_middle(row.target) else math.nan
    axes.plot([observed] * 2, [y - 0.35, y + 0.35], color=ORANGE, linewidth=1.4, linestyle=(0, (1, 1)))
    face, edge = (BLUE, BLUE) if row.inside else ("white", ORANGE)
    axes.plot([place(row.mean)], [y], marker="o", markersize=6, color=face, markeredgecolor=edge, markeredgewidth=1.6)


def _learned(reading: CalibrationReading) -> Figure | None:
    rows = parameter_rows(reading)
    if not rows:
        return None
    figure = Figure(figsize=(7.6, 0.26 * len(rows) + 0.9), layout="constrained")
    axes = figure.add_subplot()
    for k, row in enumerate(rows):
        declared = PARAMETERS[row.parameter]
        low, width = declared.low, declared.high - declared.low
        place = [(one - low) / width for one in (*before(row.parameter), row.low_80, row.high_80, row.posterior_mean)]
        axes.plot(place[0:2], [-k, -k], color=GREY, linewidth=7.0, solid_capstyle="butt")
        axes.plot(place[2:4], [-k, -k], color=BLUE, linewidth=3.0, solid_capstyle="butt")
        axes.plot(place[4:5], [-k], marker="o", markersize=4.5, color=BLUE)
        axes.text(1.03, -k - 0.15, f"{row.contraction:.0%}", va="baseline", ha="left")
    axes.set_yticks([-k for k in range(len(rows))], [reading.parameter(row.parameter) for row in rows])
    axes.set_xlim(0.0, 1.12)
    axes.set_ylim(-len(rows) + 0.4, 0.9)
    axes.set_xticks([0.0, 1.0], ["lowest", "highest declared value"])
    axes.set_title("variance gone", loc="right", fontsize=9)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    return figure


def _recovery(reading: CalibrationReading) -> Figure | None:
    found = recoveries_of(reading)
    if found is None:
        return None
    shares = sorted(coverage(found).by_parameter, key=lambda pair: pair[1])
    figure = Figure(figsize=(7.6, 0.2 * len(shares) + 3.2), layout="constrained")
    upper, lower = figure.subplots(2, 1, height_ratios=[1.0, 0.1 * len(shares) + 0.5])
    counts, (expected, low, high) = rank_counts(found), even_band(found)
    upper.axhspan(low, high, color=GREY, zorder=0)
    upper.bar(range(len(counts)), counts, color=BLUE, width=0.8)
    upper.axhline(expected, color=ORANGE, linestyle=(0, (1, 1)))
    upper.set_xticks([0, len(counts) - 1], ["below every draw", "above every draw"])
    upper.set_ylabel("truths")
    lower.axvspan(*ALLOWED, color=GREY, zorder=0)
    lower.plot([share for _, share in shares], range(len(shares)), "o", color=BLUE, markersize=4.5)
    lower.set_yticks(range(len(shares)), [reading.parameter(name) for name, _ in shares])
    first = min(5, *(math.floor(10.0 * share) for _, share in shares))
    lower.set_xticks([k / 10.0 for k in range(first, 11)], [f"{10 * k}%" for k in range(first, 11)])
    lower.set_xlim(first / 10.0 - 0.02, 1.02)
    lower.set_xlabel("share of 80% intervals that hold the truth")
    for axes in (upper, lower):
        axes.spines[["top", "right"]].set_visible(False)
    return figure
