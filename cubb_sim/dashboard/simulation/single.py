"""One run with its events, for following a citizen and for looking at the organisation month by month."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, wait
from typing import Any

from cubb_sim.dashboard.simulation import pool, runs, worker
from cubb_sim.dashboard.simulation.cache import MEGABYTE, BoundedCache
from cubb_sim.dashboard.simulation.progress import HEARTBEAT_SECONDS
from cubb_sim.dashboard.simulation.worker import Observe, SingleRun
from cubb_sim.scenario import Scenario

MOST_MEGABYTES = 128
"""Of single runs kept for all sessions together (assumed)."""
OBSERVED_BYTES = 2000
"""Taken for what an observer kept of one month, whose size nobody knows (assumed)."""

SingleKey = tuple[runs.WorldKey, int, str]


def _size_of(one: SingleRun) -> int:
    outcome = one.outcome
    arrays: tuple[Any, ...] = (outcome.people, outcome.flows, outcome.stocks, outcome.ledger, outcome.events)
    n_bytes: int = sum(array.nbytes for array in arrays if array is not None)
    return n_bytes + OBSERVED_BYTES * len(one.observed)


KEPT: BoundedCache[SingleKey, SingleRun] = BoundedCache(MOST_MEGABYTES * MEGABYTE, _size_of)


def single_run(
    scenario: Scenario,
    assume: tuple[str, ...],
    seed: int,
    observe: Observe | None = None,
    by: pool.Wanted | None = None,
) -> SingleRun:
    """One run of a world with its events, lived as `cubb-sim trace` lives it; waits until it is there.

    Args:
        scenario: of the world, with `assume` as in `Worlds`.
        seed: of the run.
        observe: called with the model before the first month and after each; its results stand in `observed`. A
            function of a module that returns something that can be pickled, and that holds no view of the model's
            arrays: they change with the month.
        by: where the wish may be dropped.

    Raises:
        CubbSimError: the model refuses, or the processes that simulate ended.
        CancelledError: the wish was dropped.
    """
    asked, key = _asked(scenario, assume, seed, observe, by or pool.Wanted())
    while wait([asked], HEARTBEAT_SECONDS).not_done:
        if by is not None and by.is_dropped:
            pool.POOL.begin_some()
            raise CancelledError
    made = asked.result()
    KEPT.put(key, made)
    return made


def single_pair(
    scenarios: tuple[Scenario, Scenario], assume: tuple[str, ...], seed: int, observe: Observe | None, by: pool.Wanted
) -> tuple[SingleRun, SingleRun]:
    """The same run in two worlds, both made at the same time."""
    _ = [_asked(one, assume, seed, observe, by) for one in scenarios]
    first, second = (single_run(one, assume, seed, observe, by) for one in scenarios)
    return first, second


def kept_run(scenario: Scenario, assume: tuple[str, ...], seed: int, observe: Observe | None) -> SingleRun | None:
    """The run, where it is kept."""
    return KEPT.get(_key(scenario, assume, seed, observe))


def _key(scenario: Scenario, assume: tuple[str, ...], seed: int, observe: Observe | None) -> SingleKey:
    name = "" if observe is None else f"{observe.__module__}.{observe.__qualname__}"
    return runs.world(scenario, assume).key, seed, name


def _asked(
    scenario: Scenario, assume: tuple[str, ...], seed: int, observe: Observe | None, by: pool.Wanted
) -> tuple[Future[SingleRun], SingleKey]:
    key = _key(scenario, assume, seed, observe)
    found = KEPT.get(key)
    if found is not None:
        done: Future[SingleRun] = Future()
        done.set_result(found)
        return done, key
    call = (worker.one_single_run, scenario, assume, seed, observe)
    return pool.POOL.ask(("single", key), *call, by=by, urgency=pool.FIRST), key
