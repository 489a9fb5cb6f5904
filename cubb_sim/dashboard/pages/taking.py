"""Taking the work along: the address, code, and files."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.exporting import exported
from cubb_sim.dashboard.session import Selection, Session
from cubb_sim.dashboard.simulation import command, file_names, scenario_toml
from cubb_sim.dashboard.views.export import export_buttons
from cubb_sim.dashboard.views.work import sharing
from cubb_sim.errors import CubbSimError


@solara.component
def Taking(session: Session, is_settled: bool) -> None:
    """Address, code and files of what is chosen.

    Args:
        is_settled: whether all runs are there.
    """
    file, set_file = solara.use_state(None)

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        set_file(lambda now: exported(session, event, now.number + 1 if now else 1) or now)

    files, line = in_code(session.selection)
    is_guessing = session.address.is_guessing and not session.selection.is_as_today
    exports = export_buttons(session.language, is_settled, is_guessing)
    live(sharing(session, files, line, exports), on_event, css="work-taking", file=file)


def in_code(selection: Selection) -> tuple[tuple[tuple[str, str], ...], str]:
    """Names and texts of the scenario files, and the command that compares them; nothing where there is no such."""
    try:
        files = zip(file_names(selection), scenario_toml(selection), strict=True)
        return tuple((name, text) for name, text in files if text), command(selection)
    except CubbSimError:  # the results say why
        return (), ""
