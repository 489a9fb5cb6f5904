"""What the answer rests on: the switches, how well the numbers are known, and what nobody knows."""

from __future__ import annotations

from cubb_sim.number_format import number
from cubb_sim.parameters import LEVERS, PARAMETERS, Parameter
from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.report.markup import Column, Markup, bullets, element, in_english, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.conditions import graded
from cubb_sim.report.sections.contest import contest_box
from cubb_sim.report.sentences.assumptions import assumption_sentence, grades_of, switches
from cubb_sim.report.sentences.numbers import (
    behind,
    contested_values,
    fitted_sentences,
    no_forecast_sentence,
    numbers_behind,
)
from cubb_sim.report.sentences.undetermined import calibration_warnings, undetermined_sentence
from cubb_sim.report.sentences.values import short_number
from cubb_sim.results import RunResult

HEADING = Text("Det, svaret hviler på", "What the answer rests on")
UNKNOWN_HEADING = Text("Det, ingen ved", "What nobody knows")
UNKNOWN_INTRODUCTION = Text(
    "De største åbne spørgsmål. Modellen må vælge et tal; den, der mener noget andet, kan ændre det og se, om svaret "
    "holder.",
    "The largest open questions. The model has to choose a number; whoever believes another can change it and see "
    "whether the answer holds.",
)
MOST_LISTED = 4
"""Numbers that are told one by one."""
INDICATORS = tuple(name for name in PARAMETERS if name.startswith("job_finding.hr_"))
OPEN_QUESTIONS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text(
            "Hvor meget hver progressionsindikator betyder for at komme i arbejde.",
            "How much each progression indicator matters for getting into work.",
        ),
        INDICATORS,
    ),
    (
        Text(
            "Hvor stor en del af virkningen af sagsbehandlerens tro der er årsag, og hvor stor en del der er viden om "
            "borgeren.",
            "What part of the effect of the caseworker's belief is cause, and what part is knowledge of the citizen.",
        ),
        ("switches.belief_causal_share",),
    ),
    (
        Text(
            "Hvad et meningsfuldt skift af sagsbehandler gør, og hvad et afsporende skift gør.",
            "What a meaningful change of caseworker does, and what a derailing one does.",
        ),
        ("staffing.derailing_share", "staffing.derailing_loss", "staffing.meaningful_gain"),
    ),
    (
        Text("Hvor stor personaleomsætningen er i jobcentrene.", "How large staff turnover in job centres is."),
        ("lever.caseworker_turnover",),
    ),
    (
        Text(
            "Hvor hurtigt en ny praksis spreder sig mellem kolleger og kommuner.",
            "How fast a new practice spreads between colleagues and municipalities.",
        ),
        ("management.spread_per_year", "management.spread_between_municipalities_per_year"),
    ),
)
"""What the evidence leaves open, with the numbers that stand for it in the model."""


def ground_section(reading: Reading) -> Markup:
    """Sentences on how much is assumed, the switches, and the grades of all numbers."""
    numbers = behind(reading)
    return joined(
        element("h2", reading.say(HEADING), id="ground"),
        contest_box(reading),
        paragraphs(*calibration_warnings([one for _, one in reading.results], reading.language)),
        paragraphs(*dict.fromkeys(assumption_sentence(reading, other) for other in reading.others)),
        paragraphs(*fitted_sentences(numbers, reading.language), no_forecast_sentence(numbers, reading.language)),
        _switches_table(reading),
        _grades_table(reading),
    )


def _switches_table(reading: Reading) -> Markup:
    columns = [
        Column(reading.say(Text("Forudsætning", "Assumption"))),
        Column(reading.say(Text("Her", "Here"))),
        Column(reading.say(Text("Kan være", "May be"))),
        Column(reading.say(Text("Hvad det betyder", "What it means"))),
        Column(reading.say(Text("Kilde og grad", "Source and grade"))),
    ]
    rows = [
        [
            reading.say(one.title),
            _values(reading, one),
            _range(reading, one),
            _sentence(reading.say(one.explanation)),
            joined(in_english(one.source, reading.language), f" [{graded(reading, one.grade)}]"),
        ]
        for one in switches()
    ]
    caption = Text(
        "Det, forskningen ikke er enig om, og hvad modellen regner med",
        "What research does not agree on, and what the model takes it to be",
    )
    return table(reading.say(caption), columns, rows)


def _sentence(text: str) -> str:
    """The text with a capital letter first."""
    return f"{text[:1].upper()}{text[1:]}"


def _values(reading: Reading, one: Parameter) -> str:
    """The value in every scenario; one figure where they agree."""
    values = {label: _value(result, one) for label, result in reading.results}
    if len(set(values.values())) == 1:
        return short_number(next(iter(values.values())), reading.language)
    return "; ".join(f"{label}: {short_number(value, reading.language)}" for label, value in values.items())


def _value(result: RunResult, one: Parameter) -> float:
    """As the scenario has it, unless it is contested."""
    changed = {change.name: change.value for change in result.scenario.parameter_changes}
    return (changed | contested_values(numbers_behind([("", result)]))).get(one.name, one.default)


def _range(reading: Reading, one: Parameter) -> str:
    low, high = (short_number(v, reading.language) for v in (one.low, one.high))
    return reading.say(Text(f"{low} til {high}", f"{low} to {high}"))


def _grades_table(reading: Reading) -> Markup:
    numbers, levers = grades_of(PARAMETERS.values()), grades_of(LEVERS.values())
    columns = [
        Column(reading.say(Text("Hvor tallet er fra", "Where the number is from"))),
        Column(reading.say(Text("Håndtagenes værdi i dag", "Values of levers as today")), is_number=True),
        Column(reading.say(Text("Modellens øvrige tal", "Other numbers of the model")), is_number=True),
    ]
    rows = [
        [
            graded(reading, grade).capitalize(),
            number(levers[grade], reading.language),
            number(numbers[grade], reading.language),
        ]
        for grade in Grade
    ]
    caption = Text("Hvor godt tallene er kendt", "How well the numbers are known")
    if behind(reading).are_fitted:
        caption = Text(f"{caption.da}, før de blev tilpasset", f"{caption.en}, before they were fitted")
    return table(reading.say(caption), columns, rows)


def unknown_section(reading: Reading) -> Markup:
    """The largest open questions, each with what the model takes the answer to be."""
    return joined(
        element("h2", reading.say(UNKNOWN_HEADING), id="unknown"),
        element("p", reading.say(UNKNOWN_INTRODUCTION)),
        paragraphs(undetermined_sentence([one for _, one in reading.results], reading.language)),
        bullets(f"{reading.say(question)} {_taken_to_be(reading, names)}" for question, names in OPEN_QUESTIONS),
    )


def _taken_to_be(reading: Reading, names: tuple[str, ...]) -> str:
    declared = [
        LEVERS[name.removeprefix("lever.")] if name.startswith("lever.") else PARAMETERS[name] for name in names
    ]
    if len(declared) > MOST_LISTED:
        low, high = min(one.low for one in declared), max(one.high for one in declared)
        lowest, highest = (short_number(v, reading.language) for v in (low, high))
        return reading.say(
            Text(
                f"I modellen har hver af {len(declared)} indikatorer sit tal: en standardafvigelse mere ganger chancen "
                f"for arbejde med et sted mellem {lowest} og {highest}.",
                f"In the model each of {len(declared)} indicators has its number: one standard deviation more "
                f"multiplies the chance of work by somewhere between {lowest} and {highest}.",
            )
        )
    numbers = behind(reading)
    contested = contested_values(numbers)
    told = "; ".join(
        f"{reading.quoted(reading.say(one.title))} {short_number(one.default, reading.language)} "
        f"({_range(reading, one)}{_contested(reading, contested.get(one.name))})"
        for one in declared
    )
    where = Text("I modellen", "In the model")
    if numbers.are_fitted:
        where = Text("Modellens udgangspunkt", "Where the model starts")
    return reading.say(Text(f"{where.da}: {told}.", f"{where.en}: {told}."))


def _contested(reading: Reading, value: float | None) -> str:
    """What a number is taken to be instead, where somebody contested it."""
    if value is None:
        return ""
    written = short_number(value, reading.language)
    return reading.say(Text(f"; her anfægtet: {written}", f"; contested here: {written}"))
