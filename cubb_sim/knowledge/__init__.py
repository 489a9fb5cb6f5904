"""What is known of the model's numbers: the shipped posterior, and what somebody assumes against it."""

from cubb_sim.knowledge.assumptions import Assumption, read_assumption, read_assumptions
from cubb_sim.knowledge.knowledge import (
    FEW_AGREE,
    SAME_NUMBERS,
    SEEDS_PER_DRAW,
    Knowledge,
    Numbers,
    contested_scenario,
    knowledge_of,
)
from cubb_sim.knowledge.posterior import (
    DEFAULT_STRUCTURE,
    SHIPPED,
    Posterior,
    has_posterior,
    load_posterior,
    posterior_manifest,
)

__all__ = [
    "DEFAULT_STRUCTURE",
    "FEW_AGREE",
    "SAME_NUMBERS",
    "SEEDS_PER_DRAW",
    "SHIPPED",
    "Assumption",
    "Knowledge",
    "Numbers",
    "Posterior",
    "contested_scenario",
    "has_posterior",
    "knowledge_of",
    "load_posterior",
    "posterior_manifest",
    "read_assumption",
    "read_assumptions",
]
