"""Runs of worlds as sessions ask for them: kept where they were made before, made in the pool where not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cubb_sim.dashboard.simulation import pool, worker
from cubb_sim.dashboard.simulation.cache import MEGABYTE, BoundedCache
from cubb_sim.knowledge import Knowledge, contested_scenario, knowledge_of
from cubb_sim.results import Replication, RunResult, manifest_of
from cubb_sim.run import numbers_used
from cubb_sim.scenario import Scenario

MOST_MEGABYTES = 256
"""Of replications that are kept for all sessions together (assumed). Forty of Holstebro in one world take 2.6 MB, of
the four partners 11 MB and of the whole country 252 MB."""

WorldKey = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class World:
    """One world ready to be asked for.

    Attributes:
        scenario: with what is contested taken out of it.
        assume: as written.
        knowledge: what its runs know of the model's numbers.
        key: the same for two worlds with the same runs.
    """

    scenario: Scenario
    assume: tuple[str, ...]
    knowledge: Knowledge
    key: WorldKey

    def result(self, replications: Sequence[Replication]) -> RunResult:
        """The result that `cubb_sim.run` would give with these seeds."""
        seeds = [one.seed for one in replications]
        used = numbers_used(self.knowledge, seeds)
        scenario = self.scenario
        manifest = manifest_of(scenario.name, self.key[0], seeds, scenario.horizon_months, used)
        names = tuple(one.name for one in scenario.municipalities)
        return RunResult(scenario, manifest, names, tuple(replications))


@lru_cache(maxsize=64)
def world(scenario: Scenario, assume: tuple[str, ...]) -> World:
    """A world of a scenario under what is assumed."""
    contested = contested_scenario(scenario, assume)
    return World(contested, assume, knowledge_of(contested, assume=assume), (contested.hash, assume))


def size_of(one: Replication) -> int:
    """Bytes of the arrays of a replication."""
    arrays: Iterable[Any] = (one.values, one.flows, one.stocks, one.ledger, *vars(one.people).values())
    return sum(array.nbytes for array in arrays)


KEPT: BoundedCache[tuple[WorldKey, int], Replication] = BoundedCache(MOST_MEGABYTES * MEGABYTE, size_of)
"""Replications of all sessions: the baseline is made once for everybody who looks at the same municipality."""


def is_kept(one: World, seed: int) -> bool:
    """Whether the replication need not be made."""
    return KEPT.get((one.key, seed)) is not None


def ask(one: World, seed: int, by: pool.Wanted, urgency: int = pool.LATER) -> Future[Replication]:
    """The replication of a world with a seed: at once where it is kept, else when the pool has made it."""
    key = (one.key, seed)
    found = KEPT.get(key)
    if found is not None:
        done: Future[Replication] = Future()
        done.set_result(found)
        return done
    asked = pool.POOL.ask(key, worker.one_replication, one.scenario, one.assume, seed, by=by, urgency=urgency)
    asked.add_done_callback(lambda future: _keep(key, future))
    return asked


def _keep(key: tuple[WorldKey, int], future: Future[Replication]) -> None:
    if not future.cancelled() and future.exception() is None:
        KEPT.put(key, future.result())
