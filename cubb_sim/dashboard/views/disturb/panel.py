"""Where disturbances are placed: what both worlds meet already, and one more."""

from __future__ import annotations

import json
from dataclasses import replace

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Placed, Session
from cubb_sim.dashboard.views.disturb.changing import ADD, KIND, REMOVE, Draft, horizon_of
from cubb_sim.dashboard.views.disturb.units import PERCENT, length_in_words, size_in_words, step_of
from cubb_sim.parameters import DISTURBANCES
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

HEADING = Text("Forstyr", "Disturb")
BOTH = Text(
    "Det, der placeres her, rammer begge verdener: den som i dag og den med jeres ændring. Sammenligningen er den "
    "samme, nu under pres.",
    "What is placed here hits both worlds: the one as today and the one with your change. The comparison is the same, "
    "now under pressure.",
)
NONE_YET = Text("Ingen forstyrrelse er placeret.", "No disturbance has been placed.")
WHAT, MONTH, HOW_LARGE = (
    Text("Hvad sker der?", "What happens?"),
    Text("Måned", "Month"),
    Text("Hvor meget?", "How much?"),
)
PLACE = Text("Lad det ske", "Let it happen")
WITHOUT = Text("Se det samme uden forstyrrelser", "See the same without disturbances")
REMOVE_IT = Text("Fjern", "Remove")
ASSUMED = Text("Størrelse og varighed er antaget.", "Size and length are assumed.")


def panel(session: Session, draft: Draft) -> Markup:
    """What is placed, and the form for one more."""
    placed = session.selection.disturbances
    return element(
        "details",
        element("summary", session.say(HEADING), _count(session)),
        element("p", session.say(BOTH), class_="small"),
        _placed(session, placed) if placed else element("p", session.say(NONE_YET)),
        _form(session, draft),
        class_="disturb",
        id="disturb",
        open="" if placed else None,
    )


def _placed(session: Session, placed: tuple[Placed, ...]) -> Markup:
    """What is placed, and the way to the same without it."""
    without = replace(session.selection, disturbances=())
    return joined(
        element("ul", [_one(session, one) for one in placed], class_="disturb-placed"),
        element("p", element("a", session.say(WITHOUT), href=session.href("work", selection=without), data_go="")),
    )


def sentence(session: Session, one: Placed) -> str:
    """What happens when, and how large it is."""
    kind, language = DISTURBANCES[one.kind], session.language
    size, length = size_in_words(one.kind, one.size, language), length_in_words(one.kind, language)
    when = Text(f"Måned {one.month}", f"Month {one.month}")
    return f"{session.say(when)}: {session.say(kind.title)}. {size}{length}."


def _count(session: Session) -> str:
    n = len(session.selection.disturbances)
    return f" ({n})" if n else ""


def _one(session: Session, one: Placed) -> Markup:
    return element(
        "li",
        sentence(session, one),
        " ",
        element(
            "button",
            session.say(REMOVE_IT),
            element("span", f": {session.say(DISTURBANCES[one.kind].title)}", class_="hidden"),
            type="button",
            data_do=f"{REMOVE}:{one.kind}:{one.month}",
            class_="quiet",
        ),
    )


def _form(session: Session, draft: Draft) -> Markup:
    """Kind, month and size of one more; choosing another kind tells what it is before it happens."""
    name, suggested = draft.kind_in(session.selection), FLIPS[session.selection.flip].disturbance
    kind = DISTURBANCES[name]
    why = session.say(suggested.why) if suggested.kind == name else ""
    return joined(
        element("p", element("label", session.say(WHAT), for_="disturb-kind"), _kinds(session, name)),
        element("p", session.say(kind.explanation), class_="disturb-explanation"),
        element("p", why, class_="disturb-why") if why else None,
        element(
            "form",
            element("input", type="hidden", name="kind", value=name),
            _month(session, suggested.month),
            _size(session, name),
            element("button", session.say(PLACE), type="submit"),
            element("span", session.say(ASSUMED), class_="small"),
            data_do=ADD,
            class_="disturb-form",
        ),
    )


def _kinds(session: Session, chosen: str) -> Markup:
    return element(
        "select",
        [
            element("option", session.say(kind.title), value=name, selected="" if name == chosen else None)
            for name, kind in DISTURBANCES.items()
        ],
        id="disturb-kind",
        data_do=KIND,
    )


def _month(session: Session, month: int) -> Markup:
    last = horizon_of(session.selection)
    return element(
        "span",
        element("label", session.say(MONTH), for_="disturb-month"),
        element("input", type="number", id="disturb-month", name="month", min="1", max=str(last),
                value=str(min(month, last))),
    )  # fmt: skip


def _size(session: Session, name: str) -> Markup:
    """The slider's id holds the kind: another kind is another slider, with its own range and value."""
    size, language = DISTURBANCES[name].size, session.language
    words = size_in_words(name, size.default, language)
    of_what = words.partition("% ")[2].strip() or words
    return element(
        "span",
        element("label", session.say(HOW_LARGE), for_=f"disturb-size-{name}"),
        element(
            "input",
            type="range",
            id=f"disturb-size-{name}",
            name="size",
            min=f"{PERCENT * size.low:g}",
            max=f"{PERCENT * size.high:g}",
            step=f"{step_of(name):g}",
            value=f"{PERCENT * size.default:g}",
            data_words=json.dumps([[PERCENT * size.high, of_what]], ensure_ascii=False),
            data_decimals="0",
            data_unit="%",
            data_language=language,
        ),
        element(
            "output",
            element("span", words.removesuffix(of_what).strip(), class_="value"),
            " ",
            element("span", of_what, class_="words"),
            for_=f"disturb-size-{name}",
        ),
        class_="disturb-size",
    )
