"""Finding numbers in the register: by words, submodel or pillar, grade, and what the calibration learned of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from cubb_sim.dashboard.content.learned import LEARNED_WORDS, verdict_on
from cubb_sim.dashboard.content.sheets import sheets
from cubb_sim.dashboard.live import Event
from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.views.assumptions.entry import GROUP_WORDS, Entry, entries
from cubb_sim.parameters import LEVERS, Pillar
from cubb_sim.parameters.specification import Grade

FIND, MORE = "find", "more"
AT_FIRST = 20
"""Numbers that are listed before somebody asks for more (assumed)."""
LONGEST_WORDS = 80
PILLAR, GROUP, TODAY = "pillar", "group", "today"
NOT_IN_WORDS = re.compile(r"[^\w]+|_")
UNSOUGHT = "unsought"
"""In a wish: what the calibration did not look for, since "" is everything."""


@dataclass(frozen=True)
class Wish:
    """Which numbers somebody wants to see.

    Attributes:
        words: all of them begin a word of the name, title, explanation or source.
        place: `group:time`, `pillar:firms`, `today` for the levers as today; "" for everywhere.
        grade, learned: "" for any.
        only_moved: only those behind the levers that are moved.
        most: how many are listed.
    """

    words: str = ""
    place: str = ""
    grade: str = ""
    learned: str = ""
    only_moved: bool = False
    most: int = AT_FIRST


def wished(wish: Wish, event: Event) -> Wish:
    """The wish after an event; the same where the event is about something else."""
    if event.action == MORE:
        return replace(wish, most=wish.most + AT_FIRST)
    if event.action != FIND:
        return wish
    what, value = event.argument, event.value
    if what == "words":
        wish = replace(wish, words=value[:LONGEST_WORDS])
    elif what == "only_moved":
        wish = replace(wish, only_moved=value == "true")
    elif what == "place" and value in {"", *places()}:
        wish = replace(wish, place=value)
    elif what == "grade" and value in {"", *Grade}:
        wish = replace(wish, grade=value)
    elif what == "learned" and value in {*LEARNED_WORDS, UNSOUGHT}:
        wish = replace(wish, learned=value)
    return replace(wish, most=AT_FIRST)


@cache
def places() -> tuple[str, ...]:
    """Where numbers can be looked for."""
    return (*(f"{PILLAR}:{one.value}" for one in Pillar), *(f"{GROUP}:{one}" for one in GROUP_WORDS), TODAY)


def found(wish: Wish, selection: Selection) -> list[Entry]:
    """The numbers somebody wants to see, in the order of the register."""
    moved = behind(name for name, _ in selection.levers) if wish.only_moved else None
    return [
        one
        for one in entries().values()
        if (moved is None or one.name in moved)
        and _is_at(one, wish.place)
        and wish.grade in {"", one.declared.grade.value}
        and _is_learned(one, wish.learned)
        and all(f" {word}" in _text(one) for word in wish.words.lower().split())
    ]


def behind(levers: Iterable[str]) -> set[str]:
    """The numbers that levers work through, as their evidence sheets name them, and where the levers stand."""
    names = list(levers)
    return {number for name in names for number in sheets()[name].numbers} | set(names)


def _is_at(one: Entry, place: str) -> bool:
    kind, _, which = place.partition(":")
    if kind == PILLAR:
        return one.name in behind(name for name, lever in LEVERS.items() if lever.pillar.value == which)
    if kind == GROUP:
        return not one.is_lever and one.declared.group == which
    return one.is_lever if kind == TODAY else True


def _is_learned(one: Entry, wanted: str) -> bool:
    verdict = verdict_on(one.name)
    assert verdict in LEARNED_WORDS
    return not wanted or (verdict or UNSOUGHT) == wanted


@cache
def _text(one: Entry) -> str:
    declared = one.declared
    texts = (declared.title, declared.explanation)
    together = " ".join([one.name, declared.source, *(t.da for t in texts), *(t.en for t in texts)]).lower()
    return f" {together} {NOT_IN_WORDS.sub(' ', together)}"
