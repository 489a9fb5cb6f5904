from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim.rules import population
from tests.rules.declared import deviations, group, plain, quick, shares, within

common_and_own = plain(population.common_and_own)
happens_below = plain(population.happens_below)
months_on_benefit = plain(population.months_on_benefit)
support_share = plain(population.support_share)
usual_readiness_sd = plain(population.usual_readiness_sd)
closeness_third = plain(population.closeness_third)

P = group("population", three_years_share=0.66, long_support_share=0.63, long_duration_scale_months=60.0)
open_shares = st.floats(0.0, 1.0, exclude_min=True, exclude_max=True)


def test_loading_mixes_common_and_own_to_one_standard_normal() -> None:
    assert common_and_own(1.0, 0.0, 0.6) == pytest.approx(0.6)
    assert common_and_own(0.0, 1.0, 0.6) == pytest.approx(0.8)


@pytest.mark.parametrize("share", [0.2, 0.48, 0.7])
def test_the_highest_share_of_people_is_hit(share) -> None:
    border = NormalDist().inv_cdf(1.0 - share)
    assert happens_below(border + 0.001, share) == 1
    assert happens_below(border - 0.001, share) == 0


@pytest.mark.parametrize(
    ("u", "expected"),
    [(0.17, 18.0), (0.34, 36.0), (0.67, 36.0 + 60.0 * math.log(2.0)), (1.0, 300.0)],
)
def test_two_of_three_have_three_years_and_beyond_it_the_excess_is_exponential(u, expected) -> None:
    assert months_on_benefit(u, 0.66, 60.0) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("months", "which", "where", "expected"),
    [
        (70.0, 0.5, 0.5, 1.0),  # five years and more: all of the five
        (54.0, 0.5, 0.5, 0.95),  # nine tenths for certain, half of the rest
        (24.0, 0.1, 0.5, 0.90),  # among the 19.5 % of the others who also reach four fifths
        (24.0, 0.5, 0.5, 0.60),  # half way from the present spell's 0.4 to 0.8
        (3.0, 0.5, 0.0, 0.20),
    ],
)
def test_support_of_five_years_is_consistent_with_the_present_spell(months, which, where, expected) -> None:
    assert support_share(months, which, where, P) == pytest.approx(expected)


@pytest.mark.parametrize("long_share", [0.58, 0.63, 0.70])
def test_the_declared_share_reaches_four_fifths(long_share) -> None:
    """By the mid-points of a fine grid instead of draws; a fine grid of 400 by 200 errs by less than 0.002."""
    p = group("population", three_years_share=0.66, long_support_share=long_share, long_duration_scale_months=60.0)
    us, whichs = (np.arange(400) + 0.5) / 400, (np.arange(200) + 0.5) / 200
    reached = [support_share(months_on_benefit(u, 0.66, 60.0), w, 0.5, p) >= 0.8 for u in us for w in whichs]
    assert np.mean(reached) == pytest.approx(long_share, abs=0.002)


def test_six_indicators_with_a_common_factor_spread_less_than_one() -> None:
    """0.18 times the square root of 0.36 + 0.64 / 6."""
    assert usual_readiness_sd(0.18, 0.6) == pytest.approx(0.122963, abs=1e-6)
    assert usual_readiness_sd(0.18, 1.0) == pytest.approx(0.18)


def test_thirds_divide_a_normal_population_evenly() -> None:
    quantiles = [NormalDist(0.45, 0.12).inv_cdf((i + 0.5) / 3000) for i in range(3000)]
    thirds = np.bincount([closeness_third(q, 0.45, 0.12) for q in quantiles])
    assert thirds == pytest.approx([1000, 1000, 1000], abs=1)


@quick
@given(deviations, shares)
def test_nobody_is_counted_when_the_share_is_nil_and_everybody_when_it_is_all(z, share) -> None:
    assert happens_below(z, 0.0) == 0
    assert happens_below(z, share) <= happens_below(z + 0.1, share) <= happens_below(z, 1.1) == 1


@quick
@given(open_shares, within("population.three_years_share"), within("population.long_duration_scale_months"))
def test_months_on_benefit_rise_with_distance_and_stay_in_bounds(u, share, scale) -> None:
    months = months_on_benefit(u, share, scale)
    assert 0.0 <= months <= 300.0
    assert months <= months_on_benefit(min(1.0, u + 0.01), share, scale)
    assert (months >= 36.0 - 1e-9) == (u >= 1.0 - share) or abs(u - (1.0 - share)) < 1e-9


@quick
@given(st.floats(0.0, 300.0), open_shares, open_shares)
def test_nobody_was_supported_for_less_than_the_present_spell(months, which, where) -> None:
    share = support_share(months, which, where, P)
    assert min(1.0, months / 60.0) - 1e-9 <= share <= 1.0
