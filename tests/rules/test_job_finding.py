from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import job_finding
from tests.rules.declared import deviations, group, plain, quick, shares, within

readiness = plain(job_finding.readiness)
cooperation = plain(job_finding.cooperation)
outlook = plain(job_finding.outlook)
job_finding_hazard = plain(job_finding.job_finding_hazard)
meetings_factor = plain(job_finding.meetings_factor)
chance_among_vacancies = plain(job_finding.chance_among_vacancies)
first_hours = plain(job_finding.first_hours)

MEAN, SD = 0.45, 0.18
INDICATORS = (
    "search", "knowledge", "coping", "clarity", "efficacy", "network", "general_ability", "trust", "alliance",
)  # fmt: skip
WEIGHTS = SimpleNamespace(
    search=math.log(1.2), knowledge=math.log(1.3), coping=math.log(1.1), cooperation=math.log(1.4),
    clarity=math.log(1.25), efficacy=math.log(1.15), network=math.log(1.05), ability=math.log(1.35), prospects=0.6,
)  # fmt: skip


def average_citizen(**changes: float) -> SimpleNamespace:
    return SimpleNamespace(**(dict.fromkeys(INDICATORS, MEAN) | {"prospects": 0.0} | changes))


def test_readiness_is_the_plain_mean_of_six_indicators() -> None:
    assert readiness(0.1, 0.2, 0.3, 0.4, 0.5, 0.6) == pytest.approx(0.35)


def test_cooperation_is_trust_and_alliance_in_equal_parts() -> None:
    assert cooperation(0.8, 0.2) == pytest.approx(0.5)


def test_the_average_citizen_has_the_average_outlook() -> None:
    assert outlook(average_citizen(), WEIGHTS, MEAN, SD) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("field", "ratio"),
    [
        ("search", 1.2), ("knowledge", 1.3), ("coping", 1.1), ("clarity", 1.25), ("efficacy", 1.15), ("network", 1.05),
        ("general_ability", 1.35), ("trust", math.sqrt(1.4)), ("alliance", math.sqrt(1.4)),
    ],
)  # fmt: skip
def test_one_standard_deviation_of_an_indicator_multiplies_the_hazard_by_its_ratio(field, ratio) -> None:
    """Cooperation is half trust and half alliance, so that one deviation of either is half a deviation of it."""
    one_more = outlook(average_citizen(**{field: MEAN + SD}), WEIGHTS, MEAN, SD)
    assert math.exp(one_more) == pytest.approx(ratio)


def test_what_nobody_measures_counts_by_its_standard_deviation() -> None:
    assert outlook(average_citizen(prospects=-2.0), WEIGHTS, MEAN, SD) == pytest.approx(-1.2)


def test_a_yearly_rate_of_three_per_cent_is_a_quarter_per_cent_a_month() -> None:
    assert job_finding_hazard(0.03, 0.0, 0.0) == pytest.approx(0.0025)
    assert job_finding_hazard(0.03, math.log(2.0), 0.0) == pytest.approx(0.005)


@pytest.mark.parametrize("variance", [0.5, 1.0, 1.5])
def test_the_rate_is_the_mean_of_a_population_whose_index_has_that_variance(variance) -> None:
    """The mean over a normal index, by Gauss-Hermite quadrature; the median would be lower by exp(-variance / 2)."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    hazards = [job_finding_hazard(0.06, math.sqrt(variance) * z, variance) for z in nodes]
    assert np.dot(weights, hazards) / weights.sum() == pytest.approx(0.06 / 12.0)


@pytest.mark.parametrize(
    ("extra", "readiness_sd", "switch", "expected"),
    [(4.0, 0.0, 0.5, 1.08), (4.0, 1.0, 0.5, 1.12), (4.0, 1.0, 0.0, 1.08), (0.0, 3.0, 1.0, 1.0), (-4.0, 0.0, 0.0, 0.92)],
)
def test_more_meetings_help_the_ready_more_under_the_switch(extra, readiness_sd, switch, expected) -> None:
    assert meetings_factor(0.02, extra, readiness_sd, switch) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("left", "displacement", "expected"), [(2.0, 0.5, 0.75), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (6.0, 1.0, 1.0)]
)
def test_half_the_openings_gone_and_half_displaced_leaves_three_in_four(left, displacement, expected) -> None:
    assert chance_among_vacancies(left, 4.0, displacement) == pytest.approx(expected)


@quick
@given(within("job_finding.rate_per_year"), deviations, within("job_finding.index_variance"))
def test_the_hazard_is_positive_and_in_proportion_to_the_rate(rate, index, variance) -> None:
    hazard = job_finding_hazard(rate, index, variance)
    assert hazard > 0.0
    assert job_finding_hazard(2.0 * rate, index, variance) == pytest.approx(2.0 * hazard)
    assert job_finding_hazard(rate, index + math.log(3.0), variance) == pytest.approx(3.0 * hazard)


@quick
@given(within("job_finding.meeting_effect"), st.floats(-4.0, 14.0), deviations, shares)
def test_a_factor_is_never_negative(effect, extra, readiness_sd, switch) -> None:
    assert meetings_factor(effect, extra, readiness_sd, switch) >= 0.0
    assert meetings_factor(0.0, extra, readiness_sd, switch) == 1.0


@quick
@given(st.floats(0.0, 20.0), st.floats(0.0, 20.0), shares)
def test_openings_left_are_a_probability_and_more_of_them_never_hurt(left, usual, displacement) -> None:
    there = chance_among_vacancies(left, usual, displacement)
    assert 0.0 <= there <= chance_among_vacancies(left + 1.0, usual, displacement) <= 1.0


@quick
@given(st.lists(shares, min_size=6, max_size=6))
def test_readiness_is_a_share(six) -> None:
    assert min(six) - 1e-12 <= readiness(*six) <= max(six) + 1e-12


@pytest.mark.parametrize(("wished", "expected"), [(8.0, 8.0), (20.0, 14.0), (60.0, 23.0)])
def test_the_first_hours_are_halfway_to_what_is_wished_for_and_below_a_job(wished, expected) -> None:
    p = group("job_finding", first_hours=8.0, full_hours=24.0)
    assert first_hours(p, wished) == pytest.approx(expected)
