"""Sentences that a reader of indices needs, in Danish and English."""

from cubb_sim.experiments.analysis.notes.note import Note, note_row
from cubb_sim.experiments.analysis.notes.sentences import BLOCKS

__all__ = ["BLOCKS", "Note", "note_row"]
