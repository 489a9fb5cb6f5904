"""What of the results is looked at: which part stands open, why of what, and whether it is the picture before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.outcomes import OPENABLE
from cubb_sim.dashboard.views.work.replay import PLAY, STEP
from cubb_sim.quantities import QUANTITIES

OPEN, WHY = "open", "why"


@dataclass(frozen=True)
class Looking:
    """How the results are looked at.

    Attributes:
        opened: part that stands open under the picture; "" for none.
        why: quantity whose chain of events is shown; "" for none.
        stepped: key of the selection from which one has stepped back to the picture before; "" for none.
    """

    opened: str = ""
    why: str = ""
    stepped: str = ""

    def is_before(self, selection: Selection, before: Selection | None) -> bool:
        """Whether the picture is the one before the last change; any other change ends that."""
        return before is not None and self.stepped == selection.key

    def after(self, event: Event, selection: Selection) -> Looking:
        """How it is looked at after an event."""
        if event.action == OPEN and event.argument in OPENABLE:
            return replace(self, opened=event.argument)
        if event.action == WHY and event.argument in {"", *QUANTITIES}:
            return replace(self, why=event.argument)
        if event.action == PLAY:
            return replace(self, stepped=selection.key)
        if event.action == STEP:
            return replace(self, stepped="" if self.stepped == selection.key else selection.key)
        return self

    def played(self) -> Looking:
        """How it is looked at when the picture before has been shown long enough."""
        return replace(self, stepped="")
