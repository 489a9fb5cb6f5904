"""What stands on the picture for the wall: a few bars in the units of everyday speech, and what they do not say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cubb_sim.experiments.design import DUMMY, FactorKind
from cubb_sim.experiments.report.amounts import Writer, difference_words, difference_writer, is_in_persons
from cubb_sim.experiments.report.figures.curves import swings
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sentences.answers import headline, ranked_of
from cubb_sim.number_format import percent
from cubb_sim.parameters import Pillar, Text
from cubb_sim.quantities import CUBB_GOALS

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 7
"""Assumed: bars that can be read from two metres."""
MOST_PANELS = 2
WIDTH_OF_95 = 1.96
CLEAR_OF_CHANCE = 2.0
"""Times what chance alone gives, from which regret is shown as clear (assumed)."""
ACROSS = Text("regnet om til hele faktorens interval", "scaled to the factor's whole range")
FROM_END_TO_END = Text(
    "når tallet går fra lavest til højest i sit interval", "as the number goes from lowest to highest in its range"
)
SHARE_WORDS = Text("andel af det, faktorerne får til at variere", "share of what the factors make vary")
REGRET_WORDS = Text("fortrydelse i gennemsnit over fremtiderne", "regret on average over the futures")


@dataclass(frozen=True)
class WallRow:
    """One bar.

    Attributes:
        value, low, high: in the unit of the panel; the ends are NaN where they are not known.
        is_ours: whether it is something leaders can change.
        is_clear: whether it is told apart from nothing at all.
        sign: -1 where more of it makes less of the outcome, 1 where more, 0 where that is not known.
    """

    label: str
    value: float
    low: float
    high: float
    is_ours: bool
    is_clear: bool
    sign: int = 0


@dataclass(frozen=True, eq=False)
class WallPanel:
    """Bars for one outcome.

    Attributes:
        words: what the bars are, under the title.
        writer: of the numbers at the bars.
        floor: what the dummy input reaches; NaN where there is none.
        n_left_out: inputs that are not shown.
    """

    title: str
    words: str
    rows: tuple[WallRow, ...]
    writer: Writer
    floor: float
    n_left_out: int


def amount_of(panel: WallPanel, row: WallRow) -> str:
    """The number at a bar, with its sign where that is known."""
    return f"{'+' if row.sign > 0 else '-' if row.sign < 0 else ''}{panel.writer(row.value)}"


def wall_panels(reading: FindingsReading) -> list[WallPanel]:
    """A panel for each of CUBB's goals; where they are not analysed, for the first outcomes that are."""
    found = [(subject, panel) for subject in reading.subjects() if (panel := _panel(reading, subject))]
    found.sort(key=lambda one: one[0].output not in CUBB_GOALS)
    chosen = [panel for _, panel in found[:MOST_PANELS]]
    return chosen or _side_by_side(_regret_panels(reading))


def _side_by_side(panels: list[WallPanel]) -> list[WallPanel]:
    """Two panels where their bars are few, else one that has the whole width."""
    has_room = all(len(panel.rows) <= MOST_ROWS for panel in panels)
    return panels[: MOST_PANELS if has_room else 1]


def _panel(reading: FindingsReading, subject: Subject) -> WallPanel | None:
    """In the outcome's own unit where a table allows, else in shares."""
    return _of_screening(reading, subject) or _of_curves(reading, subject) or _of_shares(reading, subject)


def is_ours(reading: FindingsReading, name: str) -> bool:
    """Whether an input, or all of a group, is a lever."""
    if reading.design.groups:
        return name in set(Pillar)
    return name in reading.factors and reading.factors[name].kind is FactorKind.LEVER


def _of_screening(reading: FindingsReading, subject: Subject) -> WallPanel | None:
    """Morris: how far the outcome moves, in its own unit."""
    rows = reading.rows("indices", subject)
    found = ranked_of(rows, "morris") if rows is not None else None
    if found is None or found.main != "mu_star":
        return None
    names = (*found.inputs, *found.left_out)
    bars = [
        WallRow(
            reading.input_title(name),
            found.value("mu_star", name),
            found.value("mu_star", name, "low_95"),
            found.value("mu_star", name, "high_95"),
            is_ours(reading, name),
            found.is_above(name),
        )
        for name in names
    ]
    return _made(reading, subject, bars, ACROSS, found.floor)


def _of_curves(reading: FindingsReading, subject: Subject) -> WallPanel | None:
    """Curves: how far apart the means at both ends are, with what chance makes of that."""
    rows = reading.rows("curves", subject)
    if rows is None:
        return None
    bars = [
        WallRow(
            reading.input_title(one.factor), one.size, max(0.0, one.size - WIDTH_OF_95 * one.se),
            one.size + WIDTH_OF_95 * one.se, is_ours(reading, one.factor), one.size > WIDTH_OF_95 * one.se,
            1 if one.at_high > one.at_low else -1,
        )
        for one in swings(rows)
    ]  # fmt: skip
    return _made(reading, subject, bars, FROM_END_TO_END, math.nan)


def _made(reading: FindingsReading, subject: Subject, bars: list[WallRow], how: Text, floor: float) -> WallPanel | None:
    if not bars:
        return None
    unit = difference_words(subject, reading)
    words = f"{unit[:1].upper()}{unit[1:]}, {reading.say(how)}" if unit else reading.say(how).capitalize()
    writer = difference_writer(subject, reading, signed=False)
    left = max(0, len(bars) - MOST_ROWS)
    return WallPanel(reading.subject_title(subject), words, tuple(bars[:MOST_ROWS]), writer, floor, left)


def _of_shares(reading: FindingsReading, subject: Subject) -> WallPanel | None:
    """Shares of what varies, where there is nothing in the outcome's own unit."""
    found = headline(reading, subject)
    if found is None or found[0] not in ("sobol", "emulator", "fast", "sobol_salib"):
        return None
    order = found[1]
    bars = [
        WallRow(
            reading.input_title(name),
            order.value(order.main, name),
            order.value(order.main, name, "low_95"),
            order.value(order.main, name, "high_95"),
            is_ours(reading, name),
            order.is_above(name),
        )
        for name in (*order.inputs, *order.left_out)
    ]
    words = reading.say(SHARE_WORDS)
    left = max(0, len(bars) - MOST_ROWS)
    return WallPanel(
        reading.subject_title(subject), f"{words[:1].upper()}{words[1:]}", tuple(bars[:MOST_ROWS]),
        lambda value: percent(value, reading.language, 0), order.floor, left,
    )  # fmt: skip


def _regret_panels(reading: FindingsReading) -> list[WallPanel]:
    """Strategies with their regret, in the order of the design."""
    table = reading.table("regret")
    if table is None:
        return []
    found = [(str(output), rows) for output, rows in table.groupby("output", sort=False)]
    found.sort(key=lambda one: one[0] not in CUBB_GOALS)
    return [_of_regret(reading, Subject(output, "", is_effect=False), rows) for output, rows in found]


def _of_regret(reading: FindingsReading, subject: Subject, rows: pd.DataFrame) -> WallPanel:
    by_chance = rows.get("regret_by_chance")
    floors = np.full(len(rows), np.nan) if by_chance is None else by_chance.to_numpy(np.float64)
    bars = [
        WallRow(
            reading.world_title(str(one.world)), float(one.mean_regret), math.nan, math.nan, is_ours=True,
            is_clear=not float(one.mean_regret) < CLEAR_OF_CHANCE * floor,
        )
        for one, floor in zip(rows.itertuples(index=False), floors, strict=True)
    ]  # fmt: skip
    unit = difference_words(subject, reading)
    words = f"{unit[:1].upper()}{unit[1:]}: {reading.say(REGRET_WORDS)}"
    writer = difference_writer(subject, reading, signed=False)
    return WallPanel(reading.output_title(subject.output), words, tuple(bars), writer, math.nan, 0)


def has_dummy(reading: FindingsReading) -> bool:
    """Whether the design has an input that does nothing."""
    return DUMMY in reading.design.names


def in_persons(reading: FindingsReading) -> bool:
    """Whether any outcome is told in persons per 100."""
    return any(is_in_persons(one, reading) for one in reading.subjects())
