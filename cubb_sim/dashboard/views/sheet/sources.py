"""Where what a sheet says is from: sources of the declared numbers, findings, trials and the project's documents."""

from __future__ import annotations

from cubb_sim.dashboard.content.sheets import Sheet
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.dashboard.views.sheet.original import all_in_the_model
from cubb_sim.dashboard.views.sheet.strength import targets, trials_on
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.markup import Markup, bullets, element, in_english, joined

DOCUMENTS: dict[str, Text] = {
    "seed 000": Text("CUBB's projektbeskrivelse (2019)", "CUBB's project description (2019)"),
    "seed 001": Text("Lollesgaards oplæg om Vesthimmerland (2021)", "Lollesgaard's talk on Vesthimmerland (2021)"),
    "seed 002": Text("LISES-notat II, Aalborg Universitet (2018)", "second LISES note, Aalborg University (2018)"),
    "seed 003": Text("LISES' projektskitse", "outline of the LISES project"),
    "seed 004": Text("Caswells oplæg om vidensmobilisering (2019)", "Caswell's talk on knowledge mobilisation (2019)"),
}
"""The project's own documents by what the code calls them."""
IN_ENGLISH = Text("Kilderne til tallene står på engelsk.", "")
ARGUED = Text("Hvor håndtaget er begrundet", "Where the lever is argued for")
NOT_ARGUED = Text(
    "Vi har ikke fundet et sted i projektets egne dokumenter, der handler om netop dette håndtag.",
    "We have found no place in the project's own documents that is about this very lever.",
)
NUMBERS = Text("Kilder til tallene", "Sources of the numbers")
RULES = Text("Regler i modellen", "Rules of the model")
WHERE_RULES = Text(
    "Reglerne er beskrevet under disse navne i modelbeskrivelsen.",
    "The rules are described under these names in the description of the model.",
)


def sources(name: str, sheet: Sheet, language: str) -> Markup:
    """Everything a sheet rests on; the sources of single numbers can be opened."""
    lever = LEVERS[name]
    today = Text("Værdien i dag", "The value as today").in_language(language)
    argued = [document(one).in_language(language) for one in sheet.documents]
    found = [(one.title.text().in_language(language), one.source) for one in targets() if one.id in sheet.targets]
    found += [(one.title.in_language(language), one.source) for one in trials_on(name)]
    is_english = language == "en"
    return joined(
        element(
            "p",
            element("strong", f"{today}: "),
            f"{lever.source} [{_graded(lever.grade, language)}]"
            if is_english
            else f"{_graded(lever.grade, language)}.",
        ),
        element("p", element("strong", f"{ARGUED.in_language(language)}: "), "; ".join(argued), ".")
        if argued
        else element("p", NOT_ARGUED.in_language(language)),
        bullets(f"{title}: {source}" if is_english else title for title, source in found),
        None
        if is_english
        else all_in_the_model(
            [lever.source, *(source for _, source in found)],
            f"sources-declared-{name}",
        ),
        _of_numbers(name, sheet, language) if sheet.numbers else None,
        _of_rules(name, sheet, language) if sheet.rules else None,
    )


def document(said: str) -> Text:
    """`seed 002, sections 6.1 and 7` as a person would say it."""
    key, _, where = said.partition(", ")
    title = DOCUMENTS[key]
    danish = where.replace("sections", "afsnit").replace("section", "afsnit").replace(" and ", " og ")
    return Text(f"{title.da}, {danish}" if where else title.da, f"{title.en}, {where}" if where else title.en)


def _of_numbers(name: str, sheet: Sheet, language: str) -> Markup:
    return element(
        "details",
        element("summary", NUMBERS.in_language(language)),
        element("p", IN_ENGLISH.in_language(language), class_="small") if language == "da" else None,
        element("ul", [_of_number(one, language) for one in sheet.numbers]),
        id=f"sources-{name}",
    )


def _of_rules(name: str, sheet: Sheet, language: str) -> Markup:
    return element(
        "details",
        element("summary", RULES.in_language(language)),
        element("p", WHERE_RULES.in_language(language), class_="small"),
        element("p", [joined(element("code", one), " ") for one in sheet.rules]),
        id=f"rules-{name}",
    )


def _of_number(name: str, language: str) -> Markup:
    one = PARAMETERS[name]
    return element(
        "li",
        element("strong", f"{one.title.in_language(language)}: "),
        in_english(one.source, language),
        f" [{_graded(one.grade, language)}]",
    )


def _graded(grade: Grade, language: str) -> str:
    return KNOWN[grade].in_language(language)
