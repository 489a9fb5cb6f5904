"""The sampler against closed forms and quadrature."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood, gaussian_log_density
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.smc import SamplingError, SmcResult, sample_posterior, systematic
from tests.calibration.inference.toys import exact_emulators, linear_toy

TOY = linear_toy()


@pytest.fixture(scope="module")
def two_seeds() -> tuple[SmcResult, SmcResult]:
    likelihood = EmulatorLikelihood(TOY.emulators, TOY.prior, TOY.observed)
    return (
        sample_posterior(TOY.prior, likelihood, n_particles=2000, seed=1),
        sample_posterior(TOY.prior, likelihood, n_particles=2000, seed=2),
    )


def test_density_of_correlated_residuals() -> None:
    # by hand: covariance [[2, 1], [1, 2]], determinant 3, inverse [[2, -1], [-1, 2]] / 3; at (1, 0): 2/3
    residual = np.array([[1.0, 0.0], [0.0, 0.0]])
    covariance = np.array([[2.0, 1.0], [1.0, 2.0]])
    constant = -np.log(2 * np.pi) - 0.5 * np.log(3.0)
    assert gaussian_log_density(residual, covariance) == pytest.approx([constant - 1 / 3, constant])
    several = np.stack([covariance, 4.0 * covariance])
    assert gaussian_log_density(residual, several)[1] == pytest.approx(constant - np.log(4.0))


def test_the_closed_form_posterior_is_reproduced(two_seeds: tuple[SmcResult, SmcResult]) -> None:
    """Mean within 0.15 posterior sd (the prior's slope explains up to 0.02, sampling 0.03), widths within 10 %."""
    mean, covariance = TOY.answer(TOY.observed.counts_chance)
    sd = np.sqrt(np.diag(covariance))
    for result in two_seeds:
        assert np.abs((result.samples.mean(axis=0) - mean) / sd).max() < 0.15
        assert result.samples.std(axis=0) == pytest.approx(sd, rel=0.10)
        expected = covariance / np.outer(sd, sd)
        assert np.corrcoef(result.samples.T) == pytest.approx(expected, abs=0.12)


def test_chance_is_counted_only_where_it_counts() -> None:
    """The three closed forms differ by far more than the sampler's error, so the test above tells them apart."""
    none, own, every = (
        np.sqrt(np.diag(TOY.answer(np.full(10, counted))[1]))
        if isinstance(counted, bool)
        else np.sqrt(np.diag(TOY.answer(TOY.observed.counts_chance)[1]))
        for counted in (False, None, True)
    )
    assert np.max(own / none) > 1.3
    assert np.max(every / own) > 1.3


def test_two_seeds_agree_and_one_seed_gives_the_same_bits(two_seeds: tuple[SmcResult, SmcResult]) -> None:
    one, two = two_seeds
    assert np.abs((one.samples.mean(axis=0) - two.samples.mean(axis=0)) / one.samples.std(axis=0)).max() < 0.1
    assert one.log_evidence == pytest.approx(two.log_evidence, abs=1.0)
    likelihood = EmulatorLikelihood(TOY.emulators, TOY.prior, TOY.observed)
    short = [sample_posterior(TOY.prior, likelihood, n_particles=200, seed=3) for _ in range(2)]
    assert np.array_equal(short[0].samples, short[1].samples)
    assert np.array_equal(short[0].log_likelihood, short[1].log_likelihood)


def test_temperatures_rise_to_one_and_moves_are_recorded(two_seeds: tuple[SmcResult, SmcResult]) -> None:
    result = two_seeds[0]
    assert result.temperatures[0] == 0.0
    assert result.temperatures[-1] == 1.0
    assert (np.diff(result.temperatures) > 0).all()
    assert ((result.acceptance > 0.1) & (result.acceptance < 0.9)).all()
    again = EmulatorLikelihood(TOY.emulators, TOY.prior, TOY.observed)(result.samples)
    assert result.log_likelihood == pytest.approx(again, abs=1e-6)
    assert len(np.unique(result.samples[:, 0])) > 1500


def test_the_prior_takes_part() -> None:
    """One informative triangle times one wide Gaussian, against quadrature; evidence too."""
    prior = TriangularPrior(["a", "nothing"], [0.0, -1.0], [0.0, 0.0], [3.0, 1.0])
    grid = np.linspace(1e-6, 3.0 - 1e-6, 20_001)
    density = np.exp(prior.log_density(np.column_stack([grid, np.zeros_like(grid)]))) * np.exp(-0.5 * (2.0 - grid) ** 2)
    weights = density / density.sum()
    mean = float(weights @ grid)
    sd = float(np.sqrt(weights @ (grid - mean) ** 2))

    def log_likelihood(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(-0.5 * (2.0 - values[:, 0]) ** 2)

    result = sample_posterior(prior, log_likelihood, n_particles=4000, seed=1)
    assert result.samples[:, 0].mean() == pytest.approx(mean, abs=0.05 * sd)
    assert result.samples[:, 0].std() == pytest.approx(sd, rel=0.05)
    assert result.samples[:, 1].std() == pytest.approx(prior.sd[1], rel=0.06)
    assert result.log_evidence == pytest.approx(np.log(density.sum() * (grid[1] - grid[0])), abs=0.05)


def test_many_parameters_nobody_learns_anything_about() -> None:
    """Twenty-four dimensions, three learned sharply: the others have to keep their prior."""
    k = 24
    prior = TriangularPrior([f"p{i}" for i in range(k)], np.zeros(k), np.linspace(0.0, 1.0, k), np.ones(k))
    slopes = np.zeros((3, k))
    slopes[0, 4], slopes[1, 9], slopes[2, [12, 13]] = 1.0, 1.0, 1.0
    observed = Observed(["a", "b", "c"], [0.3, 0.5, 1.2], [0.01, 0.01, 0.01], [False] * 3)
    emulators = exact_emulators(prior, slopes, np.eye(3))
    result = sample_posterior(prior, EmulatorLikelihood(emulators, prior, observed), n_particles=1000, seed=1)
    # errors in prior sd: 1 / sqrt(1000) is 0.03, particles are not quite independent
    unlearned = [i for i in range(k) if i not in (4, 9, 12, 13)]
    shift = (result.samples.mean(axis=0) - prior.mean) / prior.sd
    assert np.abs(shift[unlearned]).max() < 0.15
    assert (result.samples.std(axis=0) / prior.sd)[unlearned] == pytest.approx(1.0, abs=0.12)
    assert result.samples[:, 4].mean() == pytest.approx(0.3, abs=0.003)
    assert (result.samples[:, 12] + result.samples[:, 13]).std() == pytest.approx(0.01, rel=0.15)


def test_a_likelihood_of_zero_everywhere_is_refused() -> None:
    prior = TriangularPrior(["a"], [0.0], [0.5], [1.0])
    with pytest.raises(SamplingError, match="zero at every"):
        sample_posterior(prior, lambda values: np.full(len(values), np.nan), n_particles=50, seed=1)


def test_part_of_the_prior_may_be_impossible() -> None:
    prior = TriangularPrior(["a"], [0.0], [0.5], [1.0])
    result = sample_posterior(
        prior, lambda values: np.where(values[:, 0] > 0.5, 0.0, -np.inf), n_particles=1000, seed=1
    )
    assert np.min(result.samples) > 0.5
    assert result.log_evidence == pytest.approx(np.log(0.5), abs=0.1)


def test_resampling_keeps_proportions() -> None:
    weights = np.array([0.5, 0.25, 0.25, 0.0])
    chosen = systematic(weights, np.random.default_rng(1))
    assert np.bincount(chosen, minlength=4).tolist() == [2, 1, 1, 0]
