"""Effects of levels by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from cubb_sim.experiments.design import Method, Seeds
from cubb_sim.experiments.questions import factorial_tables
from tests.experiments.questions.swept import design, factor, swept

LEVELS = [factor(name, 0.0, 1.0, levels=True) for name in "abc"]


def crossed(n_rows, n_background=1):
    """Shares and rows: 2^3 within each row, and a background that is alike within a row."""
    cells = np.array(list(product([0.25, 0.75], repeat=3)))
    background = np.repeat(np.random.default_rng(5).random((n_rows, n_background)), 8, axis=0)
    return np.hstack([np.tile(cells, (n_rows, 1)), background]), np.repeat(np.arange(n_rows), 8)


def of(**changed):
    return design([*LEVELS, factor("u")], method=Method.FACTORIAL, seeds=Seeds.BY_ROW, **changed)


def response(at):
    a, b, c = (at[:, i] > 0.5 for i in range(3))
    return 4.0 * a + 2.0 * b * c


def effect(tables, one, two="", level=1.0, level_2=None):
    table = tables["effects"].query("input == @one and input_2 == @two and level == @level")
    return table.iloc[0] if level_2 is None else table.query("level_2 == @level_2").iloc[0]


def test_effects_of_two_cubed_by_hand():
    at, rows = crossed(3)
    tables = factorial_tables(swept(of(), at, response(at) + 10.0 * at[:, 3], rows))
    assert effect(tables, "a")["effect"] == pytest.approx(2.0)  # 4 a: two above and two below the mean
    assert effect(tables, "a", level=0.0)["effect"] == pytest.approx(-2.0)
    assert effect(tables, "b")["effect"] == pytest.approx(0.5)  # 2 b c is 1 with b and 0 without: mean 0.5
    assert effect(tables, "b", "c", level_2=1.0)["effect"] == pytest.approx(0.5)  # 2 - 0.5 - 0.5 - 0.5
    assert effect(tables, "a", "b", level_2=0.0)["effect"] == pytest.approx(0.0, abs=1e-12)
    # the background moves whole rows: within them nothing is left to chance
    assert effect(tables, "a")["low_95"] == pytest.approx(2.0)


def test_shares_of_variance_add_up_where_only_levels_matter():
    at, rows = crossed(3)
    tables = factorial_tables(swept(of(), at, response(at), rows))
    shares = tables["effects"].drop_duplicates(["input", "input_2"])["share_of_variance"]
    assert shares.sum() == pytest.approx(1.0)
    assert effect(tables, "a")["share_of_variance"] == pytest.approx(4.0 / 4.75)  # 4 a: 4; 2 b c: 3/4


def test_intervals_are_those_of_t_over_rows():
    at, rows = crossed(4)
    wobble = np.array([-0.3, 0.1, 0.4, -0.2])  # of a's effect, by row
    y = (2.0 + wobble[rows]) * (at[:, 0] > 0.5)
    row = effect(factorial_tables(swept(of(), at, y, rows)), "a")
    half = 3.182446 * np.std((2.0 + wobble) / 2, ddof=1) / 2  # t with 3 degrees of freedom, 4 rows
    assert row["effect"] == pytest.approx(1.0)
    assert row["high_95"] - row["effect"] == pytest.approx(half, rel=1e-5)


def test_a_row_that_lacks_a_combination_is_left_out_whole():
    at, rows = crossed(3)
    y = response(at) + 100.0 * (rows == 1) * (at[:, 0] > 0.5)
    y[9] = np.nan  # in row 1, whose effect of a is another
    tables = factorial_tables(swept(of(), at, y, rows))
    assert effect(tables, "a")["effect"] == pytest.approx(2.0)
    assert any("1 of 3 background rows" in one for one in tables["notes"]["en"])


def test_one_row_takes_its_intervals_from_replications():
    at, rows = crossed(1)
    rng = np.random.default_rng(2)
    y = response(at)[:, None] + 0.1 * rng.standard_normal((8, 5))
    row = effect(factorial_tables(swept(of(replications=5), at, y, rows)), "a")
    assert row["low_95"] < 2.0 < row["high_95"] < 2.2


def test_one_row_and_one_replication_give_effects_without_intervals():
    at, rows = crossed(1)
    tables = factorial_tables(swept(of(), at, response(at), rows))
    assert effect(tables, "a")["effect"] == pytest.approx(2.0)
    assert tables["effects"]["low_95"].isna().all()
    assert tables["variance"].loc[0, "advice"] == "unknown"


def test_share_of_chance_of_single_runs():
    at, rows = crossed(40)
    rng = np.random.default_rng(2)
    y = response(at)[:, None] + np.sqrt(4.75) * rng.standard_normal((320, 4))  # as much as the levels make
    row = factorial_tables(swept(of(replications=4), at, y, rows))["variance"].iloc[0]
    assert row["share_chance"] == pytest.approx(0.5, abs=0.05)
    assert row["share_chance_low_95"] < 0.5 < row["share_chance_high_95"]


def test_a_design_that_crosses_nothing_gets_a_note():
    at, rows = crossed(2)
    tables = factorial_tables(swept(of(), at[:-1], response(at)[:-1], rows[:-1]))
    assert tables["effects"].empty
    assert "does not cross" in tables["notes"]["en"].iloc[0]
