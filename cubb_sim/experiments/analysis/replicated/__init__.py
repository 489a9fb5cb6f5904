"""Chance and the factors told apart: what replications say of a mean, and estimators that take chance out."""

from cubb_sim.experiments.analysis.replicated.blocks import Blocks
from cubb_sim.experiments.analysis.replicated.means import Means, cleaned
from cubb_sim.experiments.analysis.replicated.resampling import Resampled, resampled
from cubb_sim.experiments.analysis.replicated.split import Split, split_of

__all__ = ["Blocks", "Means", "Resampled", "Split", "cleaned", "resampled", "split_of"]
