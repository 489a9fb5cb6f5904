"""What somebody did to a lever, as a change of what is chosen."""

from __future__ import annotations

import math

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers.scale import scale_of, today_of
from cubb_sim.parameters import LEVERS

LEVER, ALL_AS_TODAY = "lever", "as-today"
ALMOST = 1e-6


def changed(selection: Selection, event: Event) -> Selection:
    """The selection after an event; the same where the event is about something else or cannot be used.

    A lever that is put where it stands today is no longer changed, so that the two worlds are the same again.
    """
    if event.action == ALL_AS_TODAY:
        return all_as_today(selection)
    if event.action != LEVER or event.argument not in LEVERS:
        return selection
    shown = event.number()
    if shown is None:
        return selection
    value = scale_of(event.argument).value(shown)
    is_today = math.isclose(value, today_of(selection, event.argument), rel_tol=0, abs_tol=ALMOST)
    return selection.with_lever(event.argument, None if is_today else value)


def all_as_today(selection: Selection) -> Selection:
    """No lever changed; what both worlds meet stays."""
    for name, _ in selection.levers:
        selection = selection.with_lever(name, None)
    return selection
