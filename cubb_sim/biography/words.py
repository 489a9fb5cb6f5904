"""What things are called in a life: measures, sectors, benefits, months, hours, caseworkers, firms."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.biography.lines import Holder, Workplace
from cubb_sim.biography.register import CitizenName
from cubb_sim.kinds import Benefit, Measure, Sector
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.rules.scales import MONTHS_PER_YEAR

_YEAR = int(MONTHS_PER_YEAR)


@dataclass(frozen=True)
class MeasureWords:
    """A measure as something agreed ("et afklaringsforløb") and as the one that runs ("afklaringsforløbet")."""

    agreed: Text
    running: Text


MEASURE_WORDS: dict[Measure, MeasureWords] = {
    Measure.INTERNSHIP: MeasureWords(
        Text("virksomhedspraktik", "an internship"), Text("virksomhedspraktikken", "the internship")
    ),
    Measure.PACKAGE: MeasureWords(
        Text("et pakkeforløb", "a package with agreed hours"), Text("pakkeforløbet", "the package")
    ),
    Measure.WAGE_SUBSIDY: MeasureWords(
        Text("et job med løntilskud", "a job with a wage subsidy"),
        Text("jobbet med løntilskud", "the job with a wage subsidy"),
    ),
    Measure.MENTOR: MeasureWords(Text("et mentorforløb", "mentoring"), Text("mentorforløbet", "the mentoring")),
    Measure.COURSE: MeasureWords(
        Text("et forløb om helbred og livsmestring", "a course on health and life mastery"),
        Text("livsmestringsforløbet", "the life mastery course"),
    ),
    Measure.VOLUNTARY: MeasureWords(
        Text("frivillig aktivitet", "voluntary activity"),
        Text("den frivillige aktivitet", "the voluntary activity"),
    ),
    Measure.SOCIAL_ENTERPRISE: MeasureWords(
        Text("en plads i en socialøkonomisk virksomhed", "a place in a social enterprise"),
        Text("pladsen i den socialøkonomiske virksomhed", "the place in the social enterprise"),
    ),
    Measure.CLARIFICATION: MeasureWords(
        Text("et afklaringsforløb", "a clarification of work ability"), Text("afklaringsforløbet", "the clarification")
    ),
}
SECTOR_WORDS: dict[Sector, Text] = {
    Sector.RETAIL: Text("butik og handel", "retail"),
    Sector.CARE: Text("omsorg og pleje", "care"),
    Sector.CLEANING: Text("rengøring", "cleaning"),
    Sector.KITCHEN: Text("køkken og kantine", "kitchens and canteens"),
    Sector.TRANSPORT: Text("lager og transport", "storage and transport"),
    Sector.CRAFT: Text("håndværk", "crafts"),
    Sector.OFFICE: Text("kontor og administration", "office work"),
    Sector.GREEN: Text("natur og grønne områder", "nature and green spaces"),
}
BENEFIT_WORDS: dict[Benefit, Text] = {
    Benefit.KONTANTHJAELP: Text("kontanthjælp", "kontanthjælp (cash benefit)"),
    Benefit.UDDANNELSESHJAELP: Text("uddannelseshjælp", "uddannelseshjælp (education benefit)"),
    Benefit.INTEGRATIONSYDELSE: Text("integrationsydelse", "integrationsydelse (integration benefit)"),
}


def citizen_words(name: CitizenName, language: str) -> str:
    """Borger 231 i Holstebro; citizen 231 in Holstebro."""
    return Text(
        f"Borger {name.number} i {name.municipality}", f"Citizen {name.number} in {name.municipality}"
    ).in_language(language)


def holder_words(holder: Holder) -> str:
    """12-3: post 12, its third person."""
    return f"{holder.post}-{holder.person}"


def caseworker_words(holder: Holder, language: str) -> str:
    """Sagsbehandler 12-3: post 12, its third person; somebody covering the post while it is vacant."""
    if holder.person == 0:
        return Text(
            f"en kollega, der dækker den ubesatte stilling {holder.post}",
            f"a colleague who covers the vacant post {holder.post}",
        ).in_language(language)
    return f"{Text('sagsbehandler', 'caseworker').in_language(language)} {holder_words(holder)}"


def firm_words(workplace: Workplace | None, language: str) -> str:
    """Virksomhed 15 inden for rengøring; the rest of the labour market where the model has no firm of its own."""
    if workplace is None:
        elsewhere = Text("en arbejdsplads uden for jobcentrets netværk", "a workplace outside the job centre's network")
        return elsewhere.in_language(language)
    name = Text(f"virksomhed {workplace.number}", f"firm {workplace.number}").in_language(language)
    if workplace.sector is None:
        return name
    sector = SECTOR_WORDS[workplace.sector].in_language(language)
    return Text(f"{name} inden for {sector}", f"{name} in {sector}").in_language(language)


def months_words(months: float, language: str) -> str:
    """1 måned, 3 måneder; 1 month, 3 months."""
    n = round(months)
    unit = Text("måned" if n == 1 else "måneder", "month" if n == 1 else "months").in_language(language)
    return f"{number(n, language)} {unit}"


def duration_words(months: int, language: str) -> str:
    """3 måneder, 5 år, 5 år og 3 måneder."""
    years, rest = divmod(months, _YEAR)
    if years == 0:
        return months_words(rest, language)
    said = f"{years} {Text('år', 'year' if years == 1 else 'years').in_language(language)}"
    return f"{said} {Text('og', 'and').in_language(language)} {months_words(rest, language)}" if rest else said


def hours_words(hours: float, language: str) -> str:
    """12 timer; 12 hours."""
    n = round(hours)
    unit = Text("time" if n == 1 else "timer", "hour" if n == 1 else "hours").in_language(language)
    return f"{number(n, language)} {unit}"


def counted_words(n: int, none: str, one: str, several: str) -> str:
    """ingen samtaler, 1 samtale, 3 samtaler."""
    return f"{none if n == 0 else n} {one if n == 1 else several}"


def scale_words(value: float, language: str) -> str:
    """A scale from 0 to 1, with two decimals: 0,42 or 0.42."""
    return number(value, language, 2)


def capitalised(words: str) -> str:
    """With a capital first letter, and the rest left alone."""
    return words[:1].upper() + words[1:]


def listed(parts: list[str], language: str) -> str:
    """a, b og c; a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 (one thing needs no "and")
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {Text('og', 'and').in_language(language)} {parts[-1]}"
