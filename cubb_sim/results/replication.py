"""What is kept of one replication: values, flows, stocks, the account, and a few columns per person of the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.outcome import FlowArray, Outcome, StockArray
from cubb_sim.quantities import Persons, evaluate, is_member, memberships
from cubb_sim.quantities.evaluation import Values
from cubb_sim.quantities.persons import Column, ever_employed, in_job

BoolColumn = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, eq=False)
class CohortPeople:
    """The persons of the cohort, one element per person in every array (about 35 bytes a person).

    Attributes:
        address: what the person's draws are addressed by; the same person has the same address in every scenario.
        ever_hours, in_job: has had ordinary paid hours; is in an ordinary job at the end.
        hours_worked: ordinary paid hours during the run.
        meaning: experienced meaningfulness at the end [0-1].
        municipal_kr: booked with the municipality on the person [kroner].
        subgroups: membership bits; read with `in_subgroup`.
    """

    address: np.ndarray[tuple[int], np.dtype[np.uint32]]
    municipality: np.ndarray[tuple[int], np.dtype[np.int16]]
    ever_hours: BoolColumn
    in_job: BoolColumn
    hours_worked: np.ndarray[tuple[int], np.dtype[np.float64]]
    n_shifts: np.ndarray[tuple[int], np.dtype[np.int16]]
    meaning: np.ndarray[tuple[int], np.dtype[np.float64]]
    municipal_kr: np.ndarray[tuple[int], np.dtype[np.int64]]
    subgroups: np.ndarray[tuple[int], np.dtype[np.uint16]]

    def __len__(self) -> int:
        """Number of persons."""
        return len(self.address)

    def in_subgroup(self, name: str) -> BoolColumn:
        """Which of the persons are in a subgroup."""
        return is_member(self.subgroups, name)


@dataclass(frozen=True, eq=False)
class Replication:
    """One replication as it is kept; light enough to be sent from a worker.

    Attributes:
        values: every quantity for every subgroup, float64[quantities, subgroups].
        flows, stocks, ledger: as in `Outcome`.
        events: rows of `events.EVENT_ROW`, or None.
    """

    seed: int
    values: Values
    flows: FlowArray
    stocks: StockArray
    ledger: FlowArray
    people: CohortPeople
    events: Any | None


def replication_of(outcome: Outcome) -> Replication:
    """What is kept of an outcome. The outcome's people may be overwritten afterwards; the other arrays are shared."""
    persons = Persons(outcome.people, outcome.horizon_months)
    bits = memberships(persons)
    return Replication(
        seed=outcome.seed,
        values=evaluate(outcome, persons, bits),
        flows=outcome.flows,
        stocks=outcome.stocks,
        ledger=outcome.ledger,
        people=_cohort_people(persons, bits),
        events=outcome.events,
    )


def _cohort_people(persons: Persons, bits: np.ndarray[tuple[int], np.dtype[np.uint16]]) -> CohortPeople:
    def kept(field: str) -> Column:
        return persons.column(field).copy()  # a column alone, without the records it is a column of

    return CohortPeople(
        address=kept("address"),
        municipality=kept("municipality"),
        ever_hours=ever_employed(persons),
        in_job=in_job(persons),
        hours_worked=kept("hours_worked"),
        n_shifts=kept("n_shifts"),
        meaning=kept("meaning"),
        municipal_kr=kept("municipal_kr"),
        subgroups=bits,
    )
