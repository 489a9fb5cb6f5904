"""The register of the model's numbers: found, contested, put back, and what follows from it."""

from cubb_sim.dashboard.views.assumptions.contesting import Answer, answered, models_own
from cubb_sim.dashboard.views.assumptions.found import Wish, wished
from cubb_sim.dashboard.views.assumptions.page import Asked, page

__all__ = ["Answer", "Asked", "Wish", "answered", "models_own", "page", "wished"]
