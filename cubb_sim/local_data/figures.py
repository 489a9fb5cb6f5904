"""The figures a municipality can give: key, kind, Danish and English name, unit, and where it is found.

This is the whole list. The template, the page docs/local_data.md and what is said about a key that does not exist are
made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.parameters import Text


class Kind(StrEnum):
    """What may stand as the value of a figure."""

    NAME = "name"
    ROLE = "role"
    COUNT = "whole number"
    AMOUNT = "number of things counted"  # full-time posts, citizen-years, kroner: decimals are allowed
    PER_CENT = "per cent"
    MEASURE = "number"  # months, hours, days: small, and with decimals

    @property
    def is_text(self) -> bool:
        """Whether the value is a word and not a number."""
        return self in (Kind.NAME, Kind.ROLE)

    @property
    def is_counted(self) -> bool:
        """Whether things are counted, so that a point before three digits separates thousands."""
        return self in (Kind.COUNT, Kind.AMOUNT)


class Section(StrEnum):
    """The headings of the template."""

    MUNICIPALITY = "Kommunen"
    CITIZENS = "Borgerne på tælledagen"
    FLOWS = "Til- og afgang det seneste år"
    STAFF = "Sagsbehandlerne"
    MEETINGS = "Samtaler og beslutninger"
    OFFERS = "Praktik og tilbud"


@dataclass(frozen=True)
class Figure:
    """One line of the template.

    Attributes:
        key: its name in the file, the same in both languages.
        title: what it is called.
        unit: what the value is counted in; fixed.
        found: where a municipality has it, in Danish, for the template's column of remarks.
        of_people: whether it counts single people, so that a number under five may point at somebody.
    """

    key: str
    kind: Kind
    section: Section
    title: Text
    unit: Text
    found: str
    of_people: bool = False


PERSONS = Text("personer", "persons")
POSTS = Text("fuldtidsstillinger", "full-time posts")
PER_CENT = Text("procent", "per cent")
JOBINDSATS = "jobindsats.dk"
PERSONNEL = "Personalekontoret"
CASE_SYSTEM = "Fagsystemet"
OWN_JUDGEMENT = "Jobcentrets eget skøn"


def _figure(  # noqa: PLR0913, PLR0917 (one argument per column of the table)
    section: Section, key: str, kind: Kind, da: str, en: str, unit: Text, found: str
) -> Figure:
    of_people = unit in (PERSONS, POSTS) and key != "vacant_posts"
    return Figure(key, kind, section, Text(da, en), unit, found, of_people)


def _people(section: Section, key: str, da: str, en: str, found: str) -> Figure:
    return _figure(section, key, Kind.COUNT, da, en, PERSONS, found)


def _share(section: Section, key: str, da: str, en: str, found: str) -> Figure:
    return _figure(section, key, Kind.PER_CENT, da, en, PER_CENT, found)


def _times(section: Section, key: str, da: str, en: str, unit: Text, found: str) -> Figure:
    return _figure(section, key, Kind.COUNT, da, en, unit, found)


_MEETINGS, _INTERNSHIPS = Text("samtaler", "meetings"), Text("praktikker", "internships")
_PLACES = Text("pladser", "places")

_ALL = (
    _figure(Section.MUNICIPALITY, "municipality", Kind.NAME, "Kommunens navn", "Name of the municipality",
            Text("navn", "name"), "Skal udfyldes"),
    _figure(Section.MUNICIPALITY, "role", Kind.ROLE, "Plads i CUBB-netværket", "Place in the CUBB network",
            Text("centre, network eller spread_zone", "centre, network or spread_zone"), "Tom: network"),
    _figure(Section.MUNICIPALITY, "demand_for_labour", Kind.MEASURE,
            "Efterspørgsel efter arbejdskraft i forhold til et normalt år",
            "Demand for labour relative to a normal year",
            Text("1 = normalt år", "1 = a normal year"), OWN_JUDGEMENT),

    _people(Section.CITIZENS, "citizens_activity_ready_under_30", "Aktivitetsparate under 30 år",
            "Activity-ready citizens under 30", JOBINDSATS),
    _people(Section.CITIZENS, "citizens_activity_ready_from_30", "Aktivitetsparate fra 30 år",
            "Activity-ready citizens from 30", JOBINDSATS),
    _people(Section.CITIZENS, "citizens_activity_ready", "Aktivitetsparate i alt", "Activity-ready citizens in all",
            f"{JOBINDSATS}: udfyldes, hvis alder ikke kendes"),
    _figure(Section.CITIZENS, "citizen_years_last_year", Kind.AMOUNT,
            "Aktivitetsparate det seneste år, fuldtidspersoner",
            "Activity-ready citizens in the last year, full-time persons", Text("fuldtidspersoner",
            "full-time persons"),
            f"{JOBINDSATS}: tom: antallet på tælledagen"),
    _people(Section.CITIZENS, "citizens_job_ready", "Jobparate", "Job-ready citizens",
            f"{JOBINDSATS}: bruges ikke af modellen"),
    _people(Section.CITIZENS, "citizens_on_integration_benefit",
            "Heraf på selvforsørgelses- og hjemrejseydelse, overgangs- eller integrationsydelse",
            "Of the activity-ready: on integration benefit", JOBINDSATS),
    _people(Section.CITIZENS, "citizens_three_years_or_more", "Heraf tre år eller mere på ydelse",
            "Of the activity-ready: three years or more on benefit", JOBINDSATS),
    _people(Section.CITIZENS, "citizens_without_vocational_education",
            "Heraf uden erhvervskompetencegivende uddannelse",
            "Of the activity-ready: without vocational education", CASE_SYSTEM),
    _people(Section.CITIZENS, "citizens_with_children", "Heraf forsørgere",
            "Of the activity-ready: provide for children",
            CASE_SYSTEM),
    _people(Section.CITIZENS, "citizens_with_ordinary_hours", "Heraf med ordinære løntimer ved siden af ydelsen",
            "Of the activity-ready: with ordinary paid hours beside the benefit", JOBINDSATS),
    _people(Section.CITIZENS, "citizens_in_measure", "Heraf i tilbud på tælledagen",
            "Of the activity-ready: in a measure on the day of counting", JOBINDSATS),
    _share(Section.CITIZENS, "passive_share", "Uden tilbud de seneste tre måneder",
           "Without a measure in the last three months", JOBINDSATS),

    _people(Section.FLOWS, "new_citizens_last_year", "Nye aktivitetsparate", "New activity-ready citizens", JOBINDSATS),
    _people(Section.FLOWS, "left_for_education_last_year", "Afgang til uddannelse, under 30 år",
            "Left for education, under 30", JOBINDSATS),
    _people(Section.FLOWS, "left_for_flexjob_or_pension_last_year",
            "Afgang til fleksjob, førtidspension eller ressourceforløb",
            "Left for flexjob, pension or resource course", JOBINDSATS),
    _people(Section.FLOWS, "moved_away_last_year", "Flyttet fra kommunen", "Moved away", CASE_SYSTEM),
    _people(Section.FLOWS, "into_ordinary_work_last_year", "Fik deres første ordinære løntimer eller job",
            "Got their first ordinary paid hours or job", JOBINDSATS),
    _share(Section.FLOWS, "still_in_work_after_12_months", "I arbejde 12 måneder efter, de begyndte",
           "Still in work 12 months after they began", JOBINDSATS),

    _figure(Section.STAFF, "caseworkers", Kind.AMOUNT, "Sagsbehandlere for de aktivitetsparate, besatte stillinger",
            "Caseworkers of the activity-ready, filled posts", POSTS, PERSONNEL),
    _figure(Section.STAFF, "vacant_posts", Kind.AMOUNT, "Ubesatte stillinger", "Vacant posts", POSTS, PERSONNEL),
    _figure(Section.STAFF, "caseworkers_left_last_year", Kind.AMOUNT, "Sagsbehandlere, der stoppede det seneste år",
            "Caseworkers who left in the last year", POSTS, PERSONNEL),
    _times(Section.STAFF, "caseworker_shifts_last_year", "Skift af sagsbehandler det seneste år",
           "Caseworker shifts in the last year", Text("skift", "shifts"), CASE_SYSTEM),
    _figure(Section.STAFF, "reorganisations_last_three_years", Kind.MEASURE, "Omorganiseringer de seneste tre år",
            "Reorganisations in the last three years", Text("gange", "times"), PERSONNEL),
    _figure(Section.STAFF, "peer_supervision_hours_per_month", Kind.MEASURE,
            "Kollegial supervision pr. sagsbehandler og måned",
            "Peer supervision per caseworker and month", Text("timer", "hours"), OWN_JUDGEMENT),
    _figure(Section.STAFF, "information_days_per_year", Kind.MEASURE, "Oplægs- og temadage pr. sagsbehandler og år",
            "Information days per caseworker and year", Text("dage", "days"), PERSONNEL),
    _share(Section.STAFF, "cross_functional_share", "Sager i tværfaglige teams", "Cases in cross-functional teams",
           CASE_SYSTEM),
    _share(Section.STAFF, "keeps_caseworker_share", "Beholder sagsbehandleren ved skift af kategori eller ved 30 år",
           "Keep the caseworker when category changes or at 30", CASE_SYSTEM),

    _times(Section.MEETINGS, "meetings_held_last_year", "Afholdte samtaler det seneste år",
           "Meetings held in the last year",
           _MEETINGS, JOBINDSATS),
    _times(Section.MEETINGS, "meetings_missed_last_year", "Aflyste eller udeblevne samtaler det seneste år",
           "Meetings missed in the last year", _MEETINGS, CASE_SYSTEM),
    _share(Section.MEETINGS, "calls_answered_within_week", "Henvendelser besvaret inden for en uge",
           "Calls answered within a week", OWN_JUDGEMENT),
    _share(Section.MEETINGS, "granted_on_the_spot", "Aftalte indsatser, der bevilges på stedet",
           "Agreed measures granted on the spot", CASE_SYSTEM),
    _figure(Section.MEETINGS, "waiting_time_months", Kind.MEASURE, "Ventetid fra bevilling til start",
            "Waiting time from grant to start", Text("måneder", "months"), CASE_SYSTEM),

    _times(Section.OFFERS, "internships_started_last_year", "Virksomhedspraktikker begyndt det seneste år",
           "Internships started in the last year", _INTERNSHIPS, JOBINDSATS),
    _times(Section.OFFERS, "internships_with_wages_agreed_last_year", "Heraf med aftale om løntimer fra begyndelsen",
           "Of the internships: with paid hours agreed from the start", _INTERNSHIPS, CASE_SYSTEM),
    _times(Section.OFFERS, "internships_ended_in_wages_last_year", "Heraf endt i ordinære løntimer samme sted",
           "Of the internships: ended in ordinary paid hours at the same place", _INTERNSHIPS, CASE_SYSTEM),
    _times(Section.OFFERS, "voluntary_places", "Pladser i foreninger og frivillige organisationer",
           "Places in associations and voluntary organisations", _PLACES, OWN_JUDGEMENT),
    _times(Section.OFFERS, "social_enterprise_places", "Pladser i socialøkonomiske virksomheder",
           "Places in social enterprises", _PLACES, OWN_JUDGEMENT),
    _figure(Section.OFFERS, "offer_budget_kr_last_year", Kind.AMOUNT,
            "Udgift til tilbud og mentor for de aktivitetsparate",
            "Expense of offers and mentors for the activity-ready", Text("kr.", "kr."),
            "Økonomikontoret: sættes i forhold til landets gennemsnit"),
)  # fmt: skip

FIGURES: dict[str, Figure] = {one.key: one for one in _ALL}
"""Every figure by its key, in the order of the template."""
