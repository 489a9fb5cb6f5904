"""The re-check with real runs: silent when the emulator is right, loud when it is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.recheck import Recheck, RecheckError, recheck
from cubb_sim.calibration.inference.smc import sample_posterior
from tests.calibration.inference.toys import linear_toy

TOY = linear_toy()
N_DRAWS = 250


@pytest.fixture(scope="module")
def draws() -> NDArray[np.float64]:
    likelihood = EmulatorLikelihood(TOY.emulators, TOY.prior, TOY.observed)
    return sample_posterior(TOY.prior, likelihood, n_particles=1000, seed=4).samples[:: 1000 // N_DRAWS]


def runs_of(values: NDArray[np.float64], n_runs: int) -> NDArray[np.float64]:
    noise = np.random.default_rng(9).standard_normal((len(values), n_runs, 10)) @ np.linalg.cholesky(TOY.chance).T
    return (values @ TOY.slopes.T)[:, None, :] + noise


def checked(draws: NDArray[np.float64], y: NDArray[np.float64]) -> Recheck:
    return recheck(draws, y, TOY.emulators, TOY.prior, TOY.observed, seed=1)


def test_a_right_emulator_passes(draws: NDArray[np.float64]) -> None:
    found = checked(draws, runs_of(draws, 1000))
    assert found.effective_share > 0.9
    assert found.effective_share == pytest.approx(found.expected_share, abs=0.05)
    assert not found.alarm
    assert found.correlation > 0.97
    assert found.weights.sum() == pytest.approx(1.0)
    assert max(abs(row.shift_in_target_sd) for row in found.targets) < 0.05


def test_few_runs_cost_as_much_as_is_said(draws: NDArray[np.float64]) -> None:
    """With eight runs the shares fall by chance alone, and that is foretold."""
    found = checked(draws, runs_of(draws, 8))
    assert found.expected_share < 0.9
    assert found.effective_share == pytest.approx(found.expected_share, abs=0.15)


def test_an_emulator_that_is_shifted_by_two_standard_deviations_sets_off_the_alarm(
    draws: NDArray[np.float64],
) -> None:
    shift = 2.0 * np.sqrt(TOY.observed.sd**2 + np.diag(TOY.chance) * TOY.observed.counts_chance)
    found = checked(draws, runs_of(draws, 200) + shift * np.where(np.arange(10) % 4 < 2, 1.0, -1.0))
    assert found.alarm
    assert found.effective_share < 0.2 < found.expected_share
    assert min(abs(row.shift_in_target_sd) for row in found.targets) > 1.5


def test_the_target_that_is_off_is_named_by_its_shift(draws: NDArray[np.float64]) -> None:
    y = runs_of(draws, 50)
    y[:, :, 3] += 1.2  # four of its standard deviations of 0.3
    found = checked(draws, y)
    assert found.targets[3].target == "t3"
    assert found.targets[3].shift_in_target_sd == pytest.approx(4.0, abs=0.2)
    assert max(abs(row.shift_in_target_sd) for row in found.targets if row.target != "t3") < 0.3


def test_weights_move_the_sample_towards_the_truth(draws: NDArray[np.float64]) -> None:
    """Emulators wrong by a little: reweighted draws have the mean of the right closed form."""
    wrong = replace(TOY.emulators, weights=TOY.emulators.weights.copy())
    wrong.weights[0, :] += 0.1
    likelihood = EmulatorLikelihood(wrong, TOY.prior, TOY.observed)
    some = sample_posterior(TOY.prior, likelihood, n_particles=2000, seed=6).samples
    y = np.repeat((some @ TOY.slopes.T)[:, None, :], 2, axis=1)
    y += np.array([-1e-6, 1e-6])[None, :, None]
    found = recheck(some, y, wrong, TOY.prior, TOY.observed, seed=1)
    # with no chance within draws the real likelihood counts none: compare with that closed form
    mean, covariance = TOY.answer(np.zeros(10, dtype=bool))
    sd = np.sqrt(np.diag(covariance))
    assert np.abs(found.weights @ some - mean).max() / sd.max() < 0.5
    assert np.abs((found.weights @ some - mean) / sd).max() < np.abs((some.mean(axis=0) - mean) / sd).max()


def test_runs_that_fail_leave_their_draw_with_the_others_or_without_weight(draws: NDArray[np.float64]) -> None:
    y = runs_of(draws, 20)
    y[0, :, 2] = np.nan
    y[1, 0] = np.nan
    found = checked(draws, y)
    assert found.n_undefined == 1
    assert found.weights[0] == 0.0
    assert found.weights[1] > 0.0
    assert np.isfinite(found.effective_share)


def test_one_run_of_each_draw_is_refused(draws: NDArray[np.float64]) -> None:
    with pytest.raises(RecheckError, match="at least 2 runs"):
        checked(draws, runs_of(draws, 1))
