"""What trials measure: one yes or no per person, read off the records of people in the month of the measurement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.kinds import NOT_YET, State
from cubb_sim.outcome import People
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class TrialOutcome:
    """One thing that can have happened to a person.

    Attributes:
        title: as tables call it.
        happened: to whom, shape (people,), from the records as they stand at the end of the month of measurement.
    """

    title: Text
    happened: Callable[[People], Any]


def _is(people: People, *states: State) -> Any:
    return np.isin(np.asarray(people["state"]), [int(state) for state in states])


def _ever_hours(people: People) -> Any:
    return (np.asarray(people["first_hours_month"]) != NOT_YET) | _ever_job(people)


def _ever_job(people: People) -> Any:
    return np.asarray(people["first_job_month"]) != NOT_YET


def _in_work(people: People) -> Any:
    return _is(people, State.HOURS, State.JOB)


def _in_education(people: People) -> Any:
    # Education is final, so that whoever is in it now is also whoever has ever begun.
    return _is(people, State.EDUCATION)


OUTCOMES: dict[str, TrialOutcome] = {
    "education_ever": TrialOutcome(Text("Begyndt på uddannelse", "Begun an education"), _in_education),
    "hours_ever": TrialOutcome(
        Text("Ordinære løntimer eller job på et tidspunkt", "Ordinary paid hours or a job at some time"), _ever_hours
    ),
    "internship_ever": TrialOutcome(
        Text("I virksomhedspraktik på et tidspunkt", "In an internship at some time"),
        lambda people: np.asarray(people["n_internships"]) > 0,
    ),
    "job_at_end": TrialOutcome(
        Text("I ordinært job i måneden", "In an ordinary job in that month"), lambda people: _is(people, State.JOB)
    ),
    "job_ever": TrialOutcome(Text("I ordinært job på et tidspunkt", "In an ordinary job at some time"), _ever_job),
    "job_or_education_at_end": TrialOutcome(
        Text("I ordinært job eller uddannelse i måneden", "In an ordinary job or education in that month"),
        lambda people: _is(people, State.JOB, State.EDUCATION),
    ),
    "job_or_education_ever": TrialOutcome(
        Text("I ordinært job eller uddannelse på et tidspunkt", "In an ordinary job or education at some time"),
        lambda people: _ever_job(people) | _in_education(people),
    ),
    "work_at_end": TrialOutcome(
        Text("Ordinære løntimer eller job i måneden", "Ordinary paid hours or a job in that month"), _in_work
    ),
    "work_or_education_at_end": TrialOutcome(
        Text("Løntimer, job eller uddannelse i måneden", "Paid hours, job or education in that month"),
        lambda people: _in_work(people) | _in_education(people),
    ),
    "work_or_education_ever": TrialOutcome(
        Text("Løntimer, job eller uddannelse på et tidspunkt", "Paid hours, job or education at some time"),
        lambda people: _ever_hours(people) | _in_education(people),
    ),
}
"""Hours are ordinary paid hours beside the benefit, however few; a job is ordinary work without benefit. Wage subsidy,
flexjob and internship are neither."""


def cross_table(in_intervention: Any, in_comparator: Any) -> tuple[int, int, int, int]:
    """How many persons it happened to in both lives, with the intervention only, without it only, in neither.

    Args:
        in_intervention, in_comparator: the same persons in the same order, shape (people,), whether it happened.
    """
    with_it, without = np.asarray(in_intervention, np.bool_), np.asarray(in_comparator, np.bool_)
    return (
        int(np.sum(with_it & without)),
        int(np.sum(with_it & ~without)),
        int(np.sum(~with_it & without)),
        int(np.sum(~with_it & ~without)),
    )
