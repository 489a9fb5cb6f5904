"""What somebody said about where a lever stands today, as a change of what is chosen."""

from __future__ import annotations

import math
from dataclasses import replace

from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.levers.scale import known_of, scale_of
from cubb_sim.parameters import LEVERS

STANDS, AS_KNOWN, SAVE = "stands", "as-known", "save-profile"
ALMOST = 1e-6


def changed(selection: Selection, event: Event) -> Selection:
    """The selection after an event; the same where the event is about something else or cannot be used.

    A lever that is put where the municipality's figures have it is no longer said to stand elsewhere; and one that was
    changed to where it now stands is no longer changed.
    """
    if event.action == AS_KNOWN:
        return _as_known(selection, event.argument)
    if event.action != STANDS or event.argument not in LEVERS:
        return selection
    shown = event.number()
    if shown is None:
        return selection
    name, value = event.argument, scale_of(event.argument).value(shown)
    is_known = math.isclose(value, known_of(selection.municipality, name), rel_tol=0, abs_tol=ALMOST)
    said = selection.with_profile(name, None if is_known else value)
    chosen = said.lever(name)
    if chosen is not None and math.isclose(chosen, value, rel_tol=0, abs_tol=ALMOST):
        return said.with_lever(name, None)
    return said


def _as_known(selection: Selection, name: str) -> Selection:
    """One lever where the figures have it, or all of them."""
    return selection.with_profile(name, None) if name else replace(selection, profile=())
