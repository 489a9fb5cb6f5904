"""The sentence each kind of event has in a life, in Danish and English.

The words are those of Danish employment services; they are about the person and what is done, not about a file.
`{…}` is filled in by `facts.py`.
"""

from __future__ import annotations

from enum import StrEnum

from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text


class Variant(StrEnum):
    """Why an event is told in another way than usual."""

    OWN = "own"  # starts from the citizen's own perspective
    AGAIN = "again"
    VACANT = "vacant"  # nobody is on the post
    LATE = "late"  # after more than a month
    NO_WAGES = "no wages"  # a workplace that ended without anything more being said of it
    FOLLOWS = "follows"  # from what else the month tells
    IN_JOB = "in job"
    BRIEF = "brief"  # over within the month it began


SENTENCES: dict[Event, Text] = {
    Event.ARRIVED: Text(
        "Borgeren kom til jobcentret og fik tilknyttet {caseworker}.",
        "The citizen came to the job centre and was assigned {caseworker}.",
    ),
    Event.LEFT_FOR_EDUCATION: Text(
        "Borgeren begyndte på en uddannelse.", "The citizen left the job centre for education."
    ),
    Event.CLARIFIED: Text(
        "Borgeren blev afklaret til fleksjob, førtidspension eller ressourceforløb.",
        "It was settled that the way forward was a flexjob, a disability pension or a resource course.",
    ),
    Event.MOVED_AWAY: Text("Borgeren flyttede til en anden kommune.", "The citizen moved to another municipality."),
    Event.TURNED_30: Text("Borgeren fyldte 30 år.", "The citizen turned 30."),
    Event.BECAME_JOB_READY: Text("Borgeren blev visiteret som jobparat.", "The citizen was now regarded as job-ready."),
    Event.BECAME_ACTIVITY_READY: Text(
        "Borgeren blev igen visiteret som aktivitetsparat.", "The citizen was again regarded as activity-ready."
    ),
    Event.CASEWORKER_LEFT: Text("{Caseworker} forlod jobcentret.", "{Caseworker} left the job centre."),
    Event.REORGANISED: Text("Jobcentret blev omorganiseret.", "The job centre was reorganised."),
    Event.SHIFT: Text("Borgeren fik ny sagsbehandler: {holder}.", "The citizen got a new caseworker: {holder}."),
    Event.SHIFT_DERAILED: Text(
        "Skiftet virkede afsporende: noget af det, der var bygget op, gik tabt.",
        "The shift was derailing: some of what had been built up was lost.",
    ),
    Event.SHIFT_MEANINGFUL: Text(
        "Skiftet kom på et godt tidspunkt: borgeren var klar til næste skridt.",
        "The shift came at a good moment: the citizen was ready for the next step.",
    ),
    Event.MEETING_HELD: Text("Samtale med {caseworker}.", "Meeting with {caseworker}."),
    Event.MEETING_MISSED: Text(
        "En aftalt samtale med {caseworker} blev ikke til noget.", "A meeting due with {caseworker} did not take place."
    ),
    Event.VOICED: Text(
        "Borgeren nævnte tøvende en mulighed: arbejde inden for {sector}, omkring {hours} om ugen.",
        "The citizen hesitantly mentioned a possibility: work in {sector}, about {hours} a week.",
    ),
    Event.GRASPED: Text("Det blev grebet i samtalen.", "It was grasped in the conversation."),
    Event.OVERHEARD: Text("Det blev overhørt.", "It went unheard."),
    Event.PLAN_AGREED: Text("De aftalte {measure}.", "They agreed on {measure}."),
    Event.GRANTED_AT_ONCE: Text("Det blev bevilget på stedet.", "It was granted on the spot."),
    Event.SENT_FOR_APPROVAL: Text(
        "Aftalen gik til godkendelse; svaret ventedes om {months}.",
        "It went for approval; the answer was expected in {months}.",
    ),
    Event.APPROVED: Text("Bevillingen til {measure} kom.", "The answer came: {measure} was granted."),
    Event.REFUSED: Text("Der kom afslag på {measure}.", "The answer came: {measure} was refused."),
    Event.PROMISE_BROKEN: Text(
        "Aftalen om {measure} blev ikke til noget.", "The agreement on {measure} came to nothing."
    ),
    Event.MEASURE_STARTED: Text("{The_measure} begyndte.", "{The_measure} began."),
    Event.MEASURE_ENDED: Text("{The_measure} sluttede.", "{The_measure} ended."),
    Event.INTERNSHIP_STARTED: Text("Pladsen var i {firm}, {match}.", "The place was at {firm}, {match}."),
    Event.INTERNSHIP_CONVERTED: Text(
        "Det førte til løn: {firm} tilbød {hours} om ugen.", "It led to wages: {firm} offered {hours} a week."
    ),
    Event.INTERNSHIP_WITHOUT_PROSPECT: Text(
        "Den gav ingen løntimer, og det havde der heller ikke været udsigt til i virksomheden.",
        "It gave no paid hours, nor had the firm had any in prospect.",
    ),
    Event.HOURS_STARTED: Text(
        "Borgeren begyndte i ordinære løntimer {at_firm}: {hours} om ugen ved siden af ydelsen.",
        "The citizen began ordinary paid hours {at_firm}: {hours} a week beside the benefit.",
    ),
    Event.HOURS_INCREASED: Text("Timetallet steg til {hours} om ugen.", "The hours rose to {hours} a week."),
    Event.HOURS_LOST: Text("Løntimerne hørte op efter {months}.", "The paid hours ended after {months}."),
    Event.JOB_STARTED: Text(
        "Borgeren kom i ordinært job {at_firm} og forlod ydelsen.",
        "The citizen began an ordinary job {at_firm} and left the benefit.",
    ),
    Event.JOB_LOST: Text(
        "Jobbet sluttede efter {months}, og borgeren kom tilbage til jobcentret.",
        "The job ended after {months}, and the citizen came back to the job centre.",
    ),
    Event.DISPLACED: Text(
        "Et job var inden for rækkevidde, men gik til en anden.", "A job was within reach, but went to somebody else."
    ),
    Event.LIFE_EVENT: Text(
        "Noget svært ramte borgeren i helbred eller familie.",
        "Something hard befell the citizen, in health or family.",
    ),
    Event.LIFE_EVENT_CAUGHT: Text(
        "{Caseworker} var til at få fat på, og det hjalp.", "{Caseworker} could be reached, and that helped."
    ),
    Event.DERAILED: Text(
        "Jobcentret var ikke til at få fat på i tide, og det satte borgeren tilbage.",
        "The job centre could not be reached in time, and it set the citizen back.",
    ),
    Event.ENGAGED: Text("Borgeren tog selv initiativ.", "The citizen took the initiative."),
    Event.COPED: Text(
        "Borgeren fandt sin egen måde at få det til at fungere på.", "The citizen found a way of making it work."
    ),
    Event.RESISTED: Text("Borgeren sagde fra.", "The citizen objected."),
    Event.ESCAPED: Text("Borgeren trak sig.", "The citizen withdrew."),
    Event.COMPLAINED: Text("Det blev til en klage.", "It became a complaint."),
    Event.REPEATED_CLARIFICATION: Text(
        "Afklaringen var nummer {n} og bragte ikke borgeren videre.",
        "It was clarification number {n} and brought the citizen no further.",
    ),
}
"""Told of a citizen's events."""

VARIANTS: dict[tuple[Event, Variant], Text] = {
    (Event.SHIFT, Variant.VACANT): Text(
        "Borgeren blev flyttet til stilling {post}, som var ubesat.",
        "The citizen was moved to post {post}, which was vacant.",
    ),
    (Event.VOICED, Variant.AGAIN): Text(
        "Borgeren kom igen ind på arbejde inden for {sector}.", "The citizen came back to work in {sector}."
    ),
    (Event.PLAN_AGREED, Variant.OWN): Text(
        "De aftalte {measure} med afsæt i borgerens eget ønske.",
        "They agreed on {measure}, starting from the citizen's own wish.",
    ),
    (Event.APPROVED, Variant.FOLLOWS): Text("Bevillingen kom.", "The grant came."),
    (Event.PROMISE_BROKEN, Variant.LATE): Text(
        "Efter {waited} faldt aftalen om {measure} bort.", "After {waited} the agreement on {measure} came to nothing."
    ),
    (Event.MEASURE_STARTED, Variant.LATE): Text(
        "Efter {waited} begyndte {the_measure}.", "After {waited} {the_measure} began."
    ),
    (Event.MEASURE_ENDED, Variant.NO_WAGES): Text(
        "{The_measure} sluttede uden løntimer.", "{The_measure} ended without paid hours."
    ),
    (Event.HOURS_STARTED, Variant.FOLLOWS): Text(
        "Borgeren begyndte i ordinære løntimer ved siden af ydelsen.",
        "The citizen began ordinary paid hours beside the benefit.",
    ),
    (Event.JOB_STARTED, Variant.FOLLOWS): Text(
        "Dermed var det et ordinært job, og borgeren forlod ydelsen.",
        "That made it an ordinary job, and the citizen left the benefit.",
    ),
    (Event.HOURS_LOST, Variant.BRIEF): Text(
        "Løntimerne hørte op igen inden for den første måned.", "The paid hours ended again within the first month."
    ),
    (Event.JOB_LOST, Variant.BRIEF): Text(
        "Jobbet sluttede igen inden for den første måned, og borgeren kom tilbage til jobcentret.",
        "The job ended again within the first month, and the citizen came back to the job centre.",
    ),
    (Event.DERAILED, Variant.IN_JOB): Text("Det satte borgeren tilbage.", "It set the citizen back."),
}
"""Told in their place where a variant applies."""
