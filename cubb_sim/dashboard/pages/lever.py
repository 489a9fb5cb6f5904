"""The evidence sheet of a lever, where the lever can be moved; without a name, the list of all sheets."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import note, noted
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.levers import changed
from cubb_sim.dashboard.views.sheet import listing, sheet_page, unknown
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import joined

TITLE = Text("Evidensark", "Evidence sheet")
NOTE = Text("Vores noter om dette håndtag", "What we talk about at this lever")


@solara.component
def LeverPage(session: Session) -> None:
    """One sheet, or the list."""
    name = session.address.argument

    def on_event(event: Event) -> None:
        if session.followed(event) or noted(session, event):
            return
        session.select(changed(session.selection, event))

    if not name:
        markup = listing(session)
    elif name not in LEVERS:
        markup = unknown(session, name)
    else:
        markup = joined(sheet_page(session, name), note(session, f"lever-{name}", NOTE))
    live(markup, on_event, css="sheet-page")
