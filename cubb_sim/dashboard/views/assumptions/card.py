"""One number opened: everything that is declared of it, and a form to contest it."""

from __future__ import annotations

from cubb_sim.dashboard.content.learned import LEARNED_WORDS, verdict_on
from cubb_sim.dashboard.content.sheets import sheets
from cubb_sim.dashboard.session import Selection, Session
from cubb_sim.dashboard.views.assumptions.contesting import CONTEST, TAKE_BACK, VALUE, WHY, Answer
from cubb_sim.dashboard.views.assumptions.entry import Entry
from cubb_sim.dashboard.views.levers import today_of
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.dashboard.views.sheet.numbers import fitted, unit_of
from cubb_sim.dashboard.views.sheet.original import in_the_model
from cubb_sim.parameters import LEVERS
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import unit
from cubb_sim.report.markup import Markup, element, joined

WHAT_YOU_HOLD = Text("Hvad mener I, det er?", "What do you hold it to be?")
WHY_LABEL = Text("Hvorfor? (kommer med i referatet)", "Why? (goes into the record)")
COMPUTE = Text("Regn om med dette tal", "Compute anew with this number")
USE_MODELS = Text("Brug modellens tal igen", "Use the model's number again")
IN_BOTH = Text(
    "Tallet gælder i begge verdener: også den, hvor I fortsætter som i dag.",
    "The number holds in both worlds: also in the one in which you go on as today.",
)
LONGEST_WHY = 2000


def card(session: Session, entry: Entry, refused: Answer | None) -> Markup:
    """The number with its form.

    Args:
        refused: what was written and could not be used, if it was about this number.
    """
    say, declared = session.say, entry.declared
    held = entry.held(session.selection)
    return element(
        "section",
        element("p", _sentence(say(entry.belongs_to)), class_="kicker"),
        element("h2", say(declared.title), id="number"),
        element("p", _sentence(say(declared.explanation))),
        _facts(session, entry),
        _form(session, entry, refused),
        element("button", say(USE_MODELS), type="button", data_do=f"{TAKE_BACK}:{entry.name}")
        if held is not None
        else None,
        _levers(session, entry),
        class_="card assumptions-card",
    )


def models_value(session: Session, entry: Entry) -> str:
    """What the model takes the number to be, before and after it was fitted."""
    language = session.language
    start = entry.written(entry.declared.default, language)
    if entry.is_lever:  # as the municipality's file has it, before anybody said otherwise
        return entry.written(today_of(Selection(session.selection.municipality), entry.name), language)
    if not verdict_on(entry.name):
        return start
    after = fitted(entry.name, language)
    return Text(f"{start}; efter tilpasning {after}", f"{start}; after the fit {after}").in_language(language)


def learned_words(session: Session, entry: Entry) -> str:
    """What the calibration has to say of the number."""
    if entry.is_lever:
        return session.say(Text("ikke relevant", "not relevant"))
    words = LEARNED_WORDS[verdict_on(entry.name)]
    return session.say(Text(f"tilpasningen {words.da}", f"the fit {words.en}"))


def _facts(session: Session, entry: Entry) -> Markup:
    say, declared, language = session.say, entry.declared, session.language
    held = entry.held(session.selection)
    own_unit = joined(say(unit(LEVERS[entry.name]))) if entry.is_lever else unit_of(declared, language)
    pairs: list[tuple[Text, Markup]] = [
        (Text("Modellens tal", "The model's number"), joined(models_value(session, entry))),
        (Text("Kan være", "May be"), joined(entry.bounds(language))),
        (Text("Enhed", "Unit"), own_unit),
        (Text("Hvor godt det er kendt", "How well it is known"), joined(say(KNOWN[declared.grade]))),
        (Text("Hvad tilpasningen lærte", "What the fit learnt"), joined(learned_words(session, entry))),
        (Text("Kilde", "Source"), joined(declared.source) if language == "en" else _source(entry)),
    ]
    if held is not None:
        yours = element("strong", entry.written(held, language))
        pairs.insert(0, (Text("Jeres tal", "Your number"), yours))
    return element(
        "dl",
        [joined(element("dt", say(term)), element("dd", shown)) for term, shown in pairs],
        class_="assumptions-facts",
    )


def _source(entry: Entry) -> Markup:
    return in_the_model(entry.declared.source, f"source-{entry.name}")


def _form(session: Session, entry: Entry, refused: Answer | None) -> Markup:
    say, language = session.say, session.language
    held = entry.held(session.selection)
    problem = refused.problem if refused else None
    value = (
        refused.written
        if refused
        else entry.written(held, language).removesuffix("%").strip()
        if held is not None
        else ""
    )
    percent = Text(" (i procent)", " (in per cent)") if entry.after else Text("", "")
    allowed = Text(f"Fra {entry.bounds('da')}.", f"From {entry.bounds('en')}.")
    return element(
        "form",
        element("label", say(WHAT_YOU_HOLD), say(percent), for_="contest-value"),
        element("p", say(allowed), " ", say(IN_BOTH), id="contest-hint", class_="small"),
        element(
            "input",
            id="contest-value",
            name=VALUE,
            type="text",
            inputmode="decimal",
            autocomplete="off",
            maxlength=40,
            value=value,
            aria_describedby="contest-problem contest-hint" if problem else "contest-hint",
            aria_invalid="true" if problem else None,
            class_="assumptions-value",
        ),
        element("p", say(problem), id="contest-problem", class_="problems", role="alert") if problem else None,
        element("label", say(WHY_LABEL), for_="contest-why"),
        element("textarea", refused.why if refused else "", id="contest-why", name=WHY, rows=2, maxlength=LONGEST_WHY),
        element("button", say(COMPUTE), type="submit", class_="primary"),
        data_do=f"{CONTEST}:{entry.name}",
        novalidate="novalidate",
    )


def _levers(session: Session, entry: Entry) -> Markup:
    """The evidence sheets that name the number."""
    names = [entry.name] if entry.is_lever else [name for name, one in sheets().items() if entry.name in one.numbers]
    if not names:
        return Markup("")
    links = [
        joined(
            ", " if at else "",
            element("a", session.say(LEVERS[name].title), href=session.href("lever", name), data_go=""),
        )
        for at, name in enumerate(names)
    ]
    return element("p", session.say(Text("Evidensark, der nævner tallet: ", "Evidence sheets that name it: ")), links)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
