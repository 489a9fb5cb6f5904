"""Effects of levels by hand."""

from __future__ import annotations

from dataclasses import replace
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


def noise(rows, n_replications, seeds, seed=2):
    """Chance of variance 1 that points share as the seeds say."""
    rng = np.random.default_rng(seed)
    if seeds is Seeds.INDEPENDENT:
        return rng.standard_normal((len(rows), n_replications))
    drawn = rng.standard_normal((int(np.max(rows)) + 1, n_replications))
    return drawn[rows] if seeds is Seeds.BY_ROW else drawn[np.zeros_like(rows)]


@pytest.mark.parametrize("n_rows", [1, 60])
@pytest.mark.parametrize("seeds", list(Seeds))
def test_shared_chance_is_not_taken_from_the_variance_of_factors(seeds, n_rows):
    at, rows = crossed(n_rows)
    y = (at[:, 0] > 0.5)[:, None] + 0.5 * noise(rows, 8, seeds)  # the factors make 1/4
    tables = factorial_tables(swept(replace(of(replications=8), seeds=seeds), at, y, rows))
    is_exact = seeds is Seeds.COMMON or (seeds is Seeds.BY_ROW and n_rows == 1)
    row = tables["variance"].iloc[0]
    assert row["variance_parameters"] == pytest.approx(0.25, abs=1e-12 if is_exact else 0.03 if n_rows > 1 else 0.1)
    assert np.isnan(row["share_chance_low_95"]) == is_exact  # one draw of chance for all says not how sure it is
    assert any("share their chance" in one for one in tables["notes"]["en"]) == is_exact


def test_points_without_any_run_take_no_variance_away():
    at, rows = crossed(60)
    y = (at[:, 0] > 0.5)[:, None] + 2.0 * noise(rows, 8, Seeds.INDEPENDENT)
    y[::20] = np.nan
    tables = factorial_tables(swept(replace(of(replications=8), seeds=Seeds.INDEPENDENT), at, y, rows))
    assert tables["variance"].loc[0, "variance_parameters"] == pytest.approx(0.25, abs=0.1)


@pytest.mark.parametrize("seeds", [Seeds.BY_ROW, Seeds.COMMON])
@pytest.mark.parametrize("n_rows", [1, 100])
def test_failures_of_unlucky_runs_invent_no_effect(seeds, n_rows):
    at, rows = crossed(n_rows)
    y = noise(rows, 6, seeds)
    is_gone = (at[:, 0] > 0.5)[:, None] & (y < -0.5)
    tables = factorial_tables(swept(replace(of(replications=6), seeds=seeds), at, np.where(is_gone, np.nan, y), rows))
    assert tables["effects"]["effect"].abs().max() < 1e-12
    assert any(f"{is_gone.sum()} of {y.size} runs that have a value" in one for one in tables["notes"]["en"])


def test_luck_between_few_rows_does_not_eat_what_levels_make():
    at, rows = crossed(6)
    y = (at[:, 0] > 0.5)[:, None] + 3.0 * noise(rows, 4, Seeds.BY_ROW, seed=3)
    tables = factorial_tables(swept(of(replications=4), at, y, rows))
    assert 0.0 < effect(tables, "a")["share_of_variance"] <= 1.0 + 1e-9
