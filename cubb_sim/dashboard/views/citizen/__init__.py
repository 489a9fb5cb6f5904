"""Follow a citizen: who fits a description, and one person's two lives as a picture and as a story."""

from cubb_sim.dashboard.views.citizen.citizen import NOTE, TITLE, citizen_page, waiting_page
from cubb_sim.dashboard.views.citizen.drawn.feelings import felt
from cubb_sim.dashboard.views.citizen.finding.asked import Asked, read, sent, written
from cubb_sim.dashboard.views.citizen.finding.listing import PAGE, href_of
from cubb_sim.dashboard.views.citizen.lives import Pair

__all__ = [
    "NOTE",
    "PAGE",
    "TITLE",
    "Asked",
    "Pair",
    "citizen_page",
    "felt",
    "href_of",
    "read",
    "sent",
    "waiting_page",
    "written",
]
