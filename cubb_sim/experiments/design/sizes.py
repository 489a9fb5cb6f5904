"""How many points and runs a design has, before any of them is placed."""

from __future__ import annotations

import math

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design.content import Design, Method

MOST_RUNS = 10_000_000
"""Assumed: at fifty runs a second more than two days, and ten times the largest sweep that is asked for."""
MOST_VALUES = 100_000_000
"""Assumed: 0.8 gigabytes of values of factors, which SALib holds about three times over while it places them."""
LEAST_FAST = 65
"""FAST with four harmonics needs more than 4 x 4 x 4 points a factor (Saltelli, Tarantola and Chan 1999)."""
LEAST_SIZES = {Method.MORRIS: 2, Method.SOBOL: 2, Method.FAST: LEAST_FAST, Method.DGSM: 2, Method.LATIN: 2}
"""Fewer give no interval, or nothing at all; one background row is enough for a factorial design."""


def points_per_row(design: Design) -> int:
    """Points of a trajectory, base row or background row; 1 where points stand alone."""
    n_inputs = len(design.group_names)
    return {
        Method.MORRIS: n_inputs + 1,
        Method.SOBOL: 2 * n_inputs + 2 if design.second_order else n_inputs + 2,
        Method.FAST: 1,
        Method.DGSM: n_inputs + 1,
        Method.LATIN: 1,
        Method.FACTORIAL: math.prod(len(one.arguments) for one in design.crossed),
    }[design.method]


def n_rows(design: Design) -> int:
    """Trajectories, base rows or background rows; points where these stand alone."""
    return design.size * len(design.factors) if design.method is Method.FAST else design.size


def n_points(design: Design) -> int:
    """Points of the design."""
    return n_rows(design) * points_per_row(design)


def n_runs(design: Design) -> int:
    """Runs of the design: every point in every world, as often as it is replicated."""
    return n_points(design) * len(design.worlds) * design.replications


def describe(design: Design) -> str:
    """What the runs are made of, in one line: `3,584 points x 2 worlds x 4 replications = 28,672 runs`."""
    parts = [
        _counted(n_points(design), "point"),
        _counted(len(design.worlds), "world"),
        _counted(design.replications, "replication"),
    ]
    return f"{' x '.join(parts)} = {_counted(n_runs(design), 'run')}"


def check_size(design: Design, where: str) -> None:
    """Check that the size suits the method and that the runs can be made.

    Raises:
        ScenarioError: too small, not a power of two for Sobol, or more runs than anybody means.
    """
    least = LEAST_SIZES.get(design.method, 1)
    if design.size < least:
        raise ScenarioError(where, f"size {design.size:,} is too small for {design.method}.", f"Write {least} or more.")
    if design.method is Method.SOBOL and design.size & (design.size - 1):
        below = 1 << (design.size.bit_length() - 1)
        what = f"size {design.size:,} is not a power of two, which a Sobol sequence needs."
        raise ScenarioError(where, what, f"The nearest are {below:,} and {2 * below:,}.")
    if n_runs(design) > MOST_RUNS:
        what = f"would be {describe(design)}; the most allowed is {MOST_RUNS:,}."
        raise ScenarioError(where, what, "Choose a smaller size, fewer factors, or fewer replications.")
    if n_points(design) * len(design.factors) > MOST_VALUES:
        what = f"would be {n_points(design):,} points of {len(design.factors)} factors, too many to hold at once."
        raise ScenarioError(where, what, "Choose a smaller size, or fewer factors.")


def _counted(n: int, noun: str) -> str:
    """Numbers beyond what anybody reads are shortened."""
    shown = f"{n:,}" if n < 10**15 else f"10^{int(math.log10(n))}"
    return f"{shown} {noun}{'' if n == 1 else 's'}"
