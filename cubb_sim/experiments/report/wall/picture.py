"""The picture for the wall: A4 across, readable from two metres, one for each language."""

from __future__ import annotations

import math
from textwrap import wrap
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from cubb_sim.experiments.report.figures.drawing import (
    BLUE,
    INK,
    MIDDLE,
    ORANGE,
    RED,
    SOFT,
    Picture,
    light_grid,
    write_ticks,
)
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.wall.content import MOST_ROWS, WallPanel, amount_of, wall_panels
from cubb_sim.experiments.report.wall.words import NOT, boxes, footer, kicker
from cubb_sim.parameters import Text

A4 = (11.69, 8.27)
"""Inches, across; A3 is the same picture enlarged."""
LEFT, RIGHT = 0.045, 0.965
PANEL_TOP, PANEL_BOTTOM = 0.715, 0.36
BOX_TOP = 0.285
LABEL_LETTERS = 24
LABEL_LETTERS_OF_ONE_LINE = 54
"""Where there are many bars, each has room for a line."""
TITLE_LETTERS = 58
"""Letters that fit on a line in the largest size."""
PALE_BAR = 0.35
OURS = Text("Det kan ledere ændre", "Leaders can change this")
NOT_OURS = Text("Afgøres ikke af ledere, eller vides ikke", "Not for leaders to decide, or not known")


def wall_pictures(reading: FindingsReading) -> list[Picture]:
    """The picture for the wall, where there is something for it."""
    panels = wall_panels(reading)
    if not panels:
        return []
    title = reading.say(reading.design.title)
    rows = next(table for name in ("indices", "curves", "regret") if (table := reading.table(name)) is not None)
    return [Picture(f"wall_{reading.language}", title, _alt(reading, panels), "indices", rows,
                    lambda: wall_figure(reading, panels))]  # fmt: skip


def _alt(reading: FindingsReading, panels: list[WallPanel]) -> str:
    told = [
        f"{panel.title}: " + "; ".join(f"{row.label} {amount_of(panel, row)}" for row in panel.rows) for panel in panels
    ]
    return f"{reading.say(reading.design.question)} {'. '.join(told)}. {reading.say(NOT)}"


def wall_figure(reading: FindingsReading, panels: list[WallPanel]) -> Figure:
    """Question, bars, three boxes, and what it is not."""
    figure = Figure(figsize=A4)
    _head(figure, reading)
    width = (RIGHT - LEFT) / len(panels)
    for at, panel in enumerate(panels):
        start = LEFT + at * width
        label_width = 0.20 if len(panels) > 1 else 0.32
        axes = figure.add_axes(
            (start + label_width, PANEL_BOTTOM, width - label_width - 0.03, PANEL_TOP - PANEL_BOTTOM)
        )
        _bars(axes, panel)
        letters = 1 if len(panels) > 1 else 2
        figure.text(
            start, PANEL_TOP + 0.04, _lines(panel.title, 46 * letters), fontsize=12, fontweight="bold", va="bottom",
            color=INK,
        )  # fmt: skip
        figure.text(start, PANEL_TOP + 0.012, _lines(panel.words, 76 * letters), fontsize=9, va="bottom", color=SOFT)
        _left_out(axes, reading, panel)
    _legend(figure, reading, panels)
    _boxes(figure, reading, panels)
    return figure


def _head(figure: Figure, reading: FindingsReading) -> None:
    figure.text(LEFT, 0.965, kicker(reading), fontsize=11, color=SOFT, va="top")
    title = reading.say(reading.design.title)
    size = 20 if len(title) <= TITLE_LETTERS else 15
    figure.text(LEFT, 0.94, _lines(title, 84), fontsize=size, fontweight="bold", color=INK, va="top")
    question = _lines(reading.say(reading.design.question), 128)
    figure.text(LEFT, 0.89, question, fontsize=10.5, style="italic", color=INK, va="top", linespacing=1.25)


def _bars(axes: Any, panel: WallPanel) -> None:
    """One bar per row with its number, its interval as a thin line, and the dummy input as a dashed one."""
    for place, row in enumerate(panel.rows):
        colour = BLUE if row.is_ours else ORANGE
        axes.barh(
            [place], [row.value], height=0.62, color=colour, alpha=1.0 if row.is_clear else PALE_BAR,
            hatch="" if row.is_ours else "//", edgecolor="white", linewidth=0.0, zorder=2,
        )  # fmt: skip
        if not math.isnan(row.low):
            axes.plot([row.low, row.high], [place, place], color=INK, linewidth=1.4, zorder=3)
    ends = [max(row.value, row.high if not math.isnan(row.high) else row.value) for row in panel.rows]
    most = max([*ends, 1e-12])
    for place, (row, end) in enumerate(zip(panel.rows, ends, strict=True)):
        axes.text(
            end + 0.02 * most, place, amount_of(panel, row), va=MIDDLE, fontsize=10.5, fontweight="bold", color=INK
        )
    if not math.isnan(panel.floor):
        axes.axvline(panel.floor, color=RED, linewidth=1.4, linestyle=(0, (4, 3)), zorder=4)
    lows = [row.low for row in panel.rows if not math.isnan(row.low)]
    floors = [] if math.isnan(panel.floor) else [panel.floor]
    axes.set_xlim(1.05 * min([0.0, *lows, *floors]), 1.22 * most)
    axes.axvline(0.0, color=INK, linewidth=1.0, zorder=4)
    size, letters = (10.0, LABEL_LETTERS) if len(panel.rows) <= MOST_ROWS else (8.5, LABEL_LETTERS_OF_ONE_LINE)
    axes.set_yticks(range(len(panel.rows)), [_lines(row.label, letters) for row in panel.rows], fontsize=size)
    axes.set_ylim(max(len(panel.rows), 4) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    write_ticks(axes.xaxis, panel.writer, 4)
    light_grid(axes)


def _left_out(axes: Any, reading: FindingsReading, panel: WallPanel) -> None:
    if not panel.n_left_out:
        return
    n = panel.n_left_out
    axes.set_xlabel(
        reading.say(Text(f"og {n} andre, ingen af dem større", f"and {n} others, none of them larger")),
        fontsize=9, color=SOFT,
    )  # fmt: skip


def _legend(figure: Figure, reading: FindingsReading, panels: list[WallPanel]) -> None:
    """What the colours stand for, where there are two of them."""
    kinds = {row.is_ours for panel in panels for row in panel.rows}
    if len(kinds) == 1:
        return
    handles = [
        Patch(facecolor=BLUE, label=reading.say(OURS)),
        Patch(facecolor=ORANGE, hatch="//", edgecolor="white", label=reading.say(NOT_OURS)),
    ]
    figure.legend(
        handles=handles, loc="upper right", bbox_to_anchor=(RIGHT, 0.975), ncols=2, fontsize=9.5, frameon=False
    )


def _boxes(figure: Figure, reading: FindingsReading, panels: list[WallPanel]) -> None:
    """Three texts side by side, what it is not in a frame, and where it is from."""
    width = (RIGHT - LEFT) / 3
    for at, (heading, text) in enumerate(boxes(reading, panels)):
        start = LEFT + at * width
        figure.text(start, BOX_TOP, heading, fontsize=11.5, fontweight="bold", va="top", color=INK)
        figure.text(start, BOX_TOP - 0.034, _lines(text, 46), fontsize=9.5, va="top", color=INK, linespacing=1.3)
    figure.text(
        0.5, 0.073, reading.say(NOT), fontsize=11, fontweight="bold", ha=MIDDLE, va=MIDDLE, color=INK,
        bbox={"boxstyle": "round,pad=0.5", "facecolor": "#fff4e5", "edgecolor": RED, "linewidth": 1.2},
    )  # fmt: skip
    figure.text(LEFT, 0.018, footer(reading), fontsize=7.5, color=SOFT, va="bottom")


def _lines(text: str, letters: int) -> str:
    return "\n".join(wrap(text, letters)) or text
