"""What one citizen lives through: the events of a run as a readable story, and the same person's two lives."""

from __future__ import annotations

from cubb_sim.biography.finding import Find, Found, Who, find_citizens, what_to_find
from cubb_sim.biography.life import Card, Ending, Life, Month, Situation, life_of
from cubb_sim.biography.lines import Happening, Holder, Workplace
from cubb_sim.biography.one_run import LivedRun, lived
from cubb_sim.biography.parting import Parting, parting_of
from cubb_sim.biography.register import CitizenName, Register, register_of
from cubb_sim.biography.story import tell
from cubb_sim.biography.two_lives import Apart, common_passages, months_apart, parting_sentence, side_by_side

__all__ = [
    "Apart",
    "Card",
    "CitizenName",
    "Ending",
    "Find",
    "Found",
    "Happening",
    "Holder",
    "Life",
    "LivedRun",
    "Month",
    "Parting",
    "Register",
    "Situation",
    "Who",
    "Workplace",
    "common_passages",
    "find_citizens",
    "life_of",
    "lived",
    "months_apart",
    "parting_of",
    "parting_sentence",
    "register_of",
    "side_by_side",
    "tell",
    "what_to_find",
]
