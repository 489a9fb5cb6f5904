"""Where the same person's two lives part: the first thing told of one month that differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from cubb_sim.biography.clauses import STAGES
from cubb_sim.biography.life import EXITS, Ending, Life
from cubb_sim.biography.lines import Happening
from cubb_sim.errors import CubbSimError
from cubb_sim.events import Event

DEGREES: dict[Event, float] = {
    Event.MEETING_HELD: 1.0,  # free minutes
    Event.GRASPED: 0.05,  # belief
    Event.SHIFT: 0.05,  # alliance lost
    Event.INTERNSHIP_STARTED: 0.05,  # match
}
"""Kinds of which the value is a degree, and from how large a difference on it is worth telling (assumed)."""
TOLD_VALUES = frozenset(
    {Event.PLAN_AGREED, Event.SENT_FOR_APPROVAL, Event.HOURS_STARTED, Event.HOURS_INCREASED, Event.INTERNSHIP_CONVERTED}
)
"""Kinds of which the value is part of what happened."""
REASONS_TO_STOP = EXITS | {Event.HOURS_STARTED, Event.JOB_STARTED}
"""Kinds that end a measure: the rows say first that it ended."""
FEELINGS = ("trust", "efficacy", "belief", "meaning")
NOTICEABLE = 0.005
"""A difference that shows with two decimals."""


@dataclass(frozen=True)
class Parting:
    """What parted two lives.

    Attributes:
        month: in which different things happened for the first time; `None` where the same happened throughout.
        in_a, in_b: what happened in the one and not in the other; `None` where nothing stands in its place.
        degree: the same happening in both lives, before the parting, to the first clearly different degree.
        feelings: fields of `Ending` that differ although the same happened throughout.
    """

    month: int | None
    in_a: Happening | None
    in_b: Happening | None
    degree: tuple[Happening, Happening] | None
    feelings: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """Whether the two lives are the same."""
        return self.month is None and self.degree is None and not self.feelings


def parting_of(life_a: Life, life_b: Life) -> Parting:
    """Where and by what two lives of one person part.

    Raises:
        CubbSimError: they are two persons.
    """
    if life_a.card.name != life_b.card.name or life_a.card.age_years != life_b.card.age_years:
        raise CubbSimError(f"{life_a.card.name} and {life_b.card.name} are not the same person of the same seed.")
    months = range(1, min(life_a.ending.month, life_b.ending.month) + 1)
    of_a, of_b = _by_month(life_a), _by_month(life_b)
    for month in months:
        a, b = of_a.get(month, ()), of_b.get(month, ())
        if _told_all(a) != _told_all(b):
            earlier = range(1, month)
            return Parting(month, *_what_parts(a, b), _first_degree(of_a, of_b, earlier), ())
    feelings = _different_feelings(life_a.ending, life_b.ending) if _end_together(life_a, life_b) else ()
    return Parting(None, None, None, _first_degree(of_a, of_b, months), feelings)


def told(one: Happening) -> tuple[object, ...]:
    """What makes a happening the same as another: all but the degree."""
    value = round(one.value) if one.kind in TOLD_VALUES else None
    return one.kind, one.caseworker, one.measure, one.sector, one.workplace, value


def _told_all(ones: tuple[Happening, ...]) -> Counter[tuple[object, ...]]:
    """What is told of a month, without regard to the order: a promise can break before a meeting or after it."""
    return Counter(told(one) for one in ones)


def _by_month(life: Life) -> dict[int, tuple[Happening, ...]]:
    return {month.number: month.happenings for month in life.months}


def _what_parts(a: tuple[Happening, ...], b: tuple[Happening, ...]) -> tuple[Happening | None, Happening | None]:
    """Of a month's happenings, the earliest of each life that the other has not; one only where it came first."""
    only_a, only_b = _only(a, b), _only(b, a)
    first_a, first_b = _reason(only_a), _reason(only_b)
    if first_a is None or first_b is None:
        return first_a, first_b
    stage_a, stage_b = _stage(first_a), _stage(first_b)
    return (first_a if stage_a <= stage_b else None), (first_b if stage_b <= stage_a else None)


def _only(ones: tuple[Happening, ...], others: tuple[Happening, ...]) -> list[Happening]:
    there = _told_all(others)
    only = []
    for one in ones:
        if there[told(one)] == 0:
            only.append(one)
        there[told(one)] -= 1
    return only


def _reason(only: list[Happening]) -> Happening | None:
    """The first, or the reason for it where a measure ended because of something else."""
    if not only:
        return None
    if only[0].kind is Event.MEASURE_ENDED:
        return next((one for one in only if one.kind in REASONS_TO_STOP), only[0])
    return only[0]


def _stage(one: Happening) -> int:
    return next(number for number, kinds in enumerate(STAGES) if one.kind in kinds)


def _first_degree(
    of_a: dict[int, tuple[Happening, ...]], of_b: dict[int, tuple[Happening, ...]], months: range
) -> tuple[Happening, Happening] | None:
    a = chain.from_iterable(of_a.get(month, ()) for month in months)
    b = chain.from_iterable(of_b.get(month, ()) for month in months)
    pairs = zip(a, b, strict=True)  # the same happened in both
    return next((pair for pair in pairs if _differ_in_degree(*pair)), None)


def _differ_in_degree(a: Happening, b: Happening) -> bool:
    return a.kind is b.kind and a.kind in DEGREES and abs(a.value - b.value) >= DEGREES[a.kind]


def _end_together(life_a: Life, life_b: Life) -> bool:
    return life_a.ending.month == life_b.ending.month


def _different_feelings(a: Ending, b: Ending) -> tuple[str, ...]:
    return tuple(name for name in FEELINGS if abs(getattr(a, name) - getattr(b, name)) >= NOTICEABLE)
