from __future__ import annotations

import math

import pytest
from hypothesis import given

from cubb_sim.rules import belief
from tests.rules.declared import deviations, group, group_within, plain, quick, shares, within

impression = plain(belief.impression)
belief_after_meeting = plain(belief.belief_after_meeting)
efficacy_after_meeting = plain(belief.efficacy_after_meeting)


@pytest.mark.parametrize(
    ("outlook", "stance", "noise", "expected"),
    [
        (0.0, 0.5, 0.0, 0.5),
        (math.log(3.0), 0.5, 0.0, 0.75),  # odds of three to one
        (0.0, 0.7, 0.0, 0.645656),  # 1 / (1 + exp(-0.6))
        (0.0, 0.5, -1.0, 0.310026),  # 1 / (1 + exp(0.8))
    ],
)
def test_an_impression_is_outlook_stance_and_error(outlook, stance, noise, expected) -> None:
    p = group("belief", information=1.0, stance_weight=3.0, noise_sd=0.8)
    assert impression(outlook, stance, noise, p) == pytest.approx(expected, abs=1e-6)


def test_a_meeting_moves_belief_a_quarter_of_the_way() -> None:
    assert belief_after_meeting(0.4, 0.8, group("belief", update_per_meeting=0.25)) == pytest.approx(0.5)


def test_half_causal_belief_moves_efficacy_half_as_far() -> None:
    p = group("belief", felt_by_citizen=0.06)
    assert efficacy_after_meeting(0.4, 0.9, 0.5, p) == pytest.approx(0.415)
    assert efficacy_after_meeting(0.4, 0.9, 1.0, p) == pytest.approx(0.430)


@quick
@given(shares, shares, group_within("belief"))
def test_belief_that_is_information_only_is_not_felt(efficacy, seen, p) -> None:
    """Causal share 0: the caseworker knows, and the citizen is none the better for it."""
    assert efficacy_after_meeting(efficacy, seen, 0.0, p) == efficacy


@quick
@given(deviations, shares, deviations, group_within("belief"))
def test_an_impression_is_a_share_and_rises_with_the_outlook(outlook, stance, noise, p) -> None:
    seen = impression(outlook, stance, noise, p)
    assert 0.0 < seen < 1.0
    assert seen <= impression(outlook + 0.1, stance, noise, p)


@quick
@given(shares, shares, within("belief.update_per_meeting"))
def test_belief_ends_between_what_it_was_and_what_was_seen(before, seen, update) -> None:
    after = belief_after_meeting(before, seen, group("belief", update_per_meeting=update))
    assert min(before, seen) - 1e-12 <= after <= max(before, seen) + 1e-12
