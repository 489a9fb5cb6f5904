"""A comparison to be read: as a page that opens offline and prints, or as text on a console."""

from cubb_sim.report.page import report_page, write_report

__all__ = ["report_page", "write_report"]
