"""Whether an emulator is good enough to be believed."""

from __future__ import annotations

import math

from cubb_sim.experiments.questions.emulation.fitted import Fitted

GOOD_R2_OF_MEANS, GOOD_R2_OF_RUNS = 0.7, 0.3
"""Held-out R2 below which an emulator is not to be believed: of means, or of single runs where chance is unknown
(both assumed)."""


def is_believed(found: Fitted) -> bool:
    """By what it gets right at points it has not seen."""
    if math.isfinite(found.r2_of_means):
        return found.r2_of_means >= GOOD_R2_OF_MEANS
    return found.r2_of_runs >= GOOD_R2_OF_RUNS
