"""A corner is found and said in words; chance and the dummy are called what they are."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from cubb_sim.experiments.design import DUMMY, FactorKind, Seeds
from cubb_sim.experiments.questions import discovery_tables
from cubb_sim.experiments.questions.discovery import prim
from cubb_sim.experiments.questions.discovery.futures import Box, Dimension, Futures, Standing, standing
from cubb_sim.experiments.questions.discovery.success import Counted, success_of
from cubb_sim.experiments.questions.discovery.tree import cart_boxes
from cubb_sim.experiments.questions.discovery.words import box_in_words
from cubb_sim.number_format import NO_BREAK_SPACE
from cubb_sim.parameters.specification import Text
from tests.experiments.questions.swept import design, factor, goal, shares, swept
from tests.experiments.questions.test_emulator import in_rows

pytestmark = pytest.mark.slow  # importing the workbench alone takes six seconds

NAMES = ("x1", "x2", "x3", DUMMY)
N = 400


def of(factors=None, at_least=0.5):
    return design(factors or map(factor, NAMES), goal=goal(at_least))


def corner(at):
    return 1.0 * ((at[:, 0] > 0.6) & (at[:, 1] < 0.3))


def replicated(y, noise, n=2):
    return y[:, None] + noise * np.random.default_rng(8).standard_normal((len(y), n))


@pytest.fixture(scope="module")
def found():
    at = shares(N, 4)
    return discovery_tables(swept(of(), at, replicated(corner(at), 0.05)), n_bootstrap=2)


@pytest.mark.parametrize("algorithm", ["prim", "cart"])
def test_a_corner_is_found(found, algorithm):
    box = found["boxes"].query("algorithm == @algorithm and box == 1").set_index("factor")
    assert set(box.index) == {"x1", "x2"}
    assert box.loc["x1", "low"] == pytest.approx(0.6, abs=0.03)
    assert box.loc["x1", "high"] == 1.0
    assert box.loc["x2", "high"] == pytest.approx(0.3, abs=0.03)
    assert (box["coverage"] > 0.95).all()
    assert (box["density"] > 0.95).all()
    assert (box["n_inside"] == (box["mass"] * N).round()).all()
    assert (box["stability"] == 1.0).all()


def test_the_trade_off_goes_from_everything_to_the_box(found):
    peeling = found["peeling"].query("algorithm == 'prim'")
    assert peeling.iloc[0][["coverage", "mass", "n_restricted"]].tolist() == [1.0, 1.0, 0]
    assert peeling["density"].max() > 0.95


def test_how_points_were_counted_is_said(found):
    assert any("mean of its replications" in one for one in found["notes"]["en"])


def test_single_noisy_runs_are_smoothed_by_an_emulator():
    at = shares(N, 4)
    y = at[:, 0] + at[:, 1] + 0.4 * np.random.default_rng(8).standard_normal(N)
    tables = discovery_tables(swept(of(at_least=1.4), at, y), n_bootstrap=0)
    assert any("emulator" in one for one in tables["notes"]["en"])
    box = tables["boxes"].query("algorithm == 'prim' and box == 1")
    assert set(box["factor"]) == {"x1", "x2"}
    truth = at[:, 0] + at[:, 1] >= 1.4
    inside = np.all([(at[:, NAMES.index(r.factor)] >= r.low) & (at[:, NAMES.index(r.factor)] <= r.high)
                     for r in box.itertuples()], axis=0)  # fmt: skip
    assert truth[inside].mean() > 0.8


def test_chance_that_a_row_shares_is_not_taken_for_what_a_point_gives():
    at, rows = in_rows(100, 4)
    y = np.random.default_rng(8).standard_normal(100)[rows]
    of_rows = design(map(factor, NAMES), goal=goal(0.5), seeds=Seeds.BY_ROW)
    data = swept(of_rows, at, y, rows)
    assert success_of(data, data.responses()[0], 0.5, 1).counted is Counted.SINGLE


def test_pure_chance_gives_no_box():
    at = shares(N, 4)
    y = np.random.default_rng(5).standard_normal((N, 2))
    tables = discovery_tables(swept(of(at_least=0.0), at, y), n_bootstrap=0)
    assert tables["boxes"].empty
    assert sum("chance" in one or "clearly" in one for one in tables["notes"]["en"]) >= 2


def test_a_box_that_bounds_the_dummy_is_called_overfitted():
    at = shares(N, 4)
    tables = discovery_tables(swept(of(), at, replicated(1.0 * (at[:, 3] > 0.7), 0.0)), n_bootstrap=0)
    assert set(tables["boxes"]["factor"]) == {DUMMY}
    assert tables["notes"]["en"].str.contains("bounds the dummy").sum() == 2


@pytest.mark.parametrize(
    ("at_least", "said"), [(2.0, "No point"), (-1.0, "Every point"), (0.97, "Only"), (0.03, "miss the goal")]
)
def test_nothing_to_tell_apart_is_a_note(at_least, said):
    at = shares(N, 4)
    tables = discovery_tables(swept(of(at_least=at_least), at, replicated(at[:, 0], 0.0)), n_bootstrap=0)
    assert tables["boxes"].empty
    assert tables["notes"]["en"].str.contains(said).any()


def test_points_without_a_value_are_left_out_of_every_count():
    at = shares(N, 4)
    y = replicated(corner(at), 0.0)
    y[::4] = np.nan
    tables = discovery_tables(swept(of(), at, y), n_bootstrap=0)
    box = tables["boxes"].iloc[0]
    assert box["n_inside"] <= (corner(at)[np.arange(N) % 4 > 0]).sum() + 5
    assert box["n_inside"] / box["mass"] == pytest.approx(300)
    assert any("200 of 800 runs" in one for one in tables["notes"]["en"])


def test_a_design_without_a_goal_is_a_note():
    at = shares(30, 4)
    tables = discovery_tables(swept(design(map(factor, NAMES)), at, at[:, 0]))
    assert tables["boxes"].empty
    assert "no goal" in tables["notes"]["en"].iloc[0]


def test_where_most_succeed_the_box_is_still_not_everything():
    at = shares(N, 4)
    y = 1.0 - corner(at) - 1.0 * (at[:, 2] < 0.25)  # about two thirds succeed, most of them with a high x3
    boxes = discovery_tables(swept(of(), at, replicated(y, 0.0)), n_bootstrap=0)["boxes"]
    first = boxes.query("algorithm == 'prim' and box == 1").set_index("factor")
    assert first.loc["x3", "low"] == pytest.approx(0.25, abs=0.04)
    assert (first["density"] > 0.8).all()


def test_the_workbench_of_either_line_is_asked_in_its_own_way(monkeypatch):
    asked = []

    class Old:
        def __init__(self, x, y, threshold, peel_alpha=0.1, mass_min=0.1):
            asked.append(threshold)
            self.x = x

        def find_box(self):
            whole = self.x.agg(["min", "max"])
            inner = whole.copy()
            inner.iloc[0, 0] = 0.6
            return SimpleNamespace(box_lims=[whole, inner])

    class New(Old):
        def __init__(self, x, y, peel_alpha=0.1, mass_min=0.1):
            super().__init__(x, y, None)

    at = shares(50, 1)
    futures = Futures((Dimension("x1", Text("x", "x"), "share", 0.0, 1.0),), at)
    for workbench in (Old, New):
        monkeypatch.setattr(prim, "_workbench", lambda w=workbench: SimpleNamespace(Prim=w))
        whole, inner = prim._peeled(futures, at[:, 0] > 0.6)
        assert len(whole.restricted) == 0
        assert (inner.low[0], inner.high[0]) == (0.6, np.inf)
    assert asked == [0.0, None]


def test_leaves_do_not_overlap_and_hold_their_points():
    at = shares(N, 2)
    success = (at[:, 0] > 0.5) ^ (at[:, 1] > 0.5)
    success |= at[:, 0] < 0.1
    futures = Futures(tuple(Dimension(x, Text(x, x), "share", 0.0, 1.0) for x in "ab"), at)
    boxes = cart_boxes(futures, success, 1)
    assert len(boxes) >= 2
    assert np.max(np.sum([one.holds(futures) for one in boxes], axis=0)) == 1
    assert standing(boxes[0], futures, success).density > 0.9


def dimensions():
    return (
        Dimension(
            "t", Text("Personaleomsætning", "Caseworker turnover"), "leavers per year as a share of staff", 0, 0.6
        ),
        Dimension("f", Text("FLIP pr. år", "FLIPs per year"), "FLIPs per municipality and year", 0.0, 12.0),
        Dimension("w", Text("Ventetid", "Waiting time"), "months from grant to start", 0.0, 8.0),
        Dimension("s", Text("Hvilken kø?", "Which queue?"), "share", 0.0, 2.0, (0.0, 1.0, 2.0), is_switch=True),
    )


@pytest.mark.parametrize(
    ("low", "high", "da", "en"),
    [
        ([-np.inf] * 4, [0.1404, *[np.inf] * 3],
         "personaleomsætning under 14_% om året", "caseworker turnover below 14% a year"),
        ([-np.inf, 3.21, 1.0, -np.inf], [np.inf, np.inf, 2.5, np.inf],
         "FLIP pr. år over 3,2 og ventetid mellem 1,0 og 2,5 måneder",
         "FLIPs per year above 3.2 and waiting time between 1.0 and 2.5 months"),
        ([*[-np.inf] * 3, 0.5], [np.inf] * 4, "»Hvilken kø?« er 1 eller 2", "\u2018Which queue?\u2019 is 1 or 2"),
    ],
)  # fmt: skip
def test_boxes_are_said_as_a_leader_would(low, high, da, en):
    futures = Futures(dimensions(), np.zeros((1, 4)))
    words = box_in_words(Box(np.array(low), np.array(high)), futures, Standing(50, 36, 0.5, 0.72, 0.2), 0.3)
    assert words.da == f"{da.replace('_', NO_BREAK_SPACE)}: 72 af 100 sådanne fremtider når målet (30 af 100 i alt)."
    assert words.en == f"{en}: 72 of 100 such futures reach the goal (30 of 100 in all)."


def test_switches_are_known_as_such_from_their_factor():
    at = shares(N, 2)
    queue = factor("q", 0.0, 1.0, levels=True, kind=FactorKind.SWITCH)
    tables = discovery_tables(
        swept(of([queue, factor("x1")]), at, replicated(1.0 * (at[:, 0] > 0.5), 0.0)), n_bootstrap=1
    )
    assert tables["boxes"]["words_en"].str.startswith("factor q is 1:").all()
