"""How much memory: bytes per citizen, and whether runs leave any behind."""

from __future__ import annotations

import dataclasses
import gc
import sys
from pathlib import Path

from cubb_sim.model import EmploymentServiceModel
from cubb_sim.population import Plan, plan
from cubb_sim.scenario import load_scenario
from cubb_sim.state import CITIZEN

MEGABYTE = 2.0**20


def resident_megabytes() -> float | None:
    """Memory the process holds at this moment; None where the system does not say."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return None
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MEGABYTE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MEGABYTE if sys.platform == "darwin" else 1024.0)


def bytes_per_citizen(shared: Plan) -> tuple[int, float]:
    """Size of a citizen's record, and of the whole world per citizen present at the start."""
    world = EmploymentServiceModel(shared, seed=1).world
    whole = sum(part.nbytes for part in world)
    return CITIZEN.itemsize, whole / sum(m.citizens for m in shared.scenario.municipalities)


def small_plan() -> Plan:
    """One municipality of 60 citizens for a year."""
    scenario = load_scenario("holstebro")
    town = dataclasses.replace(scenario.municipalities[0], citizens=60)
    return plan(dataclasses.replace(scenario, municipalities=(town,), horizon_months=12))


def growth_per_run(n_runs: int) -> float | None:
    """Megabytes the process grows by per run, after a first fifth that fills the caches of the allocator."""
    shared = small_plan()

    def live(first: int, n: int) -> float | None:
        for seed in range(first, first + n):
            EmploymentServiceModel(shared, seed=seed).run_to_horizon()
        gc.collect()
        return resident_megabytes()

    before = live(1, n_runs // 5)
    after = live(n_runs, n_runs)
    return None if before is None or after is None else (after - before) / n_runs
