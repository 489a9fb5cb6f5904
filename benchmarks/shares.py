"""Where the time of a month goes: each process of the schedule called on its own and timed."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.compiled_slice import settled_world
from cubb_sim.balances import broken_balance
from cubb_sim.compilation import entry, plain
from cubb_sim.population import Plan
from cubb_sim.schedule import SCHEDULE
from cubb_sim.world import MONTH, World

Calls = dict[str, Callable[[World, int], object]]
NOTHING = "nothing"


@entry
def nothing_happens(world: World, m: int) -> None:
    """What a call from Python costs, to be taken off the others."""


def seconds_by_process(shared: Plan, rounds: int) -> dict[str, float]:
    """Least seconds per run of each process, and of the balances, without the cost of calling them from Python.

    The least and not the median: many short calls add up, and what disturbs them only ever makes them longer.
    """
    calls: Calls = {NOTHING: nothing_happens}
    calls |= {line.name: entry(plain(line.function)) for line in SCHEDULE}
    calls["balances_are_checked"] = entry(plain(broken_balance))
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(rounds + 1):
        for name, once in one_run(shared, turn + 1, calls).items():
            if turn > 0:
                taken[name].append(once)
    least = {name: min(times) for name, times in taken.items()}
    call = least.pop(NOTHING)
    return {name: max(0.0, once - call) for name, once in least.items()}


def one_run(shared: Plan, seed: int, calls: Calls) -> dict[str, float]:
    """Seconds of each process over all months and municipalities of one run."""
    world = settled_world(shared, seed)
    taken = dict.fromkeys(calls, 0.0)
    for month in range(1, shared.scenario.horizon_months + 1):
        world.clock[MONTH] = month
        for m in range(len(world.municipalities)):
            for name, live in calls.items():
                begun = time.perf_counter()
                live(world, m)
                taken[name] += time.perf_counter() - begun
    return taken
