"""What the model is and is not, how its pictures are read, the keyboard, and five reasons to doubt it."""

from cubb_sim.dashboard.views.model.about import about

__all__ = ["about"]
