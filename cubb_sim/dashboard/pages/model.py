"""What the model is and is not."""

from __future__ import annotations

import solara

from cubb_sim.dashboard.live import live
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.model import about
from cubb_sim.parameters.specification import Text

TITLE = Text("Om modellen", "About the model")


@solara.component
def ModelPage(session: Session) -> None:
    """Reading matter: nothing on it changes anything."""
    live(about(session), session.followed)
