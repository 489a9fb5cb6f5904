"""The record of a FLIP: notes, guesses, what was tried, principles and decisions, in one file that survives a crash.

A file per meeting, of lines that are only ever added to. What stands in the file is the record; `RecordState` is made
from it by reading it from the first line to the last.
"""

from cubb_sim.dashboard.record.contents import mark
from cubb_sim.dashboard.record.folder import Records, Summary, named, records, use_folder
from cubb_sim.dashboard.record.folding import lost
from cubb_sim.dashboard.record.kinds import (
    GUIDE,
    HIGHEST_SCORE,
    LONGEST_TEXT,
    LOWEST_SCORE,
    Kind,
    RecordError,
    UnreadableError,
    UnsavedError,
)
from cubb_sim.dashboard.record.record import Record
from cubb_sim.dashboard.record.state import (
    Contested,
    Decision,
    Guess,
    Note,
    Principle,
    RecordState,
    Scoring,
    Tried,
)

__all__ = [
    "GUIDE",
    "HIGHEST_SCORE",
    "LONGEST_TEXT",
    "LOWEST_SCORE",
    "Contested",
    "Decision",
    "Guess",
    "Kind",
    "Note",
    "Principle",
    "Record",
    "RecordError",
    "RecordState",
    "Records",
    "Scoring",
    "Summary",
    "Tried",
    "UnreadableError",
    "UnsavedError",
    "lost",
    "mark",
    "named",
    "records",
    "use_folder",
]
