"""When does a strategy reach the goal: boxes in the space of all that is varied, found by PRIM and by CART."""

from cubb_sim.experiments.questions.discovery.tables import discovery_tables

__all__ = ["discovery_tables"]
