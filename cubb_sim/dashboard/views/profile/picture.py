"""The five pillars side by side: every lever between its low end, today's typical place and its high end.

No figure is summed over levers, and nothing is compared with other municipalities: a place further to the right is more
of something, and not better.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers.scale import known_of, scale_of, today_of
from cubb_sim.parameters import LEVERS, Lever, Pillar
from cubb_sim.parameters.specification import Text
from cubb_sim.report.charts.drawing import Drawing
from cubb_sim.report.levers import position
from cubb_sim.report.markup import Markup

WIDTH, LEFT, RIGHT, TOP, LINE = 250.0, 12.0, 238.0, 18.0, 15.0
FIGURE_LETTER, PLAIN_LETTER, SMALL_LETTER = 8.6, 6.9, 6.4
"""Widths of a letter of the figures, of the names of levers and of the units."""
MIDDLE = (LEFT + RIGHT) / 2
LOW, TYPICAL, HIGH = Text("lav", "low"), Text("modellens i dag", "the model's today"), Text("høj", "high")


def names_of(pillar: Pillar) -> tuple[str, ...]:
    """The levers of a pillar."""
    return tuple(name for name, lever in LEVERS.items() if lever.pillar is pillar)


def place_of(lever: Lever, value: float) -> float:
    """Where a value lies from -1, the low end, over 0, where the model has it today, to 1, the high end."""
    end = lever.high if value >= lever.default else lever.low
    return 0.0 if end == lever.default else (value - lever.default) / abs(end - lever.default)


def picture(selection: Selection, pillar: Pillar, title: str, language: str) -> Markup:
    """A row for each lever of a pillar: a hollow dot where the figures have it, a full one where it was said to be."""
    names = names_of(pillar)
    drawing, bottom = Drawing(WIDTH), TOP
    drawing.words((LEFT, 10.0), LOW.in_language(language), "tick")
    drawing.words((MIDDLE, 10.0), TYPICAL.in_language(language), "tick", "middle")
    drawing.words((RIGHT, 10.0), HIGH.in_language(language), "tick", "end")
    for name in names:
        bottom = _row(drawing, selection, name, bottom, language)
    return drawing.picture(bottom + 4.0, f"{title}. {described(selection, names, language)}")


def described(selection: Selection, names: Sequence[str], language: str) -> str:
    """The picture in words."""
    said = []
    for name in names:
        lever, value = LEVERS[name], today_of(selection, name)
        words = position(lever, value).in_language(language)
        figure = f"{scale_of(name).short(value, language)} {short_unit(name, language)}"
        said.append(f"{lever.title.in_language(language)}: {figure}, {words}.")
    return " ".join(said)


def _row(drawing: Drawing, selection: Selection, name: str, top: float, language: str) -> float:
    """Name, figure and unit above the line with the dots; returns how far down the row reaches."""
    lever = LEVERS[name]
    known, today = known_of(selection.municipality, name), today_of(selection, name)
    figure = scale_of(name).short(today, language)
    room = RIGHT - LEFT - FIGURE_LETTER * (len(figure) + 1)
    drawing.words((RIGHT, top + LINE), figure, "figure", "end")
    for line in wrap(lever.title.in_language(language), int(room / PLAIN_LETTER)):
        top += LINE
        drawing.words((LEFT, top), line)
    for line in wrap(short_unit(name, language), int((RIGHT - LEFT) / SMALL_LETTER)):
        top += LINE
        drawing.words((LEFT, top), line, "tick")
    y = top + 12.0
    drawing.line((LEFT, y), (RIGHT, y), "axis")
    drawing.line((MIDDLE, y - 8.0), (MIDDLE, y + 8.0), "now")
    if today != known:
        drawing.circle((_x(lever, known), y), 5.0, "dot ghost")
        drawing.circle((_x(lever, today), y), 5.0, "dot")
    else:
        drawing.circle((_x(lever, known), y), 5.0, "dot ghost")
    return y + 11.0


def short_unit(name: str, language: str) -> str:
    """The unit of a lever without what stands behind it in brackets."""
    return scale_of(name).unit.in_language(language).partition(" (")[0]


def _x(lever: Lever, value: float) -> float:
    return MIDDLE + place_of(lever, value) * (RIGHT - MIDDLE)
