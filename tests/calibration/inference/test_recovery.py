"""Recoveries on a toy: intervals cover, ranks are uniform, and both tests notice when they should."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.recovery import Recoveries, coverage, rank_uniformity, recoveries
from tests.calibration.inference.toys import exact_emulators

Array = NDArray[np.float64]
N = 200
K = 5
PRIOR = TriangularPrior([f"p{i}" for i in range(K)], np.zeros(K), np.linspace(0.0, 1.0, K), np.ones(K))
SLOPES = np.random.default_rng(3).standard_normal((6, K))
SLOPES[:, 4] = 0.0
CHANCE = 0.04 * (0.5 * np.eye(6) + 0.5)
EMULATORS = exact_emulators(PRIOR, SLOPES, CHANCE)


def simulated(n: int, chance: Array = CHANCE) -> tuple[Array, Array]:
    rng = np.random.default_rng(8)
    truths = PRIOR.sample(n, rng)
    return truths, truths @ SLOPES.T + rng.standard_normal((n, 6)) @ np.linalg.cholesky(chance).T


@pytest.fixture(scope="module")
def found() -> Recoveries:
    truths, data = simulated(N)
    return recoveries(EMULATORS, PRIOR, truths, data, seed=1)


@pytest.mark.slow
def test_intervals_cover_the_truth_as_often_as_they_say(found: Recoveries) -> None:
    """200 recoveries of 5 parameters: standard error about 0.015; a width wrong by 20 % gives 0.70 or 0.87."""
    result = coverage(found)
    assert result.n == N
    assert result.share == pytest.approx(0.80, abs=3.5 * 0.015)
    assert 0.005 < result.standard_error < 0.03
    of_each = [share for _, share in result.by_parameter]
    assert of_each == pytest.approx([0.80] * K, abs=4 * np.sqrt(0.16 / N))


def test_ranks_are_uniform(found: Recoveries) -> None:
    result = rank_uniformity(found)
    assert result.rejected == ()
    assert result.limit == pytest.approx(0.01)
    assert np.min(found.ranks) >= 0
    assert np.max(found.ranks) <= found.n_ranks
    r = dict(result.correlation)
    assert min(r["p0"], r["p1"], r["p2"], r["p3"]) > 0.6
    assert abs(r["p4"]) < 0.3  # nothing depends on it
    above = found.truths - found.means
    assert np.corrcoef(above[:, 0], found.ranks[:, 0])[0, 1] > 0.8  # a high truth has a high rank
    assert "Bonferroni" in str(result)


@pytest.mark.slow
def test_forgetting_most_of_the_chance_is_noticed() -> None:
    """The control: emulators that believe in a quarter of its standard deviation are too sure; ranks pile up."""
    truths, data = simulated(80)
    sure = recoveries(replace(EMULATORS, chance=CHANCE / 16), PRIOR, truths, data, seed=1)
    assert coverage(sure).share < 0.65
    assert len(rank_uniformity(sure).rejected) >= 2


def test_weights_and_moved_particles_agree() -> None:
    """The same data, once by weights, once with so little chance that particles have to move: truth is still met."""
    truths, data = simulated(12, CHANCE / 2500)
    sharp = recoveries(replace(EMULATORS, chance=CHANCE / 2500), PRIOR, truths, data, seed=1)
    assert sharp.by_smc.all()
    assert (sharp.effective < 400).all()
    z = (sharp.truths - sharp.means)[:, :4] / ((sharp.high_80 - sharp.low_80)[:, :4] / 2.563)
    assert 0.6 < z.std() < 1.5
    assert sharp.means[:, 4] == pytest.approx(PRIOR.mean[4], abs=0.05)
    assert np.max((sharp.high_80 - sharp.low_80)[:, 0]) < 0.05


def test_a_reference_that_is_not_the_prior_is_respected() -> None:
    """Truths from the half with p4 above 0.8: what data do not say, the reference does."""
    pool = PRIOR.points(20_000, seed=2)
    pool = pool[pool[:, 4] > 0.8]
    truths, data = simulated(10)
    result = recoveries(EMULATORS, PRIOR, truths, data, seed=1, reference=pool)
    assert not result.by_smc.any()
    assert np.min(result.low_80[:, 4]) > 0.8


def test_a_target_that_was_not_observed_is_left_out() -> None:
    truths, data = simulated(3)
    data[1, :] = np.nan
    data[1, 0] = truths[1] @ SLOPES[0]
    result = recoveries(EMULATORS, PRIOR, truths, data, seed=1)
    width = result.high_80 - result.low_80
    assert (width[1, :4] > width[0, :4]).all()
    assert np.isfinite(result.means).all()


def test_rows_have_the_columns_of_the_table_and_the_same_seed_gives_the_same_bits(found: Recoveries) -> None:
    truths, data = simulated(N)
    again = recoveries(EMULATORS, PRIOR, truths[:5], data[:5], seed=1)
    assert np.array_equal(again.means, found.means[:5])
    assert np.array_equal(again.ranks, found.ranks[:5])
    rows = list(found.rows())
    assert len(rows) == N * K
    assert list(rows[0]) == ["recovery", "parameter", "truth", "mean", "low_80", "high_80", "rank", "n_ranks"]
    assert rows[K]["recovery"] == 1
