"""Who fits, how it went for all who fit the description, and what to let go of where nobody fits."""

from __future__ import annotations

from dataclasses import replace

from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.finding.asked import Asked, Became, written
from cubb_sim.dashboard.views.citizen.finding.choices import AGES, BECAME, HEALTHS, years_words
from cubb_sim.dashboard.views.citizen.finding.fitting import Fitting, easier
from cubb_sim.dashboard.views.citizen.finding.persons import became_words, portrait
from cubb_sim.dashboard.views.citizen.lives import IN_CHANGED, IN_TODAY, Pair, short_name
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, joined, table

PAGE = "citizen"
SHOWN = 8
"""Persons listed at once: as many as can be talked about (assumed)."""


def summary(session: Session, pair: Pair, asked: Asked, found: Fitting) -> Markup:
    """How many fit the description, and how it went for all of them: winners and losers in one sentence."""
    lead = session.say(_described(session, len(pair.today.outcome.people), asked, found.n_described))
    if found.n_described == 0:
        return joined(lead)
    counts = (found.n_gained, found.n_lost, found.n_both, found.n_neither)
    n_gained, n_lost, n_both, n_neither = (number(n, session.language) for n in counts)
    if pair.changed is None:
        went = Text(
            f"{n_both} af dem får løntimer eller job undervejs, {n_neither} gør ikke.",
            f"With paid hours or a job on the way: {n_both}; without: {n_neither}.",
        )
        return joined(lead, " ", session.say(went))
    gained = Text(
        f"{n_gained} får løntimer eller job kun med ændringen",
        f"Paid hours or a job only with the change: {n_gained}",
    )
    lost = Text(f"{n_lost} kun som i dag", f"only as today: {n_lost}")
    rest = Text(
        f", {n_both} i begge verdener og {n_neither} i ingen af dem.",
        f"; in both worlds: {n_both}; in neither: {n_neither}.",
    )
    return joined(
        f"{lead} ",
        _those(session, asked, Became.GAINED, gained) if found.n_gained else session.say(gained),
        session.say(Text(", ", "; ")),
        _those(session, asked, Became.LOST, lost) if found.n_lost else session.say(lost),
        session.say(rest),
    )


def _described(session: Session, n_people: int, asked: Asked, n: int) -> Text:
    of_all, said = number(n_people, session.language), number(n, session.language)
    if not asked.is_anybody:
        return Text(
            f"{said} af kørslens {of_all} simulerede borgere passer på beskrivelsen.",
            f"{said} of the run's {of_all} simulated citizens {'fits' if n == 1 else 'fit'} the description.",
        )
    return Text(
        f"Kørslen har {of_all} simulerede borgere, de nytilkomne medregnet.",
        f"The run has {of_all} simulated citizens, newcomers included.",
    )


def _those(session: Session, asked: Asked, became: Became, text: Text) -> Markup:
    """A link to those of whom something is said."""
    href = href_of(session, replace(asked, number="", became=became))
    return element("a", session.say(text), href=href, data_go="")


def listing(session: Session, pair: Pair, asked: Asked, found: Fitting) -> Markup:
    """The first of those who fit, and what became of each in both worlds."""
    shown = found.names[:SHOWN]
    columns = [Column(session.say(Text("Borger", "Citizen"))), Column(session.say(Text("Hvem", "Who")))]
    columns += [Column(session.say(world)) for world in (IN_TODAY, IN_CHANGED)[: len(pair.all)]]
    rows: list[Row] = []
    for name in shown:
        link = href_of(session, replace(asked, number=short_name(pair, name)))
        is_chosen = short_name(pair, name) == asked.number
        who = element("a", short_name(pair, name), href=link, data_go="", aria_current="true" if is_chosen else None)
        went = [became_words(one.outcome, name, session.language) for one in pair.all]
        rows.append((who, portrait(pair.today.outcome, name, session.language), *went))
    n, of_all = len(shown), number(len(found.names), session.language)
    caption = Text(f"{n} af {of_all}, i nummerorden", f"{n} of {of_all}, by number")
    return table(session.say(caption), columns, rows, class_="citizen-list")


def nobody(session: Session, pair: Pair, asked: Asked) -> Markup:
    """Nobody fits: what to let go of, and how many fit then."""
    told = session.say(Text("Ingen passer på det hele.", "Nobody fits all of it."))
    ways = easier(pair, asked)
    if not ways:
        anybody = element(
            "a",
            session.say(Text("Begynd forfra med alle borgere", "Begin again with all citizens")),
            href=href_of(session, Asked(run=asked.run)),
            data_go="",
        )
        return element("p", told, " ", anybody, ".")
    items = [
        element(
            "li",
            element("a", _let_go(session, asked, one), href=href_of(session, one), data_go=""),
            f": {number(n, session.language)}",
        )
        for one, n in ways
    ]
    then = session.say(Text("Så mange passer, hvis I slipper ét krav:", "So many fit if you let one wish go:"))
    return joined(element("p", told, " ", then), element("ul", items, class_="citizen-easier"))


def _let_go(session: Session, asked: Asked, less: Asked) -> str:
    if asked.age is not less.age:
        dropped = AGES[asked.age]
    elif asked.health is not less.health:
        dropped = HEALTHS[asked.health]
    elif asked.years != less.years:
        dropped = years_words(asked.years)
    else:
        dropped = BECAME[asked.became]
    return session.say(Text(f"uden »{dropped.da}«", f"without \u2018{dropped.en}\u2019"))


def href_of(session: Session, asked: Asked) -> str:
    """The address of this page with somebody else asked for."""
    return session.href(PAGE, written(asked))
