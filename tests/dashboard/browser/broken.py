"""The dashboard with two faults: a page that cannot be shown at one seed, and a button that fails."""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

from cubb_sim.cli import main
from cubb_sim.dashboard.serving import prepare
from cubb_sim.dashboard.settings import Settings

FAULTY_SEED = 13


def break_it() -> None:
    """Put the faults in."""
    prepare(Settings.of_environment())  # before anything imports Solara
    from cubb_sim.dashboard.pages import model  # noqa: PLC0415
    from cubb_sim.dashboard.session import Session  # noqa: PLC0415
    from cubb_sim.dashboard.views.model import about  # noqa: PLC0415

    with_view = Session.with_view

    def faulty(session: Session) -> Any:
        """Fail at one seed."""
        if session.selection.seed == FAULTY_SEED:
            raise ZeroDivisionError("a fault that nobody thought of")
        return about(session)

    def failing(session: Session, **changed: Any) -> None:
        """Fail where somebody wants a large screen."""
        if "is_large" in changed:
            raise ZeroDivisionError("another fault that nobody thought of")
        with_view(session, **changed)

    patch.object(model, "about", faulty).start()
    patch.object(Session, "with_view", failing).start()


if __name__ == "__main__":
    break_it()
    main(["dashboard", *sys.argv[1:]])
