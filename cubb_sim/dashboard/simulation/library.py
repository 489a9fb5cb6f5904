"""What can be chosen as the municipality; it stands beside the address, which has to know it too."""

from cubb_sim.dashboard.session.library import Choice, choice_of, choices

__all__ = ["Choice", "choice_of", "choices"]
