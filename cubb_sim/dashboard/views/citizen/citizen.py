"""The whole page: the person who is asked for, or what is wrong with the number, and whom else one could follow."""

from __future__ import annotations

from dataclasses import replace

from cubb_sim.biography.register import CitizenName
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.views.citizen.finding.asked import Asked
from cubb_sim.dashboard.views.citizen.finding.chooser import chooser
from cubb_sim.dashboard.views.citizen.finding.fitting import Fitting, fitting
from cubb_sim.dashboard.views.citizen.finding.listing import href_of
from cubb_sim.dashboard.views.citizen.finding.naming import named
from cubb_sim.dashboard.views.citizen.lives import Pair, short_name
from cubb_sim.dashboard.views.citizen.person import person
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

TITLE = Text("Følg en borger", "Follow a citizen")
NOBODY_REAL = Text(
    "Alle borgere her er simulerede; ingen er virkelige. Borgere, sagsbehandlere og virksomheder har kun numre.",
    "All citizens here are simulated; none is real. Citizens, caseworkers and firms have numbers only.",
)
NOTE = Text("Hvad hæfter I jer ved i dette liv?", "What strikes you about this life?")
WAITING = Text("De to liv leves \u2026", "The two lives are being lived \u2026")


def citizen_page(session: Session, pair: Pair, asked: Asked, n_runs: int, note: Markup | None = None) -> Markup:
    """What the page shows once the runs are there.

    Args:
        n_runs: that can be chosen from.
        note: a place to write about the person who is followed.
    """
    found = fitting(pair, asked)
    name = named(pair, asked.number) if asked.number else None
    shown: Markup | None = None
    if isinstance(name, Text):
        shown = element("p", session.say(name), class_="not", role="alert")
    elif name is not None:
        asked = replace(asked, number=short_name(pair, name))
        shown = person(session, pair, name, _others(session, pair, asked, found, name), note)
    return joined(
        _head(session),
        None if asked.is_readable else element("p", session.say(_left_out(n_runs)), class_="not", role="alert"),
        shown,
        chooser(session, pair, asked, found, n_runs),
    )


def waiting_page(session: Session, problem: Text | None) -> Markup:
    """What the page shows before."""
    if problem is not None:
        return joined(_head(session), element("p", session.say(problem), class_="not", role="alert"))
    return joined(_head(session), element("p", session.say(WAITING), role="status"))


def _left_out(n_runs: int) -> Text:
    return Text(
        f"Noget i adressen kunne ikke bruges og er udeladt. Kørslerne går fra 1 til {n_runs}.",
        f"Something in the address could not be used and was left out. The runs go from 1 to {n_runs}.",
    )


def _head(session: Session) -> Markup:
    return joined(element("h1", session.say(TITLE)), element("p", session.say(NOBODY_REAL), class_="small"))


def _others(session: Session, pair: Pair, asked: Asked, found: Fitting, name: CitizenName) -> Markup:
    """Links to those before and after among those who fit, so that one can leaf through them."""
    before, after = found.around(name)
    links = [
        element("a", session.say(text).format(one.number), href=_to(session, pair, asked, one), data_go="")
        for one, text in (
            (before, Text("\u2039 forrige: {}", "\u2039 previous: {}")),
            (after, Text("næste, der passer: {} \u203a", "next who fits: {} \u203a")),
        )
        if one is not None
    ]
    return element("p", links, class_="citizen-others") if links else Markup("")


def _to(session: Session, pair: Pair, asked: Asked, name: CitizenName) -> str:
    return href_of(session, replace(asked, number=short_name(pair, name)))
