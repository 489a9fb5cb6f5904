"""Levers as people move them: a slider with words, buttons for a little and a lot, and what moving it brings along."""

from cubb_sim.dashboard.views.levers.changing import changed
from cubb_sim.dashboard.views.levers.panel import ALL, panel
from cubb_sim.dashboard.views.levers.scale import Scale, scale_of, today_of

__all__ = ["ALL", "Scale", "changed", "panel", "scale_of", "today_of"]
