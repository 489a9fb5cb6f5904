"""Indices on an emulator against closed forms, and what it says where it should not be believed."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.experiments.design import DUMMY, Method, Seeds
from cubb_sim.experiments.models.known_answers import ishigami, ishigami_truth
from cubb_sim.experiments.questions import emulator_tables
from cubb_sim.experiments.questions.emulation.inputs import Inputs
from cubb_sim.experiments.questions.emulation.surface import parts_of_surface
from tests.experiments.questions.swept import design, factor, shares, swept

NAMES = ("a", "b", "c", DUMMY)
# y = 2 a + 1.5 b^2 + 2 a c on [-1, 1]: variances 4/3, 1.5^2 * 4/45 and 4/9
OWN = np.array([4 / 3, 1.5**2 * 4 / 45, 0.0, 0.0])
PAIR = 4 / 9
FIRST = OWN / (OWN.sum() + PAIR)
TOTAL = (OWN + np.array([PAIR, 0.0, PAIR, 0.0])) / (OWN.sum() + PAIR)


def quadratic(at):
    x = 2.0 * at - 1.0
    return 2.0 * x[:, 0] + 1.5 * x[:, 1] ** 2 + 2.0 * x[:, 0] * x[:, 2]


def column(tables, order, name="value", inputs=NAMES):
    table = tables["indices"].query("order == @order").set_index("input")
    return table.loc[list(inputs), name].to_numpy()


def test_a_quadratic_comes_back_in_closed_form():
    at = shares(120, 4)
    tables = emulator_tables(swept(design(map(factor, NAMES)), at, quadratic(at)))
    assert column(tables, "first") == pytest.approx(FIRST, abs=1e-4)
    assert column(tables, "total") == pytest.approx(TOTAL, abs=1e-4)
    pairs = tables["indices"].query("order == 'second'").set_index(["input", "input_2"])["value"]
    assert pairs["a", "c"] == pytest.approx(PAIR / (OWN.sum() + PAIR), abs=1e-4)
    assert pairs.drop(("a", "c")).abs().max() < 1e-4
    assert list(column(tables, "total", "is_above_floor")) == [True, True, True, False]
    assert tables["variance"].loc[0, "variance_parameters"] == pytest.approx(OWN.sum() + PAIR, rel=1e-3)


def test_groups_take_all_terms_that_touch_them():
    at = shares(120, 4)
    factors = [factor(name, group=group) for name, group in zip(NAMES, ("g", "h", "g", DUMMY), strict=True)]
    tables = emulator_tables(swept(design(factors, groups=True), at, quadratic(at)))
    share_b = OWN[1] / (OWN.sum() + PAIR)
    for order in ("first", "total"):  # a and c are in one group: their product is its own
        assert column(tables, order, inputs=("g", "h")) == pytest.approx([1 - share_b, share_b], abs=1e-4)


def test_levels_count_as_what_they_are_not_as_a_continuum():
    at = shares(200, 2)
    y = 1.0 * (at[:, 0] > 0.5) + at[:, 1]  # a switch: variance 1/4; a share: 1/12
    tables = emulator_tables(swept(design([factor("s", 0.0, 1.0, levels=True), factor("u")]), at, y))
    assert column(tables, "first", inputs=("s", "u")) == pytest.approx([0.75, 0.25], abs=1e-3)


@pytest.mark.parametrize("n_replications", [1, 3])
def test_chance_is_taken_out_and_measured(n_replications):
    at = shares(600, 4)
    truth = OWN.sum() + PAIR
    rng = np.random.default_rng(3)
    y = quadratic(at)[:, None] + np.sqrt(truth) * rng.standard_normal((600, n_replications))
    tables = emulator_tables(swept(design(map(factor, NAMES)), at, y))
    assert column(tables, "total") == pytest.approx(TOTAL, abs=0.07)
    low, high = column(tables, "total", "low_95")[:3], column(tables, "total", "high_95")[:3]
    assert np.all((low <= TOTAL[:3]) & (high >= TOTAL[:3]))
    assert column(tables, "total")[3] < 0.02
    row = tables["variance"].iloc[0]
    assert row["share_chance"] == pytest.approx(0.5, abs=0.04)
    assert row["share_chance_low_95"] < 0.5 < row["share_chance_high_95"]
    assert np.isnan(row["r2_of_means"]) == (n_replications == 1)


@pytest.mark.slow
def test_a_process_learns_what_a_quadratic_cannot():
    at = shares(500, 4)
    y = np.array([ishigami(one) for one in np.pi * (2.0 * at - 1.0)])
    factors = [factor("x1"), factor("x2"), factor("x3"), factor(DUMMY)]
    tables = emulator_tables(swept(design(factors), at, y), n_bootstrap=6)
    first, total, variance = ishigami_truth()
    assert tables["variance"].loc[0, "emulator"] == "gaussian_process"
    assert column(tables, "first", inputs=("x1", "x2", "x3")) == pytest.approx(first, abs=0.06)
    assert column(tables, "total", inputs=("x1", "x2", "x3")) == pytest.approx(total, abs=0.06)
    pairs = tables["indices"].query("order == 'second'").set_index(["input", "input_2"])["value"]
    assert pairs["x1", "x3"] == pytest.approx(total[2], abs=0.06)
    assert tables["variance"].loc[0, "variance_parameters"] == pytest.approx(variance, rel=0.1)


def test_indices_settle_as_points_are_added():
    at = shares(400, 4)
    y = quadratic(at)[:, None] + 0.5 * np.random.default_rng(2).standard_normal((400, 2))
    convergence = emulator_tables(swept(design(map(factor, NAMES)), at, y))["convergence"]
    assert sorted(convergence["n_runs"].unique()) == [200, 400]
    of_a = convergence.query("input == 'a' and order == 'total'").set_index("n_runs")
    widths = of_a["high_95"] - of_a["low_95"]
    assert widths[400] < 0.85 * widths[200]
    assert of_a.loc[400, "value"] == pytest.approx(TOTAL[0], abs=0.05)


def test_an_emulator_that_predicts_nothing_says_so():
    at = shares(150, 2)
    y = np.random.default_rng(1).standard_normal((150, 2))
    tables = emulator_tables(swept(design(map(factor, "ab")), at, y))
    assert set(tables["indices"]["note"]) == {"unreliable"}
    assert not tables["indices"]["is_above_floor"].any()
    assert "has not seen" in tables["notes"].query("severity == 'warning'")["en"].iloc[-1]


def test_failed_runs_are_left_out_and_counted():
    at = shares(150, 4)
    y = quadratic(at)
    y[::10] = np.nan
    tables = emulator_tables(swept(design(map(factor, NAMES)), at, y))
    assert column(tables, "first") == pytest.approx(FIRST, abs=1e-3)
    assert set(tables["indices"]["n_runs"]) == {135}
    assert "15 of 150 runs" in tables["notes"]["en"].iloc[0]


@pytest.mark.parametrize(("n", "y", "said"), [(60, 1.0, "does not vary"), (8, None, "too few"), (60, np.nan, "vary")])
def test_nothing_to_learn_is_a_note_and_no_index(n, y, said):
    at = shares(n, 4)
    values = quadratic(at) if y is None else np.full(n, y)
    tables = emulator_tables(swept(design(map(factor, NAMES)), at, values))
    assert tables["indices"].empty
    assert tables["variance"].empty
    assert said in " ".join(tables["notes"]["en"])


def many(n):
    names = [*(f"x{i}" for i in range(50)), DUMMY]
    at = shares(n, 51)
    x = 2.0 * at - 1.0
    y = 3.0 * x[:, 17] + 4.0 * x[:, 42] ** 2 + 2.0 * x[:, 17] * x[:, 5] + x[:, 5]
    return names, swept(design(map(factor, names)), at, y)


def test_with_many_factors_all_have_main_effects_and_the_strongest_interactions(monkeypatch):
    monkeypatch.setattr("cubb_sim.experiments.questions.emulation.inputs.MOST_TERMS", 150)
    _, data = many(400)
    tables = emulator_tables(data, n_bootstrap=10)
    own = np.array([3.0, 16 * 4 / 45, 1 / 3, 4 / 9])
    first, second = (
        tables["indices"].query("order == @order").set_index("input")["value"] for order in ("first", "second")
    )
    assert len(first) == 51
    assert first[["x17", "x42", "x5"]].to_numpy() == pytest.approx(own[:3] / own.sum(), abs=0.01)
    assert len(second) == 10 * 9 / 2  # 1 + 2 * 51 + 45 terms: the eleventh column has no room
    pairs = tables["indices"].query("input == 'x5' and input_2 == 'x17'")["value"]
    assert pairs.to_list() == pytest.approx([own[3] / own.sum()], abs=0.01)
    assert any("only among those" in one for one in tables["notes"]["en"])


def test_with_few_points_the_least_important_factors_are_left_out_and_named(monkeypatch):
    monkeypatch.setattr("cubb_sim.experiments.questions.emulation.inputs.MOST_TERMS", 150)
    _, data = many(80)
    tables = emulator_tables(data, n_bootstrap=10)
    total = tables["indices"].query("order == 'total'").set_index("input")
    assert (total["note"] == "left_out").sum() == 51 - 39
    assert total.query("note == 'left_out'")["value"].isna().all()
    assert total.loc[[DUMMY, "x17", "x42"], "note"].tolist() == ["", "", ""]


def test_numbers_that_are_drawn_together_are_one_input():
    rng = np.random.default_rng(1)
    z = rng.standard_normal((500, 2)) @ np.array([[0.5, 0.4], [0.0, 0.2]])  # far from independent
    x = np.column_stack([rng.uniform(-1, 1, 500), z])
    inputs = Inputs(
        x, np.array([0, 1, 1]), ("x", "posterior"), np.full(3, 1 / 3), np.full(3, 4 / 45), (None,) * 3,
        np.array([False, True, True]), np.zeros(2, np.int64),
    )  # fmt: skip
    terms = np.array([[-1, -1], [0, -1], [1, -1], [0, 2], [1, 2]])
    parts = parts_of_surface(inputs, terms, np.array([5.0, 1.0, 2.0, 3.0, 1.5]))  # 5 + x + 2 z1 + 3 x z2 + 1.5 z1 z2
    alone = 2.0 * z[:, 0] + 1.5 * z[:, 0] * z[:, 1]
    slope = 1.0 + 3.0 * z[:, 1]
    assert parts.first == pytest.approx([slope.mean() ** 2 / 3, alone.var()])
    assert parts.second[0, 1] == pytest.approx(slope.var() / 3)
    grid = np.linspace(-1, 1, 2001)
    whole = np.var(alone[:, None] + slope[:, None] * grid)
    assert parts.variance == pytest.approx(whole, rel=2e-3)


def in_rows(n_rows, k):
    """Points as a Sobol design has them: a base point, and one more for each factor with that factor's column new."""
    base, other = shares(n_rows, k), shares(n_rows, k, seed=2)
    points = np.repeat(base[:, None], k + 1, axis=1)
    for i in range(k):
        points[:, i + 1, i] = other[:, i]
    return points.reshape(-1, k), np.repeat(np.arange(n_rows), k + 1)


@pytest.mark.parametrize("method", [Method.SOBOL, Method.MORRIS])
def test_chance_that_a_row_shares_is_not_learned(method):
    names = ("a", "b", "c", "d", DUMMY)
    at, rows = in_rows(100, 5)
    y = at[:, 0] + np.random.default_rng(4).standard_normal(100)[rows]  # chance makes twelve times what a does
    of = design(map(factor, names), method=method, seeds=Seeds.BY_ROW)
    tables = emulator_tables(swept(of, at, y, rows), n_bootstrap=40)
    assert set(tables["indices"]["note"]) == {"unreliable"}
    assert not tables["indices"]["is_above_floor"].any()
    assert tables["variance"].loc[0, "n_points"] == 100
    assert any("one point of each only: 100 of 600" in one for one in tables["notes"]["en"])


def test_levels_that_are_crossed_in_rows_are_all_taken():
    cells = np.tile([[0.25], [0.75]], (200, 1))
    at = np.hstack([cells, np.repeat(shares(200, 1), 2, axis=0)])
    factors = [factor("s", 0.0, 1.0, levels=True), factor("u")]
    of = design(factors, method=Method.FACTORIAL, seeds=Seeds.BY_ROW)
    y = 1.0 * (at[:, 0] > 0.5) + at[:, 1]
    tables = emulator_tables(swept(of, at, y, np.repeat(np.arange(200), 2)), n_bootstrap=40)
    assert column(tables, "first", inputs=("s", "u")) == pytest.approx([0.75, 0.25], abs=1e-3)


def test_chance_that_all_share_does_not_make_a_poor_emulator_good():
    at = shares(200, 2)
    wild = np.random.default_rng(3).standard_normal(200)  # what no emulator can learn
    y = 2.0 * at[:, 0] + wild
    common = np.array([-1.8, -0.6, 0.7, 1.7])
    of = design(map(factor, "ab"), seeds=Seeds.COMMON)
    without, shared = (
        emulator_tables(swept(of, at, y[:, None] + size * common), n_bootstrap=40) for size in (1e-6, 1.0)
    )
    assert shared["variance"].loc[0, "r2_of_means"] < 0.5
    assert shared["variance"].loc[0, "r2_of_means"] == pytest.approx(without["variance"].loc[0, "r2_of_means"])
    assert set(shared["indices"]["note"]) == {"unreliable"}
    assert shared["variance"].loc[0, "variance_chance"] == pytest.approx(np.var(common, ddof=1))
    assert shared["variance"].loc[0, "share_chance"] > 0.5
