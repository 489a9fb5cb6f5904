"""What stands between the runs and the libraries that make indices of them."""

from cubb_sim.experiments.analysis.guard.layout import check, points_of_block
from cubb_sim.experiments.analysis.guard.sealing import (
    AnalysisError,
    Heard,
    checked_resamples,
    checked_seed,
    problem_of,
    sealed,
)

__all__ = [
    "AnalysisError",
    "Heard",
    "check",
    "checked_resamples",
    "checked_seed",
    "points_of_block",
    "problem_of",
    "sealed",
]
