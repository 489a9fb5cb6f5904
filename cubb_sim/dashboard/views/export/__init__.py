"""What can be taken home: figures as SVG, numbers as CSV for Danish Excel and for R or Python, or all of it."""

from cubb_sim.dashboard.views.export.buttons import export_buttons
from cubb_sim.dashboard.views.export.figures import figures
from cubb_sim.dashboard.views.export.made import Made
from cubb_sim.dashboard.views.export.numbers import DANISH, PLAIN, all_numbers, numbers
from cubb_sim.dashboard.views.export.zipped import everything, zipped

__all__ = ["DANISH", "PLAIN", "Made", "all_numbers", "everything", "export_buttons", "figures", "numbers", "zipped"]
