"""What a picture of results is made from: results as far as they have come, and what belongs on them."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.session import Placed
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading

OPENABLE = ("", "months", "sure", "people", "legitimacy", "account", "all")
"""What can stand open under the picture; a page passes on the one that was opened last, "" for none."""


@dataclass(frozen=True)
class PlacedGuess:
    """What somebody expected before the result was shown.

    Attributes:
        who: a participant, or the group; written by a person and so never trusted.
        quantity: name of the quantity, a goal.
        value: share of the citizens [0-1].
    """

    who: str
    quantity: str
    value: float


@dataclass(frozen=True)
class Shown:
    """Results as far as they have come, and what belongs on the picture of them.

    Attributes:
        reading: both worlds, in the reader's language; None before the first runs are there.
        language: `da` or `en`, also where there is nothing to read yet.
        n_done, n_total: runs of each world that are in the picture, and that there will be.
        is_settled: whether all runs are there.
        is_stale: whether the picture belongs to an earlier selection.
        about: key of the selection the results are of; the browser's tests wait for it.
        is_as_today: whether no lever is changed, so that both worlds are one.
        guesses: to be drawn at their places.
        opened: one of `OPENABLE`.
        disturbances: what both worlds meet, by month.
        problem: why there is no result, in a sentence.
        why: quantity whose chain of events is shown beside it; "" for none.
    """

    reading: Reading | None
    language: str
    n_done: int
    n_total: int
    is_settled: bool
    is_stale: bool
    about: str
    is_as_today: bool
    guesses: tuple[PlacedGuess, ...] = ()
    opened: str = ""
    disturbances: tuple[Placed, ...] = ()
    problem: Text | None = None
    why: str = ""

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.in_language(self.language)
