"""The start: which municipality, which FLIP, whether everybody guesses first, and a record of the meeting."""

from cubb_sim.dashboard.views.start.choosing import begun, changed
from cubb_sim.dashboard.views.start.page import start

__all__ = ["begun", "changed", "start"]
