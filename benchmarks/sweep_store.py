"""What keeping a run costs: sweeps of a model that does nothing, and the memory a long one takes."""

from __future__ import annotations

import dataclasses
import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.memory import MEGABYTE
from benchmarks.sweep_speed import Swept, swept, twelve_inputs
from cubb_sim.experiments.design import Analysis, Design, Method
from cubb_sim.experiments.models.chosen import model_of
from cubb_sim.experiments.running import JoblibEngine

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Nothing:
    """A model that does nothing and has as many outputs as ours: what is left of a sweep is bookkeeping."""

    output_names: tuple[str, ...]
    version: str = "nothing-1"

    def identity(self, world: int) -> bytes:
        """There is nothing to tell it by but its name."""
        return f"{self.version}|{world}".encode()

    def prepare(self, values: Array) -> ReadyNothing:
        """Nothing to make ready."""
        return ReadyNothing(np.resize(values, len(self.output_names)))


@dataclass(frozen=True, eq=False)
class ReadyNothing:
    """Gives the values of the factors back, so that the parts do not compress to nothing."""

    outputs: Array

    def run(self, world: int, seed: int) -> Sequence[float] | Array:
        """The same for every seed but for its last digits."""
        return self.outputs + (world + seed % 1009) * 1e-3


def many_points(n_points: int, replications: int = 1) -> Design:
    """The factors of the twelve inputs, over a Latin hypercube of any number of points."""
    return dataclasses.replace(
        twelve_inputs(2), method=Method.LATIN, size=n_points, second_order=False, replications=replications,
        analyses=(Analysis.RBD_FAST,),
    )  # fmt: skip


def sweep_of_nothing(n_points: int, replications: int = 1) -> Swept:
    """A sweep of runs that take no time, in this process."""
    design = many_points(n_points, replications)
    return swept(design, JoblibEngine(1), Nothing(model_of(design).output_names))


def peak_megabytes(n_points: int, replications: int) -> float | None:
    """The most memory that a process of its own has held while it swept so many runs; None where nobody tells."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_peak_here, n_points, replications).result()


def _peak_here(n_points: int, replications: int) -> float | None:
    sweep_of_nothing(n_points, replications)
    status = Path("/proc/self/status")
    if status.exists():  # the process's own mark; `resource` would tell the parent's where that was higher
        (line,) = [one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM:")]
        return int(line.split()[1]) / 1024.0
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MEGABYTE if sys.platform == "darwin" else 1024.0)
