"""The method checked against one that needs no emulator, on a part of the problem small enough for it.

Both methods get the same eight numbers, the same targets of the register and the same simulator; only one of them uses
emulators. The whole problem would take the other one hours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from cubb_sim.calibration.bip_study import observe
from cubb_sim.calibration.inference.crosscheck import crosscheck
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.observed import Observed
from cubb_sim.calibration.inference.smc import sample_posterior
from cubb_sim.calibration.inference.waves import history_match
from cubb_sim.calibration.measures import MEASURES
from cubb_sim.calibration.problem import prior_of
from cubb_sim.calibration.targets import load_targets, transformed
from cubb_sim.errors import CubbSimError
from cubb_sim.population import plan, with_values
from cubb_sim.scenario import load_scenario

Array = np.ndarray[Any, np.dtype[np.float64]]
Simulate = Callable[[Array, Any], Array]

NAMES = (
    "job_finding.rate_per_year",
    "job_finding.prospects_sd",
    "job_finding.reentry_factor",
    "retention.lost_within_3_months",
    "retention.lost_months_4_12",
    "retention.lost_per_year_later",
    "measures.weeks_budget_per_citizen",
    "internship.conversion_commitment",
)
TARGETS = ("T1", "T2", "T3", "T4", "T4a", "T10", "T11")
"""Those that the register alone gives."""
CITIZENS = 150
"""Of each of the ten job centres."""
EMULATOR_SEEDS, OTHER_SEEDS = 1_800_000, 1_000_000


def register_simulator() -> Simulate:
    """Values float64[n, 8] and seeds to targets float64[n, 7] on their scales; a failed run is a row of NaN."""
    scenario = load_scenario("bip")
    small = tuple(replace(town, citizens=CITIZENS) for town in scenario.municipalities)
    shared = plan(replace(scenario, municipalities=small))
    targets = [one for one in load_targets() if one.id in TARGETS]

    def simulate(values: Array, seeds: Any) -> Array:
        rows = []
        for row, seed in zip(values, seeds, strict=True):
            try:
                register = observe(with_values(shared, dict(zip(NAMES, row.tolist(), strict=True))), int(seed))
            except CubbSimError:
                rows.append([np.nan] * len(targets))
                continue
            study: Any = SimpleNamespace(register=register)
            rows.append([transformed(one.transform, MEASURES[one.measure](study)) for one in targets])
        return np.array(rows)

    return simulate


def cross_check(draws: int = 150, n_per_wave: tuple[int, ...] = (300, 200), seed: int = 1) -> tuple[pd.DataFrame, int]:
    """The posterior of the small problem by both methods, a row per number, and the other method's number of runs.

    Args:
        draws: of each of the two chains of the other method.
        n_per_wave: runs of the emulators.
        seed: of both.

    Raises:
        CubbSimError: PyMC is not installed.
    """
    prior = prior_of(NAMES)
    targets = [one for one in load_targets() if one.id in TARGETS]
    ids, values, sds = [one.id for one in targets], [one.on_scale for one in targets], [one.sd for one in targets]
    observed = Observed(ids, values, sds, [True] * len(ids))  # the other method compares single runs
    simulate = register_simulator()
    history = history_match(simulate, prior, observed, n_per_wave=n_per_wave, seed=seed, first_seed=EMULATOR_SEEDS)
    likelihood = EmulatorLikelihood(history.emulators, prior, observed)
    by_emulator = sample_posterior(prior, likelihood, n_particles=2000, seed=seed).samples
    found = crosscheck(simulate, prior, observed, by_emulator, draws=draws, seed=seed, first_seed=OTHER_SEEDS)
    table = pd.DataFrame([asdict(row) for row in found.rows])
    return table, found.n_runs
