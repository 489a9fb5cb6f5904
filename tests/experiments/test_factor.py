"""Shares of a distribution become values: the inverse of what the distribution says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import triang

from cubb_sim.experiments.design import Distribution, Factor, FactorKind
from cubb_sim.parameters import Grade, Text


def factor(distribution, *arguments):
    name = Text("x", "x")
    return Factor("x", FactorKind.INPUT, "x", distribution, arguments, "", name, Grade.ASSUMED, "made for a test")


def test_a_triangle_is_that_of_scipy():
    shares = np.linspace(0.0, 1.0, 101)
    for low, mode, high in ((0.0, 0.25, 1.0), (-2.0, -2.0, 3.0), (1.0, 4.0, 4.0)):
        expected = triang((mode - low) / (high - low), low, high - low).ppf(shares)
        found = factor(Distribution.TRIANGULAR, low, mode, high).values_at(shares)
        np.testing.assert_allclose(found, expected, atol=1e-12)


def test_uniform_values_lie_along_the_range():
    found = factor(Distribution.UNIFORM, 10.0, 20.0).values_at(np.array([0.0, 0.25, 1.0]))
    assert found.tolist() == [10.0, 12.5, 20.0]


def test_levels_are_equally_probable_and_found_again_by_their_place():
    levels = factor(Distribution.LEVELS, 0.0, 0.5, 1.0)
    counted = np.unique(levels.values_at((np.arange(300) + 0.5) / 300), return_counts=True)
    assert counted[1].tolist() == [100, 100, 100]
    assert [levels.values_at(np.array([levels.share_of_level(at)]))[0] for at in range(3)] == [0.0, 0.5, 1.0]
    assert levels.values_at(np.array([1.0]))[0] == 1.0


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (factor(Distribution.UNIFORM, 1.0, 1.0), "has no range"),
        (factor(Distribution.UNIFORM, 0.0, float("nan")), "not a finite number"),
        (factor(Distribution.TRIANGULAR, 0.0, 2.0, 1.0), "most likely value outside"),
        (factor(Distribution.SOMETIMES, 1.0, 0.0, 1.0), "not between 0 and 1"),
    ],
)
def test_a_distribution_that_cannot_be_says_why(made, said):
    assert said in made.problem()


def test_what_happens_sometimes_has_no_size_in_the_other_points():
    sizes = factor(Distribution.SOMETIMES, 0.25, 0.1, 0.5).values_at((np.arange(1000) + 0.5) / 1000)
    assert (sizes == 0.0).sum() == 750
    struck = sizes[sizes > 0.0]
    assert 0.1 <= struck.min() < 0.11
    assert 0.49 < struck.max() <= 0.5
    assert struck.mean() == pytest.approx(0.3, abs=1e-3)
