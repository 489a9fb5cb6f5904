"""Trials that were never fitted, as files: read, held on simulated people, and judged hit or miss."""

from cubb_sim.calibration.validation.contrast import Verdict
from cubb_sim.calibration.validation.run_trials import DEFAULT_REPLICATIONS, Finding, run_trials
from cubb_sim.calibration.validation.trial import Trial, load_trial, shipped_trials

__all__ = ["DEFAULT_REPLICATIONS", "Finding", "Trial", "Verdict", "load_trial", "run_trials", "shipped_trials"]
