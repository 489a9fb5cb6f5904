"""Every lever's sheet: the one somebody has written, else the one its declaration gives."""

from __future__ import annotations

from functools import cache

from cubb_sim.dashboard.content.sheets.sheet import Sheet, written_sheets
from cubb_sim.dashboard.content.sheets.unwritten import unwritten_sheet
from cubb_sim.parameters import LEVERS


@cache
def sheets() -> dict[str, Sheet]:
    """All sheets by the plain name of their lever, in the order of the levers."""
    written = written_sheets()
    return {name: written.get(name) or unwritten_sheet(lever) for name, lever in LEVERS.items()}
