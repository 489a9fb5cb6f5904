"""Who a person is on arrival, and how it stands at last, in a few sentences."""

from __future__ import annotations

from cubb_sim.biography.life import Card, Ending
from cubb_sim.biography.words import (
    BENEFIT_WORDS,
    MEASURE_WORDS,
    SECTOR_WORDS,
    capitalised,
    counted_words,
    duration_words,
    holder_words,
    hours_words,
    listed,
    months_words,
    scale_words,
)
from cubb_sim.kinds import FIRST_GONE, State
from cubb_sim.parameters.specification import Text

STANDS: dict[State, Text] = {
    State.PASSIVE: Text("er borgeren uden indsats", "the citizen is in no measure"),
    State.WAITING: Text("venter borgeren på en aftalt indsats", "the citizen waits for an agreed measure"),
    State.IN_MEASURE: Text("er borgeren i gang med en indsats", "the citizen is in a measure"),
    State.VOLUNTARY: Text("er borgeren i frivillig aktivitet", "the citizen is in voluntary activity"),
    State.INTERNSHIP: Text("er borgeren i virksomhedspraktik", "the citizen is in an internship"),
    State.HOURS: Text("har borgeren ordinære løntimer", "the citizen has ordinary paid hours"),
    State.JOB: Text("er borgeren i ordinært job", "the citizen is in an ordinary job"),
    State.EDUCATION: Text("da borgeren begyndte på en uddannelse", "when the citizen left for education"),
    State.CLARIFIED: Text(
        "da borgeren blev afklaret til fleksjob, førtidspension eller ressourceforløb",
        "when the way forward was settled: a flexjob, a disability pension or a resource course",
    ),
    State.LEFT: Text("da borgeren flyttede fra kommunen", "when the citizen moved to another municipality"),
}
"""What the last month's sentence goes on with."""


def card_words(card: Card, language: str) -> str:
    """Who the person is on arrival."""
    parts = (_arrival(card), _background(card), _own_wish(card), _caseworker(card), _under_way(card))
    return " ".join(part.in_language(language) for part in parts if part is not None)


def _arrival(card: Card) -> Text:
    benefit = BENEFIT_WORDS[card.benefit]
    if card.arrival_month > 0:
        return Text(
            f"Borgeren kommer til i måned {card.arrival_month}, {card.age_years} år gammel og ny på {benefit.da}.",
            f"The citizen arrives in month {card.arrival_month}, aged {card.age_years} and new to {benefit.en}.",
        )
    spell = Text(duration_words(card.months_on_benefit, "da"), duration_words(card.months_on_benefit, "en"))
    return Text(
        f"Ved starten er borgeren {card.age_years} år og har fået {benefit.da} i {spell.da}.",
        f"At the start the citizen is {card.age_years} and has received {benefit.en} for {spell.en}.",
    )


def _background(card: Card) -> Text:
    """Household, education and health: what a caseworker would know before the first meeting."""
    education = Text("har ingen erhvervsuddannelse", "has no vocational education")
    if card.has_vocational_education:
        education = Text("har en erhvervsuddannelse", "has a vocational education")
    told = [
        (card.is_single_provider, Text("er eneforsørger", "is a single provider")),
        (card.has_children and not card.is_single_provider, Text("har børn", "has children")),
        (card.lives_with_parents, Text("bor hos sine forældre", "lives with parents")),
        (True, education),
        (card.has_psychiatric_diagnosis, Text("har en psykiatrisk diagnose", "has a psychiatric diagnosis")),
        (
            card.has_musculoskeletal_disorder,
            Text("har besvær med muskler og led", "has trouble with muscles and joints"),
        ),
    ]
    da, en = ([part.in_language(language) for holds, part in told if holds] for language in ("da", "en"))
    return Text(f"Borgeren {listed(da, 'da')}.", f"The citizen {listed(en, 'en')}.")


def _own_wish(card: Card) -> Text:
    sector = SECTOR_WORDS[card.sector]
    da, en = hours_words(card.wished_hours, "da"), hours_words(card.wished_hours, "en")
    return Text(
        f"Borgeren kan se sig selv i arbejde inden for {sector.da}, omkring {da} om ugen.",
        f"The citizen can imagine work in {sector.en}, about {en} a week.",
    )


def _caseworker(card: Card) -> Text | None:
    if card.caseworker is None or card.arrival_month > 0:
        return None
    if card.caseworker.person == 0:
        return Text("Stillingen som sagsbehandler er ubesat.", "The caseworker's post is vacant.")
    holder = holder_words(card.caseworker)
    return Text(f"Sagsbehandleren er {holder}.", f"The caseworker is {holder}.")


def _under_way(card: Card) -> Text | None:
    if card.situation.has_hours:
        return Text(
            "Der er allerede ordinære løntimer ved siden af ydelsen.",
            "There are already ordinary paid hours beside the benefit.",
        )
    if card.situation.measure is None:
        return None
    measure = MEASURE_WORDS[card.situation.measure].agreed
    return Text(f"{capitalised(measure.da)} er i gang.", f"{capitalised(measure.en)} is under way.")


def ending_words(ending: Ending, language: str) -> str:
    """How it stands at last, and what the course of events came to."""
    parts = (_stands(ending), _worked(ending), _came_to(ending), _felt(ending))
    return " ".join(part.in_language(language) for part in parts)


def _stands(ending: Ending) -> Text:
    stands = STANDS[ending.state]
    if ending.state >= FIRST_GONE:
        return Text(
            f"Forløbet sluttede i måned {ending.month}, {stands.da}.",
            f"The course of events ended in month {ending.month}, {stands.en}.",
        )
    if ending.state is State.HOURS:
        da, en = hours_words(ending.paid_hours, "da"), hours_words(ending.paid_hours, "en")
        stands = Text(f"{stands.da}, {da} om ugen", f"{stands.en}, {en} a week")
    return Text(
        f"Ved udgangen af måned {ending.month} {stands.da}.", f"At the end of month {ending.month} {stands.en}."
    )


def _worked(ending: Ending) -> Text:
    if ending.first_hours_month is None:
        return Text("Der kom ingen ordinære løntimer.", "There were no ordinary paid hours.")
    da, en = months_words(ending.months_in_work, "da"), months_words(ending.months_in_work, "en")
    in_all = Text(f"i alt {da} med løntimer eller job", f"{en} in all with paid hours or a job")
    if ending.first_hours_month == 0:
        return Text(f"Ordinære løntimer var der fra starten; {in_all.da}.", f"Paid hours from the start; {in_all.en}.")
    return Text(
        f"De første ordinære løntimer kom i måned {ending.first_hours_month}; {in_all.da}.",
        f"The first ordinary paid hours came in month {ending.first_hours_month}; {in_all.en}.",
    )


def _came_to(ending: Ending) -> Text:
    """What was given and what was lost: meetings, the own wish, measures, agreements, shifts."""
    own = (ending.n_own_measures, Text("med afsæt i eget ønske", "from the citizen's own wish"))
    derailing = (ending.n_derailing_shifts, Text("afsporende", "derailing"))
    da = [
        counted_words(ending.n_meetings, "ingen", "samtale", "samtaler"),
        _wish(ending).da,
        _of_which(counted_words(ending.n_measures, "ingen", "indsats", "indsatser"), own, "da"),
        f"{counted_words(ending.n_broken_promises, 'ingen', 'aftale', 'aftaler')} faldt bort",
        _of_which(counted_words(ending.n_shifts, "ingen", "sagsbehandlerskift", "sagsbehandlerskift"), derailing, "da"),
    ]
    en = [
        counted_words(ending.n_meetings, "no", "meeting", "meetings"),
        _wish(ending).en,
        _of_which(counted_words(ending.n_measures, "no", "measure", "measures"), own, "en"),
        f"{counted_words(ending.n_broken_promises, 'no', 'agreement', 'agreements')} came to nothing",
        _of_which(counted_words(ending.n_shifts, "no", "caseworker shift", "caseworker shifts"), derailing, "en"),
    ]
    return Text(f"Undervejs: {'; '.join(da)}.", f"On the way: {'; '.join(en)}.")


def _wish(ending: Ending) -> Text:
    if ending.n_voiced == 0:
        return Text("eget ønske ikke nævnt", "own wish not mentioned")
    voiced, grasped = ending.n_voiced, ending.n_grasped
    grasped_da = f"grebet {counted_words(grasped, '', 'gang', 'gange')}" if grasped else "aldrig grebet"
    grasped_en = f"grasped {counted_words(grasped, '', 'time', 'times')}" if grasped else "never grasped"
    return Text(
        f"eget ønske nævnt {counted_words(voiced, '', 'gang', 'gange')}, {grasped_da}",
        f"own wish mentioned {counted_words(voiced, '', 'time', 'times')}, {grasped_en}",
    )


def _of_which(counted: str, part: tuple[int, Text], language: str) -> str:
    n, words = part
    if n == 0:
        return counted
    return Text(f"{counted}, heraf {n} {words.da}", f"{counted}, {n} of them {words.en}").in_language(language)


def _felt(ending: Ending) -> Text:
    return Text(
        f"Oplevet meningsfuldhed ved udgangen: {scale_words(ending.meaning, 'da')} på en skala fra 0 til 1.",
        f"Experienced meaningfulness at the end: {scale_words(ending.meaning, 'en')} on a scale from 0 to 1.",
    )
