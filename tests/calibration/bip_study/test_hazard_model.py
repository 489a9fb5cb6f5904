"""The hazard model finds hazard ratios that were put in, and says so where it cannot."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cubb_sim.calibration.bip_study.hazard_model import fit_hazard

NAMES = ("exposed", "score")


def made(n: int, ratio: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Periods with a hazard of 0.05 times a ratio for the exposed, times 1.5 per unit of a score they share in."""
    rng = np.random.default_rng(seed)
    score = rng.normal(size=n)
    exposed = rng.random(n) < 1.0 / (1.0 + np.exp(-score))
    hazard = 0.05 * np.where(exposed, ratio, 1.0) * np.exp(math.log(1.5) * score)
    return rng.random(n) < -np.expm1(-hazard), np.column_stack([exposed, score]).astype(float)


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.0])
def test_a_known_hazard_ratio_is_recovered(ratio: float) -> None:
    events, columns = made(60_000, ratio)
    b, se, reason = fit_hazard(events, columns, NAMES).log_ratio("exposed")
    assert reason == ""
    assert abs(b - math.log(ratio)) < 3.0 * se
    assert 0.02 < se < 0.08
    assert fit_hazard(events, columns, NAMES).log_ratio("score")[0] == pytest.approx(math.log(1.5), abs=0.06)


def test_without_the_control_the_ratio_is_another() -> None:
    events, columns = made(60_000, 1.0)
    b, se, _ = fit_hazard(events, columns[:, :1], NAMES[:1]).log_ratio("exposed")
    assert b > 5.0 * se


def test_standard_errors_cover() -> None:
    fits = [fit_hazard(*made(3_000, 1.5, seed), NAMES).log_ratio("exposed") for seed in range(60)]
    z = np.array([(b - math.log(1.5)) / se for b, se, _ in fits])
    assert 0.75 < z.std() < 1.3
    assert abs(z.mean()) < 0.45


def test_two_by_two_table_by_hand() -> None:
    """20 of 100 against 10 of 100: log of log(0.8) / log(0.9)."""
    events = np.r_[np.ones(20), np.zeros(80), np.ones(10), np.zeros(90)].astype(bool)
    exposed = np.r_[np.ones(100), np.zeros(100)][:, None]
    b, _, _ = fit_hazard(events, exposed, ("exposed",)).log_ratio("exposed")
    assert b == pytest.approx(math.log(math.log(0.8) / math.log(0.9)), abs=1e-6)


def test_a_column_without_variation_is_left_out_and_says_so() -> None:
    events, columns = made(5_000, 1.5)
    fit = fit_hazard(events, np.column_stack([columns, np.full(5_000, 2.0)]), (*NAMES, "same"))
    assert fit.names == ("constant", *NAMES)
    b, se, reason = fit.log_ratio("same")
    assert math.isnan(b)
    assert math.isnan(se)
    assert "does not vary" in reason


def test_an_exposure_without_a_single_event_is_no_hazard_ratio_of_zero() -> None:
    events, columns = made(5_000, 1.5)
    events &= columns[:, 0] == 0.0
    fit = fit_hazard(events, columns, NAMES)
    b, _, reason = fit.log_ratio("exposed")
    assert math.isnan(b)
    assert "not among those who found work" in reason
    assert fit.n_rows == int((columns[:, 0] == 0.0).sum())
    assert not math.isnan(fit.log_ratio("score")[0])


def test_too_few_events_give_a_reason() -> None:
    events, columns = np.zeros(100, bool), made(100, 1.0)[1]
    events[:4] = True
    fit = fit_hazard(events, columns, NAMES, min_events=10)
    assert "only 4 entries into work" in fit.reason
    assert math.isnan(fit.log_ratio("exposed")[0])


def test_no_rows_at_all_give_a_reason() -> None:
    fit = fit_hazard(np.zeros(0, bool), np.zeros((0, 2)), NAMES)
    assert "only 0 entries" in fit.reason


def test_everybody_finding_work_gives_a_reason() -> None:
    columns = np.random.default_rng(1).normal(size=(50, 1))
    assert "everybody" in fit_hazard(np.ones(50, bool), columns, ("score",)).reason


def test_columns_that_say_the_same_do_not_crash() -> None:
    events, columns = made(5_000, 1.5)
    fit = fit_hazard(events, columns[:, [0, 0, 1]], ("a", "b", "score"))
    assert fit.reason or np.all(np.isfinite(fit.coefficients))
