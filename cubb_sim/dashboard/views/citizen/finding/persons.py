"""A person in one line: who it is, and what became of the person in a world."""

from __future__ import annotations

from typing import Any

from cubb_sim.biography.register import CitizenName, place_of
from cubb_sim.biography.words import BENEFIT_WORDS, duration_words, listed, months_words
from cubb_sim.kinds import NOT_YET, Benefit, State
from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Text
from cubb_sim.processes.progress import PARKED_AFTER_MONTHS
from cubb_sim.rules.scales import MONTHS_PER_YEAR

AT_LAST: dict[State, Text] = {
    State.PASSIVE: Text("til sidst uden indsats", "in no measure at last"),
    State.WAITING: Text("venter til sidst på en indsats", "waiting for a measure at last"),
    State.IN_MEASURE: Text("til sidst i gang med en indsats", "in a measure at last"),
    State.VOLUNTARY: Text("til sidst i frivillig aktivitet", "in voluntary activity at last"),
    State.INTERNSHIP: Text("til sidst i virksomhedspraktik", "in an internship at last"),
    State.HOURS: Text("til sidst i løntimer", "in paid hours at last"),
    State.JOB: Text("til sidst i job", "in a job at last"),
    State.EDUCATION: Text("begyndt på uddannelse", "left for education"),
    State.CLARIFIED: Text("afklaret til anden ydelse", "settled on another benefit"),
    State.LEFT: Text("flyttet fra kommunen", "moved away"),
}


def portrait(outcome: Outcome, name: CitizenName, language: str) -> str:
    """31 år, psykiatrisk diagnose, 4 år på kontanthjælp."""
    person = outcome.people[place_of(outcome, name)]
    age = int(person.start_age_months // MONTHS_PER_YEAR)
    told = [
        (True, Text(f"{age} år", f"aged {age}")),
        (person.is_single_provider, Text("eneforsørger", "single provider")),
        (person.has_psychiatric_diagnosis, Text("psykiatrisk diagnose", "psychiatric diagnosis")),
        (person.has_musculoskeletal_disorder, Text("besvær med muskler og led", "trouble with muscles and joints")),
        (True, _spell(person)),
    ]
    return ", ".join(part.in_language(language) for holds, part in told if holds)


def _spell(person: Any) -> Text:
    benefit = BENEFIT_WORDS[Benefit(int(person.start_benefit))]
    if person.arrival_month > 0:
        month = int(person.arrival_month)
        return Text(f"ny på {benefit.da} i måned {month}", f"new to {benefit.en} in month {month}")
    months = int(person.start_months_on_benefit)
    whole = months - months % int(MONTHS_PER_YEAR) if months >= MONTHS_PER_YEAR else months
    return Text(f"{duration_words(whole, 'da')} på {benefit.da}", f"{duration_words(whole, 'en')} on {benefit.en}")


def became_words(outcome: Outcome, name: CitizenName, language: str) -> str:
    """14 måneder i løntimer eller job; til sidst i job."""
    person = outcome.people[place_of(outcome, name)]
    worked = Text("aldrig løntimer eller job", "never paid hours or a job").in_language(language)
    if person.first_hours_month != NOT_YET:
        months = months_words(int(person.months_in_hours) + int(person.months_in_job), language)
        worked = Text(f"{months} i løntimer eller job", f"{months} in paid hours or a job").in_language(language)
    parts = [worked]
    if person.months_parked >= PARKED_AFTER_MONTHS:
        months = months_words(int(person.months_parked), language)
        parts.append(Text(f"{months} parkeret", f"{months} parked").in_language(language))
    said = listed(parts, language)
    return f"{said[:1].upper()}{said[1:]}; {AT_LAST[State(int(person.state))].in_language(language)}."
