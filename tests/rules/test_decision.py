from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import decision
from tests.rules.declared import group, group_within, plain, quick, shares

own_plan_probability = plain(decision.own_plan_probability)
refusal_probability = plain(decision.refusal_probability)
approval_months = plain(decision.approval_months)
slipping_probability = plain(decision.slipping_probability)
queue_priority = plain(decision.queue_priority)

DECISION = group(
    "decision", leadership_opens=0.5, refusal_share=0.15, support_eases=0.5, approval_months=1.5, follow_up_keeps=0.06
)
support = st.floats(-0.5, 0.5)


def test_support_opens_for_plans_on_the_citizens_terms() -> None:
    assert own_plan_probability(0.4, 0.2, DECISION) == pytest.approx(0.44)
    assert own_plan_probability(0.4, 0.0, DECISION) == pytest.approx(0.40)


def test_support_eases_refusals_and_shortens_approval() -> None:
    assert refusal_probability(0.2, DECISION) == pytest.approx(0.135)
    assert approval_months(0.2, 0.5, DECISION) == pytest.approx(1.35)


@pytest.mark.parametrize(("chance", "expected"), [(0.0, 1.0), (0.5, 1.5), (1.0, 2.25)])
def test_an_answer_takes_half_to_one_and_a_half_times_the_mean_and_at_least_a_month(chance, expected) -> None:
    assert approval_months(0.0, chance, DECISION) == pytest.approx(expected)


@pytest.mark.parametrize(("follow_up", "expected"), [(0.0, 0.06), (0.25, 0.045), (1.0, 0.0)])
def test_agreements_slip_where_nobody_follows_up(follow_up, expected) -> None:
    assert slipping_probability(follow_up, DECISION) == pytest.approx(expected)


def test_the_queue_is_chance_creaming_and_priority() -> None:
    assert queue_priority(0.5, 1.0, 0.3, 1.0, 0.4) == pytest.approx(-0.2)
    assert queue_priority(0.5, 1.0, 0.0, 1.0, 0.0) == pytest.approx(0.5)


@quick
@given(shares, support, shares, group_within("decision"))
def test_probabilities_are_probabilities_and_support_never_hinders(own, more, chance, p) -> None:
    assert 0.0 <= own_plan_probability(own, more, p) <= 1.0
    assert 0.0 <= refusal_probability(more + 0.1, p) <= refusal_probability(more, p) <= 1.0
    assert 1.0 <= approval_months(more + 0.1, chance, p) <= approval_months(more, chance, p)
    assert 0.0 <= slipping_probability(chance, p) <= p.follow_up_keeps


@quick
@given(shares, st.floats(-3.0, 3.0), shares, shares)
def test_the_long_term_never_come_later_for_having_priority(chance, readiness_sd, creaming, priority) -> None:
    """Lowest is served first."""
    without = queue_priority(chance, readiness_sd, creaming, 0.0, priority)
    assert queue_priority(chance, readiness_sd, creaming, 1.0, priority) <= without
    assert queue_priority(chance, readiness_sd + 1.0, creaming, 0.0, priority) <= without
