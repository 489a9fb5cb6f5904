"""Which rows of a run belong to a citizen's life: rows made by hand."""

from __future__ import annotations

import numpy as np

from cubb_sim.biography import Happening, Holder, Register, Workplace
from cubb_sim.biography.lines import lines_of
from cubb_sim.events import EVENT_ROW, Event
from cubb_sim.kinds import NOBODY, Measure, Sector

ME, SOMEBODY = 4, 5
OWN, OTHER = 0, 1
REGISTER = Register(
    first_citizen=np.array([0]),
    post_number=np.array([1, 101]),
    start_person=np.array([1, 1]),
    start_caseworker=np.full(10, OWN),
    firm_number=np.array([1, 2]),
    firm_sector=np.array([int(Sector.CARE), NOBODY]),
)


def lines(*rows: tuple[int, Event, int, int, float]) -> list[Happening]:
    """The lines of my life from rows of month, kind, citizen, other and value."""
    table = np.zeros(len(rows), EVENT_ROW).view(np.recarray)
    for row, (month, kind, citizen, other, value) in zip(table, rows, strict=True):
        row.month, row.kind, row.citizen, row.other, row.value = month, kind, citizen, other, value
    return list(lines_of(table, ME, 0, OWN, REGISTER))


def kinds(*rows: tuple[int, Event, int, int, float]) -> list[Event]:
    """Their kinds."""
    return [one.kind for one in lines(*rows)]


def left(month: int, post: int) -> tuple[int, Event, int, int, float]:
    """Somebody leaves a post."""
    return month, Event.CASEWORKER_LEFT, NOBODY, post, 20.0


def joined(month: int, post: int) -> tuple[int, Event, int, int, float]:
    """Somebody comes to a post."""
    return month, Event.CASEWORKER_JOINED, NOBODY, post, 2.0


def shift(month: int, post: int, citizen: int = ME) -> tuple[int, Event, int, int, float]:
    """A citizen gets the person on a post."""
    return month, Event.SHIFT, citizen, post, 0.2


def meeting(month: int, post: int) -> tuple[int, Event, int, int, float]:
    """I meet whoever is on a post."""
    return month, Event.MEETING_HELD, ME, post, 15.0


def reorganised(month: int) -> tuple[int, Event, int, int, float]:
    """The job centre is reorganised."""
    return month, Event.REORGANISED, NOBODY, NOBODY, 0.3


JOB = (2, Event.JOB_STARTED, ME, NOBODY, 24.0)
JOB_LOST = (5, Event.JOB_LOST, ME, NOBODY, 4.0)


def test_other_peoples_rows_are_not_mine():
    assert kinds((1, Event.COPED, SOMEBODY, NOBODY, 0.0), (1, Event.COPED, ME, NOBODY, 0.0)) == [Event.COPED]


def test_my_caseworker_leaving_is_part_of_my_life_and_anothers_is_not():
    assert kinds(left(3, OTHER)) == []
    (one,) = lines(left(3, OWN))
    assert one == Happening(3, Event.CASEWORKER_LEFT, 20.0, caseworker=Holder(1, 1))


def test_whose_leaving_matters_follows_the_shifts():
    assert kinds(shift(2, OTHER), left(3, OWN), left(4, OTHER)) == [Event.SHIFT, Event.CASEWORKER_LEFT]


def test_while_in_a_job_the_caseworker_does_not_matter():
    assert kinds(JOB, left(3, OWN)) == [Event.JOB_STARTED]
    assert kinds(JOB, JOB_LOST, left(6, OWN)) == [Event.JOB_STARTED, Event.JOB_LOST, Event.CASEWORKER_LEFT]


def test_persons_on_a_post_are_counted():
    told = lines(meeting(1, OWN), left(2, OWN), meeting(2, OWN), joined(4, OWN), shift(4, OWN), meeting(5, OWN))
    named = [one.caseworker for one in told]
    assert named == [Holder(1, 1), Holder(1, 1), Holder(1, 0), Holder(1, 2), Holder(1, 2)]


def test_a_reorganisation_that_moves_me_is_told():
    assert kinds(reorganised(3), shift(3, OTHER)) == [Event.REORGANISED, Event.SHIFT]


def test_a_reorganisation_that_moves_somebody_else_is_not():
    assert kinds(reorganised(3), shift(3, OTHER, SOMEBODY)) == []


def test_a_new_person_on_my_post_is_no_reorganisation():
    assert kinds(left(2, OWN), joined(3, OWN), reorganised(3), shift(3, OWN)) == [Event.CASEWORKER_LEFT, Event.SHIFT]


def test_a_shift_with_a_reason_of_its_own_is_no_reorganisation():
    birthday = (3, Event.TURNED_30, ME, NOBODY, 0.0)
    assert kinds(reorganised(3), birthday, shift(3, OTHER)) == [Event.TURNED_30, Event.SHIFT]
    assert kinds(left(3, OWN), reorganised(3), shift(3, OTHER)) == [Event.CASEWORKER_LEFT, Event.SHIFT]


def test_what_a_row_names_is_looked_up():
    (started, place, elsewhere, voiced) = lines(
        (1, Event.MEASURE_STARTED, ME, int(Measure.MENTOR), 2.0),
        (1, Event.INTERNSHIP_STARTED, ME, 0, 0.5),
        (1, Event.HOURS_STARTED, ME, NOBODY, 8.0),
        (1, Event.VOICED, ME, int(Sector.GREEN), 12.0),
    )
    assert started.measure is Measure.MENTOR
    assert place.workplace == Workplace(1, Sector.CARE)
    assert elsewhere.workplace is None
    assert voiced.sector is Sector.GREEN
