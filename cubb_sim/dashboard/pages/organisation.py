"""The page of the organisation: one run of the two worlds, looked at month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.session import Selection, Session
from cubb_sim.dashboard.simulation.hook import use_single
from cubb_sim.dashboard.simulation.worlds import Worlds, worlds_of
from cubb_sim.dashboard.views.guess import withheld
from cubb_sim.dashboard.views.organisation.controls import Shown
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.lived.snapshot import Observer, Snapshot
from cubb_sim.dashboard.views.organisation.page import TITLE, heading, organisation_view, waiting
from cubb_sim.dashboard.views.organisation.sentences import NAMES
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, joined

__all__ = ["TITLE", "OrganisationPage"]

Observed = tuple[tuple[Snapshot, ...], ...]
"""Snapshots of each world, month by month."""


@solara.component
def OrganisationPage(session: Session) -> Any:
    """The two worlds of the selection in one run, and how they are looked at."""
    shown, set_shown = solara.use_state(Shown())
    before: Any = solara.use_ref(None)
    worlds = worlds_of(session.selection)
    towns = [one.name for one in worlds.baseline.municipalities]
    town = shown.municipality if shown.municipality in towns else towns[0]
    made = use_single(_asked(worlds, session.selection), session.selection.seed + shown.run - 1, Observer(town))
    if isinstance(made, tuple):
        n = 1 if session.selection.is_as_today else len(made)
        before.current = tuple(run.observed for run in made[:n])

    def on_event(event: Event) -> None:
        if not session.followed(event):
            set_shown(shown.after(event, worlds.baseline.horizon_months, towns))

    problem = made if isinstance(made, Text) else None
    seen = before.current if problem is None else None
    live(_page(session, shown, _courses(seen, session.language), towns, (made is None, problem)), on_event)


def _asked(worlds: Worlds, selection: Selection) -> Worlds:
    """Where nothing is changed, one world is enough: the other would be the same under another name."""
    return Worlds(worlds.baseline, worlds.baseline, worlds.assume) if selection.is_as_today else worlds


def _courses(observed: Observed | None, language: str) -> tuple[Course, ...]:
    names = [name.in_language(language) for name in NAMES]
    return tuple(Course(name, one) for name, one in zip(names, observed or (), strict=False))


def _page(
    session: Session, shown: Shown, courses: Sequence[Course], towns: Sequence[str], state: tuple[bool, Text | None]
) -> Markup:
    """The heading, and below it the worlds, the wait for them or what went wrong."""
    is_waiting, problem = state
    hidden = withheld(session)
    if hidden is not None:
        below = hidden
    elif courses:
        below = organisation_view(shown, courses, towns, session.language, is_stale=is_waiting)
    else:
        below = waiting(problem, session.language)
    return joined(heading(session), below)
