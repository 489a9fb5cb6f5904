"""What a record says, from its first entry to its last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cubb_sim.dashboard.record.head import Head
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Note:
    """A text and when it was written."""

    text: str
    time: str


@dataclass(frozen=True)
class Guess:
    """What somebody guessed before the result was shown.

    Attributes:
        value: in the unit of the quantity; a share is from 0 to 1.
        about: key of the selection that was guessed at.
        address: of the page it was guessed on.
    """

    who: str
    quantity: str
    value: float
    about: str
    address: str
    time: str


@dataclass(frozen=True)
class Tried:
    """A scenario that was looked at.

    Attributes:
        about: key of the selection; the address where none was given.
        label: what was changed, in words, by language.
        results: before and after by quantity, in the unit of the quantity.
        said: sentences by topic (`sure`, `worse`, `people`, `price`, `contested`) and language, as they stood then.
    """

    about: str
    address: str
    label: Text
    results: Mapping[str, tuple[float, float]]
    said: Mapping[str, Mapping[str, tuple[str, ...]]]
    time: str


@dataclass(frozen=True)
class Contested:
    """A number of the model that was held to be another, or was again held to be the model's (value None)."""

    name: str
    value: float | None
    address: str
    time: str


@dataclass(frozen=True)
class Scoring:
    """What one table, or one participant, gave a principle: a score by each of the five properties of GUIDE."""

    who: str
    scores: Mapping[str, int]
    time: str


@dataclass(frozen=True)
class Principle:
    """A principle, and how it was scored, by each who scored it; the last one of each who counts."""

    id: str
    text: str
    time: str
    scorings: tuple[Scoring, ...] = ()


@dataclass(frozen=True)
class Decision:
    """Something agreed on."""

    id: str
    text: str
    time: str


@dataclass(frozen=True)
class RecordState:
    """A record as it stands.

    Attributes:
        title: as last written.
        people: how many took part; None where nobody said.
        notes: the last text by topic; an emptied one is left out.
        noted: when the last text of a topic was written.
        earlier: texts of a topic that were written over, oldest first.
        fullest: the most that has stood under a topic since something was last kept in `earlier`.
        crossed: topics where somebody wrote over a text they had not seen, as from two windows.
        tried: scenarios in the order they were first looked at, each as it stood last.
        last: when the last entry was written; "" before the first.
        n_damaged: lines that could not be read; they are still in the file.
    """

    head: Head
    title: str
    people: int | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    fullest: Mapping[str, Note] = field(default_factory=dict)
    crossed: frozenset[str] = frozenset()
    guesses: tuple[Guess, ...] = ()
    tried: tuple[Tried, ...] = ()
    contested: tuple[Contested, ...] = ()
    principles: tuple[Principle, ...] = ()
    decisions: tuple[Decision, ...] = ()
    n_entries: int = 0
    last: str = ""
    n_damaged: int = 0

    @property
    def problem(self) -> Text | None:
        """What is to be said about the file; None where it is whole."""
        if not self.n_damaged:
            return None
        n = self.n_damaged
        return Text(
            f"{'En linje' if n == 1 else f'{n} linjer'} i referatets fil kunne ikke læses, nok fordi computeren gik ud "
            "midt i en skrivning. Resten er læst, og det, der ikke kunne læses, ligger stadig i filen.",
            f"{'One line' if n == 1 else f'{n} lines'} of the record's file could not be read, probably because the "
            "computer stopped while writing. The rest was read, and what could not be read is still in the file.",
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written since it was begun."""
        return not self.n_entries


def first_state(head: Head) -> RecordState:
    """The state before the first entry."""
    return RecordState(head, head.title)


def damaged(state: RecordState) -> RecordState:
    """The state with one more line that could not be read."""
    return replace(state, n_damaged=state.n_damaged + 1)
