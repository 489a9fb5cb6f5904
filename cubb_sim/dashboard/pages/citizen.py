"""Follow a citizen: the same person's life in today's world and in the changed one."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import note, noted
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.address import N_REPLICATIONS
from cubb_sim.dashboard.simulation import Worlds, use_single, worlds_of
from cubb_sim.dashboard.views.citizen import (
    NOTE,
    TITLE,
    Asked,
    Pair,
    citizen_page,
    felt,
    href_of,
    read,
    sent,
    waiting_page,
)
from cubb_sim.dashboard.views.guess import withheld
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

__all__ = ["TITLE", "CitizenPage"]


@solara.component
def CitizenPage(session: Session) -> None:
    """Whoever the address asks for, in the run it asks for."""
    asked = read(session.address.argument, N_REPLICATIONS)
    runs = use_single(_worlds(session), seed_of(session, asked), felt)

    def on_event(event: Event) -> None:
        if session.followed(event) or noted(session, event):
            return
        if event.action == "citizen":
            session.push(href_of(session, sent(dict(event.fields), asked, N_REPLICATIONS)))

    def shown() -> Markup:
        if hidden is not None:
            return joined(element("h1", session.say(TITLE)), hidden)
        if runs is None or isinstance(runs, Text):
            return waiting_page(session, runs)
        today, changed = runs
        pair = Pair(today, None if session.selection.is_as_today else changed)
        return citizen_page(session, pair, _in_worlds(asked, pair), N_REPLICATIONS, written)

    written, hidden = note(session, "citizen", NOTE), withheld(session)
    markup = solara.use_memo(shown, [session.address, id(runs), str(written), hidden])
    live(markup, on_event, css="citizen-page")


def _worlds(session: Session) -> Worlds:
    """Where nothing is changed, one world is enough: the other would be the same under another name."""
    worlds = worlds_of(session.selection)
    return Worlds(worlds.baseline, worlds.baseline, worlds.assume) if session.selection.is_as_today else worlds


def seed_of(session: Session, asked: Asked) -> int:
    """The seed of the run that is asked for: the first run is the first of those the work table is made of."""
    return session.selection.seed + asked.run - 1


def _in_worlds(asked: Asked, pair: Pair) -> Asked:
    """What is asked for, as far as the worlds there are can answer it."""
    return asked if pair.changed is not None else asked.in_one_world()
