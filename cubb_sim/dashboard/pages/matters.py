"""What matters most, and what nobody knows: shipped results of sensitivity experiments."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import note, noted
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.matters import Looked, looked, page
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import joined

TITLE = Text("Hvad betyder mest?", "What matters most?")
NOTE = Text("Vores noter om det, der betyder mest", "What we talk about at what matters most")


@solara.component
def MattersPage(session: Session) -> None:
    """Pictures a leader reads."""
    now, set_now = solara.use_state(Looked())

    def on_event(event: Event) -> None:
        if session.followed(event) or noted(session, event):
            return
        set_now(looked(now, event))

    live(joined(page(session, now), note(session, "matters", NOTE)), on_event, css="matters-page")
