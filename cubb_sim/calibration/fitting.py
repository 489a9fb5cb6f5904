"""The posterior of one structure: sampled on emulators, checked with real studies, looked at from its centre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.calibration.conditioned import conditioned
from cubb_sim.calibration.free import Structure
from cubb_sim.calibration.inference.emulator import Emulators
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.recheck import Recheck, recheck
from cubb_sim.calibration.inference.smc import sample_posterior
from cubb_sim.calibration.problem import Effort, Problem
from cubb_sim.calibration.simulate import StudySimulator, on_scale

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class StructurePosterior:
    """One structure's posterior and what real studies say of it.

    Attributes:
        draws: float64[N, n_free], equally probable.
        emulators: of the free numbers under this structure.
        log_evidence: of the targets, relative to nothing: only differences between structures mean anything.
        check: real studies against the emulators at some of the draws.
        checked: float64[m, r, measures], those studies' measures.
    """

    structure: Structure
    draws: Array
    emulators: Emulators
    log_evidence: float
    check: Recheck
    checked: Array

    @property
    def centre(self) -> Array:
        """The mean draw, float64[n_free]."""
        return np.asarray(self.draws.mean(axis=0))


def fit_structure(
    problem: Problem, emulators: Emulators, structure: Structure, effort: Effort, simulator: StudySimulator, seed: int
) -> StructurePosterior:
    """Sample, and check with real studies whose seeds begin at `seed`."""
    is_default = not structure.switches
    n_particles, n_kept, n_checked, n_repeated = (
        (effort.n_particles, effort.n_kept, effort.n_checked, effort.n_repeated)
        if is_default
        else (effort.n_particles_other, effort.n_kept_other, effort.n_checked_other, effort.n_repeated_other)
    )
    own = of_structure(problem, emulators, structure)
    prior = problem.free_prior
    likelihood = EmulatorLikelihood(own, prior, problem.observed)
    sampled = sample_posterior(prior, likelihood, n_particles=n_particles, seed=seed)
    order = np.random.default_rng(seed).permutation(len(sampled.samples))
    draws = sampled.samples[order[:n_kept]]
    checked = studies_at(problem, simulator, draws[:n_checked], n_repeated, structure, seed)
    y = on_scale(problem.fitted, checked.reshape(-1, checked.shape[2])).reshape(*checked.shape[:2], -1)
    found = recheck(draws[:n_checked], y, own, prior, problem.observed, seed)
    return StructurePosterior(structure, draws, own, sampled.log_evidence, found, checked)


def of_structure(problem: Problem, emulators: Emulators, structure: Structure) -> Emulators:
    """The emulators with the switches standing as the structure says."""
    prior = problem.prior
    point = np.concatenate([problem.free_prior.mean, structure.values()])
    return conditioned(emulators, prior.scaled(point)[problem.n_free :])


def studies_at(
    problem: Problem, simulator: StudySimulator, values: Array, n_each: int, structure: Structure, seed: int
) -> Array:
    """Measures of `n_each` studies at each row of free values, float64[n, n_each, measures]."""
    rows = np.repeat(problem.with_switches(values, structure), n_each, axis=0)
    seeds = [seed + i for i in range(len(rows))]
    measured = simulator.measures(rows, seeds, f"Checking {structure.name}")
    return measured.reshape(len(values), n_each, -1)
