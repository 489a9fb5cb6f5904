"""What somebody chose on the start, as a change of what is chosen."""

from __future__ import annotations

from dataclasses import replace

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Address, Selection
from cubb_sim.dashboard.session.library import choices

MUNICIPALITY, FLIP, GUESSING, BEGIN, BEGIN_WITHOUT = "municipality", "flip", "guessing", "begin", "begin-without"


def changed(selection: Selection, event: Event) -> Selection:
    """The selection after an event; the same where the event is about something else or cannot be used.

    Another municipality is another meeting: what was said about the first, its profile and levers, does not go along.
    """
    if event.action == MUNICIPALITY and event.value in choices() and event.value != selection.municipality:
        return Selection(municipality=event.value, flip=selection.flip, seed=selection.seed)
    if event.action == FLIP and event.value in FLIPS:
        return replace(selection, flip=event.value)
    return selection


def begun(address: Address, record_id: str) -> Address:
    """Where a meeting begins: the work page with everything as today; the profile and what is contested stay."""
    return replace(
        address,
        page="work",
        argument="",
        selection=address.selection.as_today(),
        record_id=record_id,
        problems=(),
    )
