"""What is said when something went wrong: what is kept, and the way back."""

from __future__ import annotations

from cubb_sim.dashboard.session import Session
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, paragraphs


def failed_page(session: Session) -> Markup:
    """In place of a page that could not be shown."""
    say = session.say
    return element(
        "div",
        element("h1", say(Text("Siden kunne ikke vises", "The page could not be shown"))),
        paragraphs(
            say(
                Text(
                    "Der er en fejl i programmet. Det er ikke noget, I har gjort forkert. Alt, hvad I har valgt og "
                    "noteret, er gemt, og fejlen er skrevet i programmets egen log.",
                    "There is a fault in the program. It is nothing you did wrong. Everything you have chosen and "
                    "noted is kept, and the fault is written in the program's own log.",
                )
            )
        ),
        element(
            "p",
            element(
                "button",
                say(Text("Tilbage til før sidste ændring", "Back to before the last change")),
                type="button",
                data_back="",
            ),
            " ",
            element("button", say(Text("Prøv igen", "Try again")), type="button", data_reload=""),
            " ",
            element("a", say(Text("Gå til forsiden", "Go to the start")), href=_start(session), data_go=""),
        ),
        class_="problems",
        role="alert",
    )


def failed_action(session: Session) -> Markup:
    """Above a page on which something that was done had no effect."""
    told = Text(
        "Det sidste, I gjorde, blev ikke udført, fordi der er en fejl i programmet. Alt andet er, som det var; "
        "fejlen er skrevet i programmets egen log.",
        "What you did last was not carried out, because there is a fault in the program. Everything else is as it was; "
        "the fault is written in the program's own log.",
    )
    return element("div", element("p", session.say(told)), class_="problems", role="alert")


def _start(session: Session) -> str:
    return "/" if session.language == "da" else f"/?lang={session.language}"
