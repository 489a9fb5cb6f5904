"""Questions put to the runs of a sweep, each answered with tables: what matters, how, how sure, when, and regretted."""

from cubb_sim.experiments.questions.curves import curve_tables
from cubb_sim.experiments.questions.discovery import discovery_tables
from cubb_sim.experiments.questions.emulation import emulator_tables
from cubb_sim.experiments.questions.factorial import factorial_tables
from cubb_sim.experiments.questions.regret import regret_tables
from cubb_sim.experiments.questions.replication import replication_tables

__all__ = [
    "curve_tables",
    "discovery_tables",
    "emulator_tables",
    "factorial_tables",
    "regret_tables",
    "replication_tables",
]
