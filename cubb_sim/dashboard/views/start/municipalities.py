"""The municipalities that can be chosen: how many citizens each has, and how well its figures are known."""

from __future__ import annotations

from collections.abc import Iterable

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import Choice, choices
from cubb_sim.dashboard.views.start.choosing import MUNICIPALITY
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.markup import Markup, element
from cubb_sim.report.sentences.assumptions import GRADE_WORDS

WHICH = Text("Hvilken kommune?", "Which municipality?")
GROUPS = {
    "local": Text("Fra denne computer", "From this computer"),
    "one": Text("Én kommune", "One municipality"),
    "several": Text("Flere på én gang", "Several at once"),
}
AS_TODAY = Text(" i dag", " as today")


def municipalities(session: Session) -> Markup:
    """All that can be chosen, in groups."""
    groups: dict[str, list[Choice]] = {name: [] for name in GROUPS}
    for choice in choices().values():
        groups[_group(choice)].append(choice)
    return element(
        "fieldset",
        element("legend", session.say(WHICH)),
        [_several(session, GROUPS[name], found) for name, found in groups.items() if found],
        class_="start-municipalities",
    )


def name_of(choice: Choice, language: str) -> str:
    """What a choice is called where it stands in a list."""
    places = choice.scenario.municipalities
    if len(places) == 1 and not choice.is_local:
        return places[0].name
    return choice.title.in_language(language).removesuffix(AS_TODAY.in_language(language))


def _group(choice: Choice) -> str:
    if choice.is_local:
        return "local"
    return "one" if len(choice.scenario.municipalities) == 1 else "several"


def _several(session: Session, title: Text, found: Iterable[Choice]) -> Markup:
    words = session.say(title)
    return element(
        "div",
        element("p", words, class_="start-group"),
        [_one(session, choice) for choice in found],
        role="group",
        aria_label=words,
    )


def _one(session: Session, choice: Choice) -> Markup:
    name, language = choice.name, session.language
    citizens = Text("borgere", "citizens").in_language(language)
    grade = GRADE_WORDS[_weakest(choice)].in_language(language)
    return element(
        "div",
        element(
            "input",
            type="radio",
            name="municipality",
            id=f"municipality-{name}",
            value=name,
            checked="" if name == session.selection.municipality else None,
            data_do=MUNICIPALITY,
        ),
        element(
            "label",
            element("span", name_of(choice, language), class_="start-name"),
            " ",
            element(
                "span",
                f"{number(choice.scenario.n_citizens, language)} {citizens} ({grade})",
                class_="small",
            ),
            for_=f"municipality-{name}",
        ),
        class_="start-municipality",
    )


def _weakest(choice: Choice) -> Grade:
    """How well the figure that is known least is known."""
    order = list(GRADE_WORDS)
    return max((one.grade for one in choice.scenario.municipalities), key=order.index)
