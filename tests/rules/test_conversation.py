from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import conversation
from tests.rules.declared import deviations, group, group_within, plain, quick, shares

missed_probability = plain(conversation.missed_probability)
voice_probability = plain(conversation.voice_probability)
grasp_at_caseworker = plain(conversation.grasp_at_caseworker)
grasp_probability = plain(conversation.grasp_probability)
trust_after_missed = plain(conversation.trust_after_missed)

TALK = group(
    "conversation", missed_rate=0.055, citizen_absence=0.10, missed_meeting_cost=0.05, voice_trust=0.4,
    voice_efficacy=0.3, voice_involvement=0.3, grasp_at_mean=0.40, grasp_competence=0.6, grasp_time=0.5,
    grasp_pressure=0.8, grasp_clarity=0.3,
)  # fmt: skip
PEOPLE = group("population", indicator_mean=0.45, indicator_sd=0.18)
TWO_TO_THREE = math.log(2.0 / 3.0)


def test_a_meeting_is_missed_by_staff_absence_or_distrust() -> None:
    assert missed_probability(0.4, 0.5, TALK) == pytest.approx(0.100)  # 0.055 + 0.10 * 0.6 * 0.75
    assert missed_probability(1.0, 0.0, TALK) == pytest.approx(0.055)
    assert missed_probability(0.0, 1.0, TALK) == pytest.approx(0.105)  # reachability halves the citizen's part


def test_at_the_centre_of_the_scales_two_of_five_voice_something() -> None:
    assert voice_probability(TWO_TO_THREE, 0.45, 0.45, 0.45, PEOPLE, TALK) == pytest.approx(0.40)


def test_one_standard_deviation_of_trust_adds_its_log_odds() -> None:
    """-0.405465 + 0.4 = -0.005465, as a probability 0.498634."""
    assert voice_probability(TWO_TO_THREE, 0.63, 0.45, 0.45, PEOPLE, TALK) == pytest.approx(0.498634, abs=1e-6)


def test_grasping_needs_competence_and_quiet_and_suffers_from_targets() -> None:
    """log(2/3) + 0.6 for a standard deviation + 0.5 for a quarter of an hour - 0.8 * 0.25 for pressure."""
    assert grasp_at_caseworker(1.0, 30.0, 15.0, 0.25, TALK) == pytest.approx(0.494535, abs=1e-6)
    assert grasp_at_caseworker(0.0, 15.0, 15.0, 0.0, TALK) == pytest.approx(TWO_TO_THREE)


def test_a_clear_perspective_is_easier_to_grasp() -> None:
    assert grasp_probability(0.0, 1.0, TALK) == pytest.approx(0.574443, abs=1e-6)  # 1 / (1 + exp(-0.3))


@pytest.mark.parametrize(("competence", "expected"), [(0.0, 0.60), (0.5, 0.57), (1.0, 0.54)])
def test_a_missed_meeting_costs_nothing_with_a_weak_caseworker_and_double_with_a_strong(competence, expected) -> None:
    assert trust_after_missed(0.60, competence, TALK) == pytest.approx(expected)


@quick
@given(shares, shares, group_within("conversation"))
def test_trust_and_accessibility_only_prevent_missed_meetings(trust, accessibility, p) -> None:
    missed = missed_probability(trust, accessibility, p)
    assert missed_probability(1.0, accessibility, p) <= missed <= missed_probability(trust, 0.0, p) <= 1.0


@quick
@given(st.floats(-2.0, 2.0), shares, shares, shares, group_within("population"), group_within("conversation"))
def test_voicing_is_a_probability_that_rises_with_trust_and_efficacy(
    at_mean, trust, efficacy, involvement, people, p
) -> None:
    likely = voice_probability(at_mean, trust, efficacy, involvement, people, p)
    assert 0.0 < likely < 1.0
    assert likely <= voice_probability(at_mean, trust + 0.05, efficacy, involvement, people, p)
    assert likely <= voice_probability(at_mean, trust, efficacy + 0.05, involvement, people, p)
    assert likely <= voice_probability(at_mean, trust, efficacy, involvement + 0.05, people, p)


@quick
@given(deviations, st.floats(0.0, 45.0), deviations, st.floats(-0.5, 0.5), group_within("conversation"))
def test_grasping_rises_with_competence_time_and_clarity_and_falls_with_pressure(
    competence, minutes, clarity, pressure, p
) -> None:
    at = grasp_at_caseworker(competence, minutes, 15.0, pressure, p)
    assert at <= grasp_at_caseworker(competence + 0.5, minutes, 15.0, pressure, p)
    assert at <= grasp_at_caseworker(competence, minutes + 5.0, 15.0, pressure, p)
    assert at >= grasp_at_caseworker(competence, minutes, 15.0, pressure + 0.1, p)
    assert 0.0 < grasp_probability(at, clarity, p) <= grasp_probability(at, clarity + 0.5, p) < 1.0


@quick
@given(shares, shares, group_within("conversation"))
def test_a_missed_meeting_never_adds_trust(trust, competence, p) -> None:
    assert 0.0 <= trust_after_missed(trust, competence, p) <= trust
