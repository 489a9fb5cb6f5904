from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import staffing
from tests.rules.declared import group, group_within, plain, quick, shares, within

leaving_probability = plain(staffing.leaving_probability)
posts_needed = plain(staffing.posts_needed)
is_meaningful_shift = plain(staffing.is_meaningful_shift)
kept_through_shift = plain(staffing.kept_through_shift)
caseworker_part = plain(staffing.caseworker_part)

P = group("staffing", strain_effect=1.5, climate_effect=1.0, reference_strain=0.45, reference_climate=0.45)


@pytest.mark.parametrize(
    ("rate", "strain", "climate", "expected"),
    [
        (0.20, 0.45, 0.45, 0.016529),  # 1 - exp(-0.2 / 12)
        (0.20, 0.65, 0.35, 0.024557),  # tilt 0.3 + 0.1: 0.2 * exp(0.4) = 0.298365 a year
        (0.00, 0.90, 0.00, 0.0),
        (0.60, 1.0, 0.0, 0.163840),  # the edge: 0.6 * exp(0.825 + 0.45) = 2.14722 a year, not 0.178935 a month
    ],
)
def test_strain_and_rivalry_make_caseworkers_leave(rate, strain, climate, expected) -> None:
    assert leaving_probability(rate, strain, climate, P) == pytest.approx(expected, abs=1e-6)


def test_the_edge_of_the_range_tells_a_hazard_from_a_probability() -> None:
    yearly = 0.6 * math.exp(1.5 * 0.55 + 1.0 * 0.45)
    assert leaving_probability(0.6, 1.0, 0.0, P) == pytest.approx(1.0 - math.exp(-yearly / 12.0))


@pytest.mark.parametrize(
    ("citizens", "caseload", "budget", "expected"),
    [(211.86, 55.0, 1.0, 4.0), (211.86, 55.0, 1.6, 6.0), (211.86, 25.0, 1.0, 8.0), (6.0, 55.0, 1.0, 1.0)],
)
def test_posts_are_citizens_over_caseload_times_the_budget(citizens, caseload, budget, expected) -> None:
    assert posts_needed(citizens, caseload, budget) == expected


def test_a_shift_is_meaningful_from_the_border_on_and_costs_its_share() -> None:
    assert is_meaningful_shift(0.65, 0.65)
    assert not is_meaningful_shift(0.649, 0.65)
    assert kept_through_shift(0.6, 0.15) == pytest.approx(0.51)


@quick
@given(within("caseworker_turnover"), shares, shares, group_within("staffing"))
def test_leaving_is_a_probability_that_rises_with_strain_and_falls_with_mastery(rate, strain, climate, p) -> None:
    leaving = leaving_probability(rate, strain, climate, p)
    assert 0.0 <= leaving < 1.0
    assert leaving <= leaving_probability(rate, strain + 0.1, climate, p)
    assert leaving >= leaving_probability(rate, strain, climate + 0.1, p)


@quick
@given(st.floats(1.0, 2000.0), within("caseload"), within("staff_budget"))
def test_there_is_always_a_post_and_a_lower_caseload_never_closes_one(citizens, caseload, budget) -> None:
    posts = posts_needed(citizens, caseload, budget)
    assert posts == int(posts) >= 1
    assert posts <= posts_needed(citizens, caseload - 5.0, budget)
    assert posts <= posts_needed(citizens, caseload, budget + 0.2)


def test_the_caseworker_in_person_is_neutral_on_average_and_gone_from_a_vacant_post() -> None:
    p = group("staffing", value_added_sd=0.3)
    assert caseworker_part(1.0, 1, p) == pytest.approx(0.255)  # 0.3 - 0.045
    assert caseworker_part(1.0, 0, p) == 0.0
    nodes = [(i + 0.5) / 2000 for i in range(2000)]
    factors = [math.exp(caseworker_part(NormalDist().inv_cdf(u), 1, p)) for u in nodes]
    assert sum(factors) / len(factors) == pytest.approx(1.0, abs=2e-3)
