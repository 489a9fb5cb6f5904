"""Whatever dies with a worker is done again; only the run that kills its workers is given up, and no other."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import numpy as np
import pytest

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.running.batches import Batches, Outcomes, Parcel, run_batch
from cubb_sim.experiments.running.engines.streaming import streamed
from cubb_sim.experiments.running.run_list import RunList, world_digests
from tests.experiments.running.made import NOISY, design, points


class FakePool:
    """Three processes that live in this one; a batch with a deadly run breaks all of them, or its own and one more.

    Each batch is done when the pool is full, the first given first, as in a queue.
    """

    n_processes = 3
    deaths = (BrokenProcessPool,)
    disconnections = ()

    def __init__(self, deadly=(), die_together=True, deadly_times=10**6):
        self.die_together = die_together
        self.deadly, self.times = set(deadly), deadly_times
        self.most_in_flight, self.n_deaths = 0, 0
        self._waiting = []

    def submit(self, parcel, batch):
        future = Promise(self)
        self._waiting.append((future, parcel, batch))
        self.most_in_flight = max(self.most_in_flight, len(self._waiting))
        return future

    def work(self):
        future, parcel, batch = self._waiting.pop(0)
        if self.deadly.intersection(batch.places.tolist()) and self.n_deaths < self.times:
            self.n_deaths += 1
            n_more = len(self._waiting) if self.die_together else 1
            for lost, *_ in [(future,), *self._waiting[:n_more]]:
                lost.set_exception(BrokenProcessPool("died"))
            del self._waiting[:n_more]
        else:
            future.set_result(run_batch(parcel, batch))

    def replace(self):
        self._waiting = [] if self.die_together else self._waiting

    def close(self, *, at_once):
        self._waiting = []


class Promise(Future[Outcomes]):
    """Works when somebody waits for it."""

    def __init__(self, pool):
        super().__init__()
        self.pool = pool


@pytest.fixture(autouse=True)
def waiting_is_working(monkeypatch):
    def wait(futures, timeout, return_when):
        next(iter(futures)).pool.work()
        return {one for one in futures if one.done()}, set()

    monkeypatch.setattr("cubb_sim.experiments.running.engines.streaming.wait", wait)


def outcomes_of(pool, size=None, n_points=60):
    of = design(n_points, 2)
    runs = RunList(of, points(of), world_digests(NOISY, 1))
    batches = Batches(np.arange(len(runs)), runs.batch, size)
    return list(streamed(pool, Parcel.of(NOISY), batches, 1))


@pytest.mark.parametrize("die_together", [True, False])
@pytest.mark.parametrize("size", [1, 7, None])
@pytest.mark.parametrize("deadly", [(), (0,), (119,), (30, 31, 90)])
def test_only_deadly_runs_fail_and_every_run_comes_back_once(deadly, size, die_together):
    pool = FakePool(deadly, die_together)
    outcomes = outcomes_of(pool, size)
    places = np.concatenate([one.places for one in outcomes])
    assert sorted(places.tolist()) == list(range(120))
    failed = [int(one.places[row]) for one in outcomes for row in one.failures]
    assert sorted(failed) == sorted(deadly)
    values = np.concatenate([one.outputs for one in outcomes])[:, 0]
    assert set(places[np.isnan(values)].tolist()) == set(deadly)


@pytest.mark.parametrize("die_together", [True, False])
def test_a_death_that_does_not_come_again_costs_a_retry_only(die_together):
    pool = FakePool((40,), die_together, deadly_times=1)
    outcomes = outcomes_of(pool, 7)
    assert pool.n_deaths == 1
    assert sum(len(one) for one in outcomes) == 120
    assert not any(one.failures for one in outcomes)


def test_a_run_is_given_up_after_two_deaths_alone_and_the_reason_is_kept():
    pool = FakePool((5,))
    failures = [text for one in outcomes_of(pool, 1) for text in one.failures.values()]
    assert pool.n_deaths == 4
    assert failures == ["The worker died: 2 processes with nothing else to do ended on this run, without a word."]


@pytest.mark.parametrize("size", [1, 7])
def test_one_worker_that_ends_by_itself_under_a_run_that_is_alone_condemns_nobody(size):
    """Two deaths with others, and one alone that was nobody's doing."""
    pool = FakePool((40,), deadly_times=3)
    outcomes = outcomes_of(pool, size)
    assert pool.n_deaths == 3
    assert sum(len(one) for one in outcomes) == 120
    assert not any(one.failures for one in outcomes)


def test_a_few_batches_are_on_their_way_however_many_there_are():
    pool = FakePool()
    outcomes_of(pool, 1, n_points=500)
    assert pool.most_in_flight == 6


def test_workers_that_never_begin_end_the_sweep_with_a_message():
    with pytest.raises(CubbSimError, match="end as soon as they begin"):
        outcomes_of(FakePool(range(120)), 1)


def test_whoever_keeps_the_runs_gets_a_turn_while_a_run_takes_for_ever(monkeypatch):
    """So that what waits to be written is written, though nothing comes back."""
    asked = []

    def wait(futures, timeout, return_when):
        asked.append(timeout)
        if len(asked) > 1:
            next(iter(futures)).pool.work()
        return {one for one in futures if one.done()}, set()

    monkeypatch.setattr("cubb_sim.experiments.running.engines.streaming.wait", wait)
    came = [len(one) for one in outcomes_of(FakePool(), n_points=4)]
    assert came[0] == 0
    assert sum(came) == 8
