"""The top of the work page: the FLIP's question, and whether everybody guesses first."""

from __future__ import annotations

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Session
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element

GUESSING = "guessing"
GUESS_FIRST = Text("Gæt først", "Guess first")


def heading(session: Session) -> Markup:
    """Title and question of the FLIP, and the switch."""
    flip = FLIPS[session.selection.flip]
    return element(
        "div",
        element("h1", session.say(flip.title)),
        element("p", session.say(flip.question), class_="question"),
        element(
            "p",
            element("input", type="checkbox", id="guessing", data_do=GUESSING,
                    checked="" if session.address.is_guessing else None),
            element("label", session.say(GUESS_FIRST), for_="guessing"),
            class_="work-guessing",
        ),
        class_="work-head",
    )  # fmt: skip
