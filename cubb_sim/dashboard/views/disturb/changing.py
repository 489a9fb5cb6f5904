"""What somebody did about disturbances, as a change of what is chosen and of what is being prepared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Placed, Selection
from cubb_sim.dashboard.session.library import choice_of
from cubb_sim.parameters import DISTURBANCES

KIND, ADD, REMOVE = "disturb-kind", "disturb-add", "disturb-remove"
PERCENT = 100.0


@dataclass(frozen=True)
class Draft:
    """A disturbance that is being prepared; None where the one the FLIP suggests is taken."""

    kind: str | None = None

    def kind_in(self, selection: Selection) -> str:
        """The kind that is at hand."""
        return self.kind or FLIPS[selection.flip].disturbance.kind


def drafted(draft: Draft, event: Event) -> Draft:
    """What is prepared after an event."""
    return replace(draft, kind=event.value) if event.action == KIND and event.value in DISTURBANCES else draft


def changed(selection: Selection, event: Event) -> Selection:
    """The selection after an event; the same where the event is about something else or cannot be used."""
    if event.action == REMOVE:
        left = [one for one in selection.disturbances if _id(one) == event.argument]
        return selection.without_disturbance(left[0]) if left else selection
    if event.action != ADD:
        return selection
    placed = _placed(dict(event.fields), horizon_of(selection))
    return selection.with_disturbance(placed) if placed else selection


def horizon_of(selection: Selection) -> int:
    """Months that are simulated."""
    return choice_of(selection.municipality).scenario.horizon_months


def _id(one: Placed) -> str:
    return f"{one.kind}:{one.month}"


def _placed(fields: dict[str, str], horizon: int) -> Placed | None:
    """The disturbance of a form, inside the ranges of month and size; None where it says none."""
    kind = DISTURBANCES.get(fields.get("kind", ""))
    month, size = (Event("", value=fields.get(name, "")).number() for name in ("month", "size"))
    if kind is None or month is None or size is None:
        return None
    within = min(max(size / PERCENT, kind.size.low), kind.size.high)
    return Placed(min(max(round(month), 1), horizon), kind.name, float(f"{within:.6g}"))
