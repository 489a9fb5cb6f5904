from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.kinds import Benefit, Category
from cubb_sim.rules import economy
from tests.rules.declared import group, group_within, plain, quick

full_benefit = plain(economy.full_benefit)
benefit_after_earnings = plain(economy.benefit_after_earnings)
refund_share = plain(economy.refund_share)
state_part = plain(economy.state_part)

KR = group("economy")
CASH, STUDY, INTEGRATION = Benefit.KONTANTHJAELP, Benefit.UDDANNELSESHJAELP, Benefit.INTEGRATIONSYDELSE


@pytest.mark.parametrize(
    ("benefit", "age", "children", "with_parents", "single", "ready", "expected"),
    [
        (CASH, 40, 0, False, False, False, 11400),
        (CASH, 30, 1, False, True, False, 15200),
        (CASH, 29, 0, False, False, False, 7069),
        (CASH, 22, 0, True, False, False, 3411),
        (CASH, 22, 1, False, True, False, 13931),
        (STUDY, 26, 0, False, False, False, 10968),  # 6,010 and an activity allowance of 4,958
        (STUDY, 22, 0, False, False, False, 7069),  # 6,010 and 1,059
        (STUDY, 26, 0, False, False, True, 6010),  # job-ready: no activity allowance
        (INTEGRATION, 40, 2, False, True, False, 6010),
    ],
)
def test_rates_by_age_family_and_type(benefit, age, children, with_parents, single, ready, expected) -> None:
    citizen = SimpleNamespace(
        benefit=benefit, age_months=age * 12, n_children=children, lives_with_parents=int(with_parents),
        is_single_provider=int(single), category=Category.JOB_READY if ready else Category.ACTIVITY_READY,
    )  # fmt: skip
    assert full_benefit(citizen, KR) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0.0, 11400), (3.0, 9970), (8.0, 7587), (23.0, 437), (24.0, 0), (37.0, 0)],
)
def test_wages_beyond_the_disregard_are_set_off_to_the_krone(hours, expected) -> None:
    """A week's hours times 52 / 12, times the 110 kroner by which the wage of 135 exceeds the disregard of 25."""
    assert benefit_after_earnings(11400.0, hours, group("economy", wage_kr_per_hour=135.0)) == expected


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [(0, 0.8), (3, 0.8), (4, 0.4), (25, 0.4), (26, 0.3), (51, 0.3), (52, 0.2), (600, 0.2)],
)
def test_the_refund_ladder_changes_after_weeks_4_26_and_52(weeks, expected) -> None:
    """After 4 whole weeks on support it is the fifth week, and so on: 80, 40, 30 and 20 per cent."""
    assert refund_share(weeks, KR) == expected


@pytest.mark.parametrize(
    ("benefit", "share", "expected"), [(11400, 0.8, 9120), (7587, 0.2, 1517), (10001, 0.5, 5001), (0, 0.8, 0)]
)
def test_the_state_pays_whole_kroner(benefit, share, expected) -> None:
    assert state_part(float(benefit), share) == expected


@quick
@given(st.floats(0.0, 20000.0), st.floats(0.0, 37.0), group_within("economy"))
def test_a_benefit_is_whole_never_negative_and_falls_with_hours(full, hours, p) -> None:
    paid = benefit_after_earnings(full, hours, p)
    assert paid == int(paid) >= 0
    assert benefit_after_earnings(full, hours + 1.0, p) <= paid <= full + 0.5


@quick
@given(st.integers(0, 20000), st.floats(0.0, 1.0))
def test_the_state_never_pays_more_than_there_is(benefit, share) -> None:
    part = state_part(float(benefit), share)
    assert part == int(part)
    assert 0 <= part <= benefit
    assert abs(part - benefit * share) <= 0.5 + 1e-9


@given(st.integers(0, 5000))
@quick
def test_the_longer_on_support_the_less_the_state_pays(weeks) -> None:
    assert refund_share(weeks + 1, KR) <= refund_share(weeks, KR)
