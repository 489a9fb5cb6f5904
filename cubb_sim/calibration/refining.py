"""A last wave of studies where the posterior is: emulators learn best where they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.calibration.fitting import of_structure
from cubb_sim.calibration.free import Structure
from cubb_sim.calibration.inference.emulator import Emulators, fit_emulators
from cubb_sim.calibration.inference.likelihood import EmulatorLikelihood
from cubb_sim.calibration.inference.smc import sample_posterior
from cubb_sim.calibration.inference.waves import REPEATED, History, WaveRecord
from cubb_sim.calibration.problem import Effort, Problem
from cubb_sim.calibration.simulate import StudySimulator

Array = np.ndarray[Any, np.dtype[np.float64]]

WITH_OTHER_SWITCHES = 0.5
"""Share of the points whose switches are drawn from their prior: the posterior is asked for under each of them."""


@dataclass(frozen=True, eq=False)
class Refined:
    """Emulators after the last wave, with its record."""

    emulators: Emulators
    record: WaveRecord


def refined(
    problem: Problem, history: History, effort: Effort, simulator: StudySimulator, seed: int, first_seed: int
) -> Refined:
    """Sample a first posterior of the default structure, simulate studies at its draws, and fit the emulators anew.

    Args:
        problem: what is fitted.
        history: the waves before.
        effort: how many particles and studies.
        simulator: of studies.
        seed: of sampling and design.
        first_seed: of the studies.
    """
    default = Structure("default", {})
    own = of_structure(problem, history.emulators, default)
    likelihood = EmulatorLikelihood(own, problem.free_prior, problem.observed)
    sampled = sample_posterior(
        problem.free_prior, likelihood, n_particles=max(effort.n_particles_other, effort.n_refined), seed=seed
    )
    points = _points(problem, sampled.samples, default, effort.n_refined, seed)
    seeds = first_seed + np.arange(len(points), dtype=np.int64)
    y = problem.simulated(simulator, "Studies where the posterior is")(points, seeds)
    values, all_y = np.concatenate([history.values, points]), np.concatenate([history.y, y])
    is_here = np.arange(len(values)) >= len(history.values)
    wave = len(history.waves) + 1
    observed = problem.observed
    emulators = fit_emulators(
        problem.prior.scaled(values),
        all_y,
        names=observed.names,
        observed_sd=observed.sd,
        seed=seed,
        inside=is_here,
        wave=wave,
    )
    n_failed = int(np.isnan(y).all(axis=1).sum())
    return Refined(emulators, WaveRecord(wave, len(points), n_failed, history.waves[-1].not_implausible_share, ()))


def _points(problem: Problem, samples: Array, default: Structure, n: int, seed: int) -> Array:
    """Draws with their switches, the last tenth repeating the first."""
    rng = np.random.default_rng(seed)
    n_repeats = int(np.ceil(REPEATED * n))
    chosen = samples[rng.permutation(len(samples))[: n - n_repeats]]
    points = problem.with_switches(chosen, default)
    others = problem.prior.sample(len(points), rng)[:, problem.n_free :]
    has_others = np.arange(len(points)) % round(1 / WITH_OTHER_SWITCHES) == 1
    points[has_others, problem.n_free :] = others[has_others]
    return np.concatenate([points, points[:n_repeats]])
