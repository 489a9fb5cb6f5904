"""Differences between caseworkers with chance removed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cubb_sim.calibration.bip_study.caseworkers import observed_minus_expected, shrunken_shares


def clients(true_shares: np.ndarray, n_each: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    caseworker = np.repeat(np.arange(len(true_shares)), n_each)
    return (rng.random(len(caseworker)) < true_shares[caseworker]).astype(float), caseworker


def test_the_analysis_of_variance_by_hand() -> None:
    """Three caseworkers with 2, 3 and 5 clients.

    Raw shares 1, 1/3 and 0, mean 0.3. Between: (2 x 0.49 + 3 x (1/30)^2 + 5 x 0.09) / 2 = 0.7166...
    Within: (0 + 2/3 + 0) / 7 = 0.0952... n0 = (10 - 38 / 10) / 2 = 3.1. Variance = (0.71667 - 0.09524) / 3.1 = 0.20046.
    """
    shares = shrunken_shares(np.array([1, 1, 1, 0, 0, 0, 0, 0, 0, 0]), np.array([7, 7, 8, 8, 8, 9, 9, 9, 9, 9]))
    variance = ((0.98 + 3.0 / 900.0 + 0.45) / 2.0 - (2.0 / 3.0) / 7.0) / 3.1
    assert shares.caseworker.tolist() == [7, 8, 9]
    assert shares.raw.tolist() == pytest.approx([1.0, 1.0 / 3.0, 0.0])
    assert shares.variance_between == pytest.approx(variance)
    for raw, n, shrunken in zip(shares.raw, (2, 3, 5), shares.shrunken, strict=True):
        weight = variance / (variance + (2.0 / 21.0) / n)
        assert shrunken == pytest.approx(0.3 + weight * (raw - 0.3))


def test_mere_chance_is_taken_away() -> None:
    gaps, raw_gaps = [], []
    for seed in range(20):
        shares = shrunken_shares(*clients(np.full(300, 0.15), 13, seed))
        best, worst = shares.best_and_worst(0.1)
        raw_best, raw_worst = shares.best_and_worst(0.1, with_chance=True)
        gaps.append(best - worst)
        raw_gaps.append(raw_best - raw_worst)
    assert np.mean(raw_gaps) > 0.3  # what a table of raw shares would call the difference between caseworkers
    assert np.mean(gaps) < 0.06
    assert min(gaps) == 0.0


def test_a_known_spread_is_recovered() -> None:
    truth = np.clip(np.random.default_rng(3).normal(0.2, 0.06, 400), 0.0, 1.0)
    found = [shrunken_shares(*clients(truth, 25, seed)).variance_between for seed in range(10)]
    assert math.sqrt(np.mean(found)) == pytest.approx(0.06, abs=0.01)
    shares = shrunken_shares(*clients(truth, 25, 1))
    assert np.mean((shares.shrunken - truth) ** 2) < np.mean((shares.raw - truth) ** 2)
    assert shares.mean == pytest.approx(0.2, abs=0.02)


def test_caseworkers_with_few_clients_are_left_out() -> None:
    outcome, caseworker = clients(np.full(10, 0.5), 6)
    shares = shrunken_shares(np.append(outcome, 1.0), np.append(caseworker, 99), 5)
    assert 99 not in shares.caseworker
    assert shares.n_clients.tolist() == [6] * 10
    assert shares.mean == pytest.approx(outcome.mean())


def test_too_few_caseworkers_give_a_reason() -> None:
    shares = shrunken_shares(np.array([1, 0, 1, 0]), np.array([1, 1, 2, 2]), 2)
    assert "only 2 caseworkers with at least 2 clients" in shares.reason
    assert all(math.isnan(share) for share in shares.best_and_worst(0.1))


@pytest.mark.parametrize("outcome", [0.0, 1.0])
def test_clients_who_all_fare_alike_leave_no_difference(outcome: float) -> None:
    shares = shrunken_shares(np.full(40, outcome), np.repeat(np.arange(4), 10))
    assert shares.variance_between == 0.0
    assert shares.best_and_worst(0.1) == (outcome, outcome)


def test_the_best_and_the_worst_tenth_are_the_means_of_the_tails() -> None:
    outcome = np.concatenate([np.r_[np.ones(n), np.zeros(20 - n)] for n in range(20)])
    shares = shrunken_shares(outcome, np.repeat(np.arange(20), 20))
    ordered = np.sort(shares.shrunken)
    best, worst = shares.best_and_worst(0.1)
    assert best == pytest.approx(ordered[-2:].mean())
    assert worst == pytest.approx(ordered[:2].mean())


def test_controls_take_away_what_clients_bring_along() -> None:
    rng = np.random.default_rng(2)
    caseworker = np.repeat(np.arange(60), 40)
    closeness = rng.normal(size=60)[caseworker] + rng.normal(size=2400)
    outcome = (rng.random(2400) < 0.2 + 0.06 * np.clip(closeness, -2.5, 2.5)).astype(float)
    left = observed_minus_expected(outcome, closeness[:, None])
    assert left.mean() == pytest.approx(outcome.mean())
    raw, adjusted = shrunken_shares(outcome, caseworker), shrunken_shares(left, caseworker)
    assert raw.variance_between > 3.0 * adjusted.variance_between
