"""How many replications a mean needs, against formulas."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.experiments.design import Output
from cubb_sim.experiments.questions import replication_tables
from cubb_sim.experiments.questions.replication import needed
from tests.experiments.questions.swept import design, factor, shares, swept

SHARE = "hours_ever_share"


def of(**changed):
    return design([factor("a")], outputs=(Output(SHARE),), **changed)


def test_the_needed_number_gives_the_stated_half_width():
    assert needed(0.05, 0.01) == 99  # 1.98 * 0.05 / sqrt(99) is just below 0.01; 96 by the normal
    assert needed(0.0, 0.01) == 2
    assert needed(1.0, 0.0) == np.inf
    assert np.isnan(needed(np.nan, 0.01))


def test_means_and_half_widths_are_cumulative_in_the_order_run():
    runs = np.random.default_rng(4).normal(0.3, 0.05, 200)
    table = replication_tables(swept(of(), shares(1, 1), runs[None, :], names=(SHARE,)))["replications"]
    for n in (2, 200):
        row = table.query("n_replications == @n").iloc[0]
        assert row["mean"] == pytest.approx(runs[:n].mean())
        assert row["sd"] == pytest.approx(runs[:n].std(ddof=1))
    last = table.iloc[-1]
    assert last["half_width_95"] == pytest.approx(1.972 * last["sd"] / np.sqrt(200), rel=1e-3)
    assert last["half_width_95_any_order"] == pytest.approx(last["half_width_95"])
    assert last["sd_of_mean_any_order"] == pytest.approx(0.0, abs=1e-12)
    assert last["precision"] == "0.01"
    assert last["needed_for_1_point"] == needed(float(last["sd"]), 0.01)
    early = table.query("n_replications == 20").iloc[0] if 20 in set(table["n_replications"]) else table.iloc[12]
    expected = 0.05 / np.sqrt(early["n_replications"]) * np.sqrt(1 - early["n_replications"] / 200)
    assert early["sd_of_mean_any_order"] == pytest.approx(expected, rel=0.35)


def test_common_random_numbers_are_credited_with_what_they_save():
    rng = np.random.default_rng(4)
    common = rng.standard_normal((3, 400))
    worlds = np.stack([common, common + 0.1 + 0.2 * rng.standard_normal((3, 400))], axis=1)
    tables = replication_tables(swept(of(strategies=("s",)), shares(3, 1), worlds, names=(SHARE,)))
    effect = tables["replications"].query("is_effect")
    assert set(effect["world"]) == {"s"}
    assert effect["variance_paired_over_unpaired"].mean() == pytest.approx(0.04 / 2.04, rel=0.15)
    assert tables["replications"].query("not is_effect")["variance_paired_over_unpaired"].isna().all()
    assert any("Without common random numbers" in one for one in tables["notes"]["en"])


def test_other_units_are_held_to_one_per_cent_of_the_mean():
    runs = np.random.default_rng(4).normal(50.0, 5.0, (1, 100))
    row = replication_tables(swept(of(), shares(1, 1), runs, names=("y",)))["replications"].iloc[-1]
    assert row["precision"] == "1 % of the mean"
    assert row["precision_value"] == pytest.approx(0.01 * runs.mean())


def test_failed_replications_are_skipped():
    runs = np.random.default_rng(4).normal(0.3, 0.05, (1, 30))
    runs[0, 3] = np.nan
    table = replication_tables(swept(of(), shares(1, 1), runs, names=(SHARE,)))["replications"]
    assert table["n_replications"].max() == 29
    assert table["mean"].iloc[-1] == pytest.approx(np.nanmean(runs))


def test_one_replication_is_a_note():
    tables = replication_tables(swept(of(), shares(5, 1), np.ones(5), names=(SHARE,)))
    assert tables["replications"].empty
    assert len(tables["notes"]) == 1
