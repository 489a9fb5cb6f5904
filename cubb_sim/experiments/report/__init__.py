"""Figures for papers and for the wall, a page that opens offline, and tables for R and Stata."""

from cubb_sim.experiments.report.figures import write_figures
from cubb_sim.experiments.report.page import report_page, write_report
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.experiments.report.tables import write_tables

__all__ = ["FindingsReading", "report_page", "write_figures", "write_report", "write_tables"]
