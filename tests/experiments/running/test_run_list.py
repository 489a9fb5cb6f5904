"""A run is what its model, world, values and seed are, and nothing else."""

from __future__ import annotations

import hashlib

import numpy as np

from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.running.batches import Batches
from cubb_sim.experiments.running.run_list import RunList, world_digests, written
from tests.experiments.running.made import NOISY, design, points

NOTHING = np.empty(0, np.uint64)


def run_list(size=10, replications=2, **changed):
    of = design(size, replications, **changed)
    return RunList(of, points(of), world_digests(NOISY, len(of.worlds)))


def test_an_identity_is_the_digest_of_world_values_and_seed():
    runs = run_list(strategies=("s",))
    point, world, replication = (int(one[0]) for one in runs.whereabouts(np.array([27])))
    assert (point, world, replication) == (6, 1, 1)
    values = runs.design.values(runs.points.shares)[point]
    content = hashlib.sha256(NOISY.identity(world)).digest() + values.astype("<f8").tobytes()
    content += int(runs.seeds[point, replication]).to_bytes(8, "little")
    assert written(int(runs.identities[27])) == hashlib.sha256(content).hexdigest()[:16]


def test_no_two_runs_of_a_design_have_one_identity_but_those_that_are_the_same():
    assert len(np.unique(run_list(50, 3, strategies=("s", "t")).identities)) == 450
    same = run_list(10, 2, seeds=Seeds.COMMON)
    twice = RunList(
        same.design, Points(same.points.shares[[0, 1, 0]], np.arange(3), same.points.descriptor), same.digests
    )
    assert twice.missing(NOTHING).tolist() == [0, 1, 2, 3]
    assert len(twice) == 6


def test_a_larger_design_asks_only_for_what_it_has_more():
    small = run_list(10, 2)
    larger = run_list(12, 3).missing(small.identities)
    point, _, replication = run_list(12, 3).whereabouts(larger)
    assert len(larger) == 36 - 20
    assert ((point >= 10) | (replication == 2)).all()


def test_zero_has_one_identity_whatever_its_sign():
    of = run_list()
    shares = np.full((2, 4), 0.5)
    assert (of.design.values(shares) == 0.0).all()
    runs = RunList(of.design, Points(shares, np.zeros(2, np.int64), of.points.descriptor), of.digests)
    assert [float(one) for one in runs._values(slice(0, 1))[0]] == [0.0] * 4
    assert not np.signbit(runs._values(slice(0, 1))).any()


def test_a_batch_has_the_values_worlds_and_seeds_of_its_runs():
    runs = run_list(10, 2, strategies=("s",))
    batch = runs.batch(np.array([3, 4, 39]))
    values = runs.design.values(runs.points.shares)
    np.testing.assert_array_equal(batch.values[batch.at], values[[0, 1, 9]])
    assert batch.worlds.tolist() == [1, 0, 1]
    assert batch.seeds.tolist() == [runs.seeds[0, 1], runs.seeds[1, 0], runs.seeds[9, 1]]


def test_batches_hold_every_run_once_whatever_their_size():
    runs = run_list(100, 3)
    places = runs.missing(NOTHING)
    for size in (None, 1, 7):
        batches = Batches(places, runs.batch, size)
        got = []
        while (batch := batches.next(2)) is not None:
            got += batch.places.tolist()
        assert got == list(range(300))
