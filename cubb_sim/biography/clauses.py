"""What a kind of event is called where two lives are held against each other.

Danish clauses begin with the verb ("I måned 7 *fik borgeren i B bevilget …*"), with `{there}` where the life is named
unless it stands before the clause; English ones begin with the subject. `ABSENT` says what it means that the event did
not come, given that everything before was the same.
"""

from __future__ import annotations

from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text

CLAUSES: dict[Event, Text] = {
    Event.ARRIVED: Text("fik borgeren{there} tilknyttet {caseworker}", "the citizen was assigned {caseworker}"),
    Event.LEFT_FOR_EDUCATION: Text("begyndte borgeren{there} på en uddannelse", "the citizen left for education"),
    Event.CLARIFIED: Text(
        "blev borgeren{there} afklaret til fleksjob, førtidspension eller ressourceforløb",
        "the way forward was settled: a flexjob, a disability pension or a resource course",
    ),
    Event.MOVED_AWAY: Text(
        "flyttede borgeren{there} til en anden kommune", "the citizen moved to another municipality"
    ),
    Event.TURNED_30: Text("fyldte borgeren{there} 30 år", "the citizen turned 30"),
    Event.BECAME_JOB_READY: Text(
        "blev borgeren{there} visiteret som jobparat", "the citizen was regarded as job-ready"
    ),
    Event.BECAME_ACTIVITY_READY: Text(
        "blev borgeren{there} igen visiteret som aktivitetsparat", "the citizen was again regarded as activity-ready"
    ),
    Event.CASEWORKER_LEFT: Text("forlod {caseworker}{there} jobcentret", "{caseworker} left the job centre"),
    Event.REORGANISED: Text(
        "blev jobcentret{there} omorganiseret, og borgeren fik ny sagsbehandler",
        "the job centre was reorganised and the citizen got a new caseworker",
    ),
    Event.SHIFT: Text("fik borgeren{there} ny sagsbehandler ({holder})", "the citizen got a new caseworker ({holder})"),
    Event.SHIFT_DERAILED: Text("virkede sagsbehandlerskiftet{there} afsporende", "the caseworker shift was derailing"),
    Event.SHIFT_MEANINGFUL: Text(
        "kom sagsbehandlerskiftet{there} på et godt tidspunkt", "the caseworker shift came at a good moment"
    ),
    Event.MEETING_HELD: Text("var der{there} samtale med {caseworker}", "there was a meeting with {caseworker}"),
    Event.MEETING_MISSED: Text(
        "blev en aftalt samtale med {caseworker}{there} ikke til noget",
        "a meeting due with {caseworker} did not take place",
    ),
    Event.VOICED: Text(
        "nævnte borgeren{there} sit ønske om arbejde inden for {sector}",
        "the citizen mentioned a wish to work in {sector}",
    ),
    Event.GRASPED: Text("blev borgerens ønske{there} grebet", "the citizen's wish was grasped"),
    Event.OVERHEARD: Text("blev borgerens ønske{there} overhørt", "the citizen's wish went unheard"),
    Event.PLAN_AGREED: Text("aftalte de{there} {measure}{own}", "they agreed on {measure}{own}"),
    Event.GRANTED_AT_ONCE: Text(
        "fik borgeren{there} bevilget {measure} på stedet", "{measure} was granted on the spot"
    ),
    Event.SENT_FOR_APPROVAL: Text(
        "gik aftalen om {measure}{there} til godkendelse med svar om {months}",
        "the agreement on {measure} went for approval with an answer in {months}",
    ),
    Event.APPROVED: Text("kom bevillingen til {measure}{there}", "{measure} was granted"),
    Event.REFUSED: Text("kom der{there} afslag på {measure}", "{measure} was refused"),
    Event.PROMISE_BROKEN: Text("faldt aftalen om {measure}{there} bort", "the agreement on {measure} came to nothing"),
    Event.MEASURE_STARTED: Text("begyndte {the_measure}{there}", "{the_measure} began"),
    Event.MEASURE_ENDED: Text("sluttede {the_measure}{there}", "{the_measure} ended"),
    Event.INTERNSHIP_STARTED: Text(
        "var praktikpladsen{there} {at_firm}, {match}", "the internship was {at_firm}, {match}"
    ),
    Event.INTERNSHIP_CONVERTED: Text(
        "førte praktikken{there} til {hours} om ugen med løn", "the internship led to {hours} a week with wages"
    ),
    Event.INTERNSHIP_WITHOUT_PROSPECT: Text(
        "gav praktikken{there} ingen løntimer, og virksomheden havde ikke udsigt til nogen",
        "the internship gave no paid hours, and the firm had none in prospect",
    ),
    Event.HOURS_STARTED: Text(
        "begyndte borgeren{there} i ordinære løntimer, {hours} om ugen",
        "the citizen began ordinary paid hours, {hours} a week",
    ),
    Event.HOURS_INCREASED: Text("steg timetallet{there} til {hours} om ugen", "the hours rose to {hours} a week"),
    Event.HOURS_LOST: Text("hørte løntimerne{there} op efter {months}", "the paid hours ended after {months}"),
    Event.JOB_STARTED: Text("kom borgeren{there} i ordinært job", "the citizen began an ordinary job"),
    Event.JOB_LOST: Text("sluttede jobbet{there} efter {months}", "the job ended after {months}"),
    Event.DISPLACED: Text(
        "var et job{there} inden for rækkevidde, men gik til en anden",
        "a job was within reach but went to somebody else",
    ),
    Event.LIFE_EVENT: Text(
        "ramte noget svært{there} borgeren i helbred eller familie",
        "something hard befell the citizen, in health or family",
    ),
    Event.LIFE_EVENT_CAUGHT: Text(
        "var {caseworker}{there} til at få fat på, da det blev svært", "{caseworker} could be reached when it was hard"
    ),
    Event.DERAILED: Text(
        "var jobcentret{there} ikke til at få fat på, da det blev svært",
        "the job centre could not be reached when it was hard",
    ),
    Event.ENGAGED: Text("tog borgeren{there} selv initiativ", "the citizen took the initiative"),
    Event.COPED: Text(
        "fandt borgeren{there} sin egen måde at få det til at fungere på", "the citizen found a way of coping"
    ),
    Event.RESISTED: Text("sagde borgeren{there} fra", "the citizen objected"),
    Event.ESCAPED: Text("trak borgeren sig{there}", "the citizen withdrew"),
    Event.COMPLAINED: Text("blev det{there} til en klage", "it became a complaint"),
    Event.REPEATED_CLARIFICATION: Text("var det{there} afklaring nummer {n}", "it was clarification number {n}"),
}

ABSENT: dict[Event, Text] = {
    Event.CASEWORKER_LEFT: Text("blev sagsbehandleren", "the caseworker stayed"),
    Event.SHIFT: Text("beholdt borgeren sin sagsbehandler", "the citizen kept the caseworker"),
    Event.SHIFT_DERAILED: Text("gjorde det ikke", "it was not"),
    Event.SHIFT_MEANINGFUL: Text("gjorde det ikke", "it did not"),
    Event.MEETING_HELD: Text("var der ingen samtale", "there was no meeting"),
    Event.MEETING_MISSED: Text("var der ingen samtale aftalt", "no meeting was due"),
    Event.VOICED: Text("kom borgerens ønske ikke frem", "the citizen's wish was not mentioned"),
    Event.PLAN_AGREED: Text("blev der ikke aftalt nogen indsats", "no measure was agreed on"),
    Event.APPROVED: Text("var der endnu intet svar", "there was no answer yet"),
    Event.REFUSED: Text("var der endnu intet svar", "there was no answer yet"),
    Event.PROMISE_BROKEN: Text("stod aftalen ved magt", "the agreement stood"),
    Event.MEASURE_STARTED: Text("ventede borgeren stadig på plads", "the citizen still waited for a place"),
    Event.MEASURE_ENDED: Text("fortsatte {the_measure}", "{the_measure} went on"),
    Event.INTERNSHIP_CONVERTED: Text("gjorde den ikke", "it did not"),
    Event.INTERNSHIP_WITHOUT_PROSPECT: Text(
        "gav praktikken heller ingen løntimer, men virksomheden var indstillet på at ansætte",
        "the internship gave no paid hours either, but the firm was willing to hire",
    ),
    Event.HOURS_STARTED: Text("kom der ingen løntimer", "no paid hours came"),
    Event.HOURS_INCREASED: Text("blev timetallet det samme", "the hours stayed the same"),
    Event.HOURS_LOST: Text("fortsatte løntimerne", "the paid hours went on"),
    Event.JOB_STARTED: Text("kom der intet job", "no job came"),
    Event.JOB_LOST: Text("fortsatte jobbet", "the job went on"),
    Event.DISPLACED: Text("var der intet job inden for rækkevidde", "no job was within reach"),
}
DID_NOT_HAPPEN = Text("skete det ikke", "that did not happen")
"""Said where `ABSENT` has nothing more to say."""

STAGES: tuple[frozenset[Event], ...] = tuple(
    frozenset(stage)
    for stage in (
        {Event.ARRIVED},
        {Event.CASEWORKER_LEFT, Event.REORGANISED},
        {Event.TURNED_30, Event.BECAME_JOB_READY, Event.BECAME_ACTIVITY_READY},
        {Event.SHIFT},
        {Event.SHIFT_DERAILED, Event.SHIFT_MEANINGFUL},
        {Event.MEETING_HELD, Event.MEETING_MISSED},
        {Event.VOICED},
        {Event.GRASPED, Event.OVERHEARD},
        {Event.PLAN_AGREED},
        {Event.GRANTED_AT_ONCE, Event.SENT_FOR_APPROVAL, Event.APPROVED, Event.REFUSED},
        {Event.PROMISE_BROKEN},
        {Event.MEASURE_STARTED},
        {Event.INTERNSHIP_STARTED},
        {Event.REPEATED_CLARIFICATION},
        {Event.MEASURE_ENDED},
        {Event.INTERNSHIP_CONVERTED, Event.INTERNSHIP_WITHOUT_PROSPECT},
        {Event.HOURS_STARTED, Event.JOB_STARTED, Event.DISPLACED},
        {Event.HOURS_LOST, Event.JOB_LOST, Event.HOURS_INCREASED},
        {Event.LIFE_EVENT},
        {Event.LIFE_EVENT_CAUGHT, Event.DERAILED},
        {Event.ENGAGED, Event.COPED, Event.RESISTED, Event.ESCAPED},
        {Event.COMPLAINED},
        {Event.LEFT_FOR_EDUCATION, Event.CLARIFIED, Event.MOVED_AWAY},
    )
)
"""The turns a month can take, in the order of the schedule; kinds of one stage stand in each other's place."""
