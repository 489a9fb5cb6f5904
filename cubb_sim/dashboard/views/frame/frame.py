"""The head and the foot of every page."""

from __future__ import annotations

from dataclasses import replace

from cubb_sim import __version__
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import LANGUAGES, Address, Session, encode
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.views.frame.changed import changed_in_words
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, Piece, bullets, element, joined

PLACES = (
    ("", Text("Start", "Start")),
    ("work", Text("Arbejdsbordet", "Work table")),
    ("profile", Text("Hvor er vi i dag?", "Where are we today?")),
    ("citizen", Text("Følg en borger", "Follow a citizen")),
    ("organisation", Text("Organisationen", "The organisation")),
    ("assumptions", Text("Antagelser", "Assumptions")),
    ("matters", Text("Hvad betyder mest?", "What matters most?")),
    ("record", Text("Vores samtale", "Our conversation")),
    ("model", Text("Om modellen", "About the model")),
)
"""Pages that are reached from everywhere, in the order of a FLIP; others are reached from the page they belong to."""
BELONGS = {"lever": "work", "mesa": "organisation"}
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}
NOT = Text(
    "Modellen er hverken en prognose eller en evaluering. Den viser dilemmaer og mulige forløb for simulerede borgere; "
    "ingen tal er målt hos jer.",
    "The model is neither a forecast nor an evaluation. It shows dilemmas and possible courses for simulated citizens; "
    "none of its numbers is measured in your municipality.",
)

LEFT_OUT = Text(
    "Noget i adressen kunne ikke bruges og er udeladt:", "Some of the address could not be used and is left out:"
)
TO_KNOW = Text("Værd at vide om adressen:", "Worth knowing about the address:")


def header(session: Session) -> Markup:
    """Name, what is looked at, where one can go, and what has been changed about the model."""
    say = session.say
    return joined(
        element(
            "a", say(Text("Gå til indholdet", "Skip to the content")), href="#content", data_focus="main", class_="skip"
        ),
        element(
            "header",
            element("div", _name(session), _switches(session), class_="frame-top"),
            element(
                "nav",
                element("ul", [_place(session, page, title) for page, title in PLACES]),
                aria_label=say(Text("Sider", "Pages")),
            ),
            class_="frame-head",
        ),
        element("div", _changed(session), _problems(session), class_="frame-notes"),
    )


def footer(session: Session) -> Markup:
    """What the model is not, and which version this is."""
    say = session.say
    return element(
        "footer",
        element("p", say(NOT)),
        element(
            "p",
            say(Text("Model og program: cubb_sim ", "Model and program: cubb_sim ")),
            __version__,
            ". ",
            say(
                Text(
                    "Ingen personoplysninger: alle borgere er simulerede. ",
                    "No personal data: all citizens are simulated. ",
                )
            ),
            _link(session, "model", say(Text("Hvad modellen er og ikke er", "What the model is and is not"))),
            ".",
            class_="small",
        ),
        class_="frame-foot",
    )


def looked_at(session: Session) -> str:
    """Municipality and FLIP, as far as they are known."""
    chosen = choices().get(session.selection.municipality)
    flip = FLIPS.get(session.selection.flip)
    return " · ".join(session.say(one.title) for one in (chosen, flip) if one is not None)


def _name(session: Session) -> Markup:
    changed = changed_in_words(session)
    return element(
        "p",
        _link(session, "", "cubb_sim", class_="frame-name"),
        element("span", looked_at(session), class_="frame-where"),
        element("span", changed, class_="frame-changed") if changed else None,
        class_="frame-title",
    )


def _switches(session: Session) -> Markup:
    say = session.say
    languages = [_language(session, language) for language in LANGUAGES]
    return element(
        "div",
        element("ul", languages, class_="frame-languages", aria_label=say(Text("Sprog", "Language"))),
        element(
            "button",
            say(Text("Storskærm", "Large screen")),
            type="button",
            data_do="frame:large",
            aria_pressed="true" if session.address.is_large else "false",
        ),
        class_="frame-switches",
    )


def _language(session: Session, language: str) -> Markup:
    is_now = language == session.language
    href = encode(replace(session.address, language=language, problems=()))
    name = LANGUAGE_NAMES[language]
    shown = element("a", name, href=href, data_go="", hreflang=language, aria_current="true" if is_now else None)
    return element("li", shown, lang=language)


def _place(session: Session, page: str, title: Text) -> Markup:
    now = session.address.page
    is_now = page == BELONGS.get(now, now)
    current = None if not is_now else "page" if page == now and not session.address.argument else "true"
    return element("li", _link(session, page, session.say(title), aria_current=current))


def _changed(session: Session) -> Piece:
    """A flag on every page for as long as the model is not the one that was shipped."""
    chosen, say = session.selection, session.say
    if not chosen.contested and not chosen.profile:
        return None
    told = [
        _counted(session, len(chosen.contested), Text("antagelse", "assumption"), Text("antagelser", "assumptions")),
        _counted(
            session,
            len(chosen.profile),
            Text("håndtag, som det er i dag", "lever as it is today"),
            Text("håndtag, som de er i dag", "levers as they are today"),
        ),
    ]
    both = say(Text(" og ", " and ")).join(one for one in told if one)
    return element(
        "p",
        element("strong", say(Text("Antagelser er ændret", "Assumptions are changed")), class_="strong"),
        say(Text(" i begge verdener: ", " in both worlds: ")),
        both,
        ". ",
        _link(session, "assumptions", say(Text("Se og nulstil antagelser", "See and reset assumptions")))
        if chosen.contested
        else None,
        " " if chosen.contested and chosen.profile else None,
        _link(session, "profile", say(Text("Se profilen af i dag", "See the profile of today")))
        if chosen.profile
        else None,
        class_="contest",
        role="note",
    )


def _counted(session: Session, number: int, one: Text, several: Text) -> str:
    return f"{number} {session.say(one if number == 1 else several)}" if number else ""


def _problems(session: Session) -> Piece:
    """What of the address could not be used, and what is to be known about the rest, all in one box."""
    address: Address = session.address
    told = [(LEFT_OUT, address.problems), (TO_KNOW, address.notices)]
    listed = [
        joined(element("p", session.say(heading), class_="strong"), bullets(session.say(one) for one in several))
        for heading, several in told
        if several
    ]
    return element("div", listed, class_="problems", role="alert") if listed else None


def _link(session: Session, page: str, *shown: Piece, **attributes: str | None) -> Markup:
    return element("a", *shown, href=session.href(page), data_go="", **attributes)
