"""Where one lever stands today: the figure, what it rests on, and how it could be otherwise."""

from __future__ import annotations

import json

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import choice_of
from cubb_sim.dashboard.views.levers.scale import known_of, scale_of, today_of
from cubb_sim.dashboard.views.profile.changing import AS_KNOWN, STANDS
from cubb_sim.dashboard.views.sheet.original import in_the_model
from cubb_sim.number_format import number
from cubb_sim.parameters import LEVERS, Lever
from cubb_sim.parameters.levers.words import WORDS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.levers import position
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.sentences.assumptions import GRADE_WORDS

RESTS_ON = Text("Bygger på", "Rests on")
OTHERWISE = Text("Kan være anderledes", "May be otherwise")
AS_FIGURES = Text("Som tallene", "As the figures")
ABOUT = Text("Baggrund", "Background")


def standing(session: Session, name: str) -> Markup:
    """Slider, words, source and grade of one lever."""
    selection = session.selection
    known, today = known_of(selection.municipality, name), today_of(selection, name)
    is_said = known != today
    return element(
        "div",
        element("div", element("label", session.say(LEVERS[name].title), for_=f"stands-{name}"), class_="lever-head"),
        _slider(session, name, today, known),
        _back(session, name, known) if is_said else None,
        _basis(session, name),
        class_="lever-control lever-changed" if is_said else "lever-control",
        role="group",
        aria_label=session.say(LEVERS[name].title),
    )


def _slider(session: Session, name: str, today: float, known: float) -> Markup:
    language, scale = session.language, scale_of(name).fitting(today, known)
    words = position(scale.lever, today).in_language(language)
    return joined(
        element(
            "input",
            type="range",
            id=f"stands-{name}",
            min=f"{scale.low:g}",
            max=f"{scale.high:g}",
            step=f"{scale.step:g}",
            value=f"{scale.shown(today):.6g}",
            data_do=f"{STANDS}:{name}",
            data_words=json.dumps(scale.words(language), ensure_ascii=False),
            data_decimals=str(scale.decimals),
            data_unit=scale.after,
            data_language=language,
            aria_valuetext=f"{scale.written(today, language)}: {words}",
        ),
        element(
            "p",
            element(
                "output",
                element("span", scale.written(today, language), class_="value"),
                " ",
                element("span", scale.unit.in_language(language), class_="lever-unit"),
                " ",
                element("span", words, class_="words"),
                for_=f"stands-{name}",
            ),
            class_="lever-words",
        ),
    )


def _back(session: Session, name: str, known: float) -> Markup:
    """Where the figures have it, and a button that puts it back there."""
    scale, title = scale_of(name), session.say(LEVERS[name].title)
    figures = Text("Tallene siger ", "The figures have ")
    return element(
        "p",
        f"{session.say(figures)}{scale.short(known, session.language)}. ",
        element(
            "button",
            session.say(AS_FIGURES),
            element("span", f": {title}", class_="hidden"),
            type="button",
            data_do=f"{AS_KNOWN}:{name}",
        ),
        class_="lever-buttons",
    )


def _basis(session: Session, name: str) -> Markup:
    lever, words = LEVERS[name], WORDS[name]
    source, grade = basis_of(session.selection.municipality, name)
    low, high = session.say(words.low), session.say(words.high)
    between = Text(f"fra \u00bb{low}\u00ab til \u00bb{high}\u00ab", f"from \u2018{low}\u2019 to \u2018{high}\u2019")
    title = element("span", f": {session.say(lever.title)}", class_="hidden")
    told = element(
        "p",
        f"{session.say(OTHERWISE)}: {session.say(between)}. ",
        f"{session.say(RESTS_ON)}: {session.say(GRADE_WORDS[grade])}. ",
        joined(source, " ") if session.language == "en" else None,
        element("a", session.say(ABOUT), title, href=session.href("lever", name), data_go=""),
        class_="lever-consequence",
    )
    return told if session.language == "en" else joined(told, in_the_model(source, f"stands-source-{name}"))


def basis_of(municipality: str, name: str) -> tuple[str, Grade]:
    """Source and grade of where a lever stands: the municipality's own figure, or the model's."""
    for place in choice_of(municipality).scenario.municipalities:
        if name in dict(place.levers):
            return place.source, place.grade
    return _without_price(LEVERS[name]), LEVERS[name].grade


def _without_price(lever: Lever) -> str:
    """The source of today's value, without those of phase-in and price, which the sheet of the lever has."""
    return lever.source.partition(" Phase-in of ")[0]


def counted(n: int, language: str) -> str:
    """How many levers stand elsewhere than the figures have them."""
    if n == 0:
        return Text(
            "Alle håndtag står, hvor tallene siger.", "All levers stand where the figures have them."
        ).in_language(language)
    written = number(n, language)
    if n == 1:
        only = Text(
            f"{written} håndtag står et andet sted, end tallene siger.",
            f"{written} lever stands elsewhere than the figures have it.",
        )
        return only.in_language(language)
    return Text(
        f"{written} håndtag står et andet sted, end tallene siger.",
        f"{written} levers stand elsewhere than the figures have them.",
    ).in_language(language)
