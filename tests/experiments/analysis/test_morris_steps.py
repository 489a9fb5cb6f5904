"""Morris' elementary effects where steps differ in length: factors that are not uniform, and groups of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.experiments.analysis import morris_tables
from cubb_sim.experiments.design import Distribution, Method, Seeds
from cubb_sim.experiments.sampling import points_of
from tests.experiments.analysis.known import data_of, design_of

TRIANGLE = (Distribution.TRIANGULAR, (0.0, 0.0, 1.0))
SOMETIMES = (Distribution.SOMETIMES, (0.25, 0.0, 1.0))
BELOW_ZERO = (Distribution.SOMETIMES, (0.5, -1.0, -0.2))  # whose value falls, and then rises with the share
SWITCH = (Distribution.LEVELS, (0.0, 1.0))
UNIFORM = (Distribution.UNIFORM, (0.0, 1.0))
RISKY = (TRIANGLE, SOMETIMES, BELOW_ZERO)


def varied(kinds, size, groups=None, **changes):
    """A design of three factors of these kinds, and the dummy."""
    design = design_of("ishigami", Method.MORRIS, size, **changes)
    names = groups or ("inputs",) * 3
    own = [
        replace(factor, distribution=kind, arguments=arguments, group=group)
        for factor, (kind, arguments), group in zip(design.factors, kinds, names, strict=False)
    ]
    return replace(design, factors=(*own, design.factors[-1]), groups=groups is not None)


def tables_of(design, function, chance=0.0):
    points = points_of(design)
    noise = chance * np.random.default_rng(5).normal(size=(len(points), 1, design.replications, 1))
    y = function(design.values(points.shares))[:, None, None, None]
    return morris_tables(data_of(design, points, y + noise), n_bootstrap=200)


def rows_of(tables, order):
    found = tables["indices"]
    return found[found.order == order].set_index("input")


def test_a_straight_line_has_no_sigma_whatever_the_distribution():
    tables = tables_of(varied(RISKY, 64, seeds=Seeds.BY_ROW), lambda values: values[:, :3] @ [1.0, -2.0, 3.0])
    for order, truth in (("mu", [1, -2, 3, 0]), ("mu_star", [1, 2, 3, 0]), ("sigma", [0, 0, 0, 0])):
        for column in ("value", "low_95", "high_95"):
            assert rows_of(tables, order)[column].to_numpy() == pytest.approx(truth, abs=1e-9), (order, column)


def test_a_curve_keeps_its_sigma():
    """x^2 over three levels: steps between 0 and 1 have a slope of 1, those between 1/2 and 1 one of 1.5."""
    levels = (Distribution.LEVELS, (0.0, 0.5, 1.0))
    design = varied((levels, UNIFORM, UNIFORM), 200)
    found = tables_of(design, lambda values: values[:, 0] ** 2).pop("indices")
    found = found[found.input == "x1"].set_index("order").value
    whole = np.isclose(np.abs(np.diff(design.values(points_of(design).shares)[:, 0].reshape(200, -1))).max(axis=1), 1.0)
    n, half = whole.sum(), (~whole).sum()
    mu = (n + 0.75 * half) / (n + 0.5 * half)
    squares = n * (1.0 - mu) ** 2 + half * (0.75 - 0.5 * mu) ** 2
    assert min(n, half) > 50
    assert found["mu"] == pytest.approx(mu, abs=1e-12)
    assert found["sigma"] == pytest.approx(np.sqrt(200 / 199 * squares / (n + 0.25 * half)), abs=1e-12)


def test_short_steps_do_not_magnify_chance():
    """Chance of variance c in a change makes sigma^2 = c / mean l^2, without any 1 / l in it."""
    design = varied((TRIANGLE, SOMETIMES, UNIFORM), 400, levels=8)
    points = points_of(design)
    lengths = np.abs(np.diff(design.values(points.shares).reshape(400, -1, 4), axis=1)).max(axis=1)
    sigma = rows_of(tables_of(design, lambda values: values[:, 0], chance=0.1), "sigma").value.to_numpy()
    of_chance = np.sqrt(2.0) * 0.1 / np.sqrt([np.mean(one[one > 0.0] ** 2) for one in lengths.T])
    assert sigma == pytest.approx(of_chance, rel=0.12)


def test_steps_in_which_the_value_stayed_carry_no_chance_into_mu_star():
    """Of a change that chance alone makes, the mean size is sqrt(2 / pi) of its standard deviation."""
    design = varied((SOMETIMES, UNIFORM, UNIFORM), 400)
    found = rows_of(tables_of(design, lambda values: 0.0 * values[:, 0], chance=0.1), "mu_star").value
    assert found["x1"] == pytest.approx(np.sqrt(2.0 / np.pi) * 0.1 * np.sqrt(2.0), rel=0.12)  # its steps go all the way


def test_what_left_out_trajectories_moved_does_not_count():
    design = varied(RISKY, 16, seeds=Seeds.BY_ROW)
    points = points_of(design)
    values = design.values(points.shares)[:, :3].sum(axis=1)
    values[: 5 * 6] = np.where(np.arange(30) % 5 == 0, np.nan, values[:30])
    tables = morris_tables(data_of(design, points, values[:, None, None, None]), n_bootstrap=200)
    assert rows_of(tables, "mu_star").value.to_numpy() == pytest.approx([1, 1, 1, 0], abs=1e-9)


def test_an_input_that_moved_once_has_no_sigma():
    """With a chance of 1 % only the top of the distribution is not 0; all trajectories but one that go there fail."""
    design = varied(((Distribution.SOMETIMES, (0.01, 0.0, 1.0)), UNIFORM, UNIFORM), 24)
    points = points_of(design)
    values = design.values(points.shares)
    y = values[:, :3].sum(axis=1).reshape(24, -1)
    moves = np.flatnonzero(np.ptp(values[:, 0].reshape(24, -1), axis=1))
    assert 1 < len(moves) < 24
    y[moves[1:]] = np.nan
    tables = morris_tables(data_of(design, points, y.reshape(-1, 1, 1, 1)), n_bootstrap=200)
    assert rows_of(tables, "mu_star").value["x1"] == pytest.approx(1.0, abs=1e-9)
    assert np.isnan(rows_of(tables, "sigma").value["x1"])
    assert rows_of(tables, "sigma").value["x2"] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("kind", [SWITCH, TRIANGLE, SOMETIMES])
def test_a_group_of_one_is_per_range(kind):
    tables = tables_of(varied((kind, UNIFORM, UNIFORM), 40, ("own", "two", "two")), lambda values: values[:, 0])
    assert rows_of(tables, "mu_star").value.to_dict() == pytest.approx({"own": 1.0, "two": 0.0, "dummy": 0.0}, abs=1e-9)
    assert "whole distribution" not in " ".join(tables["notes"].en)


def test_a_group_of_switches_is_per_range():
    design = varied((SWITCH, SWITCH, UNIFORM), 40, ("switches", "switches", "x"))
    tables = tables_of(design, lambda values: values[:, 0] + 0.5 * values[:, 2])
    found = rows_of(tables, "mu_star").value.to_dict()
    assert found == pytest.approx({"switches": 1.0, "x": 0.5, "dummy": 0.0}, abs=1e-9)


def test_a_group_of_unequal_steps_says_that_it_is_per_share():
    tables = tables_of(varied((SWITCH, UNIFORM, UNIFORM), 40, ("mixed", "mixed", "x")), lambda values: values[:, 0])
    assert rows_of(tables, "mu_star").value["mixed"] == pytest.approx(1.5)
    notes = " ".join(tables["notes"].en)
    assert "Not so for mixed, whose factors" in notes
    assert "Det gælder ikke mixed" in " ".join(tables["notes"].da)
