"""What research disagrees about: each switch with words for its ends, and a button for each."""

from __future__ import annotations

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.assumptions.contesting import CONTEST, TAKE_BACK
from cubb_sim.dashboard.views.assumptions.entry import Entry, entries
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element
from cubb_sim.report.sentences.assumptions import switches

HEADING = Text("Det, forskningen er uenig om", "What research disagrees about")
ABOUT = Text(
    "Seks forudsætninger, hvor fundene peger hver sin vej. Modellen må vælge; prøv den anden vej, og se, om svaret "
    "holder.",
    "Six assumptions on which findings point different ways. The model has to choose; try the other way, and see "
    "whether the answer holds.",
)
IN_BETWEEN = Text("midt imellem", "in between")
ENDS: dict[str, dict[float, Text]] = {
    "belief_causal_share": {
        0.0: Text("troen er kun viden om borgeren", "belief is only knowledge of the citizen"),
        1.0: Text("hele troens vægt er årsag", "all of its weight is a cause"),
    },
    "involvement_effect": {
        -1.0: Text("at blive hørt trækker den anden vej", "being heard pulls the other way"),
        0.0: Text("at blive hørt flytter ikke troen på job", "being heard does not move the belief in a job"),
        1.0: Text("at blive hørt styrker tro og klarhed", "being heard strengthens belief and clarity"),
    },
    "displacement": {
        0.0: Text("der er åbninger til alle", "there are openings for all"),
        1.0: Text("et job til den ene mangler til den næste", "one person's job is missing for the next"),
    },
    "creaming": {
        0.0: Text("tilfældet afgør køen", "chance decides the queue"),
        1.0: Text("de mest parate kommer først", "the readiest come first"),
    },
    "information_effect": {
        0.0: Text("oplæg alene ændrer intet", "talks alone change nothing"),
        0.1: Text("oplæg løfter færdigheden", "talks raise skill"),
    },
    "meetings_help_the_ready": {
        0.0: Text("samtaler hjælper alle lige meget", "meetings help all alike"),
        1.0: Text("samtaler hjælper mere, jo mere parat man er", "meetings help more, the readier one is"),
    },
}
"""What the values of the switches mean, by name and value."""


def disagreed(session: Session) -> Markup:
    """All switches."""
    say = session.say
    return element(
        "section",
        element("h2", say(HEADING), id="switches"),
        element("p", say(ABOUT)),
        element("div", [_switch(session, entries()[one.name]) for one in switches()], class_="cards"),
    )


def _switch(session: Session, entry: Entry) -> Markup:
    """A switch with buttons for its ends, for what the model takes it to be, and for what is held here."""
    say, declared = session.say, entry.declared
    held = entry.held(session.selection)
    values = sorted({*ENDS[declared.field], declared.default} | ({held} if held is not None else set()))
    title = element("a", say(declared.title), href=session.href("assumptions", entry.name), data_go="")
    explanation = say(declared.explanation)
    return element(
        "div",
        element("h3", title),
        element("p", f"{explanation[:1].upper()}{explanation[1:]}", class_="small"),
        element(
            "div",
            [_button(session, entry, value, held) for value in values],
            class_="assumptions-ends",
            role="group",
            aria_label=say(declared.title),
        ),
        class_="card",
    )


def _button(session: Session, entry: Entry, value: float, held: float | None) -> Markup:
    is_models = value == entry.declared.default
    words = ENDS[entry.declared.field].get(value, IN_BETWEEN)
    models = Text(" (modellens valg)", " (the model's choice)") if is_models else Text("", "")
    is_here = value == (entry.declared.default if held is None else held)
    return element(
        "button",
        f"{entry.written(value, session.language)}: {session.say(words)}{session.say(models)}",
        type="button",
        data_do=f"{TAKE_BACK if is_models else CONTEST}:{entry.name}",
        data_value=f"{value:g}",
        aria_pressed="true" if is_here else "false",
    )
