"""What to talk about: the dilemmas of the FLIP, and room for what was said."""

from __future__ import annotations

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Session
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, bullets, element

HEADING = Text("Til drøftelse", "To discuss")
ASK = (
    Text("Hvad ser I, som I ikke havde ventet?", "What do you see that you had not expected?"),
    Text("Hvem betaler prisen, og sidder de med ved bordet?", "Who pays the price, and are they at the table?"),
    Text("Hvad ved I herfra, som modellen ikke kender?", "What do you know from here that the model does not?"),
)
NOTES = Text("Noter", "Notes")
DISAGREE = Text("Her er vi uenige med modellen", "Here we disagree with the model")
SAW = Text("Det lagde vi mærke til", "What we noticed")


def discussion(session: Session, notes: Markup) -> Markup:
    """Dilemmas and questions, and the boxes for notes."""
    flip = FLIPS[session.selection.flip]
    return element(
        "section",
        element("h2", session.say(HEADING)),
        element(
            "div",
            element("div", bullets([session.say(one) for one in flip.dilemmas]),
                    bullets([session.say(one) for one in ASK], class_="work-ask")),
            element("div", notes, class_="work-notes"),
            class_="work-talk",
        ),
        class_="work-discussion",
    )  # fmt: skip
