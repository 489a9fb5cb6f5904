"""The record of a FLIP as it is edited, as it is printed, and what of a result is written down in it."""

from cubb_sim.dashboard.views.record.edited import edited, no_record
from cubb_sim.dashboard.views.record.html import as_html
from cubb_sim.dashboard.views.record.printed import printed
from cubb_sim.dashboard.views.record.topics import first_title
from cubb_sim.dashboard.views.record.tried import label_of, tried_content

__all__ = ["as_html", "edited", "first_title", "label_of", "no_record", "printed", "tried_content"]
