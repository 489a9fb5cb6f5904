"""Both worlds of a measure, run by run: levels, difference, verdict, and from which month it shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cubb_sim.comparison import Comparison, Verdict
from cubb_sim.comparison.differences import verdict_of
from cubb_sim.comparison.uncertainty import OUTER_LEVEL, spread_of
from cubb_sim.dashboard.views.why.measures import Course, Measure

ENOUGH_RUNS = 0.9
"""Share of the runs that must go the same way, from a month on and to the end, for a difference to show (assumed)."""
ROUNDING = 1e-12
"""A difference of less than this is what rounding leaves of none."""


@dataclass(frozen=True, eq=False)
class Paired:
    """A measure in both worlds.

    Attributes:
        baseline, changed: means over the runs in which both have a value; NaN where none has.
        difference: mean of the paired differences.
        n_higher, n_lower, n_runs: runs in which the changed world is higher, lower; runs in which both have a value.
        from_month: first month from which the difference shows; None where there is none, or
            nothing is followed.
        is_followed: whether there are months to follow.
    """

    measure: Measure
    baseline: float
    changed: float
    difference: float
    n_higher: int
    n_lower: int
    n_runs: int
    verdict: Verdict
    from_month: int | None
    is_followed: bool


def paired(comparison: Comparison, measure: Measure) -> Paired:
    """Count a measure in the baseline and in the one other result."""
    (other,) = comparison.others.values()
    a, b = measure.values(comparison.baseline), measure.values(other)
    differences = b - a
    is_known = ~np.isnan(differences)
    spread = spread_of(differences[:, np.newaxis], comparison.draws())
    low, high = (float(bound[0]) for bound in spread.interval(OUTER_LEVEL))
    n = int(is_known.sum())
    return Paired(
        measure=measure,
        baseline=float(a[is_known].mean()) if n else float("nan"),
        changed=float(b[is_known].mean()) if n else float("nan"),
        difference=float(spread.mean[0]),
        n_higher=int((differences > ROUNDING).sum()),
        n_lower=int((differences < -ROUNDING).sum()),
        n_runs=n,
        verdict=verdict_of(measure.better, low, high) if n else Verdict.UNDEFINED,
        from_month=first_month(followed(comparison, measure)) if measure.course else None,
        is_followed=measure.course is not None,
    )


def followed(comparison: Comparison, measure: Measure) -> Course:
    """The paired difference month by month, float64[replications, horizon + 1]."""
    (other,) = comparison.others.values()
    if measure.course is None:
        return np.full((comparison.baseline.n_replications, 1), np.nan)
    course: Course = measure.course(other) - measure.course(comparison.baseline)
    return course


def first_month(differences: Course) -> int | None:
    """First month from which enough runs go the same way, and go on doing so to the end; None where there is none.

    Args:
        differences: float64[replications, horizon + 1]; NaN goes neither way.
    """
    for way in (differences > ROUNDING, differences < -ROUNDING):
        is_enough = way.mean(axis=0) >= ENOUGH_RUNS
        if is_enough[-1]:
            not_yet = np.flatnonzero(~is_enough)
            return int(not_yet[-1]) + 1 if len(not_yet) else 0
    return None
