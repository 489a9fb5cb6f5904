"""Seeing the last change once more: played, where movement is welcome, or stepped by hand."""

from __future__ import annotations

from cubb_sim.dashboard.session import Session
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element

PLAY, STEP = "replay-play", "replay-step"
AGAIN = Text("Vis sidste ændring igen", "Show last change again")
BEFORE = Text("Se, som det var før", "See it as it was before")
NOW = Text("Tilbage til nu", "Back to now")
IS_BEFORE = Text("Her ses billedet før den sidste ændring.", "This is the picture before the last change.")


def replay_bar(session: Session, can_replay: bool, is_before: bool) -> Markup:
    """The buttons; the one that plays by itself is not there for those who want no movement.

    Args:
        is_before: whether the picture shown is the one before the last change.
    """
    if not can_replay:
        return element("div", class_="work-replay")
    return element(
        "div",
        element("button", session.say(AGAIN), type="button", data_do=PLAY, class_="quiet work-moves"),
        element("button", session.say(NOW if is_before else BEFORE), type="button", data_do=STEP, class_="quiet",
                id="replay-step"),
        class_="work-replay",
    )  # fmt: skip


def earlier_note(session: Session, is_before: bool) -> Markup:
    """That the picture is an earlier one, to be read before its numbers; nothing where it is not."""
    if not is_before:
        return Markup("")
    return element("p", session.say(IS_BEFORE), role="status", class_="work-before")
