"""The page for students: Mesa's SolaraViz around the model, step by step.

SolaraViz is English only and shows one run without a comparison, so that it is for students and not for leaders. Only
its controls are used. What there is to see stands below them as our own markup, which has names, sentences and tables,
and which is not laid out in a grid that cannot be read on a narrow screen. Its `CommandConsole` executes whatever
Python is typed in the browser: it appears only where it is named among the components, and none are.

axe-core 4 finds nothing against this page. Of what it finds against SolaraViz elsewhere, language and zoom are mended
by the frame of the page, pictures and grid are not used, and there is no list to choose from (nested-interactive).
"""

from __future__ import annotations

import importlib
from typing import Any

import solara
from solara.components.applayout import appbar_portal, apptitle_portal, sidebar_portal

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.students.controls import parameters, watched_municipality
from cubb_sim.dashboard.views.students.inspected import FIRST_KIND, KINDS, inspector
from cubb_sim.dashboard.views.students.pictures import TITLE, introduction, watched_view, without_altair
from cubb_sim.dashboard.views.students.watched import SEEDS, WatchedModel

__all__ = ["TITLE", "MesaPage"]

PLAY_INTERVAL_MS = 400
"""Between two months while the model plays: slow enough to be followed (assumed)."""


@solara.component
def MesaPage(session: Session) -> Any:
    """The introduction, and Mesa's controls with what they move, where Mesa's page can be imported."""
    live(introduction(session.language), session.followed)
    if _solara_viz() is None:
        live(without_altair(session.language), session.followed)
    else:
        municipality = watched_municipality(session.selection.municipality)
        Bench(session, municipality).key(municipality)


@solara.component
def Bench(session: Session, municipality: str) -> Any:
    """Mesa's controls, and the model under them."""
    seed = min(session.selection.seed, SEEDS)
    model = solara.use_reactive(solara.use_memo(lambda: WatchedModel(municipality=municipality, seed=seed), []))
    with Beside():
        _solara_viz().SolaraViz(
            model,
            components=[],
            model_params=parameters(municipality, seed),
            play_interval=PLAY_INTERVAL_MS,
            name="cubb_sim",
        )
        Watched(model, session)


@solara.component
def Beside(children: list[Any] = []) -> Any:  # noqa: B006 (Solara tells components by their default children)
    """Mesa's controls beside what they move, within the frame of the page.

    SolaraViz puts its controls into the side bar, and a title and a switch to dark colours into the bar at the top of
    an application of its own. Here the frame of the page is the application: the side bar is a part of the page, and
    the bar is left out.
    """
    controls = sidebar_portal.use_portal()
    appbar_portal.use_portal()
    apptitle_portal.use_portal()
    with solara.v.Html(tag="div", class_="students-page"):
        solara.v.Html(
            tag="section",
            class_="students-controls",
            attributes={"aria-label": "Mesa", "lang": "en"},
            children=controls,
        )
        solara.v.Html(tag="div", class_="students-views", children=children)


@solara.component
def Watched(model: solara.Reactive[Any], session: Session) -> Any:
    """The model as it is now; it is drawn again whenever Mesa's controls have moved it."""
    _updates().update_counter.get()
    (kind, rank), set_looked_at = solara.use_state((FIRST_KIND, 1))

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == "kind" and event.value in KINDS:
            set_looked_at((event.value, 1))
        if event.action == "rank" and event.value.isdecimal():
            set_looked_at((kind, int(event.value[:6])))

    with solara.v.Html(tag="div"):
        live(watched_view(model.value, session.language))
        live(inspector(model.value.simulated, kind, rank, session.language), on_event)


def _solara_viz() -> Any:
    """Mesa's page, imported when it is asked for, because it brings large packages along; None where one is missing.

    Mesa 3 imports Altair there, and says so only in an extra of its own.
    """
    try:
        return importlib.import_module("mesa.visualization.solara_viz")
    except ImportError:
        return None


def _updates() -> Any:
    return importlib.import_module("mesa.visualization.utils")
