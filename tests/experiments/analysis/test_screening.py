"""Morris, FAST, DGSM and the given-data methods on functions whose ranking and values are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from SALib.analyze import dgsm, fast, morris, pawn, rbd_fast
from SALib.analyze.delta import calc_delta

from cubb_sim.experiments.analysis import dgsm_tables, fast_tables, given_data_tables, morris_tables
from cubb_sim.experiments.analysis.dgsm import slope_columns
from cubb_sim.experiments.analysis.fast import indices_of
from cubb_sim.experiments.analysis.guard import problem_of
from cubb_sim.experiments.analysis.moment_free import Halves, delta_index, pawn_index, rbd_fast_index
from cubb_sim.experiments.analysis.replicated import Blocks
from cubb_sim.experiments.design import Analysis, Distribution, Method, Seeds
from cubb_sim.experiments.models.known_answers import ishigami_truth, sobol_g_truth
from cubb_sim.experiments.sampling import points_of
from tests.experiments.analysis.known import data_of, design_of, swept

GIVEN = (Analysis.RBD_FAST, Analysis.PAWN, Analysis.DELTA)


def column(tables, order, what="value", analysis=None):
    found = tables["indices"]
    chosen = (found.order == order) & (True if analysis is None else found.analysis == analysis)
    return found[chosen][what].to_numpy()


def linear(design, weights, chance=0.0):
    """Runs of a weighted sum of the factors' values, in parts of their ranges."""
    points = points_of(design)
    ranges = np.array([[one.low, one.high - one.low] for one in design.factors])
    y = ((design.values(points.shares) - ranges[:, 0]) / ranges[:, 1]) @ np.array(weights)
    noise = chance * np.random.default_rng(3).normal(size=(len(points), 1, design.replications, 1))
    return data_of(design, points, y[:, None, None, None] + noise)


def test_morris_gives_what_the_whole_range_does_in_the_outputs_unit():
    """A switch of two levels moves all of its range in a step of two thirds; SALib alone makes 1.5 of its 1."""
    design = design_of("ishigami", Method.MORRIS, 12)
    switch = replace(design.factors[0], distribution=Distribution.LEVELS, arguments=(0.0, 1.0))
    design = replace(design, factors=(switch, *design.factors[1:]))
    tables = morris_tables(linear(design, [1.0, -2.0, 0.5, 0.0]))
    assert column(tables, "mu") == pytest.approx([1.0, -2.0, 0.5, 0.0], abs=1e-12)
    assert column(tables, "mu_star") == pytest.approx([1.0, 2.0, 0.5, 0.0], abs=1e-12)
    assert column(tables, "sigma") == pytest.approx([0.0, 0.0, 0.0, 0.0], abs=1e-12)
    assert column(tables, "mu", "is_above_floor").tolist() == [True, True, True, False]  # on either side of nothing


def test_morris_is_salibs_and_ranks_sobols_function():
    data = swept(design_of("sobol_g", Method.MORRIS, 40))
    tables = morris_tables(data)
    by_hand = morris.analyze(problem_of(data.design), data.points.shares, data.values[:, 0, 0, 0], seed=1)
    for order in ("mu", "mu_star", "sigma"):
        assert column(tables, order) == pytest.approx(np.asarray(by_hand[order], float), abs=1e-12)
    assert np.argsort(-column(tables, "mu_star"))[:4].tolist() == [0, 1, 2, 3]
    low, high = (column(tables, "mu_star", one) for one in ("low_95", "high_95"))
    assert ((low <= column(tables, "mu_star")) & (column(tables, "mu_star") <= high)).all()


def test_morris_of_groups_gives_no_direction():
    design = design_of("ishigami", Method.MORRIS, 20, groups=True)
    tables = morris_tables(swept(design))
    assert set(tables["indices"].order) == {"mu_star"}
    assert tables["indices"].input.tolist() == ["inputs", "dummy"]
    assert column(tables, "mu_star")[1] == 0.0


def test_more_replications_are_advised_where_chance_is_the_floor():
    design = design_of("ishigami", Method.MORRIS, 40, replications=2)
    little, much = (morris_tables(linear(design, [3, 2, 1, 0], chance))["variance"].iloc[0] for chance in (0.01, 3.0))
    assert (little.advice, much.advice) == ("enough", "more_replications")
    assert morris_tables(swept(replace(design, size=8, replications=2)))["variance"].iloc[0].advice == "more_points"


def test_fast_comes_back_and_its_interval_is_salibs():
    data = swept(design_of("ishigami", Method.FAST, 1025))
    tables = fast_tables(data)
    first, total, _ = ishigami_truth()
    assert np.abs(column(tables, "first")[:3] - first).max() < 0.05
    assert np.abs(column(tables, "total")[:3] - total).max() < 0.05
    curve = data.values[:1025, 0, 0, 0]
    assert indices_of(curve) == pytest.approx(fast.compute_orders(curve, 1025, 4, 128), abs=1e-12)
    np.random.seed(1)  # noqa: NPY002 - what SALib draws its stretches with
    salibs = fast.bootstrap(curve, 4, 100, 0.95)
    width = (column(tables, "first", "high_95") - column(tables, "first", "low_95"))[0] / 2.0
    assert width == pytest.approx(salibs[0], rel=0.5)


def test_the_derivative_bounds_the_total_effect():
    """Closed form for Ishigami: E[(df/dx2)^2] (2 pi)^2 = 49 / 2 (2 pi)^2, over pi^2 V."""
    data = swept(design_of("ishigami", Method.DGSM, 512))
    tables = dgsm_tables(data)
    _, total, variance = ishigami_truth()
    found = column(tables, "derivative")
    assert found[1] == pytest.approx(24.5 * 4.0 / variance, rel=0.1)
    assert (found[:3] > total).all()
    assert found[3] == 0.0
    by_hand = dgsm.analyze(problem_of(data.design), data.points.shares, data.values[:, 0, 0, 0], seed=1)
    assert found == pytest.approx(by_hand["dgsm"], rel=1e-12)


def test_chance_over_small_steps_is_called_by_its_name():
    design = design_of("ishigami", Method.DGSM, 128, replications=4)
    own = dgsm_tables(swept(design, 0.5))
    assert set(column(own, "derivative", "note")) == {"unreliable"}
    shared = dgsm_tables(swept(replace(design, seeds=Seeds.BY_ROW), 0.5))
    assert set(column(shared, "derivative", "note")) == {""}
    assert (column(shared, "derivative", "high_95") < 20.0).all()


@pytest.mark.parametrize(("model", "truth"), [("ishigami", ishigami_truth), ("sobol_g", sobol_g_truth)])
def test_given_data_methods_rank_rightly(model, truth):
    first, _, _ = truth()
    tables = given_data_tables(swept(design_of(model, Method.LATIN, 1024, analyses=GIVEN)))
    n_clear = 2 if model == "ishigami" else 3
    for order, analysis in (("first", "rbd_fast"), ("median", "pawn"), ("delta", "delta")):
        found = column(tables, order, analysis=analysis)
        assert np.argsort(-found)[:n_clear].tolist() == np.argsort(-first)[:n_clear].tolist()
        assert column(tables, order, "is_above_floor", analysis)[:2].all()
        assert not column(tables, order, "is_above_floor", analysis)[-1]
    assert np.abs(column(tables, "first", analysis="rbd_fast")[: len(first)] - first).max() < 0.06


def test_formulae_for_spreads_are_salibs():
    rng = np.random.default_rng(1)
    shares = rng.random((500, 3))
    y = np.sin(6.0 * shares[:, 0]) + shares[:, 1] + 0.1 * rng.normal(size=500)
    halves = Halves.of(shares, 1)
    salibs = rbd_fast.analyze(halves.problem, shares, y, num_resamples=2, seed=1)["S1"]
    assert rbd_fast_index(y, halves.orders) == pytest.approx(np.array(salibs), abs=1e-12)
    salibs = pawn.analyze(halves.problem, shares, y, seed=1)["median"]
    assert pawn_index(y, halves.orders, n_classes=500) == pytest.approx(salibs, abs=1e-12)
    grid, classes = np.linspace(np.min(y), np.max(y), 100), np.linspace(0, 500, 8)
    salibs = [calc_delta(y, grid, shares[:, at], classes) for at in range(3)]
    assert delta_index(y, shares, grid, classes) == pytest.approx(np.array(salibs), abs=1e-9)


def test_half_samples_spread_as_the_index_does():
    """The interval's width against how far RBD-FAST really varies between independent samples.

    For an input without effect it varies with 1 / n, and halves, twice as far: there the interval is too wide.
    """
    found = []
    for seed in range(1, 41):
        rng = np.random.default_rng(seed)
        shares = rng.random((256, 2))
        y = shares[:, 0] + 0.5 * rng.normal(size=256)
        found.append(Halves.of(shares, seed).index_by_itself(rbd_fast_index, y))
    values = np.array([one.value for one in found])
    widths = np.array([one.half_width for one in found])
    ratio = widths.mean(axis=0) / 1.96 / values.std(axis=0, ddof=1)
    assert ratio[0] == pytest.approx(1.0, abs=0.35)
    assert 1.0 < ratio[1] < 2.8


def test_delta_of_values_that_cannot_be_smoothed_is_not_given():
    design = design_of("ishigami", Method.LATIN, 128, analyses=(Analysis.DELTA,))
    points = points_of(design)
    values = np.zeros((128, 1, 1, 1))
    values[7] = 1.0
    tables = given_data_tables(data_of(design, points, values))
    assert "could not be computed" in " ".join(tables["notes"].en)
    assert tables["indices"].value.isna().all()
    assert not tables["indices"].is_above_floor.any()


def test_sobol_points_serve_given_data_methods_by_their_independent_rows():
    design = design_of("ishigami", Method.SOBOL, 256, analyses=(Analysis.RBD_FAST,))
    tables = given_data_tables(swept(design))
    assert set(tables["indices"].n_runs) == {512}
    assert column(tables, "first")[1] == pytest.approx(ishigami_truth()[0][1], abs=0.1)


@pytest.mark.parametrize("seeds", [Seeds.INDEPENDENT, Seeds.BY_ROW])
def test_chance_is_taken_out_of_squared_slopes(seeds):
    """Slopes of 1 and 0 over steps of a fifth; the raw squares are 13.5 and 12.5 on average."""
    rng = np.random.default_rng(2)
    x = rng.random((4000, 1, 1))
    chance = 0.5 * np.sqrt(2.0) * rng.normal(size=(4000, 3, 2))
    runs = x + np.array([0.0, 0.2, 0.0])[None, :, None] + chance
    columns = slope_columns(Blocks.of(runs.reshape(-1, 2), 3, seeds), np.full((4000, 2), 0.2))
    assert columns[:, 2:].mean(axis=0) == pytest.approx([1.0, 0.0], abs=1.5)
