"""Guess first: what everybody expects is written down before the result is shown, and stays beside it."""

from cubb_sim.dashboard.views.guess.asking import asking
from cubb_sim.dashboard.views.guess.comparing import compared
from cubb_sim.dashboard.views.guess.placing import Guessing, Made, guesses_of, is_hidden, made
from cubb_sim.dashboard.views.guess.withheld import is_withheld, withheld

__all__ = ["Guessing", "Made", "asking", "compared", "guesses_of", "is_hidden", "is_withheld", "made", "withheld"]
