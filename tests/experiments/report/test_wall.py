"""The picture for the wall: in persons where the table allows, with what is not known, and never a recommendation."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from cubb_sim.experiments.design import FactorKind
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report import FindingsReading
from cubb_sim.experiments.report.figures.drawing import look
from cubb_sim.experiments.report.wall.content import MOST_ROWS, amount_of, wall_panels
from cubb_sim.experiments.report.wall.picture import A4, wall_pictures
from cubb_sim.experiments.report.wall.words import NOT, boxes
from cubb_sim.parameters import PARAMETERS
from tests.experiments.report import made_up


def reading(*tables: str, language: str = "da", **changes: Any) -> FindingsReading:
    found = made_up.findings(**changes)
    return FindingsReading(
        Findings(found.design, found.manifest, {name: found.tables[name] for name in tables}, found.data), language
    )


def test_screening_is_told_in_persons_per_100() -> None:
    panels = wall_panels(reading("indices", "curves"))
    assert len(panels) == 2
    assert panels[0].words.startswith("Personer pr. 100")
    assert panels[0].writer(panels[0].rows[0].value) == "6,0"
    values = [row.value for row in panels[0].rows]
    assert values == sorted(values, reverse=True)


def test_curves_are_told_from_end_to_end_with_what_chance_makes() -> None:
    panel = wall_panels(reading("curves", language="en"))[0]
    top = panel.rows[0]
    assert panel.words == "Persons per 100, as the number goes from lowest to highest in its range"
    assert [amount_of(panel, row) for row in panel.rows[:2]] == ["+8.0", "-6.0"]
    assert top.low == pytest.approx(0.08 - 1.96 * math.hypot(0.002, 0.002))


def test_shares_are_shares_where_nothing_else_is_known() -> None:
    one = reading("indices")
    rows = one.findings.tables["indices"]
    sobol = rows[rows["analysis"] == "sobol"]
    panel = wall_panels(
        FindingsReading(Findings(one.design, one.findings.manifest, {"indices": sobol}, one.findings.data), "da")
    )[0]
    assert panel.words == "Andel af det, faktorerne får til at variere"
    assert panel.writer(panel.rows[0].value) == "55\u00a0%"


def test_levers_and_what_is_not_known_are_told_apart() -> None:
    panel = wall_panels(reading("indices"))[0]
    ours = {row.label: row.is_ours for row in panel.rows}
    assert ours["Beslutningsmyndighed"]
    number = next(one for one in made_up.design().factors if one.kind is FactorKind.UNCERTAINTY)
    assert not ours[PARAMETERS[number.name].title.da]


def test_pillars_are_levers() -> None:
    one = reading("indices", groups=True)
    labels = {row.label: row.is_ours for row in wall_panels(one)[0].rows}
    assert labels["Søjle 1, reel inddragelse"]
    assert not labels["Delmodel job_finding"] if "Delmodel job_finding" in labels else len(labels) == 2


def test_many_inputs_leave_a_line_that_says_so() -> None:
    panel = wall_panels(reading("indices", n_levers=25))[0]
    assert len(panel.rows) == MOST_ROWS
    assert panel.n_left_out == len(made_up.factors(25)) - 1 - MOST_ROWS


def test_the_boxes_say_how_sure_what_is_chance_and_what_nobody_knows() -> None:
    one = reading("indices", "variance", language="en")
    sure, chance, unknown = (text for _, text in boxes(one, wall_panels(one)))
    assert "95% interval" in sure
    assert "31% to 72%" in chance
    assert "4 of 5 ranges are assumed" in unknown
    assert "Pale bars" not in sure
    many = reading("indices", n_levers=25, language="en")
    assert "Pale bars" in boxes(many, wall_panels(many))[0][1]
    assert "cannot be told" in boxes(reading("indices", language="en"), [])[1][1]


def test_what_it_is_not_stands_on_it() -> None:
    picture = wall_pictures(reading("indices", "variance"))[0]
    with look(picture.name):
        figure = picture.draw()
    assert tuple(figure.get_size_inches()) == A4
    words = "\n".join(text.get_text() for text in figure.texts)
    assert NOT.da in words
    assert "2 fejlede" in words
    assert "1 mangler" in words
    assert made_up.design().hash in words
    assert NOT.da in picture.alt


def test_regret_has_a_picture_and_pale_bars_where_chance_would_give_as_much() -> None:
    found = made_up.strategy_findings()
    regret = found.tables["regret"].assign(regret_by_chance=[0.004, 0.004, 0.02])
    only = Findings(found.design, found.manifest, {"regret": regret}, found.data)
    panel = wall_panels(FindingsReading(only, "en"))[0]
    assert [row.label for row in panel.rows] == ["As today", "The whole CUBB package", "Saving strategy"]
    assert [row.is_clear for row in panel.rows] == [True, True, False]
    (picture,) = wall_pictures(FindingsReading(only, "en"))  # neither intervals nor a dummy: it is drawn all the same
    assert "The whole CUBB package" in picture.svg()


def test_outcomes_that_are_not_goals_come_where_there_are_no_goals() -> None:
    one = reading("curves")
    curves = one.findings.tables["curves"].replace({"output": {made_up.GOAL: made_up.MEANING}})
    both = Findings(one.design, one.findings.manifest, {"curves": curves}, one.findings.data)
    titles = [panel.title for panel in wall_panels(FindingsReading(both, "en"))]
    assert titles == ["In ordinary work at the end", "Meaningfulness at the end"]
    nothing = replace(both, tables={})
    assert wall_pictures(FindingsReading(nothing, "en")) == []
