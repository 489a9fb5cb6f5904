"""The BIP study repeated on simulated people: measured with error, with gaps, linked to a register, and analysed.

It tunes nothing: `bip_study()` measures what such a study would have found. docs/bip_study.md says how, and what it
can and cannot see.
"""

from __future__ import annotations

from cubb_sim.calibration.bip_study.design import StudyDesign, StudyDesignError
from cubb_sim.calibration.bip_study.estimates import Estimates
from cubb_sim.calibration.bip_study.experiment import belief_experiment, belief_figure, belief_summary
from cubb_sim.calibration.bip_study.register import Register, observe
from cubb_sim.calibration.bip_study.study import BipStudy, bip_study, study_of, study_on

__all__ = [
    "BipStudy",
    "Estimates",
    "Register",
    "StudyDesign",
    "StudyDesignError",
    "belief_experiment",
    "belief_figure",
    "belief_summary",
    "bip_study",
    "observe",
    "study_of",
    "study_on",
]
