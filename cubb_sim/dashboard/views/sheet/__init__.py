"""The evidence sheet of a lever, and the list of them all."""

from cubb_sim.dashboard.views.sheet.page import listing, sheet_page, unknown

__all__ = ["listing", "sheet_page", "unknown"]
