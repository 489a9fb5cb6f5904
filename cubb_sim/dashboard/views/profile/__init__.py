"""Where are we today: the levers of a municipality on the five pillars, and what its own people say instead."""

from cubb_sim.dashboard.views.profile.changing import changed
from cubb_sim.dashboard.views.profile.file import profile_file
from cubb_sim.dashboard.views.profile.page import profile

__all__ = ["changed", "profile", "profile_file"]
