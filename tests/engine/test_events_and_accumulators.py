"""What a person accumulates, what a month counts, and what the event rows say are three accounts of the same lives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cubb_sim.events import N_EVENTS, Event
from cubb_sim.kinds import NOBODY, NOT_YET, State
from cubb_sim.outcome import Account, Outcome, Stock
from tests.engine.small import are_the_same, live, scenario, town

MANY_THINGS_HAPPEN = scenario(
    town("Holstebro", 140, internship_conversion=0.4, job_first_focus=0.4, reorganisations_per_year=2.0),
    town("Aarhus", 90, own_perspective_share=1.0, breadth_of_offers=1.0, caseworker_turnover=0.6),
    months=30,
    parameters={
        "job_finding.rate_per_year": 0.4, "job_finding.hours_grow_per_year": 2.0, "surroundings.vacancies_per_100": 0.3,
        "agency.reaction_per_month": 0.3, "staffing.ready_for_next_step": 0.5, "life.severity": 0.5,
        "measures.passive_decay": 0.03, "population.moved_exit_per_year": 0.05, "life.events_per_year": 1.5,
    },
)  # fmt: skip
COUNTED = {
    "n_meetings": Event.MEETING_HELD, "n_missed": Event.MEETING_MISSED, "n_voiced": Event.VOICED,
    "n_grasped": Event.GRASPED, "n_plans": Event.PLAN_AGREED, "n_broken_promises": Event.PROMISE_BROKEN,
    "n_measures": Event.MEASURE_STARTED, "n_internships": Event.INTERNSHIP_STARTED,
    "n_conversions": Event.INTERNSHIP_CONVERTED, "n_no_prospect": Event.INTERNSHIP_WITHOUT_PROSPECT,
    "n_complaints": Event.COMPLAINED, "n_displacements": Event.DISPLACED, "n_shifts": Event.SHIFT,
    "n_derailing_shifts": Event.SHIFT_DERAILED, "n_jobs": Event.JOB_STARTED,
}  # fmt: skip
STARTS = (Event.HOURS_STARTED, Event.JOB_STARTED)
ENDS = (Event.HOURS_LOST, Event.JOB_LOST)
EXITS = {
    Event.LEFT_FOR_EDUCATION: State.EDUCATION, Event.CLARIFIED: State.CLARIFIED, Event.MOVED_AWAY: State.LEFT
}  # fmt: skip


@pytest.fixture(scope="module")
def lived() -> Outcome:
    return live(MANY_THINGS_HAPPEN, seed=11, events=True)


def rows_of(outcome: Outcome, *kinds: Event) -> Any:
    """The rows of these kinds, in the order in which they happened."""
    rows: Any = outcome.events
    return rows[np.isin(rows.kind, kinds)]


def test_enough_happens_for_the_rest_to_mean_something(lived) -> None:
    happened = lived.flows.sum(axis=(0, 1))
    assert [event.name for event in Event if happened[event] == 0] == []


@pytest.mark.parametrize(("field", "event"), COUNTED.items(), ids=str)
def test_what_a_person_accumulates_is_what_happened_to_that_person(lived, field, event) -> None:
    happened = np.bincount(rows_of(lived, event).citizen, minlength=len(lived.people))
    assert np.array_equal(lived.people[field], happened)


def test_flows_count_the_rows_by_month_and_municipality(lived) -> None:
    counted = np.zeros_like(lived.flows)
    np.add.at(counted, (lived.events.month, lived.events.municipality, lived.events.kind), 1)
    assert np.array_equal(counted, lived.flows)


def test_rows_come_in_the_order_of_months_and_name_who_exists(lived) -> None:
    rows = lived.events
    assert np.all(np.diff(rows.month) >= 0)
    assert 1 <= rows.month.min() <= rows.month.max() <= lived.horizon_months
    assert rows.citizen.min() >= NOBODY
    assert rows.citizen.max() < len(lived.people)
    named = rows[rows.citizen != NOBODY]
    assert np.array_equal(lived.people.municipality[named.citizen], named.municipality)
    assert set(np.unique(rows.kind)) <= set(range(N_EVENTS))


@pytest.mark.parametrize(("field", "kinds"), [("first_hours_month", STARTS), ("first_job_month", (Event.JOB_STARTED,))])
def test_the_first_month_of_work_is_that_of_the_first_row(lived, field, kinds) -> None:
    rows = rows_of(lived, *kinds)
    first = np.full(len(lived.people), NOT_YET)
    people, where = np.unique(rows.citizen, return_index=True)
    first[people] = rows.month[where]
    if field == "first_hours_month":
        had_hours_already = lived.people.first_hours_month == 0
        assert np.all(lived.people.is_cohort[had_hours_already] == 1)
        first[had_hours_already] = 0
    assert np.array_equal(lived.people[field], first)


def replayed(rows: Any, works_at_start: bool) -> tuple[int, int]:
    """Spells of work begun and lost, by replaying one person's rows."""
    working, n_spells, n_lost = works_at_start, int(works_at_start), 0
    for row in rows:
        if row.kind in STARTS:
            n_spells += not working
            working = True
        elif row.kind in ENDS:
            assert working, "work was lost that nobody had"
            working = False
            n_lost += 1
        else:
            working = False
    return n_spells, n_lost


def test_spells_of_work_are_those_that_the_rows_tell(lived) -> None:
    rows = rows_of(lived, *STARTS, *ENDS, *EXITS)
    for k, person in enumerate(lived.people):
        n_spells, n_lost = replayed(rows[rows.citizen == k], person.first_hours_month == 0)
        assert person.n_spells == n_spells
        assert person.first_spell_is_over == min(1, n_lost)


def test_a_lost_employment_lasted_as_long_as_the_rows_between_say(lived) -> None:
    """An employment is counted from the month it begins to the month it ends, both included."""
    rows = rows_of(lived, *STARTS, *ENDS, *EXITS)
    begun_earlier = set(np.flatnonzero(lived.people.first_hours_month == 0).tolist())
    begun: dict[int, int] = {}
    n_checked = 0
    for row in rows:
        who = int(row.citizen)
        if row.kind in STARTS:
            begun.setdefault(who, int(row.month))
            continue
        since = begun.pop(who, None)
        if who in begun_earlier:
            begun_earlier.remove(who)
        elif row.kind in ENDS:
            assert since is not None, "work was lost that nobody had"
            assert row.value == int(row.month) - since + 1
            n_checked += 1
    assert n_checked > 20


def test_whoever_left_is_where_the_last_row_says(lived) -> None:
    for event, state in EXITS.items():
        assert np.array_equal(np.sort(rows_of(lived, event).citizen), np.flatnonzero(lived.people.state == state))


def test_arrivals_are_everybody_who_was_not_there_at_the_start(lived) -> None:
    rows = rows_of(lived, Event.ARRIVED)
    assert np.array_equal(np.sort(rows.citizen), np.flatnonzero(lived.people.is_cohort == 0))
    assert np.array_equal(lived.people.arrival_month[rows.citizen], rows.month)


def test_each_step_follows_from_the_one_before(lived) -> None:
    """What was voiced is grasped or overheard; what is agreed is granted or sent; and so on. No event has two ends."""
    n = dict(zip(Event, lived.flows.sum(axis=(0, 1)).tolist(), strict=True))
    assert n[Event.GRASPED] + n[Event.OVERHEARD] == n[Event.VOICED]
    assert n[Event.LIFE_EVENT_CAUGHT] + n[Event.DERAILED] == n[Event.LIFE_EVENT]
    assert n[Event.SHIFT_DERAILED] + n[Event.SHIFT_MEANINGFUL] <= n[Event.SHIFT]
    assert n[Event.GRANTED_AT_ONCE] + n[Event.SENT_FOR_APPROVAL] <= n[Event.PLAN_AGREED]
    assert n[Event.APPROVED] + n[Event.REFUSED] <= n[Event.SENT_FOR_APPROVAL]
    assert n[Event.REFUSED] <= n[Event.PROMISE_BROKEN]
    assert n[Event.INTERNSHIP_STARTED] <= n[Event.MEASURE_STARTED]
    assert n[Event.COMPLAINED] == n[Event.RESISTED]


def test_citizen_months_are_those_of_the_stocks(lived) -> None:
    """Whoever is on benefit at the end of a month lives the next one on benefit, whatever comes of it."""
    on_benefit = lived.stocks[:-1, :, Stock.ON_BENEFIT].sum()
    assert lived.people.months_on_benefit_here.sum() == on_benefit
    assert lived.people.months_present.sum() == lived.stocks[:-1, :, Stock.N_CITIZENS].sum()


def test_stocks_count_the_people(lived) -> None:
    last = lived.stocks[-1].sum(axis=0)
    for state in list(State)[1:]:
        assert last[Stock.PASSIVE + state - State.PASSIVE] == np.count_nonzero(lived.people.state == state)
    cohort = lived.people[lived.people.is_cohort == 1]
    assert last[Stock.COHORT_EVER_HOURS] == np.count_nonzero(cohort.first_hours_month != NOT_YET)
    assert last[Stock.COHORT_IN_JOB] == np.count_nonzero(cohort.state == State.JOB)


def test_money_person_by_person_is_money_in_the_ledger(lived) -> None:
    book = lived.ledger.sum(axis=(0, 1))
    assert lived.people.state_kr.sum() == book[Account.BENEFIT_STATE]
    municipal = book[Account.BENEFIT_MUNICIPAL] + book[Account.MEASURES] + book[Account.COMPANY_MENTOR]
    assert lived.people.municipal_kr.sum() == municipal


def test_minutes_given_by_meeting_are_minutes_received(lived) -> None:
    """Every meeting takes preparation and the unavoidable, 50 minutes, and the free part that its row states."""
    held = rows_of(lived, Event.MEETING_HELD)
    assert lived.people.attention_minutes.sum() == pytest.approx(np.sum(50.0 + held.value))


def test_keeping_rows_changes_nobodys_life(lived) -> None:
    assert are_the_same(lived, live(MANY_THINGS_HAPPEN, seed=11))
