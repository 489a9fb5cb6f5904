"""Whom a number stands for, or one sentence that says why it stands for nobody and which numbers there are."""

from __future__ import annotations

from cubb_sim.biography.register import CitizenName, place_of
from cubb_sim.dashboard.views.citizen.finding.fitting import numbers_of
from cubb_sim.dashboard.views.citizen.lives import Pair
from cubb_sim.errors import CubbSimError
from cubb_sim.parameters.specification import Text

MOST_TOWNS = 6
"""Municipalities whose numbers are listed (assumed); with more the list is of no help."""
LONGEST_SHOWN = 30
"""Characters of something that is no number which are repeated in the message (assumed)."""


def named(pair: Pair, said: str) -> CitizenName | Text:
    """The citizen of a number, or what is wrong with it."""
    try:
        name = CitizenName.parse(said.strip(), pair.towns)
    except CubbSimError:
        return _unreadable(pair, said.strip())
    try:
        place_of(pair.today.outcome, name)
    except CubbSimError:
        first, last = numbers_of(pair, name.municipality)
        town = name.municipality
        return Text(
            f"Der er ingen borger {name.number} i {town}. I denne kørsel går numrene fra {first} til {last}.",
            f"There is no citizen {name.number} in {town}. In this run the numbers go from {first} to {last}.",
        )
    return name


def _unreadable(pair: Pair, said: str) -> Text:
    shown = said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]}\u2026"
    first, last = numbers_of(pair, pair.towns[0])
    if len(pair.towns) == 1:
        return Text(
            f"»{shown}« er ikke et borgernummer. Skriv et helt tal fra {first} til {last}.",
            f"\u2018{shown}\u2019 is not the number of a citizen. Write a whole number from {first} to {last}.",
        )
    towns = ", ".join(
        f"{town}:{numbers_of(pair, town)[0]}-{numbers_of(pair, town)[1]}" for town in pair.towns[:MOST_TOWNS]
    )
    return Text(
        f"»{shown}« er ikke en borger i en af kommunerne. Skriv kommune og nummer, for eksempel {towns}.",
        f"\u2018{shown}\u2019 is not a citizen of one of the municipalities. Write municipality and number, such as "
        f"{towns}.",
    )
