"""Designs: what is varied, how, and what is asked; and how they are read from TOML."""

from cubb_sim.experiments.design.content import AS_TODAY, OUR_MODEL, Analysis, Design, Goal, Method, Output, Seeds
from cubb_sim.experiments.design.factor import DUMMY, POSTERIOR, Distribution, Factor, FactorKind

__all__ = [
    "AS_TODAY",
    "DUMMY",
    "OUR_MODEL",
    "POSTERIOR",
    "Analysis",
    "Design",
    "Distribution",
    "Factor",
    "FactorKind",
    "Goal",
    "Method",
    "Output",
    "Seeds",
]
