"""Where are we today: the profile on the five pillars, corrected by those who know."""

from __future__ import annotations

from dataclasses import replace

import solara

from cubb_sim.dashboard.live import Event, File, live
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.simulation import Progress, use_progress
from cubb_sim.dashboard.views.profile import changed, profile, profile_file
from cubb_sim.dashboard.views.profile.changing import SAVE
from cubb_sim.dashboard.views.profile.meaning import meaning
from cubb_sim.parameters.specification import Text
from cubb_sim.results import RunResult

TITLE = Text("Hvor er vi i dag?", "Where are we today?")


@solara.component
def ProfilePage(session: Session) -> None:
    """The pillars, and what corrections of them mean."""
    file, set_file = solara.use_state(None)
    as_today = session.selection.as_today()
    said = use_progress(as_today)
    own = use_progress(replace(as_today, profile=()))

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == SAVE:
            name, text = profile_file(session.selection)
            number = file.number + 1 if file else 1
            set_file(File(name, "application/toml", text.encode("utf-8"), number))
            return
        session.select(changed(session.selection, event))

    levels = meaning(session, _today(own), _today(said), said.n_total)
    live(profile(session, levels), on_event, css="profile-page", file=file)


def _today(progress: Progress) -> RunResult | None:
    """The world as today; None while the picture is of something else."""
    return progress.comparison.baseline if progress.comparison is not None and not progress.is_stale else None
