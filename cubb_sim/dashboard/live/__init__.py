"""Markup that is shown in the browser, and what people do to it."""

from cubb_sim.dashboard.live.file import File
from cubb_sim.dashboard.live.live import Event, live

__all__ = ["Event", "File", "live"]
