"""How far single levers and single numbers move an outcome when they go from one end of their range to the other."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.dashboard.content.learned import LEARNED_WORDS, verdict_on
from cubb_sim.dashboard.content.shipped import Row, shipped
from cubb_sim.dashboard.content.shipped.findings import DUMMY, SIGNED, SIZE
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.matters.bars import Bar, bar_chart
from cubb_sim.dashboard.views.matters.names import OUTCOMES, Input, named
from cubb_sim.dashboard.views.sheet.grades import KNOWN
from cubb_sim.number_format import difference_in_unit
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Unit
from cubb_sim.report.markup import Column, Markup, element, joined, table
from cubb_sim.report.sentences.values import difference_writer, unit_in_words

DESIGN = "screening"
MOST_SHOWN = 8
"""Levers and numbers in the picture, each (assumed): as many as can be taken in."""
ONE_WAY = 0.8
"""From this share of its size on, an effect is said to go one way (assumed)."""
UP, DOWN, BOTH = Text("op", "up"), Text("ned", "down"), Text("begge veje", "both ways")
LEVERS_HEADING = Text("Håndtag", "Levers")
UNKNOWN_HEADING = Text("Antagne tal, tilpasningen ikke kender", "Assumed numbers the fit does not know")
HOW_TO_READ = Text(
    "Ét tal ad gangen går fra den laveste til den højeste værdi, det kan have, fra mange forskellige udgangspunkter. "
    "Bjælken er, hvor meget resultatmålet flytter sig i gennemsnit. Spændene er for det meste antaget: et tal med et "
    "bredt spænd ser stort ud.",
    "One number at a time goes from the lowest to the highest value it can have, from many starting points. The bar "
    "is how far the outcome moves on average. Ranges are mostly assumed: a number with a wide range looks large.",
)
UNKNOWN_TITLE = Text(
    "Hvad ingen ved: tal, der betyder noget og kun er antaget",
    "What nobody knows: numbers that matter and are merely assumed",
)
ABOUT_UNKNOWN = Text(
    "Tallene her flytter mindst ét resultatmål mærkbart, er antaget, og tilpasningen til offentliggjorte fund lærte "
    "næsten intet om dem eller søgte dem ikke. Det er her, jeres egen viden kan gøre størst forskel for svaret.",
    "These numbers move at least one outcome noticeably, are assumed, and the fit to published findings learnt next to "
    "nothing of them or did not look for them. This is where your own knowledge can make most difference to the "
    "answer.",
)


def sizes(session: Session, output: str) -> Markup:
    """The levers and the unknown numbers that move the outcome most, as a picture and a table."""
    say, language = session.say, session.language
    found, signed = shipped(DESIGN).of(output, SIZE), shipped(DESIGN).of(output, SIGNED)
    levers = _largest([one for one in _inputs(found) if one.can_be_decided], found)
    unknown = _largest([one for one in _inputs(found) if one.is_unknown], found)
    unit = QUANTITIES[output].unit
    parts = [
        (say(heading), [_bar(one, found[one.name], signed[one.name], output, language) for one in own])
        for heading, own in ((LEVERS_HEADING, levers), (UNKNOWN_HEADING, unknown))
    ]
    told = sentence(output, language)
    words = (
        "kr."
        if unit is Unit.KR_PER_YEAR
        else unit_in_words(Unit.SHARE_DIFFERENCE if unit is Unit.SHARE else unit, language)
    )
    title = f"{say(QUANTITIES[output].title)}{f' ({words})' if words else ''}"
    writer = difference_writer(unit, language)
    picture = bar_chart(parts, max(0.0, found[DUMMY].high), lambda value: writer(value).removeprefix("+"), told)
    return joined(
        element("p", say(HOW_TO_READ), class_="small"),
        element(
            "figure", element("h3", title), picture, element("figcaption", element("p", told)), class_="matters-wide"
        ),
        element(
            "details",
            element("summary", say(Text("Tallene bag", "The figures behind"))),
            _table(session, output, [*levers, *unknown]),
            id="sizes-table",
        ),
    )


def sentence(output: str, language: str) -> str:
    """The lever and the unknown number that move the outcome most."""
    found = shipped(DESIGN).of(output, SIZE)
    inputs = _inputs(found)
    (lever,) = _largest([one for one in inputs if one.can_be_decided], found)[:1]
    (number,) = _largest([one for one in inputs if one.is_unknown], found)[:1]
    title = QUANTITIES[output].title
    by_lever, by_number = (_size(found[one.name], output, language) for one in (lever, number))
    return Text(
        f"{title.da}: hele spændet af \u00bb{lever.title.da}\u00ab flytter {by_lever}; hele spændet af det antagne tal "
        f"\u00bb{number.title.da}\u00ab flytter {by_number}.",
        f"{title.en}: the whole range of \u2018{lever.title.en}\u2019 moves {by_lever}; the whole range of the "
        f"assumed number \u2018{number.title.en}\u2019 moves {by_number}.",
    ).in_language(language)


def unknown_numbers() -> list[str]:
    """Numbers among the largest unknown ones of any outcome, in the order they are declared."""
    largest: set[str] = set()
    for output in OUTCOMES:
        found = shipped(DESIGN).of(output, SIZE)
        largest |= {one.name for one in _largest([one for one in _inputs(found) if one.is_unknown], found)}
    return [name for name in PARAMETERS if name in largest]


def unknown_section(session: Session) -> Markup:
    """What nobody knows, each number a click from being contested."""
    say, language = session.say, session.language
    columns = [
        Column(say(Text("Tal", "Number"))),
        *(Column(say(QUANTITIES[one].title), is_number=True) for one in OUTCOMES),
        Column(say(Text("Hvad der vides", "What is known"))),
    ]
    by_output = {one: shipped(DESIGN).of(one, SIZE) for one in OUTCOMES}
    rows = [
        [
            _link(session, name),
            *(_size(by_output[one][name], one, language) for one in OUTCOMES),
            _known(session, name),
        ]
        for name in unknown_numbers()
    ]
    return joined(
        element("p", say(ABOUT_UNKNOWN)),
        table(
            say(Text("Så meget flytter hele spændet", "How far the whole range moves")),
            columns,
            rows,
            class_="sheet-list",
        ),
    )


def _inputs(found: dict[str, Row]) -> list[Input]:
    return [named(name) for name in found if name != DUMMY]


def _largest(inputs: Sequence[Input], found: dict[str, Row]) -> list[Input]:
    """Those that move most, of those that can be told from nothing."""
    told = [one for one in inputs if found[one.name].is_above_floor]
    return sorted(told, key=lambda one: -found[one.name].value)[:MOST_SHOWN]


def _bar(one: Input, row: Row, signed: Row, output: str, language: str) -> Bar:
    way = direction(row, signed).in_language(language)
    size = difference_writer(QUANTITIES[output].unit, language)(_rounded(row.value, output)).removeprefix("+")
    return Bar(
        one.title.in_language(language), f"{size} {way}", row.value, row.low, row.high,
        one.can_be_decided, row.is_above_floor,
    )  # fmt: skip


def _rounded(value: float, output: str) -> float:
    """To as many digits as the picture has room for."""
    decimals = {Unit.KR_PER_YEAR: 0, Unit.INDEX: 2}.get(QUANTITIES[output].unit, 3)
    return round(value, decimals)


def direction(row: Row, signed: Row) -> Text:
    """Which way the outcome moves when the number gets larger."""
    if abs(signed.value) < ONE_WAY * row.value:
        return BOTH
    return UP if signed.value > 0 else DOWN


def _size(row: Row, output: str, language: str) -> str:
    return difference_in_unit(row.value, QUANTITIES[output].unit, language).removeprefix("+")


def _known(session: Session, name: str) -> str:
    grade, learnt = KNOWN[PARAMETERS[name].grade], LEARNED_WORDS[verdict_on(name)]
    return session.say(Text(f"{grade.da}; tilpasningen {learnt.da}", f"{grade.en}; the fit {learnt.en}"))


def _link(session: Session, name: str) -> Markup:
    page, title = ("lever", LEVERS[name].title) if name in LEVERS else ("assumptions", PARAMETERS[name].title)
    return joined(element("a", session.say(title), href=session.href(page, name), data_go=""))


def _table(session: Session, output: str, shown: Sequence[Input]) -> Markup:
    say, language = session.say, session.language
    found, signed = shipped(DESIGN).of(output, SIZE), shipped(DESIGN).of(output, SIGNED)
    columns = [
        Column(say(Text("Håndtag eller tal", "Lever or number"))),
        Column(say(Text("Flytter resultatmålet", "Moves the outcome")), is_number=True),
        Column(say(Text("95\u00a0%-interval", "95% interval")), is_number=True),
        Column(say(Text("Når det bliver større", "When it gets larger"))),
    ]
    unit = QUANTITIES[output].unit
    rows = []
    for one in shown:
        row = found[one.name]
        low, high = (difference_in_unit(bound, unit, language).removeprefix("+") for bound in (row.low, row.high))
        rows.append(
            [
                _link(session, one.name),
                _size(row, output, language),
                say(Text(f"{low} til {high}", f"{low} to {high}")),
                say(direction(row, signed[one.name])),
            ]
        )
    return table(say(QUANTITIES[output].title), columns, rows, class_="sheet-list")
