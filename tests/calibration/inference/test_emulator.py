"""Emulators: exact where they can be, honest where they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.chance import chance_covariance
from cubb_sim.calibration.inference.emulator import EmulatorError, Emulators, fit_emulators
from cubb_sim.calibration.inference.prior import TriangularPrior

K = 6
PRIOR = TriangularPrior([f"p{i}" for i in range(K)], np.zeros(K), np.full(K, 0.4), np.ones(K))


def design(n: int, repeats: int = 40) -> NDArray[np.float64]:
    x = PRIOR.scaled(PRIOR.points(n, seed=1))
    x[n - repeats :] = x[:repeats]
    return x


def quadratic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(
        [1.0 + 2.0 * x[:, 0] - x[:, 1] * x[:, 2] + 0.5 * x[:, 3] ** 2, 3.0 * x[:, 5] + x[:, 4] * x[:, 5]]
    )


def kink(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(0.0, x[:, [0]] + 0.4 * x[:, [1]]) * 4.0


def fit(x: NDArray[np.float64], y: NDArray[np.float64], sd: float = 1.0) -> Emulators:
    names = [f"t{j}" for j in range(y.shape[1])]
    return fit_emulators(x, y, names=names, observed_sd=np.full(y.shape[1], sd), seed=5)


def test_a_quadratic_without_noise_is_recovered_exactly() -> None:
    emulators = fit(design(200), quadratic(design(200)))
    x = PRIOR.scaled(PRIOR.sample(300, np.random.default_rng(1)))
    mean, sd = emulators.predict(x)
    assert mean == pytest.approx(quadratic(x), abs=1e-3)
    assert np.max(sd) < 1e-2
    assert [row.kind for row in emulators.report] == ["quadratic"] * 2
    assert min(row.r2 for row in emulators.report) > 0.9999


def test_noise_is_told_from_signal_and_the_stated_errors_hold() -> None:
    """The stated standard deviation of the mean has to be that of the error: 600 points, two targets, one data set."""
    x = design(400, 80)
    root = np.linalg.cholesky(np.array([[0.25, 0.15], [0.15, 0.36]]))
    y = quadratic(x) + np.random.default_rng(2).standard_normal((400, 2)) @ root.T
    emulators = fit(x, y)
    new = PRIOR.scaled(PRIOR.sample(600, np.random.default_rng(3)))
    mean, sd = emulators.predict(new)
    z = (mean - quadratic(new)) / sd
    assert 0.5 < z.std() < 1.5
    assert np.max(sd) < 0.5  # not the chance of a run
    # 80 repeats: relative error of a variance sqrt(2/80) = 16 %, three of them
    assert np.diag(emulators.chance) == pytest.approx([0.25, 0.36], rel=0.48)
    correlation = emulators.chance[0, 1] / np.sqrt(np.prod(np.diag(emulators.chance)))
    assert correlation == pytest.approx(0.5, abs=0.15)
    assert all(0.85 < row.sd_of_z < 1.15 and row.chance_known for row in emulators.report)


def test_a_kink_is_noticed_and_a_process_takes_over() -> None:
    x = design(300)
    y = kink(x) + 0.1 * np.random.default_rng(4).standard_normal((300, 1))
    emulators = fit(x, y, sd=0.2)
    row = emulators.report[0]
    assert row.kind == "gaussian_process"
    new = PRIOR.scaled(PRIOR.sample(500, np.random.default_rng(5)))
    mean, sd = emulators.predict(new)
    error = float(np.sqrt(((mean - kink(new)) ** 2).mean()))
    assert error < 0.12
    assert 0.4 < error / float(np.sqrt((sd**2).mean())) < 2.5
    assert 0.7 < row.sd_of_z < 1.4


def test_without_a_process_the_misfit_of_a_kink_is_part_of_the_emulators_error() -> None:
    """A target so unsure that a process is not worth it: the quadratic stays, and says how far it is off."""
    x = design(300)
    emulators = fit(x, kink(x) + 0.05 * np.random.default_rng(4).standard_normal((300, 1)), sd=5.0)
    row = emulators.report[0]
    assert row.kind == "quadratic"
    new = PRIOR.scaled(PRIOR.sample(500, np.random.default_rng(5)))
    mean, sd = emulators.predict(new)
    assert float(np.sqrt(((mean - kink(new)) ** 2).mean())) == pytest.approx(float(np.sqrt((sd**2).mean())), rel=0.3)
    assert float(emulators.chance[0, 0]) == pytest.approx(0.0025, rel=0.8)


def test_failed_runs_are_left_out_and_counted() -> None:
    x = design(220)
    y = quadratic(x)
    y[3] = np.nan  # a failed run
    y[10:20, 1] = np.nan  # a target undefined in some
    emulators = fit(x, y)
    assert [row.n_missing for row in emulators.report] == [1, 11]
    assert emulators.means(x[3:4]) == pytest.approx(quadratic(x[3:4]), abs=1e-3)
    assert np.isfinite(emulators.chance).all()


def test_too_few_runs_are_refused_by_the_name_of_the_target() -> None:
    y = quadratic(design(200))
    y[10:, 1] = np.nan
    with pytest.raises(EmulatorError, match=r"'t1': 10 of 200"):
        fit(design(200), y)


def test_a_target_that_never_varies_is_no_obstacle() -> None:
    x = design(100, 10)
    emulators = fit(x, np.column_stack([np.full(100, 2.0), x[:, 0]]))
    mean, sd = emulators.predict(x)
    assert mean[:, 0] == pytest.approx(2.0)
    assert np.isfinite(sd).all()
    assert np.min(np.linalg.eigvalsh(emulators.chance)) > 0


def test_repeats_share_their_fold() -> None:
    """If a repeat could see its twin, pure noise would look predictable."""
    x = np.repeat(design(100, 0), 3, axis=0)
    y = np.repeat(np.random.default_rng(6).standard_normal((100, 1)), 3, axis=0)
    assert fit(x, y).report[0].r2 < 0.1


def test_targets_can_be_selected_and_the_same_seed_gives_the_same_bits() -> None:
    x = design(200)
    y = quadratic(x) + 0.2 * np.random.default_rng(7).standard_normal((200, 2))
    one, two = fit(x, y), fit(x, y)
    for a, b in zip(one.predict(x), two.predict(x), strict=True):
        assert np.array_equal(a, b)
    assert np.array_equal(one.chance, two.chance)
    second = one.select(np.array([1]))
    assert second.names == ("t1",)
    assert second.predict(x)[0][:, 0] == pytest.approx(one.predict(x)[0][:, 1])
    assert second.predict(x)[1][:, 0] == pytest.approx(one.predict(x)[1][:, 1])


def test_chance_is_positive_definite_whatever_is_missing() -> None:
    residuals = np.random.default_rng(8).standard_normal((40, 4))
    residuals[:, 1] = residuals[:, 0]
    residuals[:35, 2] = np.nan
    residuals[5:, 3] = np.nan
    covariance = chance_covariance(residuals, np.array([1.0, 4.0, 1.0, 1.0]))
    assert np.min(np.linalg.eigvalsh(covariance)) > 0
    assert np.diag(covariance) == pytest.approx([1.0, 4.0, 1.0, 1.0])
    assert covariance[0, 1] == pytest.approx(2.0, rel=0.01)
