"""Which figures there are for a set of findings: one for every kind of table that has rows, subject by subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from cubb_sim.experiments.report.figures import boxes, curves, effects, indices, regret, screening, squares, variance
from cubb_sim.experiments.report.figures.captions import alt_of, title_of
from cubb_sim.experiments.report.figures.drawing import Picture
from cubb_sim.experiments.report.reading import FindingsReading, Subject

if TYPE_CHECKING:
    import pandas as pd

LEAST_INTERACTION = 0.005
"""Share of what varies below which no interaction is drawn: it would be written as nought (the tables have it)."""
MOST_SURFACES = 6
"""Surfaces drawn of one subject; the others are in the table."""


def common_pictures(reading: FindingsReading) -> list[Picture]:
    """Figures over all subjects."""
    rows = reading.table("variance")
    if rows is None:
        return []
    found = []
    for analysis, part in rows[rows["share_chance"].notna()].groupby("analysis", sort=False):
        labels = [
            reading.subject_title(Subject(str(o), str(w), bool(e)))
            for o, w, e in part[["output", "world", "is_effect"]].itertuples(index=False)
        ]
        draw = _later(variance.variance_figure, reading, part, labels)
        found.append(_picture(reading, None, f"variance_{analysis}", "variance", part, draw, str(analysis)))
    return found


def pictures_of(reading: FindingsReading, subject: Subject) -> list[Picture]:
    """Figures of one subject, in the order in which they are read."""
    return [
        *_indices(reading, subject),
        *_curves(reading, subject),
        *_effects(reading, subject),
        *_boxes(reading, subject),
        *_replications(reading, subject),
        *_convergence(reading, subject),
    ]


def regret_pictures(reading: FindingsReading) -> list[Picture]:
    """One figure per output over all strategies."""
    table = reading.table("regret")
    found = []
    for output, rows in table.groupby("output", sort=False) if table is not None else ():
        subject = Subject(str(output), "", is_effect=False)
        draw = _later(regret.regret_figure, reading, subject, rows)
        found.append(_picture(reading, subject, "regret", "regret", rows, draw))
    return found


def all_pictures(reading: FindingsReading) -> list[Picture]:
    """Every figure of the findings."""
    own = [one for subject in reading.subjects() for one in pictures_of(reading, subject)]
    return [*common_pictures(reading), *own, *regret_pictures(reading)]


def _indices(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows = reading.rows("indices", subject)
    for analysis, part in rows.groupby("analysis", sort=False) if rows is not None else ():
        name = str(analysis)
        pairs = part[(part["order"] == "second") & part["value"].notna()]
        if not (pairs["value"].abs() >= LEAST_INTERACTION).any():
            pairs = pairs.iloc[:0]
        single = part[part["order"] != "second"]
        if indices.ranked(single) is not None:
            draw = _later(indices.indices_figure, reading, subject, name, single)
            yield _picture(reading, subject, f"indices_{name}", "indices", single, draw, name)
        if name == "morris" and (part["order"] == "sigma").any():
            draw = _later(screening.screening_figure, reading, subject, single)
            yield _picture(reading, subject, "screening", "indices", single, draw, name)
        if not pairs.empty:
            draw = _later(squares.interactions_figure, reading, subject, name, pairs)
            yield _picture(reading, subject, f"interactions_{name}", "indices", pairs, draw, name)


def _curves(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows, lines = reading.rows("curves", subject), reading.rows("lines", subject)
    if rows is not None:
        if curves.swings(rows):
            draw = _later(curves.tornado_figure, reading, subject, rows)
            yield _picture(reading, subject, "tornado", "curves", rows, draw)
        draw = _later(curves.curves_figure, reading, subject, rows, lines)
        yield _picture(reading, subject, "curves", "curves", rows, draw)
    squares_of = reading.rows("surfaces", subject)
    if squares_of is None:
        return
    for at, ((a, b), part) in enumerate(squares_of.groupby(["factor_a", "factor_b"], sort=False)):
        if at < MOST_SURFACES and part["a"].nunique() > 1 and part["b"].nunique() > 1:
            draw = _later(squares.surface_figure, reading, subject, part)
            yield _picture(reading, subject, f"surface_{a}_{b}", "surfaces", part, draw)


def _effects(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows = reading.rows("effects", subject)
    if rows is not None:
        draw = _later(effects.effects_figure, reading, subject, rows)
        yield _picture(reading, subject, "effects", "effects", rows, draw)


def _boxes(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows, peeling = reading.rows("boxes", subject), reading.rows("peeling", subject)
    for (algorithm, box), part in rows.groupby(["algorithm", "box"], sort=False) if rows is not None else ():
        shown = part[part["factor"].fillna("") != ""]
        if not shown.empty:
            draw = _later(boxes.box_figure, reading, shown)
            yield _picture(reading, subject, f"box_{algorithm}_{box}", "boxes", shown, draw, f"{algorithm} {box}")
    if peeling is not None:
        draw = _later(boxes.peeling_figure, reading, peeling, rows)
        yield _picture(reading, subject, "peeling", "peeling", peeling, draw)


def _replications(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows = reading.rows("replications", subject)
    if rows is not None:
        draw = _later(variance.replications_figure, reading, subject, rows)
        yield _picture(reading, subject, "replications", "replications", rows, draw)


def _convergence(reading: FindingsReading, subject: Subject) -> Iterator[Picture]:
    rows = reading.rows("convergence", subject)
    for analysis, part in rows.groupby("analysis", sort=False) if rows is not None else ():
        if part["n_runs"].nunique() > 1 and part["order"].isin(indices.MAIN_ORDERS).any():
            draw = _later(variance.convergence_figure, reading, subject, str(analysis), part)
            yield _picture(reading, subject, f"convergence_{analysis}", "convergence", part, draw, str(analysis))


def _later(draw: Callable[..., Figure], *given: Any) -> Callable[[], Figure]:
    return lambda: draw(*given)


def _picture(  # noqa: PLR0913, PLR0917
    reading: FindingsReading,
    subject: Subject | None,
    name: str,
    table: str,
    rows: pd.DataFrame,
    draw: Callable[[], Figure],
    detail: str = "",
) -> Picture:
    kind = re.sub(r"_(sobol_salib|sobol|emulator|morris|fast|rbd_fast|dgsm|pawn|delta)$", "", name).split("_")[0]
    about = "" if subject is None else f"_{subject.output}_{subject.world}{'_effect' if subject.is_effect else ''}"
    file = re.sub(r"[^A-Za-z0-9_-]+", "_", f"{name}{about}").strip("_")
    title = title_of(reading, kind, subject, rows, detail)
    return Picture(file, title, alt_of(reading, kind, subject, rows, detail), table, rows, draw)
