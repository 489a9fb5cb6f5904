"""Paired differences: worked examples, verdicts, and what pairing is worth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubb_sim.comparison import Comparison, Verdict, spread_of, variance_ratio
from cubb_sim.comparison.differences import verdict_of
from cubb_sim.errors import CubbSimError, UnknownNameError
from cubb_sim.kinds import NOT_YET
from cubb_sim.quantities import QUANTITIES, SUBGROUP_NAMES, Better
from cubb_sim.results import RunResult
from tests.hand_made import outcome, people, result

FEW_SHARES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8)


def runs(readiness: list[float], name: str = "baseline", field: str = "readiness") -> RunResult:
    """One person, one replication per value of a field."""
    return result([outcome(people(1, **{field: v}), seed=r + 1) for r, v in enumerate(readiness)], name)


def test_mean_standard_error_and_intervals_by_hand() -> None:
    """Differences 0.01, 0.02, 0.03: mean 0.02, s = 0.01, and t with two degrees of freedom is 4.302653 and 1.885618."""
    comparison = Comparison(runs([0.1, 0.2, 0.3]), [runs([0.11, 0.22, 0.33], "other")])
    difference = comparison.difference("readiness")
    error = 0.01 / math.sqrt(3)
    assert (difference.baseline, difference.changed) == pytest.approx((0.2, 0.22))
    assert (difference.difference, difference.standard_error) == pytest.approx((0.02, error))
    assert (difference.low_95, difference.high_95) == pytest.approx((0.02 - 4.302653 * error, 0.02 + 4.302653 * error))
    assert (difference.low_80, difference.high_80) == pytest.approx((0.02 - 1.885618 * error, 0.02 + 1.885618 * error))
    assert (difference.n_higher, difference.n_lower, difference.n_equal, difference.n_replications) == (3, 0, 0, 3)
    assert difference.verdict is Verdict.UNCLEAR


def test_runs_are_counted_as_higher_lower_and_equal() -> None:
    difference = Comparison(runs([0.5, 0.5, 0.5, 0.5]), [runs([0.6, 0.4, 0.5, 0.9], "b")]).difference("readiness")
    assert (difference.n_higher, difference.n_lower, difference.n_equal) == (2, 1, 1)


@pytest.mark.parametrize(
    ("better", "low", "high", "verdict"),
    [
        (Better.HIGHER, 0.1, 0.2, Verdict.BETTER),
        (Better.HIGHER, -0.2, -0.1, Verdict.WORSE),
        (Better.LOWER, 0.1, 0.2, Verdict.WORSE),
        (Better.LOWER, -0.2, -0.1, Verdict.BETTER),
        (Better.NEITHER, 0.1, 0.2, Verdict.HIGHER),
        (Better.NEITHER, -0.2, -0.1, Verdict.LOWER),
        (Better.HIGHER, -0.1, 0.1, Verdict.UNCLEAR),
        (Better.HIGHER, 0.0, 0.1, Verdict.UNCLEAR),
        (Better.LOWER, math.nan, math.nan, Verdict.UNCLEAR),
    ],
)
def test_a_verdict_needs_an_interval_without_zero(better: Better, low: float, high: float, verdict: Verdict) -> None:
    assert verdict_of(better, low, high) is verdict


def test_one_replication_gives_a_difference_but_no_interval_and_no_verdict() -> None:
    difference = Comparison(runs([0.1]), [runs([0.9], "b")]).difference("readiness")
    assert difference.difference == pytest.approx(0.8)
    assert all(math.isnan(v) for v in (difference.standard_error, difference.low_95, difference.high_80))
    assert difference.verdict is Verdict.UNCLEAR


def test_a_quantity_undefined_in_one_of_the_two_is_undefined_in_the_difference() -> None:
    base = result([outcome(people(1, n_shifts=0), seed=s) for s in (1, 2)])
    other = result([outcome(people(1, n_shifts=2, n_derailing_shifts=1), seed=s) for s in (1, 2)], "b")
    difference = Comparison(base, [other]).difference("derailing_shift_share")
    assert difference.verdict is Verdict.UNDEFINED
    assert math.isnan(difference.difference)
    assert difference.n_replications == 0


def test_replications_undefined_on_one_side_are_left_out_of_both_means() -> None:
    def shifts(counts: list[int], name: str) -> RunResult:
        made = [people(1, n_shifts=n, n_derailing_shifts=min(n, 1)) for n in counts]
        return result([outcome(one, seed=r) for r, one in enumerate(made)], name)

    difference = Comparison(shifts([0, 1, 2], "a"), [shifts([4, 2, 2], "b")]).difference("derailing_shift_share")
    assert difference.n_replications == 2
    assert (difference.baseline, difference.changed) == ((1.0 + 0.5) / 2, (0.5 + 0.5) / 2)
    assert difference.difference == pytest.approx(difference.changed - difference.baseline)


def test_what_got_worse_is_listed_as_well_as_what_got_better() -> None:
    def made(name: str, readiness: float, missed: int, meetings: int) -> RunResult:
        fields = {"readiness": readiness, "n_missed": missed, "n_meetings": meetings, "n_voiced": 2, "n_grasped": 1}
        return result([outcome(people(2, **fields), seed=s) for s in (1, 2, 3)], name)

    comparison = Comparison(made("a", 0.5, 1, 9), [made("b", 0.6, 3, 12)])
    sorted_out = comparison.gains_and_losses()
    assert [d.quantity.name for d in sorted_out.better] == ["readiness"]
    assert [d.quantity.name for d in sorted_out.worse] == ["missed_meeting_share"]
    assert [d.quantity.name for d in sorted_out.shifted] == ["meetings_per_citizen_year"]
    assert "grasped_share" in [d.quantity.name for d in sorted_out.unclear]
    assert "derailing_shift_share" not in [d.quantity.name for d in sorted_out.unclear]  # undefined: no shifts


def test_every_quantity_has_a_row_in_every_subgroup_it_exists_in() -> None:
    comparison = Comparison(runs([0.1, 0.2]), [runs([0.2, 0.1], "b"), runs([0.3, 0.4], "c")])
    n_rows = sum(len(SUBGROUP_NAMES) if quantity.is_by_subgroup else 1 for quantity in QUANTITIES.values())
    table = comparison.table()
    assert len(table) == 2 * n_rows
    assert not table.duplicated(["other", "quantity", "subgroup"]).any()
    assert set(table["verdict"]) <= {str(verdict) for verdict in Verdict}


def test_a_result_compared_with_itself_shows_no_difference() -> None:
    one = runs([0.1, 0.7, 0.4])
    comparison = Comparison(one, [one])
    assert list(comparison.others) == ["baseline (2)"]
    assert {d.verdict for d in comparison.differences} <= {Verdict.UNCLEAR, Verdict.UNDEFINED}
    assert all(d.difference == 0 for d in comparison.differences if d.n_replications > 0)


def test_results_that_cannot_be_paired_are_refused() -> None:
    base = result([outcome(people(1), seed=1), outcome(people(1), seed=2)], "a")
    with pytest.raises(CubbSimError, match="different seeds"):
        Comparison(base, [result([outcome(people(1), seed=1)], "b")])
    with pytest.raises(CubbSimError, match="24 months and 'b' 36"):
        Comparison(base, [result([outcome(people(1), 36, seed=s) for s in (1, 2)], "b")])
    with pytest.raises(CubbSimError, match="at least one other"):
        Comparison(base, [])


def test_unknown_names_are_met_with_the_nearest_known() -> None:
    comparison = Comparison(runs([0.1]), [runs([0.2], "b"), runs([0.3], "c")])
    with pytest.raises(UnknownNameError, match="'readiness'"):
        comparison.difference("readyness", other="b")
    with pytest.raises(UnknownNameError, match="'under_30'"):
        comparison.difference("readiness", "under30", other="b")
    with pytest.raises(UnknownNameError, match="scenario 'd'"):
        comparison.gains_and_losses("d")
    with pytest.raises(CubbSimError, match="b, c"):
        comparison.difference("readiness")
    with pytest.raises(CubbSimError, match="'all' only"):
        comparison.difference("strain", "under_30", "b")


def test_variance_ratio_by_hand() -> None:
    """Variances 1 and 1 of the two, 0.01 + of the difference: what moves both alike cancels."""
    baseline, other = np.array([1.0, 2.0, 3.0]), np.array([1.1, 2.0, 3.2])
    independent = np.var(baseline, ddof=1) + np.var(other, ddof=1)
    assert variance_ratio(baseline, other) == pytest.approx(independent / 0.01)


def test_variance_ratio_at_its_edges() -> None:
    assert variance_ratio(np.array([1.0, 2.0]), np.array([2.0, 3.0])) == math.inf
    assert math.isnan(variance_ratio(np.array([1.0, 1.0]), np.array([2.0, 2.0])))
    assert math.isnan(variance_ratio(np.array([1.0, math.nan]), np.array([2.0, 3.0])))


@settings(max_examples=40, deadline=None)
@given(FEW_SHARES)
def test_the_interval_holds_the_mean_and_widens_with_the_level(pairs: list[tuple[float, float]]) -> None:
    baseline, other = (np.array(side)[:, np.newaxis] for side in zip(*pairs, strict=True))
    spread = spread_of(other - baseline, [-1] * len(pairs))
    mean, inner, outer = (one[0] for one in (spread.mean, spread.interval(0.80)[1], spread.interval(0.95)[1]))
    assert mean == pytest.approx(float(np.mean(other) - np.mean(baseline)), abs=1e-12)
    assert math.isnan(inner) if len(pairs) == 1 else mean <= inner <= outer


@settings(max_examples=20, deadline=None)
@given(FEW_SHARES)
def test_swapping_the_two_turns_every_sign(pairs: list[tuple[float, float]]) -> None:
    a, b = ([pair[side] for pair in pairs] for side in (0, 1))
    there = Comparison(runs(a, "a"), [runs(b, "b")]).difference("trust")
    forth = Comparison(runs(a, "a", "trust"), [runs(b, "b", "trust")]).difference("trust")
    back = Comparison(runs(b, "b", "trust"), [runs(a, "a", "trust")]).difference("trust")
    assert there.difference == 0  # trust is not what differs there
    assert forth.difference == pytest.approx(-back.difference)
    assert (forth.n_higher, forth.n_lower) == (back.n_lower, back.n_higher)
    assert forth.n_higher + forth.n_lower + forth.n_equal == len(pairs)


def test_first_hours_are_compared_by_subgroup() -> None:
    def made(name: str, first: list[int]) -> RunResult:
        persons = people(4, start_age_months=[300, 300, 500, 500], first_hours_month=first)
        return result([outcome(persons, seed=s) for s in (1, 2)], name)

    comparison = Comparison(made("a", [NOT_YET] * 4), [made("b", [3, NOT_YET, NOT_YET, NOT_YET])])
    assert comparison.difference("hours_ever_share", "under_30").difference == 0.5
    assert comparison.difference("hours_ever_share", "from_30").difference == 0.0
    assert comparison.difference("hours_ever_share").verdict is Verdict.BETTER
