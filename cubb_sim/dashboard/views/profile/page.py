"""The page of the profile."""

from __future__ import annotations

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.levers.scale import known_of, scale_of, today_of
from cubb_sim.dashboard.views.profile.changing import AS_KNOWN, SAVE
from cubb_sim.dashboard.views.profile.lever import counted, standing
from cubb_sim.dashboard.views.profile.picture import names_of, picture
from cubb_sim.number_format import UNDEFINED
from cubb_sim.parameters import LEVERS, Pillar
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import position
from cubb_sim.report.markup import Column, Markup, element, joined, table
from cubb_sim.report.sections.conditions import PILLAR_WORDS

HEADING = Text("Hvor er vi i dag?", "Where are we today?")
INTRODUCTION = Text(
    "Sådan står kommunen på de fem søjler ifølge modellens tal. De fleste tal er antaget, og I kender jeres egen "
    "hverdag: ret dem, der ikke passer. Rettelserne gælder i begge verdener, både som i dag og med en ændring.",
    "This is where the municipality stands on the five pillars as the model's figures have it. Most figures are "
    "assumed, and you know your own everyday work: correct those that do not fit. Corrections hold in both worlds, as "
    "today and with a change.",
)
NO_SCORE = Text(
    "Længere til højre er mere af noget, ikke bedre. Der lægges intet sammen på tværs af håndtag, og ingen kommuner "
    "stilles op mod hinanden.",
    "Further to the right is more of something, not better. Nothing is added up over levers, and no municipalities are "
    "set against each other.",
)
DOTS = Text(
    "Hul prik: ifølge tallene. Fyldt prik: ifølge jer. Lodret streg: det, modellen ellers går ud fra i dag.",
    "Hollow dot: as the figures have it. Full dot: as you say. Upright stroke: what the model otherwise takes as "
    "today.",
)
RESET = Text("Modellens egne tal overalt", "The model's own figures everywhere")
KEEP = Text("Gem profilen som scenariefil", "Save the profile as a scenario file")
TO_WORK = Text("Videre til arbejdsbordet", "On to the work table")


def profile(session: Session, outcomes_of_today: Markup) -> Markup:
    """The whole page.

    Args:
        outcomes_of_today: what the corrections mean for what comes out as today.
    """
    return element(
        "div",
        element("h1", session.say(HEADING)),
        element("p", session.say(INTRODUCTION)),
        element("p", session.say(NO_SCORE), class_="not"),
        _bar(session),
        element("div", [_panel(session, pillar) for pillar in Pillar], class_="profile-pillars"),
        element("p", session.say(DOTS), class_="small"),
        _table(session),
        outcomes_of_today,
        [_levers(session, pillar) for pillar in Pillar],
        class_="profile",
    )


def _bar(session: Session) -> Markup:
    said = session.selection.profile
    return element(
        "div",
        element("span", counted(len(said), session.language), role="status"),
        joined(
            element("button", session.say(KEEP), type="button", data_do=SAVE),
            element("button", session.say(RESET), type="button", data_do=f"{AS_KNOWN}:"),
        )
        if said
        else None,
        element("a", session.say(TO_WORK), href=session.href("work"), data_go="", class_="button"),
        class_="row",
    )


def _panel(session: Session, pillar: Pillar) -> Markup:
    title = session.say(PILLAR_WORDS[pillar])
    return element(
        "section",
        element("h2", element("a", title, href=f"#profile-{pillar.value}")),
        picture(session.selection, pillar, title, session.language),
        class_="profile-pillar",
    )


def _table(session: Session) -> Markup:
    """The pictures as a table."""
    language, selection = session.language, session.selection
    columns = [
        Column(session.say(Text("Håndtag", "Lever"))),
        Column(session.say(Text("Tallene siger", "The figures have")), is_number=True),
        Column(session.say(Text("I siger", "You say")), is_number=True),
        Column(session.say(Text("Med ord", "In words"))),
    ]
    said = dict(selection.profile)
    rows = [
        [
            session.say(lever.title),
            scale_of(name).short(known_of(selection.municipality, name), language),
            scale_of(name).short(said[name], language) if name in said else UNDEFINED,
            session.say(position(lever, today_of(selection, name))),
        ]
        for name, lever in LEVERS.items()
    ]
    caption = session.say(Text("De fem søjler i tal", "The five pillars in figures"))
    return element("details", element("summary", caption), table(caption, columns, rows), id="profile-table")


def _levers(session: Session, pillar: Pillar) -> Markup:
    """The levers of a pillar, open where the FLIP is about it."""
    is_near = pillar in FLIPS[session.selection.flip].pillars
    return element(
        "details",
        element("summary", session.say(PILLAR_WORDS[pillar])),
        element("div", [standing(session, name) for name in names_of(pillar)], class_="profile-levers"),
        id=f"profile-{pillar.value}",
        open="" if is_near else None,
    )
