"""Pictures: what is drawn is where it should be, and nothing covers anything else."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.report.charts.course import Axes, Line, course_chart, middle_and_band
from cubb_sim.report.charts.course import Mark as Level
from cubb_sim.report.charts.dots import LARGE, MOST_DOTS, DotRow, Mark, dotplot, quantile_dots
from cubb_sim.report.charts.drawing import WIDTH, Drawing, cut, scale, ticks
from cubb_sim.report.charts.gains import GainRow, gain_chart
from cubb_sim.report.charts.ranges import RangeRow, range_chart

Finite = st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False)


def plain(value: float) -> str:
    return f"{value:g}"


def shapes(picture: str, tag: str, class_: str = "") -> list[ElementTree.Element]:
    """Shapes of a kind, with every word of `class_` among their classes."""
    return [
        one
        for one in ElementTree.fromstring(picture).iter(tag)
        if set(class_.split()) <= set(one.get("class", "").split())
    ]


@given(Finite, Finite)
def test_ticks_enclose_what_they_measure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    steps = ticks(low, high)
    assert 2 <= len(steps) <= 6
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert steps[0] <= low + slack
    assert steps[-1] >= high - slack
    assert len(set(steps)) == len(steps)


def test_ticks_are_round() -> None:
    assert ticks(0.0, 0.43) == [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert ticks(-9.4, 1.2) == [-10.0, -7.5, -5.0, -2.5, 0.0, 2.5]
    assert ticks(0.0, 0.0)[0] == 0.0


def test_a_scale_leads_from_values_to_places() -> None:
    place = scale(0.0, 10.0, 100.0, 200.0)
    assert (place(0.0), place(5.0), place(10.0)) == (100.0, 150.0, 200.0)


def test_long_names_are_cut_where_they_do_not_fit() -> None:
    assert cut("Holstebro", 200.0) == "Holstebro"
    shortened = cut("De fire partnerkommuner i dag", 100.0)
    assert shortened.endswith("\u2026")
    assert len(shortened) < 15


def test_up_to_twenty_runs_are_shown_one_by_one_and_of_more_twenty_stand_for_all() -> None:
    few = np.array([0.3, 0.1, np.nan, 0.2])
    np.testing.assert_array_equal(quantile_dots(few), [0.1, 0.2, 0.3])
    many = np.arange(1000.0)
    dots = quantile_dots(many)
    assert len(dots) == MOST_DOTS
    np.testing.assert_allclose(dots[[0, -1]], [24.975, 974.025])


def test_every_run_has_its_dot_and_no_dot_covers_another() -> None:
    values = np.array([0.18, 0.18, 0.181, 0.2, 0.25, 0.3])
    rows = [DotRow("Today", "18 %", values, is_ghost=True), DotRow("Other", "43 %", values + 0.2)]
    picture = dotplot(rows, [Mark(0.3, "goal")], plain, "described", from_zero=True)
    hollow, full = shapes(picture, "circle", "dot ghost"), shapes(picture, "circle", "dot")
    assert len(hollow) == len(values)
    assert len(full) == 2 * len(values)
    places = [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in full]
    for i, (x, y) in enumerate(places):
        assert all(np.hypot(x - u, y - v) >= 2 * LARGE - 0.2 for u, v in places[:i])


def test_a_goal_is_drawn_where_it_is_and_named() -> None:
    picture = dotplot([DotRow("a", "", np.array([0.0, 0.5]))], [Mark(0.25, "goal: 25 %")], plain, "d", from_zero=True)
    (goal,), (axis, *_) = shapes(picture, "line", "goal"), shapes(picture, "line", "axis")
    left, right = float(axis.get("x1", "")), float(axis.get("x2", ""))
    assert float(goal.get("x1", "")) == pytest.approx((left + right) / 2, abs=0.1)
    assert [one.text for one in shapes(picture, "text", "goal-label")] == ["goal: 25 %"]


def test_crowded_runs_get_smaller_dots_in_all_rows() -> None:
    crowded = dotplot(
        [DotRow("a", "", np.full(20, 0.5)), DotRow("b", "", np.linspace(0, 1, 20))], [], plain, "d", from_zero=True
    )
    assert len({one.get("r") for one in shapes(crowded, "circle")}) == 1


def test_a_row_without_any_value_is_drawn_empty() -> None:
    picture = dotplot([DotRow("a", "\u2013", np.array([np.nan]))], [], plain, "described", from_zero=True)
    assert shapes(picture, "circle") == []
    assert "nan" not in picture
    assert "nan" not in range_chart([RangeRow("a", "\u2013", np.array([np.nan, np.nan]))], plain, "described")


def test_the_band_holds_the_middle_of_the_runs() -> None:
    runs = np.arange(11.0)[:, np.newaxis] * np.ones((11, 3))
    middle, low, high = middle_and_band(runs)
    np.testing.assert_allclose(middle, 5.0)
    np.testing.assert_allclose(low, 1.0)
    np.testing.assert_allclose(high, 9.0)


def course(runs: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> str:
    lines = [Line("Today", runs, "1 %", is_ghost=True), Line("Other", runs + 0.001, "2 %")]
    axes = Axes(plain, "months", "kr", above="dearer", below="cheaper")
    return course_chart(lines, axes, "described", level=Level(0.3, "goal", "goal"), month=Level(6, "paid back", "now"))


def test_a_course_shows_some_runs_as_they_went() -> None:
    picture = course(np.linspace(0, 0.4, 13) * np.ones((20, 1)))
    assert len(shapes(picture, "path", "middle ghost")) == 1
    assert len(shapes(picture, "path", "band")) == 2
    assert len(shapes(picture, "path", "run changed")) == 10
    assert {one.text for one in shapes(picture, "text")} >= {"Today", "Other", "months", "goal", "paid back", "dearer"}


def test_one_run_has_a_line_and_no_band() -> None:
    picture = course(np.linspace(0, 0.4, 13)[np.newaxis])
    assert shapes(picture, "path", "band") == shapes(picture, "path", "run") == []
    assert len(shapes(picture, "path", "middle")) == 2


def test_figures_at_the_end_of_lines_do_not_cover_each_other() -> None:
    first, second = shapes(course(np.full((3, 13), 0.2)), "text", "figure")
    assert abs(float(first.get("y", "")) - float(second.get("y", ""))) >= 12


def test_a_month_without_people_leaves_a_gap_and_no_nan() -> None:
    runs = np.full((2, 13), np.nan)
    assert "nan" not in course(runs)


def test_gains_and_losses_have_one_scale() -> None:
    picture = gain_chart([GainRow("All", 10.0, 40.0, "10", "40", "+30")], "left", "right", "described")
    (loss,), (gain,) = shapes(picture, "rect", "loss"), shapes(picture, "rect", "gain")
    assert float(gain.get("width", "")) == pytest.approx(4 * float(loss.get("width", "")), abs=0.5)
    assert 'width="0"' in gain_chart([GainRow("All", 0.0, 0.0, "0", "0", "0")], "left", "right", "described")


def test_a_drawing_describes_itself_and_escapes() -> None:
    drawing = Drawing()
    drawing.words((1.0, 2.0), "<b> & more")
    drawing.words((1.0, 2.0), "")
    picture = drawing.picture(10.0, 'a "description" <x>')
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'a "description" <x>'
    assert root.get("viewBox") == f"0 0 {WIDTH:g} 10"
    assert [one.text for one in root] == ["<b> & more"]
