"""A comparison to be read: as a page that opens offline and prints, as text on a console, or by another program."""

from cubb_sim.report.content import comparison_content, result_content
from cubb_sim.report.page import report_page, write_report
from cubb_sim.report.printed import PrintedTable, printed_comparison, printed_result
from cubb_sim.report.reading import Reading

__all__ = [
    "PrintedTable",
    "Reading",
    "comparison_content",
    "printed_comparison",
    "printed_result",
    "report_page",
    "result_content",
    "write_report",
]
