"""Triangular priors: worked numbers by hand, properties, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.calibration.inference.observed import Observed, ObservedError
from cubb_sim.calibration.inference.prior import PriorError, TriangularPrior
from cubb_sim.errors import UnknownNameError

EDGES = TriangularPrior(["middle", "at_low", "at_high"], [0.0, 0.0, 2.0], [1.0, 0.0, 4.0], [4.0, 1.0, 4.0])


def test_density_and_quantiles_by_hand() -> None:
    # height of the triangle 0-1-4 is 2/4 at 1; half-way up at 0.5: 0.25; at 2.5 on the way down: 0.25
    one = TriangularPrior(["a"], [0.0], [1.0], [4.0])
    assert np.exp(one.log_density(np.array([[1.0], [0.5], [2.5]]))) == pytest.approx([0.5, 0.25, 0.25])
    # a quarter of the mass lies left of the peak; mean (0+1+4)/3; variance (0+1+16-0-0-4)/18
    assert one.quantile(np.array([0.25])) == pytest.approx([1.0])
    assert one.quantile(np.array([0.0625])) == pytest.approx([0.5])
    assert one.mean == pytest.approx([5 / 3])
    assert one.sd**2 == pytest.approx([13 / 18])


def test_the_peak_may_lie_on_an_edge() -> None:
    assert EDGES.log_density(np.array([1.0, 0.0, 4.0])) == pytest.approx(np.log(0.5 * 2.0 * 1.0))
    sample = EDGES.sample(40_000, np.random.default_rng(1))
    assert sample.mean(axis=0) == pytest.approx(EDGES.mean, abs=5 * np.max(EDGES.sd) / 200)
    assert sample.std(axis=0) == pytest.approx(EDGES.sd, rel=0.02)
    assert np.isfinite(EDGES.log_density(sample)).all()


def test_nothing_is_likely_outside_the_ranges() -> None:
    inside = np.array([1.0, 0.5, 3.0])
    for j in range(3):
        for outside in (EDGES.low[j] - 1e-9, EDGES.high[j] + 1e-9):
            point = inside.copy()
            point[j] = outside
            assert EDGES.log_density(point) == -np.inf


def test_ways_there_and_back() -> None:
    u = np.random.default_rng(2).random((500, 3))
    values = EDGES.quantile(u)
    assert EDGES.cumulative(values) == pytest.approx(u, abs=1e-9)
    assert EDGES.from_normal(EDGES.to_normal(values)) == pytest.approx(values, abs=1e-9)
    assert EDGES.unscaled(EDGES.scaled(values)) == pytest.approx(values)
    assert EDGES.scaled(EDGES.low) == pytest.approx(-1.0)
    assert EDGES.scaled(EDGES.high) == pytest.approx(1.0)
    assert np.isfinite(EDGES.to_normal(np.array([EDGES.low, EDGES.high, EDGES.mode]))).all()


def test_points_fill_the_space_and_need_no_power_of_two() -> None:
    points = EDGES.points(300, seed=3)
    assert points.shape == (300, 3)
    # evenly spread: each tenth of the distribution holds a tenth of the points, to within a few
    counts = np.array([np.bincount((EDGES.cumulative(points)[:, j] * 10).astype(int), minlength=10) for j in range(3)])
    assert np.abs(counts - 30).max() <= 5
    assert np.array_equal(points, EDGES.points(300, seed=3))
    assert not np.array_equal(points, EDGES.points(300, seed=4))


@pytest.mark.parametrize(
    ("low", "mode", "high"), [(1.0, 0.5, 2.0), (1.0, 1.0, 1.0), (0.0, np.nan, 1.0), (0.0, 2.0, 1.0)]
)
def test_what_is_no_triangle_is_refused_by_name(low: float, mode: float, high: float) -> None:
    with pytest.raises(PriorError, match="bad"):
        TriangularPrior(["good", "bad"], [0.0, low], [0.5, mode], [1.0, high])


def test_observed_refuses_what_cannot_be_compared() -> None:
    with pytest.raises(ObservedError, match="t1"):
        Observed(["t0", "t1"], [0.0, 1.0], [1.0, 0.0], [True, False])
    with pytest.raises(ObservedError, match="shape"):
        Observed(["t0", "t1"], [0.0], [1.0, 1.0], [True, False])


def test_observed_targets_can_be_left_out() -> None:
    observed = Observed(["a", "b", "c"], [1.0, 2.0, 3.0], [0.1, 0.2, 0.3], [True, False, True])
    rest = observed.without("b")
    assert rest.names == ("a", "c")
    assert rest.values.tolist() == [1.0, 3.0]
    assert rest.counts_chance.tolist() == [True, True]
    assert observed.counting_all().counts_chance.all()
    with pytest.raises(UnknownNameError, match="'bb'"):
        observed.without("bb")
