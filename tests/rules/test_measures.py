from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.kinds import Measure
from cubb_sim.rules import measures
from tests.rules.declared import group, group_within, plain, quick, shares

internship_share_of_plans = plain(measures.internship_share_of_plans)
standard_measure = plain(measures.standard_measure)
own_measure = plain(measures.own_measure)
months_of = plain(measures.months_of)
effect_of_fit = plain(measures.effect_of_fit)
is_bought = plain(measures.is_bought)
n_social_enterprises = plain(measures.n_social_enterprises)
gain_with_accommodation = plain(measures.gain_with_accommodation)

P = group("measures", plans_per_year=1.6, course_share=0.40, mentor_share=0.20, clarification_share=0.22,
          wage_subsidy_share=0.03)  # fmt: skip
chances = st.floats(0.0, 1.0, exclude_max=True)


def test_forty_internships_per_hundred_are_a_quarter_of_sixteen_plans_per_ten() -> None:
    assert internship_share_of_plans(40.0, P) == pytest.approx(0.25)
    assert internship_share_of_plans(0.0, P) == 0.0
    assert internship_share_of_plans(400.0, P) == 1.0


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (0.00, Measure.COURSE), (0.39, Measure.COURSE), (0.41, Measure.MENTOR), (0.59, Measure.MENTOR),
        (0.61, Measure.CLARIFICATION), (0.81, Measure.CLARIFICATION), (0.83, Measure.WAGE_SUBSIDY),
        (0.86, Measure.VOLUNTARY), (0.99, Measure.VOLUNTARY),
    ],
)  # fmt: skip
def test_standard_plans_are_shared_out_by_their_shares(chance, expected) -> None:
    """Borders at 0.40, 0.60, 0.82 and 0.85."""
    assert standard_measure(chance, P) == expected


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (0.50, Measure.INTERNSHIP),  # below half of (0.6 + 1 - 0.4)
        (0.75, Measure.VOLUNTARY),  # three eighths of the rest
        (0.85, Measure.MENTOR),  # five eighths: below 0.5 + half the complexity
        (0.95, Measure.SOCIAL_ENTERPRISE),
    ],
)
def test_an_own_perspective_points_to_work_the_readier_the_citizen(chance, expected) -> None:
    assert own_measure(chance, 0.6, 0.4) == expected


def test_lengths_are_those_declared() -> None:
    p = group("measures", months_internship=3.0, months_course=6.0, months_mentor=8.0, months_voluntary=9.0,
              months_wage_subsidy=5.0, months_clarification=4.0)  # fmt: skip
    lengths = {measure: months_of(measure, p) for measure in Measure if measure != Measure.NONE}
    assert lengths == {
        Measure.INTERNSHIP: 3.0, Measure.PACKAGE: 3.0, Measure.WAGE_SUBSIDY: 5.0, Measure.MENTOR: 8.0,
        Measure.COURSE: 6.0, Measure.VOLUNTARY: 9.0, Measure.SOCIAL_ENTERPRISE: 9.0, Measure.CLARIFICATION: 4.0,
    }  # fmt: skip


def test_a_plan_of_ones_own_works_in_full() -> None:
    assert effect_of_fit(True, 0.45) == 1.0
    assert effect_of_fit(False, 0.45) == 0.45


def test_the_offer_budget_pays_for_courses_mentors_clarification_and_subsidies() -> None:
    bought = {measure for measure in Measure if is_bought(measure)}
    assert bought == {Measure.COURSE, Measure.MENTOR, Measure.CLARIFICATION, Measure.WAGE_SUBSIDY}


@quick
@given(chances, group_within("measures"))
def test_every_chance_is_some_standard_measure(chance, p) -> None:
    offered = is_bought(standard_measure(chance, p)) or standard_measure(chance, p) == Measure.VOLUNTARY
    assert offered
    assert 0.0 <= internship_share_of_plans(120.0, p) <= 1.0


@quick
@given(chances, shares, shares)
def test_whoever_is_readier_is_never_pointed_away_from_work(chance, readiness, complexity) -> None:
    if own_measure(chance, readiness, complexity) == Measure.INTERNSHIP:
        assert own_measure(chance, min(1.0, readiness + 0.1), complexity) == Measure.INTERNSHIP
        assert own_measure(chance, readiness, max(0.0, complexity - 0.1)) == Measure.INTERNSHIP


@pytest.mark.parametrize(("citizens", "expected"), [(60.0, 1.0), (642.0, 2.0), (1063.0, 3.0)])
def test_there_are_one_to_four_social_enterprises(citizens, expected) -> None:
    assert n_social_enterprises(citizens) == expected


@pytest.mark.parametrize(("need", "accommodation", "expected"), [(0.5, 0.5, 0.04), (0.6, 0.35, 0.03), (0.2, 0.9, 0.04)])
def test_a_place_that_lacks_accommodation_gives_less(need, accommodation, expected) -> None:
    assert gain_with_accommodation(0.04, need, accommodation) == pytest.approx(expected)
