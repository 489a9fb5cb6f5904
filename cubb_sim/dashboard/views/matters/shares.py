"""What can be decided against what nobody knows, an outcome at a time: a picture, a sentence and a table."""

from __future__ import annotations

from cubb_sim.dashboard.content.shipped import Row, shipped
from cubb_sim.dashboard.content.shipped.findings import DUMMY, TOTAL
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.matters.bars import Bar, bar_chart
from cubb_sim.dashboard.views.matters.names import DECIDED, GROUPS, OUTCOMES, UNKNOWN, Input, named
from cubb_sim.number_format import percent
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES
from cubb_sim.report.markup import Column, Markup, element, joined, table

DESIGN = "levers_against_uncertainty"
HOW_TO_READ = Text(
    "Alt er varieret på én gang. Tallet siger, hvor stor en del af forskellene mellem kørslerne der hænger sammen med "
    "det, også når det spiller sammen med andet; derfor kan andelene tilsammen blive over 100\u00a0%. Fyldte bjælker "
    "er det, I kan beslutte, hule er det, ingen ved, eller som kommer udefra. Stregen er 95\u00a0%-intervallet, og den "
    "stiplede linje er det, analysen finder for et tal, modellen slet ikke bruger.",
    "Everything is varied at once. The figure says what part of the differences between runs goes with it, also where "
    "it works together with something else; so shares can add up to more than 100%. Filled bars are what you can "
    "decide, hollow ones what nobody knows, or what comes from outside. The line is the 95% interval, and the dashed "
    "line is what the analysis finds for a number the model does not read at all.",
)
MORE_UNKNOWN = Text(
    "Her afhænger svaret altså mere af det end af nogen enkelt søjle.",
    "So here the answer depends more on that than on any single pillar.",
)
CANNOT_TELL = Text(
    "Intervallerne overlapper, så det kan ikke afgøres, hvad af de to der betyder mest.",
    "The intervals overlap, so it cannot be told which of the two matters more.",
)
SHARE = Text("Andel af forskellene", "Share of the differences")


def shares(session: Session) -> Markup:
    """A figure for each outcome, and how to read them."""
    return joined(
        element("p", session.say(HOW_TO_READ), class_="small"),
        element("div", [_figure(session, output) for output in OUTCOMES], class_="pair"),
    )


def sentence(output: str, language: str) -> str:
    """What the model is most sensitive to of what can be decided, and of what nobody knows."""
    found = shipped(DESIGN).of(output, TOTAL)
    decided = max(_those(found, is_decided=True), key=lambda one: one[1].value)
    unknown = max(_those(found, is_decided=False), key=lambda one: one[1].value)
    (mine, my), (theirs, their) = decided, unknown
    texts = [
        Text(
            f"Af det, I kan beslutte, er modellen her mest følsom over for \u00bb{mine.title.da}\u00ab "
            f"({_interval(my, 'da')}); af det, ingen ved, eller som kommer udefra, over for "
            f"\u00bb{theirs.title.da}\u00ab ({_interval(their, 'da')}).",
            f"Of what you can decide, the model is most sensitive here to \u2018{mine.title.en}\u2019 "
            f"({_interval(my, 'en')}); of what nobody knows, or what comes from outside, to "
            f"\u2018{theirs.title.en}\u2019 ({_interval(their, 'en')}).",
        )
    ]
    if their.low > my.high:
        texts.append(MORE_UNKNOWN)
    elif their.high > my.low:
        texts.append(CANNOT_TELL)
    if below := [one.title for one, row in _those(found) if not row.is_above_floor]:
        listed = "; ".join(one.in_language(language) for one in below)
        texts.append(Text(f"Kan ikke skelnes fra ingenting: {listed}.", f"Cannot be told from nothing: {listed}."))
    return " ".join(one.in_language(language) for one in texts)


def _figure(session: Session, output: str) -> Markup:
    say, language = session.say, session.language
    found = shipped(DESIGN).of(output, TOTAL)
    parts = [
        (say(DECIDED), [_bar(one, row, language) for one, row in _those(found, is_decided=True)]),
        (say(UNKNOWN), [_bar(one, row, language) for one, row in _those(found, is_decided=False)]),
    ]
    title, told = say(QUANTITIES[output].title), sentence(output, language)
    floor = max(0.0, found[DUMMY].high)
    picture = bar_chart(parts, floor, lambda value: percent(value, language, 0), f"{title}. {told}")
    return element(
        "figure",
        element("h3", title),
        picture,
        element("figcaption", element("p", told), _table(session, output, found)),
    )


def _those(found: dict[str, Row], is_decided: bool | None = None) -> list[tuple[Input, Row]]:
    """Groups with their rows in a fixed order; only those that can, or cannot, be decided."""
    both = [(named(name), found[name]) for name in GROUPS if name in found]
    return [(one, row) for one, row in both if is_decided is None or one.can_be_decided is is_decided]


def _bar(one: Input, row: Row, language: str) -> Bar:
    return Bar(
        one.title.in_language(language), percent(row.value, language, 0), row.value, row.low, row.high,
        one.can_be_decided, row.is_above_floor,
    )  # fmt: skip


def _interval(row: Row, language: str) -> str:
    """51 %; 28 til 80 %."""
    value, low, high = (percent(one, language, 0) for one in (row.value, row.low, row.high))
    return Text(f"{value}; {low} til {high}", f"{value}; {low} to {high}").in_language(language)


def _table(session: Session, output: str, found: dict[str, Row]) -> Markup:
    say, language = session.say, session.language
    columns = [
        Column(say(Text("Hvad der varieres", "What is varied"))),
        Column(say(SHARE), is_number=True),
        Column(say(Text("95\u00a0%-interval", "95% interval")), is_number=True),
        Column(say(Text("Mere end ingenting", "Above nothing"))),
    ]
    rows = []
    for one, row in [*_those(found), (named(DUMMY), found[DUMMY])]:
        low, high = percent(row.low, language), percent(row.high, language)
        rows.append(
            [
                say(one.title),
                percent(row.value, language),
                say(Text(f"{low} til {high}", f"{low} to {high}")),
                say(Text("ja", "yes") if row.is_above_floor else Text("nej", "no")),
            ]
        )
    title = say(QUANTITIES[output].title)
    in_figures = Text(f"Tallene bag: {title}", f"The figures behind: {title}")
    return element(
        "details",
        element("summary", say(in_figures)),
        table(say(SHARE), columns, rows),
        id=f"shares-{output}",
    )
