"""What happened in a month, as marks in the picture: at most one for the meeting, and some for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.biography import Life, Month
from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text


class Mark(StrEnum):
    """A mark; the value is the end of its class in the picture."""

    GRASPED = "grasped"
    OVERHEARD = "overheard"
    MET = "met"
    MISSED = "missed"
    SHIFT = "shift"
    DERAILING_SHIFT = "derailing"
    BROKEN = "broken"
    REFUSED = "refused"
    HARD = "hard"


MARK_WORDS: dict[Mark, Text] = {
    Mark.MET: Text("samtale holdt", "meeting held"),
    Mark.GRASPED: Text("eget ønske grebet i samtalen", "own wish grasped in the meeting"),
    Mark.OVERHEARD: Text("eget ønske overhørt i samtalen", "own wish unheard in the meeting"),
    Mark.MISSED: Text("aftalt samtale blev ikke til noget", "meeting due did not take place"),
    Mark.SHIFT: Text("ny sagsbehandler", "new caseworker"),
    Mark.DERAILING_SHIFT: Text("ny sagsbehandler, skiftet virkede afsporende", "new caseworker, a derailing shift"),
    Mark.BROKEN: Text("aftale faldt bort", "agreement came to nothing"),
    Mark.REFUSED: Text("afslag", "refusal"),
    Mark.HARD: Text("noget svært i helbred eller familie", "something hard, in health or family"),
}
_MEETINGS = (
    (Event.GRASPED, Mark.GRASPED),
    (Event.OVERHEARD, Mark.OVERHEARD),
    (Event.MEETING_HELD, Mark.MET),
    (Event.MEETING_MISSED, Mark.MISSED),
)
"""What a meeting is marked with: what happened in it comes before that it was held."""
_SHIFTS = ((Event.SHIFT_DERAILED, Mark.DERAILING_SHIFT), (Event.SHIFT, Mark.SHIFT))
_OTHERS = ((Event.REFUSED, Mark.REFUSED), (Event.PROMISE_BROKEN, Mark.BROKEN), (Event.LIFE_EVENT, Mark.HARD))


@dataclass(frozen=True)
class Marked:
    """The marks of one month."""

    month: int
    meeting: Mark | None
    others: tuple[Mark, ...]

    @property
    def all(self) -> tuple[Mark, ...]:
        """The meeting's, and the others."""
        return self.others if self.meeting is None else (self.meeting, *self.others)


def marks_of(life: Life) -> tuple[Marked, ...]:
    """The months in which there is something to mark."""
    return tuple(marked for marked in map(_marked, life.months) if marked.all)


def _marked(month: Month) -> Marked:
    kinds = {one.kind for one in month.happenings}
    meeting = next((mark for kind, mark in _MEETINGS if kind in kinds), None)
    shift = next((mark for kind, mark in _SHIFTS if kind in kinds), None)
    others = tuple(mark for kind, mark in _OTHERS if kind in kinds)
    return Marked(month.number, meeting, others if shift is None else (shift, *others))
