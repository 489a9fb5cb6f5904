"""What stands on other pages in place of a result that is still to be guessed at."""

from __future__ import annotations

from dataclasses import replace

from cubb_sim.dashboard.record import RecordError
from cubb_sim.dashboard.session import Session, encode
from cubb_sim.dashboard.views.guess.placing import Guessing, guesses_of
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element

WAITS = Text(
    "I gætter først. Her er det, der følger af ændringen, skjult, til I har gættet ved arbejdsbordet.",
    "You guess first. What follows from the change is hidden here until you have guessed on the work table.",
)
TO_GUESS = Text("Gæt ved arbejdsbordet", "Guess on the work table")
SHOW_ANYWAY = Text("Vis alligevel, og gæt ikke mere først", "Show it anyway, and no longer guess first")


def is_withheld(session: Session) -> bool:
    """Whether pages other than the work table hide what compares the two worlds.

    They know of guesses from the record only: without one, or with one that cannot be read, nobody has guessed.
    """
    chosen = session.selection
    if not session.address.is_guessing or chosen.is_as_today:
        return False
    try:
        return not guesses_of(chosen, session.record, Guessing())
    except RecordError:
        return True


def withheld(session: Session) -> Markup | None:
    """The message in place of the comparison, with both ways on; None where nothing is hidden."""
    if not is_withheld(session):
        return None
    say, shown = session.say, encode(replace(session.address, is_guessing=False, problems=()))
    return element(
        "div",
        element("p", say(WAITS)),
        element(
            "p",
            element("a", say(TO_GUESS), href=session.href("work"), data_go=""),
            " \u00b7 ",
            element("a", say(SHOW_ANYWAY), href=shown, data_go=""),
        ),
        class_="not",
        role="note",
    )
