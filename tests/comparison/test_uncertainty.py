"""Paired differences over draws of the model's numbers: chance and not knowing in every part of a comparison."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cubb_sim.comparison import Comparison, Sources, Verdict
from cubb_sim.comparison.uncertainty import paired_draws
from cubb_sim.kinds import NOT_YET
from cubb_sim.outcome import Account
from cubb_sim.results import RunResult
from tests.hand_made import outcome, people, result

N = NOT_YET
T_80_WITH_2, T_95_WITH_2 = 1.885618, 4.302653
DRAWS = (4, 4, 8, 8, 9, 9)


def drawn(one: RunResult, draws: tuple[int, ...]) -> RunResult:
    """The result with its runs from these draws."""
    return replace(one, manifest=replace(one.manifest, numbers="posterior", posterior="x", draws=draws))


def ready(name: str, readiness: list[float], draws: tuple[int, ...] = DRAWS) -> RunResult:
    """One person, one run per value of readiness."""
    made = [outcome(people(1, readiness=value), seed=seed) for seed, value in enumerate(readiness, 1)]
    return drawn(result(made, name), draws)


def compared(draws: tuple[int, ...] = DRAWS) -> Comparison:
    """Differences of 0.01, 0.03, 0.05, 0.07, 0.09 and 0.11."""
    changed = [0.31, 0.43, 0.35, 0.47, 0.39, 0.51]
    return Comparison(ready("a", [0.3, 0.4, 0.3, 0.4, 0.3, 0.4], draws), [ready("b", changed, draws)])


def test_a_difference_by_hand() -> None:
    """Variances between and within draws of 0.0015 and 0.0002, as in the worked example of `Spread`."""
    one = compared().difference("readiness")
    assert one.difference == pytest.approx(0.06)
    assert (one.sd_unknown**2, one.sd_chance**2) == pytest.approx((0.0015, 0.0002))
    assert one.standard_error**2 == pytest.approx(0.0032 / 6)
    assert one.high_80 == pytest.approx(0.06 + T_80_WITH_2 * math.sqrt(0.0032 / 6 + 0.0015))
    assert one.low_95 == pytest.approx(0.06 - T_95_WITH_2 * math.sqrt(0.0032 / 6 + 0.0015))
    assert one.chance_high_80 == pytest.approx(0.06 + T_80_WITH_2 * math.sqrt(0.0032 / 6 + 0.0017))
    assert one.share_unknown == pytest.approx(15 / 17)
    assert (one.n_draws, one.n_replications, one.sources) == (3, 6, Sources.TOLD_APART)


def test_the_verdict_follows_what_is_not_known() -> None:
    """Higher in all six runs, and clearly so with fixed numbers; not over the numbers that are plausible."""
    assert compared().difference("readiness").verdict is Verdict.UNCLEAR
    fixed = compared((-1,) * 6).difference("readiness")
    assert fixed.verdict is Verdict.BETTER
    assert fixed.low_95 == pytest.approx(0.06 - 2.570582 * math.sqrt(0.0014 / 6))  # the ordinary paired t-interval
    assert math.isnan(fixed.sd_unknown)
    assert (fixed.n_draws, fixed.sources) == (0, Sources.CHANCE)


def test_the_table_tells_both_apart() -> None:
    table = compared().table()
    row = table[(table["quantity"] == "readiness") & (table["subgroup"] == "all")].iloc[0]
    assert row["sd_unknown"] ** 2 == pytest.approx(0.0015)
    assert row["sources"] == str(Sources.TOLD_APART)


def test_who_gained_over_draws() -> None:
    """Net 500 in both runs of the one draw and 0 in both of the other: all that is not known, and no chance."""
    base = [outcome(people(2, first_hours_month=[N, N]), seed=s) for s in range(4)]
    other = [outcome(people(2, first_hours_month=[1, N] if s < 2 else [N, N]), seed=s) for s in range(4)]
    draws = (0, 0, 1, 1)
    comparison = Comparison(drawn(result(base, "a"), draws), [drawn(result(other, "b"), draws)])
    hours = comparison.who_gained()[0].hours
    assert (hours.net, hours.net_sd_chance) == (250, 0)
    assert hours.net_sd_unknown == pytest.approx(500 / math.sqrt(2))
    # One degree of freedom: t is 12.7062; the mean of two draws and a new one.
    assert hours.net_high_95 == pytest.approx(250 + 12.7062 * math.sqrt(1.5) * 500 / math.sqrt(2), rel=1e-5)


def test_accounts_and_payback_over_draws() -> None:
    base, other = ([outcome(people(1), seed=s) for s in range(4)] for _ in range(2))
    for one, kr in zip(other, (100, 120, 300, 320), strict=True):
        one.ledger[1, 0, Account.STAFF] = kr
    draws = (0, 0, 1, 1)
    comparison = Comparison(drawn(result(base, "a"), draws), [drawn(result(other, "b"), draws)])
    staff = {row.account: row for row in comparison.accounts()}[Account.STAFF]
    payback = comparison.payback()
    for chance, unknown in (
        (staff.sd_chance, staff.sd_unknown),
        (payback.at_end_sd_chance, payback.at_end_sd_unknown),
    ):
        assert chance**2 == pytest.approx(200)
        assert unknown**2 == pytest.approx((40_000 - 200) / 2)
    assert (staff.low_95, staff.high_95) == pytest.approx((payback.at_end_low_95, payback.at_end_high_95))


def test_runs_share_numbers_where_both_sides_do() -> None:
    assert paired_draws((5, 5, 6), (5, 5, 6)) == (5, 5, 6)
    assert paired_draws((-1, -1), (-1, -1)) == (-1, -1)
    assert paired_draws((1, 1, 2, 2), (7, 7, 7, 8)) == (0, 0, 1, 2)
    assert paired_draws((1, 1, 2), (-1, -1, -1)) == (0, 0, 1)
