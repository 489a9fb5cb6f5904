"""Two lives of one person: where they part is the first thing that differs, said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.biography import Holder, Workplace, life_of, parting_of, parting_sentence, side_by_side
from cubb_sim.biography.parting import told
from cubb_sim.errors import CubbSimError
from cubb_sim.events import Event
from cubb_sim.kinds import Measure, Sector, State
from tests.biography.made import CARD, CASEWORKER, life, one

COURSE = {"measure": Measure.COURSE}
PRACTICE = {"measure": Measure.INTERNSHIP}
KITCHEN = {"sector": Sector.KITCHEN}
MEETING = one(7, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER)
PLAN = one(7, Event.PLAN_AGREED, 0.0, **COURSE)


def said(a, b, language="da", n_months=12, **ending):
    """What is said to have parted two lives in which these things happen."""
    life_a, life_b = life(*a, n_months=n_months), life(*b, n_months=n_months, **ending)
    return parting_sentence(parting_of(life_a, life_b), life_a, life_b, language)


@pytest.mark.parametrize(
    ("a", "b", "danish", "english"),
    [
        (
            (MEETING, PLAN, one(7, Event.SENT_FOR_APPROVAL, 2.0, **COURSE)),
            (MEETING, PLAN, one(7, Event.GRANTED_AT_ONCE, **COURSE)),
            "I måned 7 fik borgeren i B bevilget et forløb om helbred og livsmestring på stedet; i A gik aftalen om et "
            "forløb om helbred og livsmestring til godkendelse med svar om 2 måneder.",
            "In month 7, in B a course on health and life mastery was granted on the spot; in A the agreement on a "
            "course on health and life mastery went for approval with an answer in 2 months.",
        ),
        (
            (MEETING, one(7, Event.OVERHEARD, **KITCHEN)),
            (MEETING, one(7, Event.GRASPED, 0.6, **KITCHEN)),
            "I måned 7 blev borgerens ønske i B grebet; i A blev borgerens ønske overhørt.",
            "In month 7, in B the citizen's wish was grasped; in A the citizen's wish went unheard.",
        ),
        (
            (one(9, Event.CASEWORKER_LEFT, 30.0, caseworker=CASEWORKER),),
            (),
            "I måned 9 forlod sagsbehandler 12-3 i A jobcentret; i B blev sagsbehandleren.",
            "In month 9, in A caseworker 12-3 left the job centre; in B the caseworker stayed.",
        ),
        (
            (
                one(9, Event.SHIFT, 0.3, caseworker=Holder(4, 1)),
                one(9, Event.MEETING_HELD, 15.0, caseworker=Holder(4, 1)),
            ),
            (one(9, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER),),
            "I måned 9 fik borgeren i A ny sagsbehandler (4-1); i B beholdt borgeren sin sagsbehandler.",
            "In month 9, in A the citizen got a new caseworker (4-1); in B the citizen kept the caseworker.",
        ),
        (
            (),
            (one(4, Event.MEASURE_STARTED, 2.0, **COURSE),),
            "I måned 4 begyndte livsmestringsforløbet i B; i A ventede borgeren stadig på plads.",
            "In month 4, in B the life mastery course began; in A the citizen still waited for a place.",
        ),
        (
            (one(5, Event.MEASURE_ENDED, **PRACTICE), one(5, Event.INTERNSHIP_WITHOUT_PROSPECT, 0.3)),
            (one(5, Event.MEASURE_ENDED, **PRACTICE), one(5, Event.INTERNSHIP_CONVERTED, 8.0)),
            "I måned 5 førte praktikken i B til 8 timer om ugen med løn; i A gav praktikken ingen løntimer, og "
            "virksomheden havde ikke udsigt til nogen.",
            "In month 5, in B the internship led to 8 hours a week with wages; in A the internship gave no paid hours, "
            "and the firm had none in prospect.",
        ),
        (
            (one(5, Event.LIFE_EVENT, 0.3), one(5, Event.DERAILED, 0.3)),
            (one(5, Event.LIFE_EVENT, 0.3), one(5, Event.LIFE_EVENT_CAUGHT, 0.1, caseworker=CASEWORKER)),
            "I måned 5 var sagsbehandler 12-3 i B til at få fat på, da det blev svært; i A var jobcentret ikke til at "
            "få fat på, da det blev svært.",
            "In month 5, in B caseworker 12-3 could be reached when it was hard; in A the job centre could not be "
            "reached when it was hard.",
        ),
    ],
)
def test_what_parted_them_is_said(a, b, danish, english):
    assert said(a, b) == danish
    assert said(a, b, "en") == english


def test_a_measure_that_ends_because_of_a_job_is_told_by_the_job():
    b = (one(5, Event.MEASURE_ENDED, **COURSE), one(5, Event.JOB_STARTED, 24.0))
    assert said((), b) == "I måned 5 kom borgeren i B i ordinært job; i A kom der intet job."


def test_the_first_difference_counts_and_not_a_later_one():
    early = one(3, Event.VOICED, 12.0, **KITCHEN)
    parting = parting_of(life(MEETING, n_months=12), life(early, MEETING, PLAN, n_months=12))
    assert (parting.month, parting.in_a, parting.in_b) == (3, None, early)


def test_the_order_within_a_month_does_not_part():
    broken = one(7, Event.PROMISE_BROKEN, 3.0, **COURSE)
    assert said((broken, MEETING), (MEETING, broken)) == "De to liv er ens fra først til sidst."


def test_degrees_do_not_part_but_are_mentioned():
    longer = replace(MEETING, value=22.0)
    assert told(MEETING) == told(longer)
    b = (longer, one(9, Event.JOB_STARTED, 24.0))
    assert said((MEETING,), b) == (
        "I måned 9 kom borgeren i B i ordinært job; i A kom der intet job. Allerede før var der en gradsforskel: i "
        "måned 7 var der 22 minutter fri for institutionelle krav i samtalen i B, 15 i A."
    )
    assert said((MEETING,), (longer,)) == (
        "Det samme sker i begge liv fra først til sidst. Der er en gradsforskel: i måned 7 var der 22 minutter fri for "
        "institutionelle krav i samtalen i B, 15 i A."
    )


def test_the_length_of_approval_parts():
    sent = one(7, Event.SENT_FOR_APPROVAL, 1.0, **COURSE)
    assert "med svar om 1 måned; i A" in said((PLAN, replace(sent, value=2.0)), (PLAN, sent))


def test_identical_lives_are_said_to_be_so():
    assert said((MEETING, PLAN), (MEETING, PLAN)) == "De to liv er ens fra først til sidst."
    assert said((MEETING, PLAN), (MEETING, PLAN), "en") == "The two lives are the same from first to last."
    assert parting_of(life(MEETING, n_months=12), life(MEETING, n_months=12)).is_none


def test_the_same_events_can_leave_different_marks():
    assert said((MEETING,), (MEETING,), meaning=0.61) == (
        "Det samme sker i begge liv fra først til sidst, men sætter sig forskellige spor: oplevet meningsfuldhed 0,61 "
        "i B og 0,42 i A."
    )


def test_two_persons_are_not_two_lives():
    other = replace(CARD, name=replace(CARD.name, number=7))
    with pytest.raises(CubbSimError, match="not the same person"):
        parting_of(life(n_months=12), life(n_months=12, card=other))


def test_side_by_side_tells_before_parting_after_and_end():
    a = life(MEETING, n_months=12)
    b = life(
        MEETING, one(9, Event.HOURS_STARTED, 8.0, workplace=Workplace(2, Sector.CARE)), n_months=12,
        state=State.HOURS, paid_hours=8.0, first_hours_month=9, months_in_work=4, n_shifts=2,
    )  # fmt: skip
    lines = side_by_side(a, b, "da").splitlines()
    assert lines[3:] == [
        "Måned 1-6: ingen samtaler, ingen indsats.",
        "Måned 7: Samtale med sagsbehandler 12-3.",
        "Måned 8: ingen samtaler, ingen indsats.",
        "",
        "I måned 9 begyndte borgeren i B i ordinære løntimer, 8 timer om ugen; i A kom der ingen løntimer.",
        "",
        "Måned 9",
        "  A: ingen samtaler, ingen indsats.",
        "  B: Borgeren begyndte i ordinære løntimer i virksomhed 2 inden for omsorg og pleje: 8 timer om ugen ved "
        "siden af ydelsen.",
        "Måned 10-12",
        "  A: ingen samtaler, ingen indsats.",
        "  B: ingen samtaler; løntimerne fortsatte.",
        "",
        "Sådan endte det",
        "  A: Ved udgangen af måned 12 er borgeren uden indsats. Der kom ingen ordinære løntimer. Undervejs: 1 "
        "samtale; eget ønske ikke nævnt; ingen indsatser; ingen aftaler faldt bort; ingen sagsbehandlerskift. Oplevet "
        "meningsfuldhed ved udgangen: 0,42 på en skala fra 0 til 1.",
        "  B: Ved udgangen af måned 12 har borgeren ordinære løntimer, 8 timer om ugen. De første ordinære løntimer "
        "kom i måned 9; i alt 4 måneder med løntimer eller job. Undervejs: 1 samtale; eget ønske ikke nævnt; ingen "
        "indsatser; ingen aftaler faldt bort; 2 sagsbehandlerskift. Oplevet meningsfuldhed ved udgangen: 0,42 på en "
        "skala fra 0 til 1.",
    ]


def test_a_life_that_ends_early_is_said_to_be_over():
    a = life(one(3, Event.MOVED_AWAY), n_months=3, state=State.LEFT)
    b = life(MEETING, n_months=12)
    lines = side_by_side(a, b, "da").splitlines()
    assert "I måned 3 flyttede borgeren i A til en anden kommune; i B skete det ikke." in lines
    assert lines[lines.index("Måned 7") + 1] == "  A: (forløbet er slut)"


def test_a_run_against_itself_gives_identical_lives(today):
    for number in range(1, len(today.outcome.people) + 1, 7):
        one_life = life_of(today.outcome, number, today.register)
        assert parting_of(one_life, one_life).is_none
        assert "De to liv er ens" in side_by_side(one_life, one_life, "da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybodys_two_lives_can_be_told(today, package, language):
    n_parted = 0
    for number in range(1, len(today.outcome.people) + 1):
        a = life_of(today.outcome, number, today.register)
        b = life_of(package.outcome, number, package.register)
        story = side_by_side(a, b, language)
        assert "{" not in story
        assert "None" not in story
        parting = parting_of(a, b)
        if parting.month is not None:
            n_parted += 1
            assert parting.in_a is not None or parting.in_b is not None
    assert n_parted > len(today.outcome.people) / 2


def test_before_the_parting_the_same_happens(today, package):
    for number in range(1, len(today.outcome.people) + 1):
        a = life_of(today.outcome, number, today.register)
        b = life_of(package.outcome, number, package.register)
        month = parting_of(a, b).month
        for of_a, of_b in zip(a.months, b.months, strict=False):
            same = sorted(map(repr, map(told, of_a.happenings))) == sorted(map(repr, map(told, of_b.happenings)))
            if month is None or of_a.number < month:
                assert same
            elif of_a.number == month:
                assert not same
