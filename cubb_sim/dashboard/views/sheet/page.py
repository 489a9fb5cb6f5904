"""The page of one lever with its fixed headings, and the list of all levers by pillar."""

from __future__ import annotations

from itertools import groupby

from cubb_sim.dashboard.content.sheets import Sheet, sheets
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.levers import scale_of, today_of
from cubb_sim.dashboard.views.levers.control import control
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.dashboard.views.sheet.numbers import facts, numbers_table
from cubb_sim.dashboard.views.sheet.sources import sources
from cubb_sim.dashboard.views.sheet.strength import strength
from cubb_sim.parameters import LEVERS, Pillar
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, bullets, element, joined, paragraphs, table
from cubb_sim.report.sections.conditions import PILLAR_WORDS

HEADINGS: dict[str, Text] = {
    "examples": Text("Eksempler", "Examples"),
    "message": Text("Budskab", "Message"),
    "mechanism": Text("Mekanisme", "Mechanism"),
    "hit": Text("Hvem kan rammes", "Who can be hit"),
    "numbers": Text("Tal bag", "Numbers behind"),
    "strength": Text("Evidensstyrke", "Strength of evidence"),
    "sources": Text("Kilder", "Sources"),
    "questions": Text("Spørgsmål til drøftelse", "Questions to discuss"),
}
"""The fixed headings of every sheet, in their order."""
ALL = Text("Evidensark", "Evidence sheets")
BACK = Text("Tilbage til arbejdsbordet", "Back to the work table")
ALL_SHEETS = Text("Alle evidensark", "All evidence sheets")
MOVE_HERE = Text("Flyt håndtaget her", "Move the lever here")
ABOUT_ALL = Text(
    "Et ark for hvert håndtag: hvad det vil sige hos jer, hvordan det virker i modellen, hvem der kan blive ramt, og "
    "hvor godt det er underbygget. Modellen siger ikke, hvad I skal gøre.",
    "A sheet for every lever: what it means with you, how it works in the model, who can be hit, and how well it is "
    "supported. The model does not say what you should do.",
)
IN_THE_MODEL = Text(
    "Trinene er modellens. De er en påstand, der kan anfægtes, ikke en måling.",
    "The steps are the model's. They are a claim that can be contested, not a measurement.",
)
CONTEST = Text("Vælg et tal for at se kilden og anfægte det.", "Choose a number to see its source and contest it.")


def sheet_page(session: Session, name: str) -> Markup:
    """The whole sheet of a lever."""
    lever, sheet, say = LEVERS[name], sheets()[name], session.say
    return element(
        "article",
        element("p", say(PILLAR_WORDS[lever.pillar]), class_="kicker"),
        element("h1", say(lever.title)),
        element("p", say(lever.explanation), class_="sheet-about"),
        element("section", _moving(session, name), class_="sheet-move", aria_label=say(MOVE_HERE)),
        element("div", _short(session, sheet), class_="sheet-short"),
        _section(session, "numbers", facts(session, name), *_behind(session, sheet)),
        _section(session, "strength", strength(name, sheet, session.language)),
        _section(session, "sources", sources(name, sheet, session.language)),
        _section(session, "questions", bullets(say(one) for one in sheet.questions)),
        _neighbours(session, name),
        class_="sheet",
    )


def listing(session: Session) -> Markup:
    """All levers by pillar, each with its value today and how that is known."""
    say = session.say
    return element(
        "article",
        element("h1", say(ALL)),
        element("p", say(ABOUT_ALL)),
        [_of_pillar(session, pillar, list(names)) for pillar, names in groupby(LEVERS, lambda one: LEVERS[one].pillar)],
        element("p", _link(session, "work", "", say(BACK))),
        class_="sheet",
    )


def unknown(session: Session, name: str) -> Markup:
    """What is said where no lever is called that: one message, and the list."""
    said = Text(
        f"Der er intet håndtag, der hedder \u00bb{name[:60]}\u00ab.",
        f"There is no lever called \u2018{name[:60]}\u2019.",
    )
    return joined(element("p", session.say(said), class_="problems", role="alert"), listing(session))


def _moving(session: Session, name: str) -> Markup:
    return joined(
        control(session, name),
        element("p", _link(session, "work", "", session.say(BACK), class_="sheet-back")),
    )


def _short(session: Session, sheet: Sheet) -> list[Markup]:
    say = session.say
    return [
        _section(session, "examples", bullets(say(one) for one in sheet.examples)),
        _section(session, "message", element("p", say(sheet.message), class_="sheet-message")),
        _section(
            session,
            "mechanism",
            element("ol", [element("li", say(one)) for one in sheet.mechanism]),
            element("p", say(IN_THE_MODEL), class_="small"),
        ),
        _section(session, "hit", paragraphs(say(sheet.hit))),
    ]


def _section(session: Session, which: str, *content: Markup) -> Markup:
    """A section under its fixed heading, with the heading in the other language beside it."""
    heading, other = HEADINGS[which], "en" if session.language == "da" else "da"
    beside = element("span", heading.in_language(other), lang=other, class_="sheet-beside")
    return element("section", element("h2", session.say(heading), " ", beside, id=which), *content, class_="sheet-part")


def _behind(session: Session, sheet: Sheet) -> list[Markup]:
    """The numbers that the lever works through, to be contested; nothing where nobody has written which."""
    return [element("p", session.say(CONTEST)), numbers_table(session, sheet.numbers)] if sheet.numbers else []


def _of_pillar(session: Session, pillar: Pillar, names: list[str]) -> Markup:
    say = session.say
    columns = [
        Column(say(Text("Håndtag", "Lever"))),
        Column(say(Text("Her i dag", "Here today")), is_number=True),
        Column(say(Text("Budskab", "Message"))),
        Column(say(Text("Værdien i dag er", "The value as today is"))),
    ]
    rows = [
        [
            _link(session, "lever", name, say(LEVERS[name].title)),
            scale_of(name).written(today_of(session.selection, name), session.language),
            say(sheets()[name].message),
            say(KNOWN[LEVERS[name].grade]),
        ]
        for name in names
    ]
    return table(say(PILLAR_WORDS[pillar]), columns, rows, class_="sheet-list")


def _neighbours(session: Session, name: str) -> Markup:
    """The other levers of the pillar."""
    pillar = LEVERS[name].pillar
    others = [one for one, lever in LEVERS.items() if lever.pillar is pillar and one != name]
    return element(
        "section",
        element("h2", session.say(PILLAR_WORDS[pillar])),
        element("ul", [element("li", _link(session, "lever", one, session.say(LEVERS[one].title))) for one in others]),
        element("p", _link(session, "lever", "", session.say(ALL_SHEETS))),
        class_="sheet-others",
        aria_label=session.say(Text("Andre ark", "Other sheets")),
    )


def _link(session: Session, page: str, argument: str, shown: str, class_: str | None = None) -> Markup:
    return element("a", shown, href=session.href(page, argument), data_go="", class_=class_)
