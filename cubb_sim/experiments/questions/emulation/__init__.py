"""Sobol indices on an emulator of the runs: in closed form for quadratics, by Monte Carlo with a process."""

from cubb_sim.experiments.questions.emulation.tables import emulator_tables

__all__ = ["emulator_tables"]
