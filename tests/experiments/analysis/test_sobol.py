"""Sobol indices against formulae, with and without chance, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from SALib.analyze import sobol

from cubb_sim.experiments.analysis import sobol_tables
from cubb_sim.experiments.analysis.guard import problem_of
from cubb_sim.experiments.design import Method, Seeds
from cubb_sim.experiments.models.known_answers import ishigami_truth, sobol_g_truth
from cubb_sim.experiments.sampling import points_of
from tests.experiments.analysis.known import data_of, design_of, swept

HALF_IS_CHANCE = 3.72
"""Standard deviation of chance that is half of the variance of one run of Ishigami's function."""


def column(tables, analysis, order, what="value"):
    found = tables["indices"]
    return found[(found.analysis == analysis) & (found.order == order)][what].to_numpy()


def keys_said(tables, part):
    return [text for text in tables["notes"].en if part in text]


@pytest.mark.parametrize(("model", "truth"), [("ishigami", ishigami_truth), ("sobol_g", sobol_g_truth)])
def test_functions_of_known_answer_come_back(model, truth):
    first, total, _ = truth()
    tables = sobol_tables(swept(design_of(model, Method.SOBOL, 1024)))
    for order, true in (("first", first), ("total", total)):
        true = np.append(true, 0.0)  # noqa: PLW2901 - and nothing for the dummy
        value, low, high = (column(tables, "sobol", order, one) for one in ("value", "low_95", "high_95"))
        assert np.abs(value - true).max() < 0.05
        assert ((low - 1e-6 <= true) & (true <= high + 1e-6)).all()
        assert np.abs(column(tables, "sobol_salib", order) - true).max() < 0.05


def test_interactions_come_back():
    tables = sobol_tables(swept(design_of("ishigami", Method.SOBOL, 1024, second_order=True)))
    found = tables["indices"].query("order == 'second'").set_index(["input", "input_2"])
    first, total, _ = ishigami_truth()
    true = dict.fromkeys(found.index, 0.0) | {("x1", "x3"): total[2]}
    for pair, row in found.iterrows():
        assert abs(row["value"] - true[pair]) < 0.05
        assert row["low_95"] - 1e-6 <= true[pair] <= row["high_95"] + 1e-6
    assert found[found.is_above_floor].index.tolist() == [("x1", "x3")]
    assert first[2] == 0.0


@pytest.mark.parametrize("seeds", [Seeds.INDEPENDENT, Seeds.BY_ROW])
def test_a_dummy_has_no_effect_although_half_of_the_variance_is_chance(seeds):
    """The corrected estimator's total of a dummy is 0 within its interval, and SALib's of the same runs is not."""
    design = design_of("ishigami", Method.SOBOL, 512, replications=2, seeds=seeds)
    tables = sobol_tables(swept(design, HALF_IS_CHANCE))
    dummy = tables["indices"].query("input == 'dummy' and order == 'total'").set_index("analysis")
    assert dummy.loc["sobol", "low_95"] <= 0.0 <= dummy.loc["sobol", "high_95"]
    assert abs(dummy.loc["sobol", "value"]) < 0.1
    if seeds is Seeds.INDEPENDENT:
        assert 0.25 < dummy.loc["sobol_salib", "value"] < 0.4  # a third: two runs halve the chance
    _, total, variance = ishigami_truth()
    low, high = (column(tables, "sobol", "total", one)[:3] for one in ("low_95", "high_95"))
    assert ((low <= total) & (total <= high)).all()
    split = tables["variance"].iloc[0]
    assert split.share_chance_low_95 <= 0.5 <= split.share_chance_high_95
    assert split.variance_parameters == pytest.approx(variance, rel=0.15)


def test_one_run_at_each_point_is_put_right_by_the_dummy_alone():
    """SALib finds a total effect of a half for nothing; points that differ in the dummy only are runs of the same."""
    design = design_of("ishigami", Method.SOBOL, 2048)
    data = swept(design, HALF_IS_CHANCE)
    tables = sobol_tables(data)
    _, total, _ = ishigami_truth()
    assert column(tables, "sobol_salib", "total")[3] == pytest.approx(0.5, abs=0.06)
    value, low, high = (column(tables, "sobol", "total", one) for one in ("value", "low_95", "high_95"))
    assert np.abs(value[:3] - total).max() < 0.12
    assert ((low[:3] <= total) & (total <= high[:3])).all()
    assert value[3] == 0.0
    assert keys_said(tables, "0 by construction")
    assert tables["variance"].iloc[0].share_chance == pytest.approx(0.5, abs=0.05)
    assert tables["variance"].iloc[0].advice == "unknown"


def test_without_replications_and_dummy_total_effects_are_called_unreliable():
    whole = design_of("ishigami", Method.SOBOL, 256)
    tables = sobol_tables(swept(replace(whole, factors=whole.factors[:3]), HALF_IS_CHANCE))
    assert set(column(tables, "sobol", "total", "note")) == {"unreliable"}
    assert "unreliable" not in set(column(tables, "sobol", "first", "note"))
    assert keys_said(tables, "chance cannot be told from the factors")
    assert np.isnan(column(tables, "sobol", "total", "floor")).all()
    assert np.isnan(tables["variance"].iloc[0].share_chance)


def test_with_a_seed_for_each_row_and_one_run_the_indices_shrink_and_it_is_said():
    design = design_of("ishigami", Method.SOBOL, 512, seeds=Seeds.BY_ROW)
    tables = sobol_tables(swept(design, HALF_IS_CHANCE))
    _, total, _ = ishigami_truth()
    assert column(tables, "sobol", "total")[:3] == pytest.approx(total / 2.0, abs=0.06)
    assert keys_said(tables, "shares of all variance, chance included")


def test_chance_that_seeds_share_is_not_taken_for_a_factor():
    """What a common seed adds to every point is nobody's difference; without replications it is one world."""
    several = design_of("ishigami", Method.SOBOL, 512, replications=3, seeds=Seeds.COMMON)
    first, total, _ = ishigami_truth()
    tables = sobol_tables(swept(several, 5.0 * HALF_IS_CHANCE))
    assert np.abs(column(tables, "sobol", "total")[:3] - total).max() < 0.06
    assert np.abs(column(tables, "sobol", "first")[:3] - first).max() < 0.12
    assert keys_said(tables, "All points share the same 3 seeds")
    assert tables["variance"].iloc[0].advice == "unknown"
    assert keys_said(sobol_tables(swept(replace(several, replications=1), HALF_IS_CHANCE)), "the one world")


def test_interplay_with_shared_chance_is_taken_out():
    """y = x1 (1 + e) + x2, e shared in a row: plain Jansen finds (1 + Var e) Var x1, and of E[y | x] it is Var x1."""
    design = design_of("ishigami", Method.SOBOL, 2048, replications=2, seeds=Seeds.BY_ROW)
    points = points_of(design)
    chance = np.random.default_rng(5).normal(size=(2048, 1, 2)).repeat(6, axis=1).reshape(-1, 2)
    x = points.shares[:, :2] - 0.5
    values = (x[:, :1] * (1.0 + chance) + x[:, 1:])[:, None, :, None]
    tables = sobol_tables(data_of(design, points, values))
    for order in ("first", "total"):
        assert column(tables, "sobol", order)[:2] == pytest.approx([0.5, 0.5], abs=0.08)


def test_groups_are_inputs():
    design = design_of("ishigami", Method.SOBOL, 256, groups=True)
    design = replace(
        design, factors=tuple(replace(one, group=group) for one, group in zip(design.factors, "abac", strict=True))
    )
    tables = sobol_tables(swept(design))
    first, total, _ = ishigami_truth()
    found = tables["indices"].query("analysis == 'sobol' and order == 'first'").set_index("input").value
    assert list(found.index) == ["a", "b", "c"]
    assert found["a"] == pytest.approx(first[0] + first[2] + total[2], abs=0.1)
    assert found["b"] == pytest.approx(first[1], abs=0.1)


def test_salib_is_asked_as_it_would_be_by_hand():
    data = swept(design_of("ishigami", Method.SOBOL, 64, second_order=True))
    tables = sobol_tables(data)
    by_hand = sobol.analyze(problem_of(data.design), data.values[:, 0, 0, 0], calc_second_order=True, seed=1)
    assert column(tables, "sobol_salib", "first") == pytest.approx(by_hand["S1"], abs=1e-12)
    assert column(tables, "sobol_salib", "total") == pytest.approx(by_hand["ST"], abs=1e-12)


def test_impossible_indices_are_kept_and_named():
    """First-order indices that together are more than one: runs whose inputs were not what they are said to be."""
    design = design_of("ishigami", Method.SOBOL, 128)
    points = points_of(design)
    values = points.shares[:, :1].copy()
    rows = values.reshape(128, 6)
    rows[:, 1] = rows[:, 5]  # A with x1 from B is B: all of the variance
    rows[:, 2] = rows[:, 5]  # and so is A with x2 from B
    rows[:, 3] = 0.6 - 0.1 * rows[:, 5]
    tables = sobol_tables(data_of(design, points, values[:, None, :, None]))
    assert keys_said(tables, "sum of first")
    assert column(tables, "sobol", "first")[2] < -0.05
    assert column(tables, "sobol", "first", "note")[2] == "negative"


def test_convergence_narrows_on_prefixes():
    tables = sobol_tables(swept(design_of("ishigami", Method.SOBOL, 512)))
    found = tables["convergence"].query("input == 'x1' and order == 'total'")
    assert found.n_runs.tolist() == [64 * 6, 128 * 6, 256 * 6, 512 * 6]
    width = (found.high_95 - found.low_95).to_numpy()
    assert width[-1] < width[0] / 2.0
    last = tables["indices"].query("analysis == 'sobol' and input == 'x1' and order == 'total'").iloc[0]
    assert found.iloc[-1].value == last.value


def test_a_strategy_is_explained_by_its_paired_difference():
    """The other world is one higher throughout: its effect never moves, and is no level."""
    data = swept(design_of("ishigami", Method.SOBOL, 64, strategies=("higher",)))
    tables = sobol_tables(data)
    assert tables["indices"].empty
    assert tables["notes"].query("en.str.startswith('Does not move')")["world"].tolist() == ["higher"]
    values = data.values.copy()
    values[:, 1] += data.points.shares[:, None, :1]
    found = sobol_tables(replace(data, values=values))["indices"].query("analysis == 'sobol' and input == 'x1'")
    assert found.is_effect.all()
    assert set(found.world) == {"higher"}
    assert found.value.to_numpy() == pytest.approx([1.0, 1.0], abs=0.15)
