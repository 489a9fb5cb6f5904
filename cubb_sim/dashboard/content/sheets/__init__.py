"""One evidence sheet per lever: what a person has written. What declarations know is added where the sheet is shown."""

from cubb_sim.dashboard.content.sheets.all_sheets import sheets
from cubb_sim.dashboard.content.sheets.sheet import Sheet

__all__ = ["Sheet", "sheets"]
