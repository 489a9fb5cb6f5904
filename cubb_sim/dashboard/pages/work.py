"""The work page: levers on one side, what they move on the other."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import note, noted
from cubb_sim.dashboard.pages.results import Results
from cubb_sim.dashboard.pages.taking import Taking
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views import disturb, levers
from cubb_sim.dashboard.views.work import Trail, discussion, heading
from cubb_sim.dashboard.views.work.discussion import DISAGREE, SAW
from cubb_sim.dashboard.views.work.heading import GUESSING
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import joined

TITLE = Text("Arbejdsbordet", "The work table")


@solara.component
def WorkPage(session: Session) -> None:
    """Levers, results, what to talk about, and what to take along: each redrawn for itself."""
    trail = solara.use_ref(Trail())
    trail.current = trail.current.to(session.selection)
    before = trail.current.before
    settled, set_settled = solara.use_state("")
    with solara.v.Html(tag="div", class_="workbench"):
        Heading(session)
        with solara.v.Html(tag="div", class_="workbench-middle"):
            Controls(session, session.href("work", selection=before) if before else "")
            Results(session, before, set_settled)
        Talk(session)
        Taking(session, settled == session.selection.key)


@solara.component
def Heading(session: Session) -> None:
    """The question, and the switch for guessing."""

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == GUESSING:
            session.with_view(is_guessing=event.value == "true")

    live(heading(session), on_event, css="work-top")


@solara.component
def Controls(session: Session, undo: str) -> None:
    """Everything that can be moved."""
    draft, set_draft = solara.use_state(disturb.Draft())
    is_all_shown, show_all = solara.use_state(False)

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == levers.ALL:
            show_all(not is_all_shown)
            return
        set_draft(disturb.drafted(draft, event))
        session.select(disturb.changed(levers.changed(session.selection, event), event))

    live(
        joined(levers.panel(session, undo, is_all_shown), disturb.panel(session, draft)), on_event, css="work-controls"
    )


@solara.component
def Talk(session: Session) -> None:
    """What to talk about, and what was said."""

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        noted(session, event)

    notes = joined(note(session, "saw", SAW), note(session, "disagree", DISAGREE) if session.record else None)
    live(discussion(session, notes), on_event, css="work-bottom")
