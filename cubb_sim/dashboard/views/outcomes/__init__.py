"""What moves, how sure, who gains and who pays: both worlds of a selection in one picture."""

from cubb_sim.dashboard.views.outcomes.outcomes import outcomes
from cubb_sim.dashboard.views.outcomes.shown import OPENABLE, PlacedGuess, Shown

__all__ = ["OPENABLE", "PlacedGuess", "Shown", "outcomes"]
