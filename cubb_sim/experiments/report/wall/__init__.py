"""One picture for a leader's wall."""

from cubb_sim.experiments.report.wall.picture import wall_pictures

__all__ = ["wall_pictures"]
