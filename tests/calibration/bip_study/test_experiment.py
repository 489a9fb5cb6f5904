"""What the experiment calls the true effect is one, and its figure is always the same drawing."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cubb_sim.calibration.bip_study.experiment import (
    belief_behind_answers,
    belief_experiment,
    belief_figure,
    belief_summary,
    direct_belief_ratio,
    entry_rate,
    raw_belief_ratio,
    true_belief_ratio,
)
from cubb_sim.kinds import State
from cubb_sim.population import plan, with_values
from tests.calibration.bip_study.made import SEED, SMALL, hand_register, small_plan, small_study


def under(share: float, **more: float):
    return with_values(small_plan(), {"switches.belief_causal_share": share, **more})


def test_belief_that_causes_nothing_has_a_true_effect_of_exactly_one() -> None:
    assert true_belief_ratio(under(0.0), SEED, SMALL, 0.9, 0.1) == 1.0
    assert direct_belief_ratio(under(0.0), 0.9, 0.1) == 1.0


def test_belief_that_is_a_cause_helps_those_believed_in() -> None:
    assert true_belief_ratio(under(1.0), SEED, SMALL, 1.0, 0.0) > 1.05


def test_the_direct_ratio_is_the_declared_one_per_standard_deviation() -> None:
    whole = plan(small_plan().scenario, {"switches.belief_causal_share": 1.0, "job_finding.hr_belief": 1.3})
    assert direct_belief_ratio(whole, 0.5 + 0.22, 0.5) == pytest.approx(1.3)
    half = plan(small_plan().scenario, {"switches.belief_causal_share": 0.5, "job_finding.hr_belief": 1.3})
    assert direct_belief_ratio(half, 0.5 + 0.22, 0.5) == pytest.approx(math.sqrt(1.3))


def test_a_true_effect_without_a_contrast_is_not_a_number() -> None:
    assert math.isnan(true_belief_ratio(under(1.0), SEED, SMALL, math.nan, 0.5))


def test_entries_are_counted_per_month_at_risk() -> None:
    """Four people over months 20 to 24.

    One finds work in month 22 after two months at risk, one never in four, one had worked before, one is gone.
    """
    register = hand_register(4)
    register.people["first_hours_month"][:] = [22, -1, 7, -1]
    register.state[22:, 0] = State.HOURS
    register.state[15:, 3] = State.EDUCATION
    assert entry_rate(register, 20) == pytest.approx(1.0 / 6.0)


def test_caseworkers_who_say_they_believe_believe_more() -> None:
    high, low = belief_behind_answers(small_study())
    assert 0.0 < low < high < 1.0
    assert high - low > 0.1


def test_the_raw_ratio_is_a_ratio() -> None:
    assert raw_belief_ratio(small_study()) > 0.0


def test_the_experiment_has_a_row_per_share_and_study() -> None:
    table = belief_experiment((0.0, 1.0), scenario=small_plan().scenario, replications=2, seed=SEED, design=SMALL)
    assert table[["share", "seed"]].to_numpy().tolist() == [
        [0.0, SEED], [1.0, SEED], [0.0, SEED + 1], [1.0, SEED + 1],
    ]  # fmt: skip
    assert np.all(table.loc[table["share"] == 0.0, "true_ratio"] == 1.0)


def test_the_summary_is_median_and_middle_of_the_studies_that_found_something(tmp_path: Path) -> None:
    rows = [(share, 1.0 + share + 0.1 * r) for share in (0.0, 1.0) for r in range(11)]
    table = pd.DataFrame(rows, columns=["share", "raw_ratio"])
    table = table.assign(adjusted_ratio=table["raw_ratio"] / 2.0, true_ratio=1.0, direct_ratio=1.0)
    table.loc[0, "adjusted_ratio"] = math.nan
    summary = belief_summary(table).set_index(["share", "estimate"])
    assert summary.loc[(1.0, "raw_ratio")].tolist() == pytest.approx([2.5, 2.1, 2.9, 11])
    assert summary.loc[(0.0, "adjusted_ratio"), "n_studies"] == 10
    one, other = belief_figure(table, tmp_path / "a.svg"), belief_figure(table, tmp_path / "b.svg")
    assert one.read_bytes() == other.read_bytes()
    text = one.read_text(encoding="utf-8")
    assert "<svg" in text
    assert "<dc:date>" not in text
