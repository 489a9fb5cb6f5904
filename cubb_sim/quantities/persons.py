"""What is counted of each person of the cohort: small functions from the records of people to one number per person."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

import numpy as np

from cubb_sim.kinds import NOT_YET, State
from cubb_sim.outcome import People

Column = Any
"""One value per person: a NumPy array as long as there are persons in the cohort."""

MONTHS_PER_YEAR = 12
RETENTION_MONTHS = 12


class Persons:
    """The cohort of one outcome (everybody present at the start), column by column, copied out of the people.

    Attributes:
        horizon_months: months simulated.
    """

    def __init__(self, people: People, horizon_months: int) -> None:
        # A plain structured array hands out columns without the record array's attribute machinery.
        records = np.asarray(people).view(np.ndarray)
        self._records = records.take(np.flatnonzero(records["is_cohort"] == 1))
        self.horizon_months = horizon_months

    def __len__(self) -> int:
        """Number of persons in the cohort."""
        return len(self._records)

    def column(self, field: str) -> Column:
        """One field of `state.CITIZEN`."""
        return self._records[field]

    @cached_property
    def ones(self) -> Column:
        """1 for everybody."""
        return np.ones(len(self))

    @cached_property
    def first_employment_month(self) -> Column:
        """Month of the first ordinary paid hours, beside the benefit or in a job; `NOT_YET`, and 0 for those who had
        them at the start.
        """
        hours, job = self.column("first_hours_month"), self.column("first_job_month")
        # Unsigned, NOT_YET is the largest number there is, so that a month that has come is always the smaller.
        return np.minimum(hours.astype(np.uint16), job.astype(np.uint16)).astype(np.int16)

    @cached_property
    def first_spell_began(self) -> Column:
        """Whether the person's first employment spell began during the run."""
        return self.first_employment_month > 0

    @cached_property
    def first_spell_is_known(self) -> Column:
        """Whether it is known if the first spell lasted twelve months.

        It is where the spell began at least twelve months before the horizon and has lasted that long or is over.
        """
        began_in_time = self.first_spell_began & (self.first_employment_month <= self.horizon_months - RETENTION_MONTHS)
        is_decided = self.first_spell_lasted | (self.column("first_spell_is_over") == 1)
        return began_in_time & is_decided

    @cached_property
    def first_spell_lasted(self) -> Column:
        """Whether the first spell has lasted at least twelve months."""
        return self.column("first_spell_months") >= RETENTION_MONTHS


@cache
def of(field: str) -> Callable[[Persons], Column]:
    """The field itself. The same field gives the same function, so that it is summed once."""

    def count(persons: Persons) -> Column:
        return persons.column(field)

    return count


@cache
def of_third(field: str, third: int) -> Callable[[Persons], Column]:
    """The field, for those in one third of closeness to work (0 furthest, 2 closest); 0 for the rest."""

    def count(persons: Persons) -> Column:
        return persons.column(field) * (persons.column("closeness_third") == third)

    return count


@cache
def in_third(third: int) -> Callable[[Persons], Column]:
    """1 for those in one third of closeness to work (0 furthest, 2 closest), 0 for the rest."""

    def count(persons: Persons) -> Column:
        return persons.column("closeness_third") == third

    return count


@cache
def ever_employed_in_third(third: int) -> Callable[[Persons], Column]:
    """Has had ordinary paid hours, and is in one third of closeness to work."""

    def count(persons: Persons) -> Column:
        return ever_employed(persons) & (persons.column("closeness_third") == third)

    return count


def everybody(persons: Persons) -> Column:
    """1 for each person."""
    return persons.ones


def years_since_start(persons: Persons) -> Column:
    """Years from the start to the horizon, whatever became of the person [years]."""
    return persons.ones * (persons.horizon_months / MONTHS_PER_YEAR)


def years_on_benefit(persons: Persons) -> Column:
    """Citizen-years: months on benefit during the run, divided by twelve [years]."""
    return persons.column("months_on_benefit_here") / MONTHS_PER_YEAR


def ever_employed(persons: Persons) -> Column:
    """Has had ordinary paid hours, beside the benefit or in a job."""
    return persons.first_employment_month != NOT_YET


def ever_in_job(persons: Persons) -> Column:
    """Has had an ordinary job."""
    return persons.column("first_job_month") != NOT_YET


def in_job(persons: Persons) -> Column:
    """Is in an ordinary job at the horizon."""
    return persons.column("state") == State.JOB


def in_work(persons: Persons) -> Column:
    """Is in an ordinary job, or has ordinary paid hours beside the benefit, at the horizon."""
    state = persons.column("state")
    return (state == State.JOB) | (state == State.HOURS)


def without_work_at_start(persons: Persons) -> Column:
    """Had no ordinary paid hours when the run began."""
    return persons.first_employment_month != 0


def entered_within_a_year(persons: Persons) -> Column:
    """First ordinary paid hours came in months 1 to 12."""
    return persons.first_spell_began & (persons.first_employment_month <= MONTHS_PER_YEAR)


def months_until_hours(persons: Persons) -> Column:
    """Months until the first ordinary paid hours; the whole horizon for those who had none [months]."""
    return np.where(ever_employed(persons), persons.first_employment_month, persons.horizon_months)


def months_employed(persons: Persons) -> Column:
    """Months with ordinary paid hours, beside the benefit or in a job [months]."""
    return persons.column("months_in_hours") + persons.column("months_in_job")


def several_spells(persons: Persons) -> Column:
    """Has had ordinary paid hours, in more than one employment spell."""
    return ever_employed(persons) & (persons.column("n_spells") > 1)


def first_spell_began(persons: Persons) -> Column:
    """The first employment spell began during the run."""
    return persons.first_spell_began


def first_spell_months(persons: Persons) -> Column:
    """Length so far of a first employment spell that began during the run [months]."""
    return persons.column("first_spell_months") * persons.first_spell_began


def first_spell_is_known(persons: Persons) -> Column:
    """It is known whether the first spell lasted twelve months."""
    return persons.first_spell_is_known


def first_spell_lasted(persons: Persons) -> Column:
    """It is known that the first spell lasted twelve months."""
    return persons.first_spell_is_known & persons.first_spell_lasted


def any_shift(persons: Persons) -> Column:
    """Has changed caseworker at least once."""
    return persons.column("n_shifts") > 0


def meetings_due(persons: Persons) -> Column:
    """Meetings held and meetings missed."""
    return persons.column("n_meetings") + persons.column("n_missed")


def at_stake(persons: Persons) -> Column:
    """Occasions on which the citizen put something of their own at stake, or was asked for patience once more."""
    repeated_clarifications = np.maximum(persons.column("n_clarifications") - 1, 0)
    return (
        persons.column("n_voiced")
        + persons.column("n_broken_promises")
        + persons.column("n_no_prospect")
        + repeated_clarifications
    )
