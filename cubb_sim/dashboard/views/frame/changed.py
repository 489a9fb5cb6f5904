"""The changed world in one line: which levers are moved, and what both worlds meet."""

from __future__ import annotations

from cubb_sim.dashboard.session import Placed, Session
from cubb_sim.dashboard.views.levers import scale_of
from cubb_sim.parameters import DISTURBANCES, LEVERS
from cubb_sim.parameters.specification import Text

MOST_NAMED = 3
"""Levers, and disturbances, that are named in the line; of more it says how many (assumed)."""


def changed_in_words(session: Session) -> str:
    """Ændret: Personaleomsætning 8 %; i begge verdener: Lavkonjunktur i måned 12. "" where nothing is changed."""
    chosen, say = session.selection, session.say
    parts = []
    if chosen.levers:
        levers = [_lever(session, name, value) for name, value in chosen.levers]
        parts.append(say(Text("Ændret: ", "Changed: ")) + _listed(session, levers))
    if chosen.disturbances:
        met = [_disturbance(session, one) for one in chosen.disturbances]
        begun = Text("i begge verdener: ", "both meet: ") if parts else Text("I begge verdener: ", "Both worlds meet: ")
        parts.append(say(begun) + _listed(session, met))
    return "; ".join(parts)


def _lever(session: Session, name: str, value: float) -> str:
    return f"{session.say(LEVERS[name].title)} {scale_of(name).short(value, session.language)}"


def _disturbance(session: Session, one: Placed) -> str:
    when = Text(f"i måned {one.month}", f"in month {one.month}")
    return f"{session.say(DISTURBANCES[one.kind].title)} {session.say(when)}"


def _listed(session: Session, named: list[str]) -> str:
    more = len(named) - MOST_NAMED
    if more <= 0:
        return ", ".join(named)
    return ", ".join(named[:MOST_NAMED]) + session.say(Text(f" og {more} mere", f" and {more} more"))
