"""The start page: legible in ten seconds, and one press away from the levers."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.dashboard.content.flip import Flip
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.record import Summary
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.start.choosing import BEGIN, BEGIN_WITHOUT, FLIP, GUESSING
from cubb_sim.dashboard.views.start.meetings import meetings
from cubb_sim.dashboard.views.start.municipalities import municipalities
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

HEADING = Text("Hvad ville der ske hos os, hvis vi …?", "What would happen here if we …?")
NOT = Text(
    "Ikke en prognose og ikke en evaluering: modellen viser, hvad der kunne ske med simulerede borgere, hvis "
    "antagelserne holder, og hver antagelse kan anfægtes undervejs.",
    "Not a forecast and not an evaluation: the model shows what could happen to simulated citizens if its assumptions "
    "hold, and every assumption can be contested on the way.",
)
WHICH_FLIP = Text("Hvad skal mødet handle om?", "What is the meeting to be about?")
GUESS_FIRST = Text("Gæt først", "Guess first")
WHAT_GUESSING_IS = Text("alle gætter, før et resultat bliver vist", "everybody guesses before a result is shown")
BEGIN_NOW = Text("Begynd", "Begin")
WITHOUT = Text("Begynd uden referat", "Begin without a record")
RECORD_IS_KEPT = Text(
    "Noter, gæt og det, I prøver, bliver gemt i en fil på den computer, programmet kører på.",
    "Notes, guesses and what you try are kept in a file on the computer the program runs on.",
)
GO_ON = Text("Tilbage til mødet, der er i gang", "Back to the meeting that is going on")


def start(session: Session, recent: Sequence[Summary], problem: Text | None = None) -> Markup:
    """The whole page.

    Args:
        recent: records that can be gone on with; none where the server is shared.
        problem: why a record could not be begun.
    """
    return element(
        "div",
        element("h1", session.say(HEADING)),
        element("p", session.say(NOT), class_="not"),
        element(
            "div",
            municipalities(session),
            element(
                "fieldset",
                element("legend", session.say(WHICH_FLIP)),
                element("div", [_card(session, flip) for flip in FLIPS.values()], class_="start-cards"),
                class_="start-flips",
            ),
            class_="start-choices",
        ),
        _begin(session, problem),
        meetings(session, recent),
        class_="start",
    )


def _card(session: Session, flip: Flip) -> Markup:
    is_chosen = flip.name == session.selection.flip
    return element(
        "div",
        element(
            "input",
            type="radio",
            name="flip",
            id=f"flip-{flip.name}",
            value=flip.name,
            checked="" if is_chosen else None,
            data_do=FLIP,
            aria_describedby=f"flip-{flip.name}-question",
        ),
        element(
            "label",
            element("span", session.say(flip.title), class_="start-title"),
            " ",
            element("span", session.say(flip.about), class_="start-about"),
            for_=f"flip-{flip.name}",
        ),
        element("p", session.say(flip.question), id=f"flip-{flip.name}-question", class_="start-question"),
        class_="start-card start-chosen" if is_chosen else "start-card",
    )


def _begin(session: Session, problem: Text | None) -> Markup:
    going_on = bool(session.address.record_id)
    return element(
        "div",
        element("p", session.say(problem), role="alert", class_="problem") if problem else None,
        element(
            "p",
            element(
                "input",
                type="checkbox",
                id="guessing",
                checked="" if session.address.is_guessing else None,
                data_do=GUESSING,
            ),
            element("label", element("strong", session.say(GUESS_FIRST)), f": {session.say(WHAT_GUESSING_IS)}",
                    for_="guessing"),
            class_="start-guessing",
        ),
        joined(
            element("button", session.say(BEGIN_NOW), type="button", data_do=BEGIN, class_="primary start-begin"),
            element("button", session.say(WITHOUT), type="button", data_do=BEGIN_WITHOUT, class_="quiet"),
        ),
        element("span", session.say(RECORD_IS_KEPT), class_="small"),
        element("a", session.say(GO_ON), href=session.href("work"), data_go="") if going_on else None,
        class_="start-bar",
    )  # fmt: skip
