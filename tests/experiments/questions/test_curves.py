"""Curves, lines and surfaces of functions whose shape is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.experiments.design import DUMMY, POSTERIOR, Distribution, FactorKind, Seeds
from cubb_sim.experiments.questions import curve_tables
from cubb_sim.experiments.questions.curves import strongest_pair
from tests.experiments.questions.swept import design, factor, shares, swept
from tests.experiments.questions.test_factorial import crossed, noise, of, response


def test_a_curve_follows_the_function_and_its_band_what_else_varies():
    at = shares(2000, 2)
    y = 10.0 * at[:, 0] + at[:, 1]
    curves = curve_tables(swept(design([factor("a", 0.0, 2.0), factor("b")]), at, y))["curves"]
    curve = curves.query("factor == 'a'")
    assert len(curve) == 20
    assert curve["n"].sum() == 2000
    assert curve["mean"].to_numpy() == pytest.approx(5.0 * curve["x"].to_numpy() + 0.5, abs=0.15)
    band = curve["high_80"] - curve["low_80"]
    assert band.to_numpy() == pytest.approx(0.85, abs=0.15)  # of b on [0, 1], and of a within its bin


def test_crossed_levels_have_their_exact_means_and_lines():
    at, rows = crossed(3)
    tables = curve_tables(swept(of(), at, response(at) + 10.0 * rows, rows))
    curve = tables["curves"].query("factor == 'a'").set_index("x")
    assert curve["mean"].to_dict() == pytest.approx({0.0: 10.5, 1.0: 14.5})
    assert curve.loc[0.0, "se"] == pytest.approx(10.0 / np.sqrt(3))  # rows, not points, are what is drawn
    lines = tables["lines"].query("factor == 'a'").pivot(index="row", columns="x", values="value")
    assert (lines[1.0] - lines[0.0]).tolist() == pytest.approx([4.0, 4.0, 4.0])
    surface = tables["surfaces"].query("factor_a == 'b' and factor_b == 'c'").set_index(["a", "b"])
    assert surface.loc[(1.0, 1.0), "mean"] - surface.loc[(1.0, 0.0), "mean"] == pytest.approx(2.0)


def test_a_line_of_a_row_that_lacks_a_combination_is_broken_not_bent():
    at, rows = crossed(2)
    y = response(at)
    y[0] = np.nan
    own_chance = replace(of(), seeds=Seeds.INDEPENDENT)
    lines = curve_tables(swept(own_chance, at, y, rows))["lines"].query("factor == 'a' and row == 0")
    assert lines["x"].tolist() == [1.0]


def test_the_strongest_pair_is_found_and_drawn():
    at = shares(800, 4)
    x = 2.0 * at - 1.0
    y = 5.0 * x[:, 0] + 4.0 * x[:, 3] ** 2 + x[:, 1] * x[:, 2]
    data = swept(design(map(factor, "abcd")), at, y)
    assert strongest_pair(data, y) == (1, 2)
    surface = curve_tables(data)["surfaces"]
    assert len(surface) == 36
    assert surface["n"].sum() == 800
    corner = surface.set_index(["a", "b"])["mean"].sort_index()
    assert corner.iloc[0] - corner.iloc[5] == pytest.approx(2 * 25 / 36, abs=0.6)


def test_a_draw_has_no_curve_and_a_dummy_a_flat_one():
    at = shares(1000, 3)
    factors = [factor("a"), factor(POSTERIOR, kind=FactorKind.POSTERIOR), factor(DUMMY)]
    tables = curve_tables(swept(design(factors), at, at[:, 0]))
    assert set(tables["curves"]["factor"]) == {"a", DUMMY}
    flat = tables["curves"].query("factor == @DUMMY")
    assert ((flat["mean"] - 0.5).abs() < 4 * flat["se"]).all()


def test_few_points_get_few_bins():
    at = shares(35, 1)
    curves = curve_tables(swept(design([factor("a")]), at, at[:, 0]))["curves"]
    assert len(curves) == 3


@pytest.mark.parametrize("seeds", [Seeds.BY_ROW, Seeds.COMMON])
def test_failures_of_unlucky_runs_bend_neither_curve_nor_line(seeds):
    at, rows = crossed(50)
    y = noise(rows, 6, seeds)
    is_gone = (at[:, 0] > 0.5)[:, None] & (y < -0.5)
    tables = curve_tables(
        swept(replace(of(replications=6), seeds=seeds), at, np.where(is_gone, np.nan, y + rows[:, None]), rows)
    )
    curve = tables["curves"].query("factor == 'a'")["mean"]
    assert np.ptp(curve) < 1e-12
    lines = tables["lines"].query("factor == 'a'").pivot(index="row", columns="x", values="value")
    assert (lines[1.0] - lines[0.0]).abs().max() < 1e-12
    assert any(f"{is_gone.sum()} of {y.size} runs that have a value" in one for one in tables["notes"]["en"])


def test_all_zeros_of_a_factor_that_is_sometimes_at_work_are_one_bin():
    at = shares(400, 2)
    sometimes = replace(factor("s", 0.25, 0.1, 1.0), distribution=Distribution.SOMETIMES)
    of_two = design([sometimes, factor("b")])
    data = swept(of_two, at, of_two.values(at)[:, 0] * of_two.values(at)[:, 1])
    tables = curve_tables(data)
    curve = tables["curves"].query("factor == 's'")
    assert curve["x"].is_unique
    assert curve["n"].tolist() == [300] + [10] * 10
    assert curve["mean"].to_numpy() == pytest.approx(curve["x"].to_numpy() / 2, abs=0.2)
    assert curve.iloc[0][["x", "mean"]].tolist() == [0.0, 0.0]
    assert tables["surfaces"].query("a == 0.0")["n"].sum() == 300
