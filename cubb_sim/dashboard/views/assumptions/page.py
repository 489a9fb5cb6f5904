"""The whole page of assumptions."""

from __future__ import annotations

from dataclasses import dataclass, field

from cubb_sim.dashboard.content.learned import NOT_LEARNED, verdict_on
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.assumptions.card import card
from cubb_sim.dashboard.views.assumptions.contesting import Answer
from cubb_sim.dashboard.views.assumptions.disagreed import disagreed
from cubb_sim.dashboard.views.assumptions.effect import Followed, changed, effect
from cubb_sim.dashboard.views.assumptions.entry import entries
from cubb_sim.dashboard.views.assumptions.found import Wish
from cubb_sim.dashboard.views.assumptions.register import register
from cubb_sim.parameters import PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.sections.ground import OPEN_QUESTIONS

HEADING = Text("Antagelser", "Assumptions")
ABOUT = Text(
    "Modellen er bygget af tal, og de fleste er antaget. Ved I bedre, så skriv jeres eget tal: alt bliver regnet om, "
    "og det står på alle sider, at tallet er jeres.",
    "The model is built from numbers, and most are assumed. If you know better, write your own: everything is computed "
    "anew, and every page says that the number is yours.",
)
UNKNOWN = Text("Hvad modellen ikke ved", "What the model does not know")
ABOUT_UNKNOWN = Text(
    "De største åbne spørgsmål. Modellen må vælge et tal; den, der mener noget andet, kan ændre det og se, om svaret "
    "holder.",
    "The largest open questions. The model has to choose a number; whoever believes another can change it and see "
    "whether the answer holds.",
)
NEXT_TO_NOTHING = Text(
    "Tal, som tilpasningen prøvede at finde, men lærte næsten intet om",
    "Numbers that the fit tried to find and learnt next to nothing about",
)
NOT_FOUND = Text("Der er intet tal, der hedder", "There is no number called")
MOST_LINKED = 10
"""Numbers of one open question that are linked (assumed)."""


@dataclass(frozen=True)
class Asked:
    """What somebody has done on the page that is in no address.

    Attributes:
        wish: which numbers are listed.
        refused: what was last written and could not be used; None where nothing was.
    """

    wish: Wish = field(default_factory=Wish)
    refused: Answer | None = None


def page(
    session: Session, asked: Asked, ours: Followed, models: Followed | None, instead: Markup | None = None
) -> Markup:
    """Everything, the number that is opened first.

    Args:
        instead: stands in place of what follows from the numbers, where that is hidden.
    """
    say, name = session.say, session.address.argument
    opened = entries().get(name)
    refused = asked.refused if asked.refused is not None and asked.refused.name == name else None
    unknown_name = f"{say(NOT_FOUND)} \u00bb{name[:60]}\u00ab."
    return element(
        "article",
        element("h1", say(HEADING)),
        element("p", unknown_name, class_="problems", role="alert") if name and opened is None else None,
        element("p", say(ABOUT), class_="lead"),
        element(
            "div",
            element("div", card(session, opened, refused) if opened else None, changed(session)),
            effect(session, ours, models) if instead is None else instead,
            class_="assumptions-top",
        ),
        disagreed(session),
        register(session, asked.wish),
        _unknown(session),
        class_="assumptions",
    )


def _unknown(session: Session) -> Markup:
    say = session.say
    not_learned = [name for name in PARAMETERS if verdict_on(name) == NOT_LEARNED]
    return element(
        "section",
        element("h2", say(UNKNOWN), id="unknown"),
        element("p", say(ABOUT_UNKNOWN)),
        element(
            "ul",
            [
                element("li", say(question), " ", _linked(session, [name.removeprefix("lever.") for name in names]))
                for question, names in OPEN_QUESTIONS
            ],
        ),
        element(
            "details",
            element("summary", say(NEXT_TO_NOTHING)),
            element("ul", [element("li", _link(session, one, say(PARAMETERS[one].title))) for one in not_learned]),
            id="not-learned",
        ),
    )


def _linked(session: Session, names: list[str]) -> Markup:
    links = [_link(session, one, session.say(entries()[one].declared.title)) for one in names[:MOST_LINKED]]
    return joined("(", [joined("; " if at else "", one) for at, one in enumerate(links)], ")")


def _link(session: Session, name: str, shown: str) -> Markup:
    return element("a", shown, href=session.href("assumptions", name), data_go="")
