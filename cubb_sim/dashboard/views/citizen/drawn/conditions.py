"""What a person is in the middle of, month by month, as bands of months."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from cubb_sim.biography import Life, Situation
from cubb_sim.kinds import FIRST_GONE, Measure, State
from cubb_sim.parameters.specification import Text


class Condition(StrEnum):
    """What a month is, from farthest from work to nearest; the value is the end of its class in the picture."""

    NOT_THERE = "absent"
    PASSIVE = "passive"
    WAITING = "waiting"
    MEASURE = "measure"
    VOLUNTARY = "voluntary"
    INTERNSHIP = "internship"
    HOURS = "hours"
    JOB = "job"
    GONE = "gone"


CONDITION_WORDS: dict[Condition, Text] = {
    Condition.NOT_THERE: Text("endnu ikke på jobcentret", "not yet at the job centre"),
    Condition.PASSIVE: Text("uden indsats", "no measure"),
    Condition.WAITING: Text("venter på en aftalt indsats", "waiting for an agreed measure"),
    Condition.MEASURE: Text("i gang med en indsats", "in a measure"),
    Condition.VOLUNTARY: Text("frivillig aktivitet", "voluntary activity"),
    Condition.INTERNSHIP: Text("praktik eller pakkeforløb i virksomhed", "internship or package at a firm"),
    Condition.HOURS: Text("ordinære løntimer", "ordinary paid hours"),
    Condition.JOB: Text("ordinært job", "ordinary job"),
    Condition.GONE: Text("forløbet er slut", "the course is over"),
}
SHORT_WORDS: dict[Condition, Text] = {
    Condition.NOT_THERE: Text("endnu ikke kommet", "not yet there"),
    Condition.PASSIVE: Text("uden indsats", "no measure"),
    Condition.WAITING: Text("venter", "waiting"),
    Condition.MEASURE: Text("indsats", "measure"),
    Condition.VOLUNTARY: Text("frivillig", "voluntary"),
    Condition.INTERNSHIP: Text("praktik", "internship"),
    Condition.HOURS: Text("løntimer", "paid hours"),
    Condition.JOB: Text("job", "job"),
    Condition.GONE: Text("slut", "over"),
}
MEASURE_SHORT: dict[Measure, Text] = {
    Measure.INTERNSHIP: Text("praktik", "internship"),
    Measure.PACKAGE: Text("pakkeforløb", "package"),
    Measure.WAGE_SUBSIDY: Text("løntilskud", "wage subsidy"),
    Measure.MENTOR: Text("mentor", "mentor"),
    Measure.COURSE: Text("livsmestring", "life mastery"),
    Measure.VOLUNTARY: Text("frivillig", "voluntary"),
    Measure.SOCIAL_ENTERPRISE: Text("socialøkonomisk", "social enterprise"),
    Measure.CLARIFICATION: Text("afklaring", "clarification"),
}
GONE_WORDS: dict[State, Text] = {
    State.EDUCATION: Text("uddannelse", "education"),
    State.CLARIFIED: Text("afklaret", "settled"),
    State.LEFT: Text("flyttet", "moved away"),
}


@dataclass(frozen=True)
class Band:
    """Consecutive months of one condition, and of one measure where it is one.

    Attributes:
        words: short enough to stand in the picture.
    """

    first: int
    last: int
    condition: Condition
    words: Text

    @property
    def n_months(self) -> int:
        """How many."""
        return self.last - self.first + 1


def conditions_of(life: Life, horizon: int) -> tuple[tuple[Condition, Text], ...]:
    """The condition at the end of each month from 1 to the horizon, with its short words."""
    by_month = {month.number: month for month in life.months}
    gone = life.ending.state if life.ending.state >= FIRST_GONE else None
    told = []
    for number in range(1, horizon + 1):
        if gone is not None and number >= life.ending.month:
            told.append((Condition.GONE, GONE_WORDS[gone]))
        elif number in by_month:
            told.append(_condition(by_month[number].situation))
        else:
            told.append((Condition.NOT_THERE, SHORT_WORDS[Condition.NOT_THERE]))
    return tuple(told)


def bands_of(life: Life, horizon: int) -> tuple[Band, ...]:
    """The months from 1 to the horizon as bands; together they cover every month once."""
    bands, first = [], 1
    for (condition, words), months in groupby(conditions_of(life, horizon)):
        n = len(list(months))
        bands.append(Band(first, first + n - 1, condition, words))
        first += n
    return tuple(bands)


def _condition(now: Situation) -> tuple[Condition, Text]:
    if now.has_job:
        condition = Condition.JOB
    elif now.has_hours:
        condition = Condition.HOURS
    elif now.measure is not None:
        return _of_measure(now.measure), MEASURE_SHORT[now.measure]
    else:
        condition = Condition.PASSIVE if now.plan is None else Condition.WAITING
    return condition, SHORT_WORDS[condition]


def _of_measure(measure: Measure) -> Condition:
    """As the model tells the states of citizens apart."""
    if measure in (Measure.INTERNSHIP, Measure.PACKAGE):
        return Condition.INTERNSHIP
    return Condition.VOLUNTARY if measure is Measure.VOLUNTARY else Condition.MEASURE
