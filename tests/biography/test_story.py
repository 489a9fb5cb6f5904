"""A life told: worked examples, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.biography import Holder, Situation, Workplace, life_of, tell
from cubb_sim.biography.story import passages_of, quiet_words
from cubb_sim.events import Event
from cubb_sim.kinds import Benefit, Measure, Sector, State
from tests.biography.made import CARD, CASEWORKER, life, one

KITCHEN = {"sector": Sector.KITCHEN}
INTERNSHIP = {"measure": Measure.INTERNSHIP}

A_YEAR = life(
    one(1, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER),
    one(1, Event.VOICED, 12.4, **KITCHEN),
    one(1, Event.OVERHEARD, **KITCHEN),
    one(2, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER),
    one(3, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER),
    one(4, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER),
    one(4, Event.VOICED, 12.4, **KITCHEN),
    one(4, Event.GRASPED, 0.6, **KITCHEN),
    one(4, Event.PLAN_AGREED, 1.0, **INTERNSHIP),
    one(4, Event.SENT_FOR_APPROVAL, 2.0, **INTERNSHIP),
    one(6, Event.APPROVED, 3.0, **INTERNSHIP),
    one(8, Event.MEASURE_STARTED, 5.0, **INTERNSHIP),
    one(8, Event.INTERNSHIP_STARTED, 0.7, workplace=Workplace(15, Sector.KITCHEN)),
    one(11, Event.MEASURE_ENDED, **INTERNSHIP),
    one(11, Event.INTERNSHIP_CONVERTED, 8.0, workplace=Workplace(15, Sector.KITCHEN)),
    one(11, Event.HOURS_STARTED, 8.0, workplace=Workplace(15, Sector.KITCHEN)),
    n_months=12,
    state=State.HOURS,
    paid_hours=8.0,
    first_hours_month=11,
    months_in_work=2,
    n_meetings=4,
    n_voiced=2,
    n_grasped=1,
    n_measures=1,
    n_own_measures=1,
)

DANISH = """\
Borger 231 i Holstebro
Ved starten er borgeren 43 år og har fået kontanthjælp i 5 år og 3 måneder. Borgeren er eneforsørger, har ingen \
erhvervsuddannelse og har en psykiatrisk diagnose. Borgeren kan se sig selv i arbejde inden for køkken og kantine, \
omkring 12 timer om ugen. Sagsbehandleren er 12-3.

Måned 1: Samtale med sagsbehandler 12-3. Borgeren nævnte tøvende en mulighed: arbejde inden for køkken og kantine, \
omkring 12 timer om ugen. Det blev overhørt.
Måned 2-3, hver måned: Samtale med sagsbehandler 12-3.
Måned 4: Samtale med sagsbehandler 12-3. Borgeren kom igen ind på arbejde inden for køkken og kantine. Det blev \
grebet i samtalen. De aftalte virksomhedspraktik med afsæt i borgerens eget ønske. Aftalen gik til godkendelse; \
svaret ventedes om 2 måneder.
Måned 5: ingen samtaler, ingen indsats; borgeren ventede på svar om virksomhedspraktik.
Måned 6: Bevillingen til virksomhedspraktik kom.
Måned 7: ingen samtaler, ingen indsats; borgeren ventede på virksomhedspraktik.
Måned 8: Efter 4 måneder begyndte virksomhedspraktikken. Pladsen var i virksomhed 15 inden for køkken og kantine, et \
godt match.
Måned 9-10: ingen samtaler; virksomhedspraktikken fortsatte.
Måned 11: Virksomhedspraktikken sluttede. Det førte til løn: virksomhed 15 inden for køkken og kantine tilbød 8 timer \
om ugen. Borgeren begyndte i ordinære løntimer ved siden af ydelsen.
Måned 12: ingen samtaler; løntimerne fortsatte.

Ved udgangen af måned 12 har borgeren ordinære løntimer, 8 timer om ugen. De første ordinære løntimer kom i måned 11; \
i alt 2 måneder med løntimer eller job. Undervejs: 4 samtaler; eget ønske nævnt 2 gange, grebet 1 gang; 1 indsats, \
heraf 1 med afsæt i eget ønske; ingen aftaler faldt bort; ingen sagsbehandlerskift. Oplevet meningsfuldhed ved \
udgangen: 0,42 på en skala fra 0 til 1."""

ENGLISH = """\
Citizen 231 in Holstebro
At the start the citizen is 43 and has received kontanthjælp (cash benefit) for 5 years and 3 months. The citizen is \
a single provider, has no vocational education and has a psychiatric diagnosis. The citizen can imagine work in \
kitchens and canteens, about 12 hours a week. The caseworker is 12-3.

Month 1: Meeting with caseworker 12-3. The citizen hesitantly mentioned a possibility: work in kitchens and canteens, \
about 12 hours a week. It went unheard.
Months 2-3, every month: Meeting with caseworker 12-3.
Month 4: Meeting with caseworker 12-3. The citizen came back to work in kitchens and canteens. It was grasped in the \
conversation. They agreed on an internship, starting from the citizen's own wish. It went for approval; the answer \
was expected in 2 months.
Month 5: no meetings, no measure; the citizen waited for an answer about an internship.
Month 6: The answer came: an internship was granted.
Month 7: no meetings, no measure; the citizen waited for an internship.
Month 8: After 4 months the internship began. The place was at firm 15 in kitchens and canteens, a good match.
Months 9-10: no meetings; the internship went on.
Month 11: The internship ended. It led to wages: firm 15 in kitchens and canteens offered 8 hours a week. The citizen \
began ordinary paid hours beside the benefit.
Month 12: no meetings; the paid hours went on.

At the end of month 12 the citizen has ordinary paid hours, 8 hours a week. The first ordinary paid hours came in \
month 11; 2 months in all with paid hours or a job. On the way: 4 meetings; own wish mentioned 2 times, grasped 1 \
time; 1 measure, 1 of them from the citizen's own wish; no agreements came to nothing; no caseworker shifts. \
Experienced meaningfulness at the end: 0.42 on a scale from 0 to 1."""


@pytest.mark.parametrize(("language", "expected"), [("da", DANISH), ("en", ENGLISH)])
def test_a_year_is_told_month_by_month(language, expected):
    assert tell(A_YEAR, language) == expected


def test_quiet_months_are_merged():
    quiet = life(one(4, Event.MEETING_HELD, 15.0, caseworker=CASEWORKER), n_months=8)
    lines = [passage.in_language("da") for passage in passages_of(quiet, "da")]
    assert lines == [
        "Måned 1-3: ingen samtaler, ingen indsats.",
        "Måned 4: Samtale med sagsbehandler 12-3.",
        "Måned 5-8: ingen samtaler, ingen indsats.",
    ]


@pytest.mark.parametrize(
    ("now", "danish"),
    [
        (Situation(has_job=True), "i ordinært job."),
        (Situation(has_hours=True), "ingen samtaler; løntimerne fortsatte."),
        (Situation(measure=Measure.VOLUNTARY), "ingen samtaler; den frivillige aktivitet fortsatte."),
        (Situation(plan=Measure.MENTOR), "ingen samtaler, ingen indsats; borgeren ventede på et mentorforløb."),
        (Situation(), "ingen samtaler, ingen indsats."),
    ],
)
def test_a_quiet_month_says_what_the_citizen_was_in_the_middle_of(now, danish):
    assert quiet_words(now, "da") == danish


def test_one_who_arrives_is_introduced_on_arrival():
    card = replace(CARD, arrival_month=7, months_on_benefit=0, age_years=24, benefit=Benefit.UDDANNELSESHJAELP)
    arrived = life(one(7, Event.ARRIVED, caseworker=Holder(2, 1)), n_months=8, card=card)
    story = tell(arrived, "da")
    assert "Borgeren kommer til i måned 7, 24 år gammel og ny på uddannelseshjælp." in story
    assert "Måned 7: Borgeren kom til jobcentret og fik tilknyttet sagsbehandler 2-1." in story
    assert "Måned 6" not in story


def test_one_who_leaves_has_no_further_months():
    left = life(one(3, Event.MOVED_AWAY), n_months=3, state=State.LEFT)
    assert tell(left, "da").splitlines()[-3:-1] == ["Måned 3: Borgeren flyttede til en anden kommune.", ""]
    assert "Forløbet sluttede i måned 3, da borgeren flyttede fra kommunen." in tell(left, "da")


def test_work_held_from_the_start_is_said():
    working = life(n_months=2, card=replace(CARD, situation=Situation(has_hours=True)), first_hours_month=0)
    assert "Der er allerede ordinære løntimer ved siden af ydelsen." in tell(working, "da")
    assert "Ordinære løntimer var der fra starten" in tell(working, "da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_life_of_a_run_can_be_told(today, language):
    for number in range(1, len(today.outcome.people) + 1):
        story = tell(life_of(today.outcome, number, today.register), language)
        assert "{" not in story
        assert "None" not in story
        assert "  " not in story
