"""The register: filters, and the numbers they leave, each a click from being contested."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.dashboard.content.learned import verdict_on
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.assumptions.card import models_value
from cubb_sim.dashboard.views.assumptions.entry import GROUP_WORDS, Entry, entries
from cubb_sim.dashboard.views.assumptions.found import FIND, GROUP, MORE, PILLAR, TODAY, UNSOUGHT, Wish, found
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.number_format import UNDEFINED, number
from cubb_sim.parameters import Grade, Pillar
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, element, joined, table
from cubb_sim.report.sections.conditions import PILLAR_WORDS
from cubb_sim.report.sentences.assumptions import grades_of

HEADING = Text("Alle modellens tal", "All numbers of the model")
EVERYWHERE, ANY = Text("hele modellen", "the whole model"), Text("alle", "all")
ONLY_MOVED = Text("Kun tal bag de håndtag, vi har flyttet", "Only numbers behind the levers we have moved")
NONE_FOUND = Text("Ingen tal passer til det. Prøv med færre ord.", "No number fits. Try fewer words.")
LEARNED = {
    "learned": Text("noget", "something"),
    "partly": Text("lidt", "a little"),
    "not": Text("næsten intet", "next to nothing"),
    UNSOUGHT: Text("ikke søgt", "not looked for"),
}


def register(session: Session, wish: Wish) -> Markup:
    """Filters, how many numbers they leave, and the first of them."""
    say = session.say
    shown = found(wish, session.selection)
    return element(
        "section",
        element("h2", say(HEADING), id="register"),
        element("p", how_known(session.language)),
        element("form", _filters(session, wish), data_do="filters", class_="assumptions-filters", role="search"),
        element("p", _counted(session, shown, wish), role="status"),
        _table(session, shown[: wish.most]) if shown else element("p", say(NONE_FOUND)),
        element("button", say(Text("Vis flere", "Show more")), type="button", data_do=MORE)
        if len(shown) > wish.most
        else None,
        class_="assumptions-register",
    )


def how_known(language: str) -> str:
    """How many numbers there are, and how many are merely assumed."""
    declared = [one.declared for one in entries().values()]
    n, assumed = number(len(declared), language), number(grades_of(declared)[Grade.ASSUMED], language)
    return Text(
        f"Modellen har {n} tal, håndtagenes værdi i dag talt med; {assumed} af dem er antaget. Hvert tal kan "
        f"anfægtes, og "
        "alt bliver regnet om.",
        f"The model has {n} numbers, the levers' values as today included; {assumed} of them are assumed. Every "
        f"number can "
        "be contested, and everything is computed anew.",
    ).in_language(language)


def _filters(session: Session, wish: Wish) -> list[Markup]:
    say = session.say
    words = Text("Søg efter ord", "Search for words")
    places = [
        *((f"{PILLAR}:{one.value}", PILLAR_WORDS[one]) for one in Pillar),
        *((f"{GROUP}:{one}", title) for one, title in GROUP_WORDS.items()),
        (TODAY, Text("hvor håndtagene står i dag", "where the levers stand today")),
    ]
    return [
        _field(
            "find-words",
            say(words),
            element(
                "input", id="find-words", type="search", value=wish.words, data_do=f"{FIND}:words", autocomplete="off"
            ),
        ),
        _select(
            session, "place", Text("Del af modellen", "Part of the model"), [("", EVERYWHERE), *places], wish.place
        ),
        _select(
            session,
            "grade",
            Text("Hvor godt kendt", "How well known"),
            [("", ANY), *((one.value, KNOWN[one]) for one in Grade)],
            wish.grade,
        ),
        _select(
            session,
            "learned",
            Text("Hvad tilpasningen lærte", "What the fit learnt"),
            [("", ANY), *LEARNED.items()],
            wish.learned,
        ),
        element(
            "p",
            element(
                "input",
                id="find-only-moved",
                type="checkbox",
                data_do=f"{FIND}:only_moved",
                checked="checked" if wish.only_moved else None,
            ),
            element("label", say(ONLY_MOVED), for_="find-only-moved"),
        ),
    ]


def _select(session: Session, what: str, title: Text, options: Sequence[tuple[str, Text]], chosen: str) -> Markup:
    listed = [
        element("option", session.say(words), value=value, selected="selected" if value == chosen else None)
        for value, words in options
    ]
    return _field(
        f"find-{what}", session.say(title), element("select", listed, id=f"find-{what}", data_do=f"{FIND}:{what}")
    )


def _field(place: str, title: str, field: Markup) -> Markup:
    return element("div", element("label", title, for_=place), field)


def _counted(session: Session, shown: Sequence[Entry], wish: Wish) -> str:
    n, first = number(len(shown), session.language), number(min(len(shown), wish.most), session.language)
    if len(shown) <= wish.most:
        return session.say(Text(f"{n} tal.", f"{n} numbers."))
    return session.say(Text(f"{n} tal; her er de første {first}.", f"{n} numbers; here are the first {first}."))


def _table(session: Session, shown: Sequence[Entry]) -> Markup:
    say = session.say
    columns = [
        Column(say(Text("Tal", "Number"))),
        Column(say(Text("Modellens", "The model's"))),
        Column(say(Text("Kan være", "May be"))),
        Column(say(Text("Hvor godt kendt", "How well known"))),
        Column(say(Text("Hvad tilpasningen lærte", "What the fit learnt"))),
    ]
    return table(
        say(Text("Vælg et tal for at se kilden og anfægte det", "Choose a number to see its source and contest it")),
        columns,
        [_row(session, one) for one in shown],
        class_="sheet-list",
    )


def _row(session: Session, one: Entry) -> list[str]:
    say, language = session.say, session.language
    held = one.held(session.selection)
    yours = Text("jeres", "yours")
    return [
        joined(
            element("a", say(one.declared.title), href=session.href("assumptions", one.name), data_go=""),
            element("br"),
            element("span", say(one.belongs_to), class_="small"),
        ),
        joined(
            models_value(session, one),
            element("strong", f" \u2192 {one.written(held, language)} ({say(yours)})") if held is not None else None,
        ),
        one.bounds(language),
        say(KNOWN[one.declared.grade]),
        UNDEFINED if one.is_lever else say(LEARNED[verdict_on(one.name) or UNSOUGHT]),
    ]
