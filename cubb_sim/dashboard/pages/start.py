"""The start: which municipality, which FLIP, and off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.record import RecordError, records
from cubb_sim.dashboard.session import Session, encode
from cubb_sim.dashboard.simulation import prefetch
from cubb_sim.dashboard.views.record import first_title
from cubb_sim.dashboard.views.start import begun, changed, start
from cubb_sim.dashboard.views.start.choosing import BEGIN, BEGIN_WITHOUT, GUESSING
from cubb_sim.parameters.specification import Text

TITLE = Text("Start", "Start")


@solara.component
def StartPage(session: Session) -> None:
    """Choose, and begin."""
    problem, set_problem = solara.use_state(None)

    def begin(with_record: bool) -> None:
        try:
            record_id = _begun(session) if with_record else ""
        except RecordError as error:
            set_problem(error.text)
            return
        session.push(encode(begun(session.address, record_id)))

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action in {BEGIN, BEGIN_WITHOUT}:
            begin(event.action == BEGIN)
        elif event.action == GUESSING:
            session.with_view(is_guessing=event.value == "true")
        else:
            session.select(changed(session.selection, event))

    def make_ready() -> Callable[[], None]:
        """The municipality as it is today is simulated while somebody still reads."""
        return prefetch(session.selection).drop

    solara.use_effect(make_ready, [session.selection.municipality])
    live(start(session, records().recent(), problem), on_event, css="start-page")


def _begun(session: Session) -> str:
    """A new record on the disk; its id."""
    chosen = session.selection
    return records().begin(chosen.municipality, chosen.flip, first_title(session, datetime.now())).id
