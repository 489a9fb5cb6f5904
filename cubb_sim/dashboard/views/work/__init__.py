"""What stands around levers and results on the work page: the question, what to talk about, going back, sharing."""

from cubb_sim.dashboard.views.work.discussion import discussion
from cubb_sim.dashboard.views.work.heading import heading
from cubb_sim.dashboard.views.work.looking import Looking
from cubb_sim.dashboard.views.work.replay import earlier_note, replay_bar
from cubb_sim.dashboard.views.work.sharing import sharing
from cubb_sim.dashboard.views.work.trail import Trail

__all__ = ["Looking", "Trail", "discussion", "earlier_note", "heading", "replay_bar", "sharing"]
