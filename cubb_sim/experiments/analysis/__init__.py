"""Sensitivity indices of the runs of a sweep: SALib's methods behind a guard, and Sobol indices without chance.

Every function takes the runs and gives the tables indices, variance, convergence and notes. The same runs and the same
seed give the same bits; NumPy's global generator is left as it was.
"""

from cubb_sim.experiments.analysis.dgsm import dgsm_tables
from cubb_sim.experiments.analysis.fast import fast_tables
from cubb_sim.experiments.analysis.given_data import given_data_tables
from cubb_sim.experiments.analysis.guard import AnalysisError
from cubb_sim.experiments.analysis.morris import morris_tables
from cubb_sim.experiments.analysis.sobol import sobol_tables

__all__ = [
    "AnalysisError",
    "dgsm_tables",
    "fast_tables",
    "given_data_tables",
    "morris_tables",
    "sobol_tables",
]
