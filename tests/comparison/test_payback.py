"""Payback and accounts: worked examples by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.comparison import Comparison, Payer
from cubb_sim.comparison.payback import payback_month
from cubb_sim.outcome import MUNICIPAL_NET, Account
from cubb_sim.results import RunResult
from tests.hand_made import outcome, people, result

HORIZON = 12


def booked(name: str, account: Account, kr: list[dict[int, int]]) -> RunResult:
    """One replication per item: kroner by month on one account, shared between two municipalities."""
    outcomes = []
    for seed, by_month in enumerate(kr):
        one = outcome(people(1), HORIZON, n_municipalities=2, seed=seed)
        for month, amount in by_month.items():
            one.ledger[month, 0, account] = amount - amount // 3
            one.ledger[month, 1, account] = amount // 3
        outcomes.append(one)
    return result(outcomes, name)


@pytest.mark.parametrize(
    ("cumulated", "month"),
    [
        ([0, 5, 3, 0, -2], 3),
        ([0, -1, 4, 2, 1], None),
        ([0, -1, 4, -2, -1], 3),
        ([0, -1, -2, -3, -4], 1),
        ([0, 0, 0, 0, 0], 1),
        ([0, 1, 1, 1, 0], 4),
        ([0, 1, -5, 1, -5], 4),
        ([9, -1, -1, -1, -1], 1),
    ],
)
def test_payback_is_from_when_on_the_difference_stays_at_or_below_zero(cumulated: list[int], month: int | None) -> None:
    assert payback_month(np.array(cumulated, np.float64)) == month


def test_payback_by_hand() -> None:
    """An outlay of 900 in month 1; 300 less benefit a month from month 5 on: paid back from month 7."""
    base = booked("a", Account.BENEFIT_MUNICIPAL, [dict.fromkeys(range(1, 13), 1000)] * 3)
    cheaper = dict.fromkeys(range(1, 5), 1000) | dict.fromkeys(range(5, 13), 700)
    never = dict.fromkeys(range(1, 13), 1000)
    other = booked("b", Account.BENEFIT_MUNICIPAL, [cheaper, cheaper, never])
    for one in other.replications:
        one.ledger[1, 0, Account.DEVELOPMENT] = 900
    payback = Comparison(base, [other]).payback()
    assert payback.months == (7, 7, None)
    assert (payback.n_paid_back, payback.n_replications, payback.median_month) == (2, 3, 7)
    assert payback.at_end == pytest.approx((-1500 - 1500 + 900) / 3)
    assert payback.most == 900
    assert not payback.is_without_difference


def test_paid_back_in_fewer_than_half_of_the_replications_has_no_typical_month() -> None:
    base = booked("a", Account.STAFF, [{1: 10}, {1: 10}, {1: 10}])
    payback = Comparison(base, [booked("b", Account.STAFF, [{1: 5}, {1: 20}, {1: 20}])]).payback()
    assert payback.months == (1, None, None)
    assert payback.median_month is None


def test_the_state_and_the_municipality_have_accounts_of_their_own() -> None:
    base = booked("a", Account.BENEFIT_STATE, [{1: 100}])
    other = booked("b", Account.BENEFIT_STATE, [{1: 40}])
    other.replications[0].ledger[1, 0, Account.STAFF] = 50
    comparison = Comparison(base, [other])
    assert comparison.payback(payer=Payer.STATE).at_end == -60
    assert comparison.payback(payer=Payer.MUNICIPALITY).at_end == 50
    assert comparison.payback(payer=Payer.BOTH).at_end == -10
    assert comparison.payback(payer=Payer.MUNICIPALITY).months == (None,)


def test_wages_and_gross_benefit_are_nobodys_cost() -> None:
    base = booked("a", Account.WAGES, [{1: 100}])
    assert Comparison(base, [booked("b", Account.BENEFIT, [{1: 70}])]).payback(payer=Payer.BOTH).is_without_difference


def test_accounts_tell_who_pays() -> None:
    base = booked("a", Account.STAFF, [{1: 100, 2: 100}, {1: 100, 2: 100}])
    comparison = Comparison(base, [booked("b", Account.STAFF, [{1: 150, 12: 100}, {3: 250}])])
    staff = {row.account: row for row in comparison.accounts()}[Account.STAFF]
    assert (staff.baseline, staff.changed, staff.difference, staff.low_95, staff.high_95) == (200, 250, 50, 50, 50)
    assert [row.difference for row in comparison.accounts() if row.account is not Account.STAFF] == [0.0] * 7


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=30))
def test_payback_month_is_the_first_that_keeps_its_promise(differences: list[int]) -> None:
    cumulated = np.concatenate([[0.0], np.cumsum(differences)])
    month = payback_month(cumulated)
    kept = [m for m in range(1, len(cumulated)) if np.all(cumulated[m:] <= 0)]
    assert month == (kept[0] if kept else None)


@given(st.lists(st.integers(0, 10**9), min_size=len(MUNICIPAL_NET), max_size=len(MUNICIPAL_NET)))
def test_kroner_are_added_up_exactly(amounts: list[int]) -> None:
    one = outcome(people(1), HORIZON)
    for account, amount in zip(MUNICIPAL_NET, amounts, strict=True):
        one.ledger[3, 0, account] = amount
    assert result([one]).kr_by_month()[0].tolist() == [0.0] * 3 + [float(sum(amounts))] + [0.0] * 9
