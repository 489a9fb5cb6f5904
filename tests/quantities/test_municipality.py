"""Staff, organisation and the account: worked examples by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cubb_sim.events import Event
from cubb_sim.outcome import EFFORT, MUNICIPAL_NET, STATE_NET, Account, Stock
from tests.hand_made import outcome, people, value, value_of


def test_staff_means_are_over_filled_posts_in_the_last_twelve_months() -> None:
    one = outcome(people(1), n_municipalities=2)
    one.stocks[:, 0, Stock.POSTS_FILLED], one.stocks[:, 1, Stock.POSTS_FILLED] = 1, 3
    one.stocks[:13, :, Stock.STRAIN] = 0.9  # the start and the first year: left out
    one.stocks[13:, 0, Stock.STRAIN], one.stocks[13:, 1, Stock.STRAIN] = 0.2, 0.6
    assert value_of("strain", one) == pytest.approx((0.2 + 3 * 0.6) / 4)
    assert math.isnan(value_of("strain", one, "under_30"))


def test_a_month_without_staff_takes_no_part_in_the_mean() -> None:
    one = outcome(people(1))
    one.stocks[:, 0, Stock.POSTS_FILLED] = 2
    one.stocks[:, 0, Stock.CASELOAD] = 40
    one.stocks[20, 0, Stock.POSTS_FILLED], one.stocks[20, 0, Stock.CASELOAD] = 0, np.nan
    assert value_of("caseload", one) == 40


def test_no_staff_at_all_has_no_mean_and_no_turnover() -> None:
    one = outcome(people(1))
    assert math.isnan(value_of("competence", one))
    assert math.isnan(value_of("staff_turnover", one))


def test_staff_turnover_is_leavers_per_filled_post_year_and_the_start_is_no_month() -> None:
    one = outcome(people(1))
    one.stocks[:, 0, Stock.POSTS_FILLED] = 10
    one.flows[3, 0, Event.CASEWORKER_LEFT], one.flows[20, 0, Event.CASEWORKER_LEFT] = 3, 1
    assert value_of("staff_turnover", one) == 4 / 20  # ten posts for two years


def test_net_costs_are_per_year_from_arrival_whatever_became_of_the_person() -> None:
    one = outcome(people(3, is_cohort=[1, 1, 0], arrival_month=[0, 0, 13]), n_municipalities=2)  # 2 + 2 + 1 years
    for number, account in enumerate(Account):
        one.ledger[1 + number, number % 2, account] = 10**number
    by_account = {account: 10**number for number, account in enumerate(Account)}
    assert value_of("municipal_net_cost_per_citizen_year", one) == sum(by_account[a] for a in MUNICIPAL_NET) / 5
    assert value_of("state_net_cost_per_citizen_year", one) == by_account[Account.BENEFIT_STATE] / 5
    assert value_of("effort_cost_per_citizen_year", one) == sum(by_account[a] for a in EFFORT) / 5


def test_the_accounts_of_municipality_and_state_share_out_the_benefit_and_count_no_wages() -> None:
    assert {*MUNICIPAL_NET, *STATE_NET} == {*Account} - {Account.BENEFIT, Account.WAGES}
    assert not set(MUNICIPAL_NET) & set(STATE_NET)


def test_the_cost_of_a_person_is_known_by_subgroup() -> None:
    persons = people(2, municipal_kr=[200_000, 100_000], state_kr=[40_000, 0], start_age_months=[300, 500])
    assert value("municipal_kr_per_person_year", persons) == 300_000 / 4
    assert value("municipal_kr_per_person_year", persons, "under_30") == 200_000 / 2
    assert value("state_kr_per_person_year", persons) == 40_000 / 4


def test_displacement_is_per_100_persons() -> None:
    assert value("displaced_per_100", people(4, n_displacements=[1, 0, 0, 2])) == 75.0
