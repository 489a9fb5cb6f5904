"""Running a design: every run is kept, found again by what it is, and done once, wherever it is computed."""

from cubb_sim.experiments.running.engines import DaskEngine, Engine, JoblibEngine, n_processors
from cubb_sim.experiments.running.loading import SweepStatus, load_sweep, rerun, status
from cubb_sim.experiments.running.sweeping import Progress, SweepStopped, SweepSummary, sweep

__all__ = [
    "DaskEngine",
    "Engine",
    "JoblibEngine",
    "Progress",
    "SweepStatus",
    "SweepStopped",
    "SweepSummary",
    "load_sweep",
    "n_processors",
    "rerun",
    "status",
    "sweep",
]
