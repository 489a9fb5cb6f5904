from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import internship
from tests.rules.declared import deviations, group, group_within, plain, quick, shares, within

knowledge_of_citizen = plain(internship.knowledge_of_citizen)
knowledge_of_firm = plain(internship.knowledge_of_firm)
match_quality = plain(internship.match_quality)
commitment_now = plain(internship.commitment_now)
conversion_log_odds = plain(internship.conversion_log_odds)
conversion_by_outlook = plain(internship.conversion_by_outlook)
conversion_probability = plain(internship.conversion_probability)
ability_at = plain(internship.ability_at)
memory_after = plain(internship.memory_after)

P = group(
    "internship", match_citizen=0.35, match_firm=0.35, match_sector=0.2, match_accommodation=0.25, conversion_match=3.0,
    conversion_commitment=2.0, conversion_ability=1.5,
)  # fmt: skip


def test_the_citizen_is_known_by_relation_and_clarity_in_equal_parts() -> None:
    assert knowledge_of_citizen(0.6, 0.4) == pytest.approx(0.5)


def test_a_cross_functional_team_makes_more_of_the_consultants_contact() -> None:
    assert knowledge_of_firm(0.4, 0.8, 0.3) == pytest.approx(0.52)  # 0.20 + 0.40 * 0.8
    assert knowledge_of_firm(0.4, 0.8, 1.0) == pytest.approx(0.80)


def test_a_match_is_knowledge_sector_and_what_is_lacking() -> None:
    assert match_quality(0.5, 0.5, False, 0.0, 0.0, P) == pytest.approx(0.50)
    assert match_quality(0.7, 0.5, True, 0.2, 0.0, P) == pytest.approx(0.72)  # 0.5 + 0.07 + 0.2 - 0.05
    assert match_quality(0.7, 0.5, True, 0.2, 1.0, P) == pytest.approx(0.82)


def test_commitment_is_worn_by_free_labour_and_moved_by_memory() -> None:
    assert commitment_now(0.6, 0.25, 0.7) == pytest.approx(0.55)  # 0.45 + 0.10
    assert commitment_now(0.6, 0.0, 0.5) == pytest.approx(0.60)


def test_at_the_average_the_levers_share_is_converted() -> None:
    assert conversion_probability(conversion_log_odds(0.05, 0.5, 0.5, 0.5, 1.0, P)) == pytest.approx(0.05)


def test_a_better_match_multiplies_the_odds() -> None:
    """Odds of 5 to 95 times exp(3 * 0.2) = 1.822119: 0.095901, as a probability 0.087509."""
    assert conversion_probability(conversion_log_odds(0.05, 0.7, 0.5, 0.5, 1.0, P)) == pytest.approx(0.087509, abs=1e-6)


def test_a_tenth_more_demand_adds_a_fifth_to_the_log_odds() -> None:
    more = conversion_log_odds(0.05, 0.5, 0.5, 0.5, 1.1, P) - conversion_log_odds(0.05, 0.5, 0.5, 0.5, 1.0, P)
    assert more == pytest.approx(0.2)


def test_own_prospects_and_the_caseworker_in_person_count_alike_for_wages() -> None:
    p = group("internship", conversion_outlook=0.4)
    assert conversion_by_outlook(1.5, 0.0, 1.0, p) == pytest.approx(0.52)  # 0.6 - 0.08
    assert conversion_by_outlook(1.0, 0.5, 1.0, p) == pytest.approx(0.52)
    assert conversion_by_outlook(-2.0, 0.0, 0.0, p) == pytest.approx(-0.8)
    assert conversion_by_outlook(3.0, 1.0, 1.0, group("internship", conversion_outlook=0.0)) == 0.0


def test_place_bound_ability_counts_where_it_was_built_only() -> None:
    assert ability_at(0.4, 0.3, True) == pytest.approx(0.7)
    assert ability_at(0.4, 0.3, False) == pytest.approx(0.4)
    assert ability_at(0.9, 0.3, True) == 1.0


def test_a_firm_remembers_the_latest_internship_by_its_weight() -> None:
    assert memory_after(0.5, 1.0, 0.3) == pytest.approx(0.65)
    assert memory_after(0.5, 0.0, 0.3) == pytest.approx(0.35)


@quick
@given(shares, shares, shares, deviations, group_within("internship"))
def test_a_match_is_a_share_that_knowledge_only_improves(citizen, firm, lacking, noise, p) -> None:
    match = match_quality(citizen, firm, False, lacking, noise, p)
    assert 0.0 <= match <= 1.0
    assert match <= match_quality(min(1.0, citizen + 0.1), firm, False, lacking, noise, p)
    assert match <= match_quality(citizen, min(1.0, firm + 0.1), False, lacking, noise, p)
    assert match <= match_quality(citizen, firm, True, lacking, noise, p)
    assert match >= match_quality(citizen, firm, False, lacking + 0.1, noise, p)


@quick
@given(within("internship_conversion"), shares, shares, shares, st.floats(0.3, 2.0), group_within("internship"))
def test_conversion_is_a_probability_that_rises_with_everything_that_speaks_for_it(
    base, match, commitment, ability, demand, p
) -> None:
    at = conversion_log_odds(base, match, commitment, ability, demand, p)
    assert 0.0 < conversion_probability(at) < 1.0
    assert at <= conversion_log_odds(base + 0.01, match, commitment, ability, demand, p)
    assert at <= conversion_log_odds(base, match + 0.1, commitment, ability, demand, p)
    assert at <= conversion_log_odds(base, match, commitment + 0.1, ability, demand, p)
    assert at <= conversion_log_odds(base, match, commitment, ability + 0.1, demand, p)
    assert at < conversion_log_odds(base, match, commitment, ability, demand + 0.1, p)


@quick
@given(shares, shares, shares)
def test_the_habit_of_free_labour_never_adds_commitment(commitment, habit, memory) -> None:
    assert 0.0 <= commitment_now(commitment, 1.0, memory) <= commitment_now(commitment, habit, memory) <= 1.0
