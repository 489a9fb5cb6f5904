"""What a record can hold, the words of GUIDE, and what can go wrong with a record."""

from __future__ import annotations

from enum import StrEnum

from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text

LONGEST_TEXT = 20_000
"""Characters a note may hold (assumed): a long meeting written out; what is longer is refused, and never cut."""
LOWEST_SCORE, HIGHEST_SCORE = 1, 5

GUIDE: dict[str, Text] = {
    "guiding": Text("vejledende", "guiding"),
    "useful": Text("nyttigt", "useful"),
    "inspiring": Text("inspirerende", "inspiring"),
    "developmental": Text("udviklende", "developmental"),
    "evaluable": Text("evaluerbart", "evaluable"),
}
"""The five properties a principle is judged by, in the order of their letters."""


class Kind(StrEnum):
    """What an entry is about."""

    TITLE = "title"
    PEOPLE = "people"
    NOTE = "note"
    GUESS = "guess"
    TRIED = "tried"
    CONTESTED = "contested"
    PRINCIPLE = "principle"
    SCORED = "scored"
    DECISION = "decision"


class RecordError(CubbSimError):
    """What a person is told when a record cannot be read or written.

    Attributes:
        text: in both languages; what is shown.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.da)


class UnreadableError(RecordError):
    """A record that cannot be opened; the file is left as it is."""


class UnsavedError(RecordError):
    """An entry that is not in the file; the file is as it was before."""
