"""Why it came so: the chain of events behind a result, from the model's own counts in both worlds."""

from cubb_sim.dashboard.views.why.why import why

__all__ = ["why"]
