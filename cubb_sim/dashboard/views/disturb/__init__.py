"""Disturb: place what leaders meet but do not decide, and see both worlds meet it."""

from cubb_sim.dashboard.views.disturb.changing import Draft, changed, drafted
from cubb_sim.dashboard.views.disturb.panel import panel
from cubb_sim.dashboard.views.disturb.without import with_and_without

__all__ = ["Draft", "changed", "drafted", "panel", "with_and_without"]
