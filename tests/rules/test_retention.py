from __future__ import annotations

import math

import pytest
from hypothesis import given

from cubb_sim.rules import retention
from tests.rules.declared import deviations, group, group_within, plain, quick, shares

monthly_hazard = plain(retention.monthly_hazard)
separation_hazards = plain(retention.separation_hazards)
separation_hazard = plain(retention.separation_hazard)
separation_log_ratio = plain(retention.separation_log_ratio)

T4 = group("retention", lost_within_3_months=0.26, lost_months_4_12=0.24, lost_per_year_later=0.20, hr_coping=0.85,
           hr_match=0.85, follow_up_effect=-0.2)  # fmt: skip


def test_hazards_of_the_three_phases() -> None:
    """-log(0.74) / 3, log(0.74 / 0.50) / 9 and 0.20 / 12."""
    assert separation_hazards(T4) == pytest.approx((0.100368, 0.043560, 0.016667), abs=1e-6)


def test_they_lose_26_per_cent_in_three_months_and_half_in_a_year() -> None:
    early, middle, _ = separation_hazards(T4)
    assert math.exp(-3.0 * early) == pytest.approx(0.74)
    assert math.exp(-3.0 * early - 9.0 * middle) == pytest.approx(0.50)


@pytest.mark.parametrize(("months", "expected"), [(0, 3), (2, 3), (3, 2), (11, 2), (12, 1), (100, 1)])
def test_the_phase_changes_after_three_and_twelve_whole_months(months, expected) -> None:
    assert separation_hazard(months, 3.0, 2.0, 1.0) == expected


@pytest.mark.parametrize(
    ("coping_sd", "match", "follow_up", "expected"),
    [
        (0.0, 0.5, 0.5, 0.0),
        (1.0, 0.7, 0.5, 2.0 * math.log(0.85)),  # a deviation of coping, and one unit of 0.2 of match
        (0.0, 0.5, 1.0, -0.1),
        (-1.0, 0.3, 0.0, -2.0 * math.log(0.85) + 0.1),
    ],
)
def test_coping_match_and_follow_up_keep_people_in_work(coping_sd, match, follow_up, expected) -> None:
    assert separation_log_ratio(coping_sd, match, follow_up, T4) == pytest.approx(expected)


@quick
@given(group_within("retention"))
def test_the_hazards_lose_exactly_the_declared_shares_anywhere_in_the_ranges(p) -> None:
    early, middle, late = separation_hazards(p)
    kept = math.exp(-3.0 * early)
    assert 1.0 - kept == pytest.approx(p.lost_within_3_months)
    assert kept - math.exp(-3.0 * early - 9.0 * middle) == pytest.approx(p.lost_months_4_12)
    assert late == pytest.approx(p.lost_per_year_later / 12.0)


@quick
@given(shares)
def test_a_hazard_is_more_than_the_share_it_loses_in_a_month(share) -> None:
    assert monthly_hazard(share, 1.0) >= share - 1e-9


@quick
@given(deviations, shares, shares, group_within("retention"))
def test_nothing_good_raises_the_risk(coping_sd, match, follow_up, p) -> None:
    ratio = separation_log_ratio(coping_sd, match, follow_up, p)
    assert ratio >= separation_log_ratio(coping_sd + 0.5, match, follow_up, p)
    assert ratio >= separation_log_ratio(coping_sd, match + 0.1, follow_up, p)
    assert ratio >= separation_log_ratio(coping_sd, match, follow_up + 0.1, p)
