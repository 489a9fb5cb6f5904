"""History matching: what it keeps, what it rules out, what it says when nothing is left."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.prior import TriangularPrior
from cubb_sim.calibration.inference.region import Region, implausibility, ranked
from cubb_sim.calibration.inference.waves import History, history_match
from tests.calibration.inference.toys import LinearToy, exact_emulators, linear_toy

Array = NDArray[np.float64]
TOY = linear_toy(half_width=3.0)


def with_observed(values: Array) -> Observed:
    return Observed(TOY.observed.names, values, TOY.observed.sd, TOY.observed.counts_chance)


def match(toy: LinearToy, observed: Observed, n_per_wave: tuple[int, ...] = (200, 200), **more) -> History:
    return history_match(toy.simulate, toy.prior, observed, n_per_wave=n_per_wave, seed=1, **more)


@pytest.fixture(scope="module")
def matched() -> History:
    return match(TOY, TOY.observed)


def test_implausibility_by_hand() -> None:
    # |1 - 0| over sqrt(target 0.3^2 + emulator 0.4^2 [+ chance 1.2^2 where counted])
    prior = TriangularPrior(["a"], [-1.0], [0.0], [1.0])
    emulators = exact_emulators(prior, np.zeros((2, 1)), 1.44 * np.eye(2), own_sd=0.4)
    observed = Observed(["t0", "t1"], [1.0, 1.0], [0.3, 0.3], [False, True])
    assert implausibility(emulators, observed, np.zeros((1, 1)))[0] == pytest.approx([1 / 0.5, 1 / 1.3])


def test_the_second_largest_decides() -> None:
    values = np.array([[9.0, 1.0, 2.0], [9.0, 8.0, 0.0]])
    assert ranked(values, 1).tolist() == [9.0, 9.0]
    assert ranked(values, 2).tolist() == [2.0, 8.0]
    assert ranked(values[:, :1], 2).tolist() == [9.0, 9.0]


def test_waves_shrink_the_region_and_keep_the_truth(matched: History) -> None:
    mean, _ = TOY.answer(TOY.observed.counts_chance)
    assert matched.misfit is None
    assert matched.region.contains(mean[None, :]).all()
    shares = [record.not_implausible_share for record in matched.waves]
    assert shares[0] < 0.2
    assert shares == sorted(shares, reverse=True)
    assert not matched.region.contains(TOY.prior.high[None, :] * 0.9).any()
    # the second wave was drawn from what the first left
    first = Region(TOY.prior, TOY.observed, matched.stages[:1])
    assert first.contains(matched.values[matched.wave_of == 2]).all()


def test_runs_are_counted_repeated_and_have_seeds_of_their_own(matched: History) -> None:
    assert [record.n_runs for record in matched.waves] == [200, 200]
    assert len(set(matched.seeds.tolist())) == 400
    assert np.min(matched.seeds) == 1_000_000
    assert len(np.unique(matched.values[:200], axis=0)) == 180
    assert matched.y == pytest.approx(TOY.simulate(matched.values, matched.seeds))


def test_the_share_of_a_small_region_is_measured() -> None:
    """Two parameters of four, each within 0.0012 of the whole: too small for the prior's points, found by narrowing."""
    prior = TriangularPrior([f"p{i}" for i in range(4)], np.zeros(4), np.full(4, 0.5), np.ones(4))
    slopes = np.eye(4)[:2]
    observed = Observed(["a", "b"], [0.5, 0.5], [0.0002, 0.0002], [False, False])
    region = Region(prior, observed, (exact_emulators(prior, slopes, np.eye(2)),), rank=1)
    drawn = region.draw(400, seed=1)
    # density of each triangle at its peak is 2, width 2 * 3 * 0.0002: share (2 * 0.0012)^2, a ninth of a prior point
    assert drawn.share == pytest.approx((2 * 0.0012) ** 2, rel=0.5)
    assert region.contains(drawn.points).all()
    assert len(np.unique(drawn.points[:, 2])) > 300
    assert drawn.points[:, 2:].std() == pytest.approx(prior.sd[0], rel=0.15)
    assert drawn.points[:, 0].std() == pytest.approx(0.0012 / np.sqrt(12), rel=0.15)


def test_an_impossible_target_is_named() -> None:
    values = TOY.observed.values.copy()
    values[6] += 60.0
    history = match(TOY, with_observed(values), (200,))
    assert history.misfit is not None
    assert "t6" in history.misfit.conflicting
    assert dict(history.misfit.smallest)["t6"] > 3.0
    assert max(value for name, value in history.misfit.smallest if name != "t6") < 3.0
    assert "t6" in str(history.misfit)
    assert history.waves[0].conflicting == history.misfit.conflicting


def test_two_targets_that_cannot_be_met_together_leave_nothing_and_are_named() -> None:
    """Three targets are the same quantity, observed far apart: each can be met, no two of them together."""
    prior = TriangularPrior(["a", "b", "c"], np.full(3, -3.0), np.zeros(3), np.full(3, 3.0))
    slopes = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    toy = LinearToy(prior, slopes, 0.01 * np.eye(4), TOY.observed)
    observed = Observed(["x", "y", "z", "fine"], [-2.0, 0.0, 2.0, 0.5], [0.1] * 4, [False] * 4)
    history = match(toy, observed, (80, 80))
    assert history.misfit is not None
    assert history.misfit.is_empty
    assert history.misfit.conflicting == ("x", "y", "z")
    assert {frozenset(pair[:2]) for pair in history.misfit.pairs} == {frozenset("xy"), frozenset("xz"), frozenset("yz")}
    assert len(history.waves) == 1
    assert history.waves[0].not_implausible_share == 0.0
    assert history.region.draw(5, seed=1).points.shape == (0, 3)


def test_failed_runs_are_counted_and_do_no_harm() -> None:
    def failing(values: Array, seeds: NDArray[np.int64]) -> Array:
        y = TOY.simulate(values, seeds)
        y[::20] = np.nan
        y[1::30, 2] = np.nan
        return y

    history = history_match(failing, TOY.prior, TOY.observed, n_per_wave=(240,), seed=1)
    assert history.waves[0].n_failed == 12
    assert [row.n_missing for row in history.emulators.report] == [12, 12, 20, *[12] * 7]
    assert history.region.contains(TOY.answer(TOY.observed.counts_chance)[0][None, :]).all()


@dataclass
class Memory:
    kept: dict[int, tuple[Array, NDArray[np.int64], Array]] = field(default_factory=dict)

    def load(self, wave: int, values: Array, seeds: NDArray[np.int64]) -> Array | None:
        if wave not in self.kept:
            return None
        stored = self.kept[wave]
        assert np.array_equal(stored[0], values)
        assert np.array_equal(stored[1], seeds)
        return stored[2]

    def save(self, wave: int, values: Array, seeds: NDArray[np.int64], y: Array) -> None:
        self.kept[wave] = (values, seeds, y)


@pytest.mark.slow
def test_an_interrupted_calibration_goes_on_with_the_same_bits(matched: History) -> None:
    store, told = Memory(), []
    match(TOY, TOY.observed, (200,), store=store)
    n_simulated = 0

    def counting(values: Array, seeds: NDArray[np.int64]) -> Array:
        nonlocal n_simulated
        n_simulated += len(values)
        return TOY.simulate(values, seeds)

    history = history_match(
        counting,
        TOY.prior,
        TOY.observed,
        n_per_wave=(200, 200),
        seed=1,
        store=store,
        progress=lambda done, total: told.append((done, total)),
    )
    assert n_simulated == 200
    assert told == [(200, 400), (400, 400)]
    assert np.array_equal(history.values, matched.values)
    assert np.array_equal(history.emulators.weights, matched.emulators.weights)
    assert history.waves == matched.waves
