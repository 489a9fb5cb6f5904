"""What was changed: the levers that differ, with words, reasons, sources and grades; other numbers and disturbances."""

from __future__ import annotations

from collections.abc import Iterable

from cubb_sim.parameters import DISTURBANCES, PARAMETERS
from cubb_sim.parameters.specification import Grade, Pillar, Text
from cubb_sim.report.levers import (
    Course,
    LeverDifference,
    course_in_words,
    disturbance_differences,
    lever_differences,
    number_differences,
    position,
    unit,
)
from cubb_sim.report.markup import Column, Markup, Row, element, in_english, joined, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.assumptions import GRADE_WORDS
from cubb_sim.report.sentences.numbers import behind
from cubb_sim.report.sentences.values import short_number
from cubb_sim.scenario import DisturbanceEvent, LeverChange, ParameterChange

HEADING = Text("Det, der er ændret", "What was changed")
INTRODUCTION = Text(
    "Hver ændring har en begrundelse, en kilde og en grad for, hvor godt den er underbygget. Kilderne er på engelsk.",
    "Every change has a reason, a source and a grade of how well it is supported.",
)
PILLAR_WORDS: dict[Pillar, Text] = {
    Pillar.INVOLVEMENT: Text("Søjle 1, reel inddragelse", "Pillar 1, real involvement"),
    Pillar.CONVERSATION: Text("Søjle 2, samtalen", "Pillar 2, the conversation"),
    Pillar.FIRMS: Text("Søjle 3, virksomheder og frivillige", "Pillar 3, firms and voluntary organisations"),
    Pillar.ORGANISATION: Text("Søjle 4, på tværs", "Pillar 4, across the organisation"),
    Pillar.STRATEGY: Text("Søjle 5, strategi", "Pillar 5, strategy"),
}
OTHER_PLACES = Text(
    "De to scenarier har ikke de samme kommuner; håndtagene er kun sammenlignet for de kommuner, begge har.",
    "The two scenarios do not have the same municipalities; levers are compared only for those that both have.",
)
NOTHING = Text(
    "Intet håndtag, intet andet tal og ingen forstyrrelse er forskellig mellem de to.",
    "No lever, no other number and no disturbance differs between the two.",
)
IN_BASELINE_ONLY = Text("Gælder kun i udgangspunktet.", "Applies in the baseline only.")
WITHOUT_WHY = Text("Ingen begrundelse er angivet.", "No reason is given.")


def conditions_section(reading: Reading) -> Markup:
    """Everything that differs between the baseline and each of the others."""
    return joined(
        element("h2", reading.say(HEADING), id="conditions"),
        paragraphs(reading.say(INTRODUCTION), class_="small"),
        [_of_one(reading, other) for other in reading.others],
    )


def _of_one(reading: Reading, other: str) -> Markup:
    baseline, changed = reading.baseline.scenario, reading.others[other].scenario
    heading = element("h3", reading.labels[other]) if len(reading.others) > 1 else None
    levers = lever_differences(baseline, changed)
    numbers, events = number_differences(baseline, changed), disturbance_differences(baseline, changed)
    texts = [] if reading.comparison.has_same_people(other) else [reading.say(OTHER_PLACES)]
    if not (levers or numbers or events or texts):
        texts.append(reading.say(NOTHING))
    return joined(
        heading,
        paragraphs(*texts),
        _levers_table(reading, other, levers) if levers else None,
        _numbers_table(reading, numbers) if numbers else None,
        _events_table(reading, events) if events else None,
    )


def _levers_table(reading: Reading, other: str, differences: Iterable[LeverDifference]) -> Markup:
    columns = [
        Column(reading.say(Text("Håndtag", "Lever"))),
        Column(reading.baseline_label),
        Column(reading.labels[other]),
        Column(reading.say(Text("Hvorfor", "Why"))),
        Column(reading.say(Text("Kilde og grad", "Source and grade"))),
    ]
    caption = reading.say(Text("Håndtag, der er forskellige", "Levers that differ"))
    return table(caption, columns, [_lever_row(reading, one) for one in differences], class_="levers")


def _lever_row(reading: Reading, one: LeverDifference) -> Row:
    where = f" ({reading.listed(one.municipalities)})" if one.municipalities else ""
    name = joined(
        element("strong", f"{reading.say(one.lever.title)}{where}"),
        element("br"),
        element(
            "span", f"{reading.say(unit(one.lever))}. {reading.say(PILLAR_WORDS[one.lever.pillar])}", class_="small"
        ),
    )
    changes = one.changed.changes or one.baseline.changes
    return [
        name,
        _course(reading, one, one.baseline),
        _course(reading, one, one.changed),
        _why(reading, one),
        joined(*(_source(reading, change) for change in changes)),
    ]


def _course(reading: Reading, one: LeverDifference, course: Course) -> Markup:
    last = course.changes[-1].value if course.changes else course.start
    return joined(
        course_in_words(course, one.lever, reading.language),
        element("br"),
        element("span", reading.say(position(one.lever, last)), class_="small"),
    )


def _why(reading: Reading, one: LeverDifference) -> str:
    if not one.changed.changes:
        return reading.say(IN_BASELINE_ONLY) if one.baseline.changes else reading.say(WITHOUT_WHY)
    reasons = dict.fromkeys(reading.say(change.why) for change in one.changed.changes)
    return " ".join(reason for reason in reasons if reason) or reading.say(WITHOUT_WHY)


def _source(reading: Reading, change: LeverChange | ParameterChange) -> Markup:
    return joined(in_english(change.source, reading.language), f" [{graded(reading, change.grade)}]")


def graded(reading: Reading, grade: Grade) -> str:
    """The grade in words."""
    return reading.say(GRADE_WORDS[grade])


def _numbers_table(reading: Reading, changes: Iterable[ParameterChange]) -> Markup:
    otherwise = Text("Ellers", "Otherwise")
    if behind(reading).are_fitted:  # what it is otherwise then changes from run to run
        otherwise = Text("Udgangspunkt", "Starting point")
    columns = [
        Column(reading.say(Text("Tal i modellen", "Number of the model"))),
        Column(reading.say(otherwise), is_number=True),
        Column(reading.say(Text("Her", "Here")), is_number=True),
        Column(reading.say(Text("Hvorfor", "Why"))),
        Column(reading.say(Text("Kilde og grad", "Source and grade"))),
    ]
    rows = [
        [
            reading.say(PARAMETERS[one.name].title),
            short_number(PARAMETERS[one.name].default, reading.language),
            short_number(one.value, reading.language),
            reading.say(one.why) or reading.say(WITHOUT_WHY),
            _source(reading, one),
        ]
        for one in changes
    ]
    return table(reading.say(Text("Andre tal, der er forskellige", "Other numbers that differ")), columns, rows)


def _events_table(reading: Reading, events: Iterable[DisturbanceEvent]) -> Markup:
    columns = [
        Column(reading.say(Text("Forstyrrelse", "Disturbance"))),
        Column(reading.say(Text("Måned", "Month")), is_number=True),
        Column(reading.say(Text("Varighed", "Length")), is_number=True),
        Column(reading.say(Text("Størrelse", "Size"))),
        Column(reading.say(Text("Hvad der sker", "What happens"))),
    ]
    rows: list[Row] = []
    for one in events:
        kind = DISTURBANCES[one.kind]
        length = one.months or kind.default_months
        months = Text(f"{length} måned{'er' if length != 1 else ''}", f"{length} month{'s' if length != 1 else ''}")
        where = f" ({one.municipality})" if one.municipality else ""
        rows.append(
            [
                f"{reading.say(kind.title)}{where}",
                str(one.month),
                reading.say(months),
                joined(f"{short_number(one.size, reading.language)} ", in_english(kind.size.unit, reading.language)),
                f"{reading.say(kind.explanation)} {reading.say(one.why)}".strip(),
            ]
        )
    return table(reading.say(Text("Forstyrrelser, der er forskellige", "Disturbances that differ")), columns, rows)
