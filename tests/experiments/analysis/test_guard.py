"""What must not reach SALib: undefined values, wrong designs, seeds that are none; and what it may not leave behind."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cubb_sim.experiments.analysis import (
    AnalysisError,
    dgsm_tables,
    fast_tables,
    given_data_tables,
    morris_tables,
    sobol_tables,
)
from cubb_sim.experiments.design import Analysis, Method, Seeds
from cubb_sim.experiments.points import Points
from tests.experiments.analysis.known import design_of, swept

GIVEN = {"analyses": (Analysis.RBD_FAST, Analysis.PAWN)}
ALL = [
    (sobol_tables, design_of("ishigami", Method.SOBOL, 64, second_order=True, replications=2)),
    (morris_tables, design_of("ishigami", Method.MORRIS, 20)),
    (fast_tables, design_of("ishigami", Method.FAST, 129)),
    (dgsm_tables, design_of("ishigami", Method.DGSM, 64)),
    (given_data_tables, design_of("ishigami", Method.LATIN, 128, **GIVEN)),
]
EACH = pytest.mark.parametrize(("tables_of", "design"), ALL, ids=[one[1].method.value for one in ALL])


def with_value(data, place, value):
    """The same runs but for one."""
    values = data.values.copy()
    values[place] = value
    return replace(data, values=values)


@EACH
def test_the_same_call_gives_the_same_bits_and_leaves_nothing_behind(tables_of, design):
    data = swept(design, 0.5)
    np.random.seed(7)  # noqa: NPY002 - the state that has to be left alone
    before = np.random.get_state(legacy=False)["state"]  # noqa: NPY002
    filters, shown = list(warnings.filters), warnings.formatwarning
    once, again = (tables_of(data, n_bootstrap=100) for _ in range(2))
    after = np.random.get_state(legacy=False)["state"]  # noqa: NPY002
    assert np.array_equal(before["key"], after["key"])
    assert before["pos"] == after["pos"]
    assert (warnings.filters, warnings.formatwarning) == (filters, shown)
    for name, table in once.items():
        pd.testing.assert_frame_equal(table, again[name], check_exact=True)
    other = tables_of(data, n_bootstrap=100, seed=2)["indices"]
    assert not other[["low_95", "high_95"]].equals(once["indices"][["low_95", "high_95"]])


@EACH
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_one_undefined_run_does_not_undo_the_rest(tables_of, design, value):
    """SALib alone turns every Sobol index into 0 with a width of 0, and says nothing."""
    data = swept(design, 0.5)
    whole = tables_of(data, n_bootstrap=100)["indices"]
    tables = tables_of(with_value(data, (5, 0, 0, 0), value), n_bootstrap=100)
    said = " ".join(tables["notes"].en)
    if design.method is Method.FAST:
        assert tables["indices"].empty
        assert "1 of 516 points have no value" in said
        return
    assert "are left out" in said
    found = tables["indices"]
    assert np.isfinite(found[["value", "low_95", "high_95"]].to_numpy()).all()
    width = (whole.high_95 - whole.low_95).to_numpy() + 0.02
    assert (np.abs(found.value - whole.value).to_numpy() <= width).all()
    assert (found.n_runs < whole.n_runs).all()


def test_a_failed_replication_costs_itself_and_not_its_row():
    data = swept(design_of("ishigami", Method.SOBOL, 64, replications=3), 0.5)
    indices = sobol_tables(with_value(data, (5, 0, 0, 0), np.nan), n_bootstrap=100)["indices"]
    assert set(indices.n_runs) == {64 * 6 * 3 - 1}
    shared = swept(design_of("ishigami", Method.SOBOL, 64, replications=3, seeds=Seeds.BY_ROW), 0.5)
    indices = sobol_tables(with_value(shared, (5, 0, 0, 0), np.nan), n_bootstrap=100)["indices"]
    assert set(indices.n_runs) == {64 * 6 * 3 - 6}
    two = with_value(data, (5, 0, slice(0, 2), 0), np.nan)
    assert set(sobol_tables(two, n_bootstrap=100)["indices"].n_runs) == {63 * 6 * 3}


@EACH
def test_what_never_moves_has_no_indices_and_it_is_said(tables_of, design):
    data = swept(design)
    tables = tables_of(replace(data, values=np.full_like(data.values, 0.1)), n_bootstrap=100)
    assert tables["indices"].empty
    assert tables["notes"].en.str.startswith("Does not move").sum() == 1


@EACH
def test_nothing_at_all_is_said_to_be_nothing(tables_of, design):
    data = swept(design)
    nothing = replace(data, values=np.full_like(data.values, np.nan), is_done=np.zeros_like(data.is_done))
    tables = tables_of(nothing, n_bootstrap=100)
    assert tables["indices"].empty
    assert tables["notes"].en.str.contains("have not been done yet").sum() == 1
    assert tables["notes"].en.str.startswith("No indices").sum() == 1


@EACH
def test_masked_values_are_no_values(tables_of, design):
    data = swept(design, 0.5)
    masked = np.ma.masked_array(data.values, mask=np.zeros(data.values.shape, bool))
    masked[5, 0, 0, 0] = np.ma.masked
    as_nan = with_value(data, (5, 0, 0, 0), np.nan)
    expected, found = (tables_of(one, n_bootstrap=100)["indices"] for one in (as_nan, replace(data, values=masked)))
    pd.testing.assert_frame_equal(found, expected)


def test_a_wrong_second_order_flag_is_refused():
    """320 points of 4 inputs divide both ways, so SALib would give numbers."""
    design = design_of("ishigami", Method.SOBOL, 32, second_order=True)
    data = swept(design)
    assert len(data.points) == 320
    with pytest.raises(AnalysisError, match="second_order = true, and the design says false"):
        sobol_tables(replace(data, design=replace(design, second_order=False)))


def test_points_in_another_order_are_refused():
    for tables_of, design in ALL[:2] + ALL[3:4]:
        data = swept(design)
        shares = data.points.shares.copy()
        shares[[1, 2]] = shares[[2, 1]]
        other = Points(shares, data.points.rows, data.points.descriptor)
        if design.method is not Method.MORRIS:  # whose inputs may come in any order
            with pytest.raises(AnalysisError, match="order"):
                tables_of(replace(data, points=other))
        cut = Points(shares[:-1], data.points.rows[:-1], data.points.descriptor)
        with pytest.raises(AnalysisError, match=f"there are {len(shares) - 1} points"):
            tables_of(replace(data, points=cut, values=data.values[:-1]))


def test_a_trajectory_that_moves_two_inputs_at_once_is_refused():
    data = swept(design_of("ishigami", Method.MORRIS, 8))
    shares = data.points.shares.copy()
    shares[1] = shares[2]
    with pytest.raises(AnalysisError, match="one input at a time"):
        morris_tables(replace(data, points=Points(shares, data.points.rows, data.points.descriptor)))


def test_points_of_another_method_are_refused():
    with pytest.raises(AnalysisError, match="needs points placed by morris, and these were placed by sobol"):
        morris_tables(swept(design_of("ishigami", Method.SOBOL, 16)))
    with pytest.raises(AnalysisError, match="Place them by latin or sobol"):
        given_data_tables(swept(design_of("ishigami", Method.MORRIS, 8, **GIVEN)))


@EACH
def test_a_seed_of_zero_and_too_few_resamples_are_refused(tables_of, design):
    data = swept(design)
    with pytest.raises(AnalysisError, match="1 or more"):
        tables_of(data, seed=0)
    with pytest.raises(AnalysisError, match="10 resamples"):
        tables_of(data, n_bootstrap=10)
