"""How often the statistical tests may raise a false alarm, and how small an error they are sure to see.

The family of all statistical tests of the engine has an error rate of one in ten thousand, split evenly (Bonferroni).
Seeds are fixed, so a test that passes goes on passing until the model changes; the rate says how likely a change that
keeps the model right is to be stopped all the same.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from scipy import stats

FAMILY_ERROR_RATE = 1e-4
CHECKS = (
    "chi-square over seeds", "chi-square over months", "chi-square over decisions", "chi-square over entities",
    "neighbouring months", "neighbouring decisions", "neighbouring entities",
    "no vocational education", "psychiatric diagnosis", "musculoskeletal disorder", "four fifths on support",
    "three years on benefit", "in hours at the start",
    "lost within three months", "kept for twelve months", "lost at the edge",
    "moved within a year", "moved within six months",
    "which exit", "entries in a year", "entries in three months", "entries at the cap", "life events", "broken off",
    "calls to meetings",
)  # fmt: skip
ERROR_RATE = FAMILY_ERROR_RATE / len(CHECKS)
POWER = 0.9


def error_rate(check: str) -> float:
    """The share of the family's error rate that one declared check may use."""
    assert check in CHECKS, f"{check} has no part in the error budget"
    return ERROR_RATE


def detectable(sd_of_estimate: float) -> float:
    """The smallest error of an estimate that is found in nine of ten cases."""
    normal = NormalDist()
    return (normal.inv_cdf(1.0 - ERROR_RATE / 2.0) + normal.inv_cdf(POWER)) * sd_of_estimate


def assert_share(check: str, found: int, n: int, expected: float, sees: float) -> None:
    """An exact binomial test of `found` in `n` against `expected`, which must be able to see an error of `sees`."""
    assert detectable(math.sqrt(expected * (1.0 - expected) / n)) <= sees, f"{check}: {n} are too few to see {sees}"
    p_value = stats.binomtest(found, n, expected).pvalue
    assert p_value > error_rate(check), f"{check}: {found / n:.4f} of {n} where {expected:.4f} is expected"


def assert_normal(check: str, found: float, expected: float, sd: float, sees: float) -> None:
    """A normal test of a sum or mean with known standard deviation, which must be able to see an error of `sees`."""
    assert detectable(sd) <= sees, f"{check}: the spread {sd} is too wide to see {sees}"
    p_value = 2.0 * NormalDist().cdf(-abs(found - expected) / sd)
    assert p_value > error_rate(check), f"{check}: {found} where {expected} is expected"
