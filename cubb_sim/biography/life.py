"""One citizen's life in one run: who the person is, what happens month by month, and how it stands at last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cubb_sim.biography.lines import NAMES_POST, Happening, Holder, Staff, lines_of
from cubb_sim.biography.register import CitizenName, Register, place_of, register_without_world, rows_of
from cubb_sim.events import Event
from cubb_sim.kinds import NOBODY, NOT_YET, Benefit, Category, Measure, Sector, State
from cubb_sim.outcome import Outcome
from cubb_sim.population import SLOTS
from cubb_sim.rules.scales import MONTHS_PER_YEAR

EXITS = frozenset({Event.LEFT_FOR_EDUCATION, Event.CLARIFIED, Event.MOVED_AWAY})


@dataclass(frozen=True)
class Situation:
    """What a citizen is in the middle of at the end of a month.

    Attributes:
        measure: that runs; `None` for none.
        plan: measure that was agreed and has not begun; `None` for none.
        awaits_answer: the plan is being approved; else it waits for a place.
        has_hours: ordinary paid hours beside the benefit.
        has_job: an ordinary job in its place.
    """

    measure: Measure | None = None
    plan: Measure | None = None
    awaits_answer: bool = False
    has_hours: bool = False
    has_job: bool = False

    def after(self, one: Happening) -> Situation:
        """The situation after one happening."""
        change = _CHANGES.get(one.kind)
        return self if change is None else change(self, one)


_CHANGES: dict[Event, Callable[[Situation, Happening], Situation]] = {
    Event.PLAN_AGREED: lambda now, one: replace(now, plan=one.measure, awaits_answer=False),
    Event.SENT_FOR_APPROVAL: lambda now, one: replace(now, awaits_answer=True),
    Event.APPROVED: lambda now, one: replace(now, awaits_answer=False),
    Event.PROMISE_BROKEN: lambda now, one: replace(now, plan=None, awaits_answer=False),
    Event.MEASURE_STARTED: lambda now, one: replace(now, measure=one.measure, plan=None, awaits_answer=False),
    Event.MEASURE_ENDED: lambda now, one: replace(now, measure=None),
    Event.HOURS_STARTED: lambda now, one: replace(now, has_hours=True),
    Event.HOURS_LOST: lambda now, one: replace(now, has_hours=False),
    Event.JOB_STARTED: lambda now, one: Situation(has_job=True),
    Event.JOB_LOST: lambda now, one: Situation(),
}


@dataclass(frozen=True)
class Card:
    """Who the person is on arrival: for most, at the start of the run.

    Attributes:
        arrival_month: 0 for those present at the start.
        wished_hours: hours per week of the own work perspective.
        caseworker: `None` where it is not known.
    """

    name: CitizenName
    arrival_month: int
    age_years: int
    benefit: Benefit
    months_on_benefit: int
    has_children: bool
    is_single_provider: bool
    lives_with_parents: bool
    has_vocational_education: bool
    has_psychiatric_diagnosis: bool
    has_musculoskeletal_disorder: bool
    sector: Sector
    wished_hours: float
    caseworker: Holder | None
    situation: Situation


@dataclass(frozen=True)
class Month:
    """What happens in one month, and where it leaves the person."""

    number: int
    happenings: tuple[Happening, ...]
    situation: Situation


@dataclass(frozen=True)
class Ending:
    """How it stands at the end of the run, or when the person left.

    Attributes:
        month: last month of the life.
        paid_hours: per week.
        first_hours_month: 0 for hours held at the start, `None` for never.
        months_in_work: with ordinary hours or a job.
        n_voiced, n_grasped: times the own perspective was voiced, and grasped.
        meaning, trust, efficacy, belief: scales from 0 to 1.
    """

    month: int
    state: State
    category: Category
    benefit: Benefit
    paid_hours: float
    first_hours_month: int | None
    months_in_work: int
    n_shifts: int
    n_derailing_shifts: int
    n_meetings: int
    n_missed: int
    n_voiced: int
    n_grasped: int
    n_measures: int
    n_own_measures: int
    n_broken_promises: int
    meaning: float
    trust: float
    efficacy: float
    belief: float

    @property
    def is_in_work(self) -> bool:
        """Whether the person has ordinary hours or a job."""
        return self.state in (State.HOURS, State.JOB)


@dataclass(frozen=True)
class Life:
    """One citizen's months in one run, from arrival to the end of the run or the exit, whichever comes first."""

    card: Card
    months: tuple[Month, ...]
    ending: Ending


def life_of(outcome: Outcome, citizen: int | str, register: Register | None = None) -> Life:
    """The life of one citizen.

    Args:
        outcome: of a run that kept event rows.
        citizen: number within the municipality, from 1; `"Holstebro:231"` where there are several.
        register: what the rows' numbers stand for, from `register_of(model.world)` at month 0. Without it firms have
            no sector, the first caseworker may not be known, and numbers of caseworkers differ between scenarios.

    Raises:
        CubbSimError: there is no such citizen, or the run kept no event rows.
        UnknownNameError: there is no such municipality.
    """
    rows = rows_of(outcome)
    name = CitizenName.parse(citizen, outcome.municipalities)
    place = place_of(outcome, name)
    person = outcome.people[place]
    if register is None:
        register = register_without_world(outcome)
    index = int(register.first_citizen[person.municipality]) + int(person.address % SLOTS)
    start_post = _start_post(rows, index, register)
    lines = list(lines_of(rows, index, int(person.municipality), start_post, register))
    holder = None if start_post == NOBODY else Staff(register).holder(start_post)
    if lines and lines[0].kind is Event.ARRIVED:
        holder = lines[0].caseworker
    card = _card(name, person, holder, _start_situation(lines, person))
    last_month = next((one.month for one in lines if one.kind in EXITS), _months_lived(outcome))
    return Life(card, _months(lines, card, last_month), _ending(person, last_month))


def _months_lived(outcome: Outcome) -> int:
    """The last month in which anybody was there."""
    return int(np.flatnonzero(outcome.stocks.any(axis=(1, 2)))[-1])


def _start_post(rows: Any, index: int, register: Register) -> int:
    """The first caseworker's post: as the register says, or as the first row that names it does."""
    if index < len(register.start_caseworker) and register.start_caseworker[index] != NOBODY:
        return int(register.start_caseworker[index])
    own = rows[rows.citizen == index]
    naming = own[np.isin(own.kind, list(NAMES_POST))]
    is_known = len(naming) > 0 and naming.kind[0] not in (Event.SHIFT, Event.ARRIVED)
    return int(naming.other[0]) if is_known else NOBODY


def _start_situation(lines: Iterable[Happening], person: Any) -> Situation:
    """What the person is in the middle of before the first line; only the first cohort can be in anything."""
    of_measures = [one for one in lines if one.kind in (Event.MEASURE_STARTED, Event.MEASURE_ENDED)]
    measure = None
    if of_measures and of_measures[0].kind is Event.MEASURE_ENDED:
        measure = of_measures[0].measure
    elif not of_measures and person.measure != Measure.NONE:
        measure = Measure(int(person.measure))
    return Situation(measure=measure, has_hours=bool(person.first_hours_month == 0))


def _card(name: CitizenName, person: Any, caseworker: Holder | None, situation: Situation) -> Card:
    return Card(
        name=name,
        arrival_month=int(person.arrival_month),
        age_years=int(person.start_age_months // MONTHS_PER_YEAR),
        benefit=Benefit(int(person.start_benefit)),
        months_on_benefit=int(person.start_months_on_benefit),
        has_children=bool(person.n_children),
        is_single_provider=bool(person.is_single_provider),
        lives_with_parents=bool(person.lives_with_parents),
        has_vocational_education=bool(person.has_vocational_education),
        has_psychiatric_diagnosis=bool(person.has_psychiatric_diagnosis),
        has_musculoskeletal_disorder=bool(person.has_musculoskeletal_disorder),
        sector=Sector(int(person.sector)),
        wished_hours=float(person.wished_hours),
        caseworker=caseworker,
        situation=situation,
    )


def _months(lines: list[Happening], card: Card, last_month: int) -> tuple[Month, ...]:
    months = []
    situation = card.situation
    for number in range(max(1, card.arrival_month), last_month + 1):
        of_month = tuple(one for one in lines if one.month == number)
        for one in of_month:
            situation = situation.after(one)
        months.append(Month(number, of_month, situation))
    return tuple(months)


def _ending(person: Any, last_month: int) -> Ending:
    first_hours = int(person.first_hours_month)
    return Ending(
        month=last_month,
        state=State(int(person.state)),
        category=Category(int(person.category)),
        benefit=Benefit(int(person.benefit)),
        paid_hours=float(person.paid_hours),
        first_hours_month=None if first_hours == NOT_YET else first_hours,
        months_in_work=int(person.months_in_hours) + int(person.months_in_job),
        n_shifts=int(person.n_shifts),
        n_derailing_shifts=int(person.n_derailing_shifts),
        n_meetings=int(person.n_meetings),
        n_missed=int(person.n_missed),
        n_voiced=int(person.n_voiced),
        n_grasped=int(person.n_grasped),
        n_measures=int(person.n_measures),
        n_own_measures=int(person.n_own_measures),
        n_broken_promises=int(person.n_broken_promises),
        meaning=float(person.meaning),
        trust=float(person.trust),
        efficacy=float(person.efficacy),
        belief=float(person.belief),
    )
