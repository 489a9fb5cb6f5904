"""Figures: one for every kind of table, no label cut or on top of another, and the same bytes from the same rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from cubb_sim.experiments.design.reading import load_design
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report import FindingsReading, write_figures
from cubb_sim.experiments.report.figures import Picture, all_pictures
from cubb_sim.experiments.report.figures.drawing import inline_svg, look
from cubb_sim.experiments.report.figures.indices import MOST_ROWS, indices_figure, ranked
from cubb_sim.experiments.report.figures.squares import letters_on
from cubb_sim.experiments.report.reading import Subject
from cubb_sim.experiments.report.wall import wall_pictures
from tests.experiments.report import made_up

KINDS = (
    "variance_sobol", "indices_sobol", "indices_morris", "indices_pawn", "screening", "interactions_sobol", "tornado",
    "curves", "surface", "effects", "box_prim", "box_cart", "peeling", "replications", "convergence_sobol", "wall",
)  # fmt: skip
SLACK_INCHES = 0.03
GOAL = Subject(made_up.GOAL, "as_today", is_effect=False)


def some() -> Findings:
    """Every kind of table, each analysis once."""
    found = made_up.findings()
    table = found.tables["indices"]
    kept = table[table["analysis"].isin(["sobol", "morris", "pawn"]) & (table["output"] == made_up.GOAL)]
    tables = {
        name: one[one["output"] == made_up.GOAL] if "is_effect" in one else one for name, one in found.tables.items()
    }
    return Findings(
        found.design, found.manifest, tables | {"indices": kept, "variance": found.tables["variance"]}, found.data
    )


def only(table: str) -> Findings:
    """One table alone."""
    found = some()
    return Findings(found.design, found.manifest, {table: found.tables[table]}, found.data)


def pictures() -> list[Picture]:
    danish, english = FindingsReading(some(), "da"), FindingsReading(made_up.strategy_findings(), "en")
    many = FindingsReading(made_up.regret_findings(load_design("least_regretted").strategies), "da")
    walls = [picture for reading in (danish, english, many) for picture in wall_pictures(reading)]
    return [*walls, *all_pictures(danish), *all_pictures(english)]


PICTURES = pictures()


@pytest.fixture(scope="module", params=PICTURES, ids=[one.name for one in PICTURES])
def drawn(request: pytest.FixtureRequest) -> Iterator[tuple[Figure, Any]]:
    """A figure that has been drawn, and what drew it."""
    picture: Picture = request.param
    with look(picture.name):
        figure = picture.draw()
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        yield figure, canvas.get_renderer()


def test_no_letter_is_beyond_the_edge(drawn: tuple[Figure, Any]) -> None:
    figure, renderer = drawn
    seen, sheet = figure.get_tightbbox(renderer), figure.bbox_inches
    assert seen.x0 >= sheet.x0 - SLACK_INCHES
    assert seen.y0 >= sheet.y0 - SLACK_INCHES
    assert seen.x1 <= sheet.x1 + SLACK_INCHES
    assert seen.y1 <= sheet.y1 + SLACK_INCHES


def is_within(place: float, ends: Any) -> bool:
    """Ticks beyond the ends of an axis are not drawn."""
    return bool(min(ends) <= place <= max(ends))


def test_no_label_covers_another(drawn: tuple[Figure, Any]) -> None:
    figure, renderer = drawn
    boxes = [
        (label.get_text(), label.get_window_extent(renderer).padded(-1.0))
        for axes in figure.axes
        if axes.axison
        for place, axis in enumerate((axes.xaxis, axes.yaxis))
        for label in axis.get_ticklabels()
        if label.get_rotation() == 0.0 and is_within(label.get_position()[place], axis.get_view_interval())
    ]
    boxes += [(text.get_text(), text.get_window_extent(renderer)) for text in figure.texts]
    covered = [
        (one, other)
        for at, (one, box) in enumerate(boxes)
        for other, of_other in boxes[:at]
        if box.width > 0 and of_other.width > 0 and box.overlaps(of_other)
    ]
    assert covered == []


def test_every_kind_of_table_has_its_figure() -> None:
    names = {one.name for one in PICTURES}
    assert [kind for kind in KINDS if not any(name.startswith(kind) for name in names)] == []
    assert any(name.startswith("regret_") for name in names)


def test_no_two_figures_go_into_one_file() -> None:
    for found in (some(), made_up.findings(), made_up.strategy_findings()):
        names = [one.name for one in all_pictures(FindingsReading(found, "en"))]
        assert len(set(names)) == len(names)


def test_a_table_without_rows_has_none() -> None:
    found = some()
    empty = {name: table.iloc[:0] for name, table in found.tables.items()}
    reading = FindingsReading(Findings(found.design, found.manifest, empty, found.data), "en")
    assert [*wall_pictures(reading), *all_pictures(reading)] == []


def test_the_same_rows_give_the_same_bytes() -> None:
    one, other = (all_pictures(FindingsReading(only("effects"), "en"))[0] for _ in range(2))
    assert one.svg() == other.svg()
    assert one.pdf() == other.pdf()
    assert "<dc:date>" not in one.svg()


def test_text_stays_text_in_the_language_asked_for(tmp_path: Path) -> None:
    files = write_figures(only("effects"), tmp_path / "figures", "da")
    assert [one.suffix for one in files] == [".svg", ".pdf"]
    text = files[0].read_text(encoding="utf-8")
    for words in ("Beslutningsmyndighed", "personer pr. 100", "+1,0"):
        assert words in text
    assert "Decision authority" not in text
    assert list((tmp_path / "figures").glob(".*")) == []


def test_the_rest_is_told_where_there_are_many_inputs() -> None:
    found = made_up.findings(n_levers=25)
    rows = found.tables["indices"].query("analysis == 'sobol' and output == @made_up.GOAL and order != 'second'")
    order = ranked(rows)
    assert order is not None
    assert len(order.inputs) == MOST_ROWS
    assert len(order.left_out) == len(found.design.factors) - 1 - MOST_ROWS
    assert order.largest_left_out <= order.value("total", order.inputs[-1])
    with look("many"):
        label = indices_figure(FindingsReading(found, "en"), GOAL, "sobol", rows).axes[0].get_xlabel()
    assert f"and {len(order.left_out)} others, none above" in label


def test_a_negative_index_is_drawn_as_it_is() -> None:
    found = some()
    rows = found.tables["indices"].query("analysis == 'sobol' and order != 'second'")
    with look("negative"):
        axes = indices_figure(FindingsReading(found, "en"), GOAL, "sobol", rows).axes[0]
    assert axes.get_xlim()[0] < rows["low_95"].min() < 0.0


def test_an_input_not_told_apart_from_the_dummy_is_hollow() -> None:
    found = some()
    rows = found.tables["indices"].query("analysis == 'morris'").copy()
    rows["is_above_floor"] = rows["input"] == made_up.LEVER_NAMES[0]
    order = ranked(rows)
    assert order is not None
    assert [order.is_above(name) for name in order.inputs] == [True] + [False] * (len(order.inputs) - 1)
    with look("hollow"):
        axes = indices_figure(FindingsReading(found, "en"), GOAL, "morris", rows).axes[0]
    fills = [one[0].get_markerfacecolor() for one in axes.containers]
    assert fills.count("white") == len(order.inputs) - 1


def test_inputs_are_sorted_whatever_the_order_of_the_rows() -> None:
    rows = some().tables["indices"].query("analysis == 'sobol' and order != 'second'")
    shuffled = ranked(pd.DataFrame(rows.sample(frac=1.0, random_state=3)))
    assert shuffled is not None
    values = [shuffled.value("total", name) for name in shuffled.inputs]
    assert values == sorted(values, reverse=True)
    assert "dummy" not in shuffled.inputs


def test_inlined_figures_share_no_ids_and_say_what_they_show() -> None:
    svg = PICTURES[-1].svg()
    inlined = inline_svg(svg, "one", 'a <b> "c"')
    ids = set(re.findall(r' id="([^"]+)"', inlined))
    assert ids
    assert all(one.startswith("one-") for one in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", inlined)) <= ids
    assert set(re.findall(r'href="#([^"]+)"', inlined)) <= ids
    assert 'aria-label="a &lt;b&gt; &quot;c&quot;"' in inlined
    assert "<script" not in inlined
    assert "<style" not in inlined


@pytest.mark.parametrize(("background", "letters"), [((1, 1, 0.2, 1), "black"), ((0.1, 0.0, 0.3, 1), "white")])
def test_letters_stand_out_from_their_background(background: tuple[float, ...], letters: str) -> None:
    assert letters_on(background) == letters
