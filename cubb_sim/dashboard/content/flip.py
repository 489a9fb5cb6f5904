"""What a FLIP is made of."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters.specification import Pillar, Text

MOST_LEVERS = 5
"""Assumed: as many as a tired group can keep in mind at once."""


@dataclass(frozen=True)
class Suggested:
    """A disturbance worth playing in a FLIP.

    Attributes:
        month: from which it happens; assumed, late enough for a change to be in force.
        why: what it lets the group see.
    """

    kind: str
    month: int
    why: Text


@dataclass(frozen=True)
class Flip:
    """One kind of FLIP.

    Attributes:
        name: what the address calls it.
        about: what it works with, in half a sentence.
        question: the one that opens it.
        levers: those at hand, by plain name; all others are a click away.
        dilemmas: to raise when the group agrees too quickly.
        pillars: CUBB's pillars that it concerns, the nearest first.
    """

    name: str
    title: Text
    about: Text
    question: Text
    levers: tuple[str, ...]
    dilemmas: tuple[Text, ...]
    disturbance: Suggested
    pillars: tuple[Pillar, ...]
