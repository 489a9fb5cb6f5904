"""The server of the dashboard: on this machine only unless told otherwise, and with every file it shows on board."""

from cubb_sim.dashboard.serving.serve import ServingError, prepare, serve

__all__ = ["ServingError", "prepare", "serve"]
