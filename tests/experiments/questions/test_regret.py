"""Regret by hand."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.experiments.design import Output
from cubb_sim.experiments.questions import regret_tables
from cubb_sim.experiments.questions.regret import regrets
from cubb_sim.quantities import QUANTITIES, Better
from tests.experiments.questions.swept import design, factor, shares, swept

HIGHER = "hours_ever_share"
LOWER = next(name for name, one in QUANTITIES.items() if one.better is Better.LOWER)
NEITHER = next(name for name, one in QUANTITIES.items() if one.better is Better.NEITHER)
#                 today  one  two   in four futures
VALUES = np.array([[1.0, 3.0, 2.0], [4.0, 4.0, 1.0], [2.0, 5.0, 6.0], [0.0, 1.0, 3.0]])


def of(*names, strategies=("one", "two")):
    return design([factor("a")], strategies=strategies, outputs=tuple(Output(name) for name in names))


def table_of(values, name, **changed):
    return regret_tables(swept(of(name, **changed), shares(len(values), 1), values, names=(name,)))


def test_regret_of_three_strategies_in_four_futures():
    assert regrets(VALUES, 1.0).tolist() == [[2, 0, 1], [0, 0, 3], [4, 1, 0], [3, 2, 0]]
    table = table_of(VALUES[:, :, None], HIGHER)["regret"]
    assert table["world"].tolist() == ["as_today", "one", "two"]  # the design's order, not a ranking
    assert table["mean_regret"].tolist() == [2.25, 0.75, 1.0]
    assert table["worst_regret"].tolist() == [4.0, 2.0, 3.0]
    assert table["share_least"].tolist() == [0.25, 0.5, 0.5]  # the tie counts for both
    assert table["mean"].tolist() == [1.75, 3.25, 3.0]
    assert table["regret_90"].tolist() == pytest.approx([3.7, 1.7, 2.4])


def test_where_less_is_better_regret_turns_round():
    table = table_of(VALUES[:, :, None], LOWER)["regret"]
    assert table["mean_regret"].tolist() == [0.75, 2.25, 2.0]
    assert (table["mean_regret"] >= 0).all()


def test_a_quantity_without_a_better_direction_has_no_regret():
    tables = table_of(VALUES[:, :, None], NEITHER)
    assert tables["regret"].empty
    assert tables["notes"].query("output == @NEITHER")["en"].str.contains("no direction").any()


def test_a_future_without_all_strategies_is_left_out_and_counted():
    values = VALUES[:, :, None].copy()
    values[2, 1, 0] = np.nan
    tables = table_of(values, HIGHER)
    assert set(tables["regret"]["n_futures"]) == {3}
    assert tables["regret"]["worst_regret"].tolist() == [3.0, 2.0, 3.0]
    assert any("1 of 4 futures" in one for one in tables["notes"]["en"])


def test_only_replications_that_all_strategies_have_are_averaged():
    values = np.repeat(VALUES[:, :, None], 2, axis=2)
    values[:, 0, 1] = np.nan
    values[:, 1, 1] = 1000.0  # a lucky replication that today does not have
    assert table_of(values, HIGHER)["regret"]["mean_regret"].tolist() == [2.25, 0.75, 1.0]


def test_regret_that_chance_alone_makes_is_called_so():
    rng = np.random.default_rng(1)
    alike = rng.standard_normal((200, 3, 4))
    tables = table_of(alike, HIGHER)
    assert tables["regret"]["regret_by_chance"].tolist() == pytest.approx(
        tables["regret"]["mean_regret"].tolist(), rel=0.2
    )
    assert any("chance alone" in one for one in tables["notes"]["en"])
    apart = alike + np.array([0.0, 0.0, 9.0])[None, :, None]
    assert not any("chance alone" in one for one in table_of(apart, HIGHER)["notes"]["en"])


def test_shared_luck_is_no_regret():
    luck = np.random.default_rng(1).standard_normal((50, 1, 4))
    table = table_of(np.repeat(luck, 3, axis=1), HIGHER)["regret"]
    assert table["mean_regret"].tolist() == [0.0, 0.0, 0.0]
    assert table["regret_by_chance"].tolist() == pytest.approx([0.0, 0.0, 0.0])


def test_without_strategies_there_is_a_note():
    tables = regret_tables(swept(of(HIGHER, strategies=()), shares(4, 1), np.ones(4), names=(HIGHER,)))
    assert tables["regret"].empty
    assert "no strategies" in tables["notes"]["en"].iloc[0].lower()
