"""Seeds depend on point and replication alone, so that a design can grow and nothing that was done is lost."""

from __future__ import annotations

import numpy as np
import pytest

from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.seeds import seeds_of
from cubb_sim.run import CALIBRATION_SEEDS, REPORTING_SEEDS, SENSITIVITY_SEEDS

ROWS = np.repeat(np.arange(5), 4)


def test_a_longer_design_with_more_replications_keeps_the_seeds_it_had():
    for kind in Seeds:
        longer = seeds_of(kind, 1, np.repeat(np.arange(9), 4), 6)
        assert np.array_equal(longer[:20, :3], seeds_of(kind, 1, ROWS, 3))


@pytest.mark.parametrize(("kind", "n_different"), [(Seeds.INDEPENDENT, 60), (Seeds.BY_ROW, 15), (Seeds.COMMON, 3)])
def test_runs_share_chance_as_the_design_says(kind, n_different):
    seeds = seeds_of(kind, 1, ROWS, 3)
    assert len(np.unique(seeds)) == n_different
    if kind is Seeds.BY_ROW:
        assert all(len(np.unique(seeds[row == ROWS, 0])) == 1 for row in range(5))


def test_roots_have_seeds_of_their_own_and_none_is_used_for_anything_else():
    first, second = (seeds_of(Seeds.INDEPENDENT, root, np.arange(1000), 3) for root in (1, 2))
    assert not set(first.ravel().tolist()) & set(second.ravel().tolist())
    for seeds in (first, second):
        assert np.min(seeds) >= SENSITIVITY_SEEDS[0]
        assert np.max(seeds) <= SENSITIVITY_SEEDS[-1]
    assert SENSITIVITY_SEEDS[0] > max(REPORTING_SEEDS[-1], CALIBRATION_SEEDS[-1])


def test_a_hundred_thousand_seeds_are_spread_evenly():
    """Chi-square over 64 bins; the limit is passed by chance once in a million."""
    seeds = seeds_of(Seeds.INDEPENDENT, 7, np.arange(100_000), 1).ravel() - SENSITIVITY_SEEDS[0]
    counts = np.bincount((seeds * 64 // len(SENSITIVITY_SEEDS)).astype(np.int64), minlength=64)
    assert ((counts - 100_000 / 64) ** 2 / (100_000 / 64)).sum() < 130.0
