"""What is behind a lever in figures: read off its declaration, the municipality's file and the calibration."""

from __future__ import annotations

from cubb_sim.dashboard.content.learned import LEARNED_WORDS, learned, verdict_on
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.session.library import choice_of
from cubb_sim.dashboard.views.levers import scale_of, today_of
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.number_format import UNDEFINED, kroner, number
from cubb_sim.parameters import LEVERS, PARAMETERS, Lever, Parameter
from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, CITIZEN_YEAR, MUNICIPALITY_YEAR
from cubb_sim.parameters.specification import Text
from cubb_sim.report.levers import position
from cubb_sim.report.markup import Column, Markup, Row, element, in_english, joined, table
from cubb_sim.report.sentences.values import short_number
from cubb_sim.report.units import DANISH

ABOUT_LEVER = Text("Håndtaget", "The lever")
ABOUT_NUMBERS = Text(
    "Tal i modellen, som håndtaget virker igennem", "Numbers of the model that the lever works through"
)
PER: dict[str, Text] = {
    CASEWORKER_YEAR: Text("pr. sagsbehandler og år", "per caseworker and year"),
    CITIZEN_YEAR: Text("pr. borger og år", "per citizen and year"),
    MUNICIPALITY_YEAR: Text("pr. kommune og år", "per municipality and year"),
}
FROM_PARTICIPANTS = Text("som I har sagt, det er hos jer", "as you have said it is with you")
FROM_FILE = Text("fra kommunens egen fil", "from the municipality's own file")
FROM_MODEL = Text(
    "modellens landsværdi; kommunens egen er ikke kendt",
    "the model's national value; the municipality's own is not known",
)


def facts(session: Session, name: str) -> Markup:
    """Value today, range, unit, phase-in and cost of the lever, as a table of two columns."""
    lever, scale, language = LEVERS[name], scale_of(name), session.language
    say = session.say
    here = today_of(session.selection, name)
    low, high = scale.written(lever.low, language), scale.written(lever.high, language)
    rows: list[Row] = [
        [say(Text("I modellen i dag", "In the model today")), _value(session, name, lever.default)],
        [
            joined(say(Text("Her i dag", "Here today")), f" ({say(choice_of(session.selection.municipality).title)})"),
            joined(_value(session, name, here), f" \u2013 {say(where_from(session, name))}"),
        ],
        [say(Text("Kan sættes", "Can be set")), say(Text(f"fra {low} til {high}", f"from {low} to {high}"))],
        [say(Text("Enhed", "Unit")), say(scale.unit)],
        [say(Text("Tid, før det er i kraft", "Time until in force")), phase_in(lever, language)],
        [say(Text("Udgift", "Expense")), joined(cost(lever, language), " ", say(lever.cost_note))],
    ]
    return table(say(ABOUT_LEVER), [Column(say(Text("Hvad", "What"))), Column(say(Text("Tal", "Figure")))], rows)


def where_from(session: Session, name: str) -> Text:
    """Whose the value of today is."""
    if name in dict(session.selection.profile):
        return FROM_PARTICIPANTS
    specs = choice_of(session.selection.municipality).scenario.municipalities
    return FROM_FILE if any(name in dict(one.levers) for one in specs) else FROM_MODEL


def phase_in(lever: Lever, language: str) -> str:
    """6 måneder (antaget)."""
    n = lever.phase_in_months
    return Text(
        f"{n} måned{'er' if n != 1 else ''}, antaget", f"{n} month{'s' if n != 1 else ''}, assumed"
    ).in_language(language)


def cost(lever: Lever, language: str) -> str:
    """What one of the lever's units costs; "" where the expense arises from what happens."""
    if not lever.cost_unit:
        return ""
    scale = scale_of(lever.field)
    if scale.after:  # a whole unit would be from nothing to everything: ten per cent points are what somebody moves
        price, step = lever.cost_kr / 10.0, Text("10 procentpoint højere", "10 percentage points higher")
    elif lever.high - lever.low <= 1.0:  # an index
        price, step = lever.cost_kr / 10.0, Text(f"{number(0.1, 'da', 1)} højere", f"{number(0.1, 'en', 1)} higher")
    else:
        price, step = lever.cost_kr, Text("1 højere", "1 higher")
    written, per = kroner(price, language, signed=True), PER[lever.cost_unit]
    return Text(f"{step.da}: {written} {per.da}, antaget.", f"{step.en}: {written} {per.en}, assumed.").in_language(
        language
    )


def numbers_table(session: Session, names: tuple[str, ...]) -> Markup:
    """The numbers of the model behind the lever: where they start, what the calibration made of them, and the grade."""
    say = session.say
    columns = [
        Column(say(Text("Tal", "Number"))),
        Column(say(Text("Udgangspunkt", "Starting point")), is_number=True),
        Column(say(Text("Kan være", "May be"))),
        Column(say(Text("Efter tilpasning", "After the fit"))),
        Column(say(Text("Grad", "Grade"))),
    ]
    rows = [_row(session, PARAMETERS[name]) for name in names]
    return table(say(ABOUT_NUMBERS), columns, rows, class_="sheet-list")


def fitted(name: str, language: str) -> str:
    """0,042 (0,031 til 0,052): mean and 80 % interval after the fit; a dash where it was not fitted."""
    one = learned().get(name)
    if one is None:
        return UNDEFINED
    mean, low, high = (short_number(value, language) for value in (one.mean, one.low_80, one.high_80))
    return Text(f"{mean} ({low} til {high})", f"{mean} ({low} to {high})").in_language(language)


def range_of(one: Parameter, language: str) -> str:
    """0,1 til 0,5."""
    low, high = short_number(one.low, language), short_number(one.high, language)
    return Text(f"{low} til {high}", f"{low} to {high}").in_language(language)


def _row(session: Session, one: Parameter) -> list[str]:
    language = session.language
    contested = dict(session.selection.contested).get(one.name)
    said = Text("anfægtet her", "contested here")
    here = joined(
        short_number(one.default, language),
        element("strong", f" \u2192 {short_number(contested, language)} ({session.say(said)})")
        if contested is not None
        else None,
    )
    verdict = verdict_on(one.name)
    words = session.say(LEARNED_WORDS[verdict])
    learnt = joined(f"{fitted(one.name, language)}; " if verdict else "", words)
    return [
        joined(
            element("a", session.say(one.title), href=session.href("assumptions", one.name), data_go=""),
            element("br"),
            element("span", _sentence(session.say(one.explanation)), class_="small"),
            element("br"),
            element("span", unit_of(one, language), class_="small"),
        ),
        here,
        range_of(one, language),
        learnt,
        session.say(KNOWN[one.grade]),
    ]


def unit_of(one: Parameter, language: str) -> Markup:
    """The unit of a number of the model; in English, and said to be, where it has no Danish words."""
    if language == "da" and one.unit in DANISH:
        return joined(DANISH[one.unit])
    return in_english(one.unit, language)


def _value(session: Session, name: str, value: float) -> str:
    scale = scale_of(name)
    return f"{scale.written(value, session.language)}: {session.say(position(LEVERS[name], value))}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
