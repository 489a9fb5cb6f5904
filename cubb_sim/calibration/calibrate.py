"""The whole calibration: studies in waves, a posterior per structure, checks of all of it, one folder of results."""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from cubb_sim.calibration import tables
from cubb_sim.calibration.facts import facts_table
from cubb_sim.calibration.fitting import StructurePosterior, fit_structure, studies_at
from cubb_sim.calibration.free import Structure, structures
from cubb_sim.calibration.inference.emulator import fit_emulators
from cubb_sim.calibration.inference.recovery import Recoveries, recoveries
from cubb_sim.calibration.inference.waves import History, history_match
from cubb_sim.calibration.problem import FULL, Effort, Problem, problem_of
from cubb_sim.calibration.refining import refined
from cubb_sim.calibration.results_folder import refuse_folder, write_folder
from cubb_sim.calibration.simulate import Progress, StudySimulator, StudyStore, about_studies
from cubb_sim.calibration.targets import Target, targets_hash
from cubb_sim.errors import CubbSimError
from cubb_sim.results.manifest import DISTRIBUTION, package_version
from cubb_sim.run import CALIBRATION_SEEDS
from cubb_sim.sources import model_hash

Array = np.ndarray[Any, np.dtype[np.float64]]

WAVE_SEEDS, REFINING_SEEDS, CENTRE_SEEDS, CHECK_SEEDS = 0, 10_000, 20_000, 40_000
SEEDS_PER_STRUCTURE, SEEDS_PER_CALIBRATION = 2_000, 100_000
"""Where in the range of calibration seeds each kind of study begins, from the calibration's own seed on."""
HELD_OUT_SHARE = 0.3
"""Of the first wave, the most that is held out to recover known numbers from."""
PACKAGES = ("mesa", "numba", "numpy", "scipy", "scikit-learn", "statsmodels", "pandas", "joblib")


def calibrate(
    output: Path,
    *,
    seed: int = 1,
    workers: int = 1,
    effort: Effort = FULL,
    targets: tuple[Target, ...] | None = None,
    progress: Progress | None = None,
) -> Path:
    """Fit the model to its targets and write the folder; the same seed gives the same posterior.

    Studies are kept beside the folder, in `<folder>.studies.sqlite`, as they are done: a calibration that was stopped
    goes on from there when it is called again.

    Args:
        output: folder of the results.
        seed: from 1 to 9; each uses studies of its own.
        workers: processes. The result is the same whatever their number.
        effort: how much work.
        targets: other targets than the shipped ones.
        progress: told what is being done, how many studies of it are done, of how many.

    Raises:
        OutputError: the folder holds something else or cannot be written.
        CubbSimError: nothing the model can do comes near the targets; the message names those in conflict.
    """
    if seed not in range(1, 10):
        raise CubbSimError(f"seed: {seed!r} is not a whole number from 1 to 9.")
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise CubbSimError(f"workers: {workers!r} is not a whole number of 1 or more.")
    output = output.absolute()
    refuse_folder(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    problem = problem_of(effort, targets)
    studies = output.with_name(f"{output.name}.studies.sqlite")
    with StudyStore(studies, about_studies(problem.scenario, problem.design)) as store:
        simulator = StudySimulator(
            problem.scenario, problem.names, store, workers=workers, progress=progress, design=problem.design
        )
        contents, described = _calibrated(problem, effort, simulator, seed)
        failures = store.failures()
        n_studies = len(store)
    manifest = _manifest(problem, effort, seed, contents["posterior"]) | {
        "n_runs": n_studies,
        "n_failed": len(failures),
        "failures": sorted(set(failures))[:5],
        "seconds": round(time.monotonic() - began),
        "structures": described,
    }
    return write_folder(output, contents, manifest)


def _calibrated(
    problem: Problem, effort: Effort, simulator: StudySimulator, seed: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """All tables, and what the manifest says of each structure."""
    first = CALIBRATION_SEEDS.start + (seed - 1) * SEEDS_PER_CALIBRATION
    history = history_match(
        problem.simulated(simulator, "Waves of studies"),
        problem.prior,
        problem.observed,
        n_per_wave=effort.n_per_wave,
        seed=seed,
        first_seed=first + WAVE_SEEDS,
    )
    if history.misfit is not None and history.misfit.is_empty:
        raise CubbSimError(f"The model cannot be fitted to these targets. {history.misfit}")
    last = refined(problem, history, effort, simulator, seed, first + REFINING_SEEDS)
    chosen = structures() if effort.has_alternatives else structures()[:1]
    fitted = [
        fit_structure(
            problem, last.emulators, one, effort, simulator, first + CHECK_SEEDS + number * SEEDS_PER_STRUCTURE
        )
        for number, one in enumerate(chosen)
    ]
    centres = _at_centres(problem, fitted, effort, simulator, first + CENTRE_SEEDS)
    default = fitted[0]
    contents = {
        "posterior": tables.posterior_table(problem, fitted),
        "fit": tables.fit_table(problem, fitted, centres),
        "identifiability": tables.identifiability_table(problem, fitted),
        "pairs": tables.pairs_table(problem, fitted),
        "recovery": tables.recovery_table(_recovered(problem, history, effort, seed)),
        "leave_one_out": tables.leave_one_out_table(problem, default, seed),
        "emulators": tables.emulators_table(history, last),
        "waves": tables.waves_table(history, last),
        "facts": facts_table(problem, default, effort),
    }
    return contents, {one.structure.name: _described(problem, one) for one in fitted}


def _at_centres(
    problem: Problem, fitted: Sequence[StructurePosterior], effort: Effort, simulator: StudySimulator, seed: int
) -> dict[str, Array]:
    """Studies at the centre of each structure; fewer for the alternatives."""
    found = {}
    for number, one in enumerate(fitted):
        n = effort.n_at_centre if number == 0 else max(4, effort.n_at_centre // 4)
        at = studies_at(problem, simulator, one.centre[np.newaxis, :], n, one.structure, seed + 1000 * number)
        found[one.structure.name] = at.reshape(n, -1)
    return found


def _recovered(problem: Problem, history: History, effort: Effort, seed: int) -> Recoveries:
    """Known numbers looked for in the data of studies that no emulator has seen: the last of the first wave."""
    wave = np.flatnonzero((history.wave_of == 1) & np.isfinite(history.y).all(axis=1))
    n = min(effort.n_recovered, int(HELD_OUT_SHARE * len(wave)))
    _, first_of_point = np.unique(history.values[wave], axis=0, return_index=True)
    held_out = wave[np.sort(first_of_point)][-n:]
    seen = np.setdiff1d(np.flatnonzero(history.wave_of == 1), held_out)
    repeated = (history.values[seen][:, np.newaxis, 0] == history.values[held_out][np.newaxis, :, 0]).any(axis=1)
    seen = seen[~repeated]
    observed = problem.observed
    emulators = fit_emulators(
        problem.prior.scaled(history.values[seen]),
        history.y[seen],
        names=observed.names,
        observed_sd=observed.sd,
        seed=seed,
    )
    return recoveries(emulators, problem.prior, history.values[held_out], history.y[held_out], seed=seed)


def _described(problem: Problem, one: StructurePosterior) -> dict[str, Any]:
    names = problem.names[: problem.n_free]
    return {
        "switches": dict(one.structure.switches),
        "centre": dict(zip(names, one.centre.tolist(), strict=True)),
        "effective_share": round(one.check.effective_share, 4),
        "expected_share": round(one.check.expected_share, 4),
        "alarm": bool(one.check.alarm),
        "correlation": None if not np.isfinite(one.check.correlation) else round(one.check.correlation, 3),
        "log_evidence": round(one.log_evidence, 2),
    }


def _manifest(problem: Problem, effort: Effort, seed: int, posterior: Any) -> dict[str, Any]:
    draws = posterior.drop(columns=["structure", "draw"]).to_numpy()
    content = hashlib.sha256(np.ascontiguousarray(draws).tobytes()).hexdigest()
    return {
        "id": content[:12],
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": package_version(DISTRIBUTION),
        "model_hash": model_hash(),
        "scenario": problem.scenario.name,
        "scenario_hash": problem.scenario.hash,
        "targets_hash": targets_hash(),
        "seed": seed,
        "quick": effort.is_quick,
        "effort": {"n_per_wave": list(effort.n_per_wave), "n_particles": effort.n_particles},
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": {name: package_version(name) for name in PACKAGES},
        "origin": "Simulated by cubb_sim with 'cubb-sim calibrate'; no data on real people.",
        "licence": "BSD-3-Clause",
    }


__all__ = ["Structure", "calibrate"]
