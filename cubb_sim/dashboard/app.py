"""What Solara serves: the page that the address names, in the frame that all pages share."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.live.live import failed, head
from cubb_sim.dashboard.pages import (
    assumptions,
    citizen,
    lever,
    matters,
    mesa,
    model,
    organisation,
    profile,
    record,
    start,
    work,
)
from cubb_sim.dashboard.record import RecordError, records
from cubb_sim.dashboard.session import Address, Session, decode, encode
from cubb_sim.dashboard.views.frame import failed_action, failed_page, footer, header, looked_at
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Named:
    """A page: what it is called, and the component that shows it to a session."""

    title: Text
    component: Callable[[Session], Any]


PAGES = {
    "": Named(start.TITLE, start.StartPage),
    "work": Named(work.TITLE, work.WorkPage),
    "profile": Named(profile.TITLE, profile.ProfilePage),
    "citizen": Named(citizen.TITLE, citizen.CitizenPage),
    "organisation": Named(organisation.TITLE, organisation.OrganisationPage),
    "lever": Named(lever.TITLE, lever.LeverPage),
    "assumptions": Named(assumptions.TITLE, assumptions.AssumptionsPage),
    "matters": Named(matters.TITLE, matters.MattersPage),
    "record": Named(record.TITLE, record.RecordPage),
    "model": Named(model.TITLE, model.ModelPage),
    "mesa": Named(mesa.TITLE, mesa.MesaPage),
}
"""The pages by the first part of their path."""
NOT_OPENED = Text(
    "Referatet kunne ikke åbnes på grund af en fejl i programmet. Filen er ikke rørt, og siden kan bruges uden det.",
    "The record could not be opened because of a fault in the program. The file was left untouched, and the page can "
    "be used without it.",
)
_LOGGER = logging.getLogger(__name__)


@solara.component
def Dashboard() -> Any:
    """The page of the address, in its frame."""
    router = solara.use_router()
    session = opened(decode(router.path, router.search), router.push)
    address = session.address

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == "frame" and event.argument == "large":
            session.with_view(is_large=not address.is_large)

    with solara.v.Html(tag="div", class_="page large" if address.is_large else "page"):
        head(address.language, _title(session), f"{address.page}/{address.argument}")
        live(header(session), on_event)
        with solara.v.Html(tag="main", attributes={"id": "content", "tabindex": "-1"}):
            if failed.value:
                live(failed_action(session))
            Guarded(session)
        live(footer(session), on_event)


@solara.component
def Guarded(session: Session) -> Any:
    """The page itself; one that fails is replaced by a message, until the address is another."""
    exception, forget = solara.use_exception()
    solara.use_effect(forget, [encode(session.address)])
    if exception is None:
        PAGES[session.address.page].component(session)
    else:
        _LOGGER.error("A page could not be shown.", exc_info=exception)
        live(failed_page(session), session.followed)


@solara.component
def Layout(children: list[Any]) -> Any:
    """Nothing around the pages but the pages: Solara would add tabs of its own."""
    return solara.v.Html(tag="div", children=children)


def opened(address: Address, push: Callable[[str], None]) -> Session:
    """The session of an address, with its record; one that cannot be opened is a problem of the address."""
    if not address.record_id:
        return Session(address, None, push)
    try:
        return Session(address, records().open(address.record_id), push)
    except RecordError as error:
        problem = error.text
    except Exception:  # whatever it was: the page is shown without the record, and says so
        _LOGGER.exception("The record '%s' could not be opened.", address.record_id)
        problem = NOT_OPENED
    return Session(replace(address, problems=(*address.problems, problem)), None, push)


def _title(session: Session) -> str:
    page = session.say(PAGES[session.address.page].title)
    return " · ".join(one for one in (page, looked_at(session), "cubb_sim") if one)


# Solara puts the layout of the root around all others: with one of their own, the frame would be made anew.
routes = [
    solara.Route(path="/", component=Dashboard, layout=Layout),
    *(solara.Route(path=name, component=Dashboard) for name in PAGES if name),
]
