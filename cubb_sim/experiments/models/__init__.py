"""The models a sweep can study: our own, and two whose sensitivity is known from a formula."""

from cubb_sim.experiments.models.employment_services import EmploymentServices
from cubb_sim.experiments.models.known_answers import KnownAnswer
from cubb_sim.experiments.models.studied import PreparedPoint, StudiedModel

__all__ = ["EmploymentServices", "KnownAnswer", "PreparedPoint", "StudiedModel"]
