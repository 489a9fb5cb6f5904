"""What things are called on the page of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.biography.words import SECTOR_WORDS, listed, months_words
from cubb_sim.kinds import Sector, Target
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.rules.scales import MONTHS_PER_YEAR

TEAM_WORDS: dict[Target, Text] = {
    Target.UNDER_30: Text("Under 30 år", "Under 30"),
    Target.OVER_30: Text("Over 30 år", "Over 30"),
    Target.JOB_READY: Text("Jobparate", "Job-ready"),
}
SCALE = 100.0
"""What the model has between 0 and 1 is shown between 0 and this."""
ALL_TEAMS, ALL_SECTORS = Text("Alle teams", "All teams"), Text("Alle brancher", "All sectors")


@dataclass(frozen=True)
class Measured:
    """What the boxes of the caseworkers are filled by.

    Attributes:
        field: of the records of posts.
        full: the value that fills a box; None where the highest value in sight does.
    """

    field: str
    name: Text
    explained: Text
    full: float | None = 1.0


MEASURED: tuple[Measured, ...] = (
    Measured(
        "competence",
        Text("Samtalekompetence (gribning)", "Conversational competence (grasping)"),
        Text("evnen til at gribe, hvad der betyder noget for borgeren", "grasping what matters to the citizen"),
    ),
    Measured(
        "practice",
        Text("Inddragende praksis", "Involving practice"),
        Text("hvor langt inddragende praksis er taget i brug", "how far involving practice is taken up"),
    ),
    Measured(
        "firm_knowledge",
        Text("Kendskab til virksomheder", "Knowledge of firms"),
        Text("hvor godt sagsbehandleren kender virksomhederne", "how well the caseworker knows the firms"),
    ),
    Measured("strain", Text("Belastning", "Strain"), Text("arbejdets belastning", "the strain of the work")),
    Measured(
        "caseload",
        Text("Borgere pr. sagsbehandler", "Citizens per caseworker"),
        Text("antallet af borgere", "the number of citizens"),
        full=None,
    ),
)
BY_FIELD: dict[str, Measured] = {one.field: one for one in MEASURED}


def team_words(target: Target, language: str) -> str:
    """Under 30 år."""
    return TEAM_WORDS[target].in_language(language)


def sector_words(sector: int, language: str) -> str:
    """Butik og handel."""
    said = SECTOR_WORDS[Sector(sector)].in_language(language)
    return said[:1].upper() + said[1:]


def value_words(field: str, value: float, language: str) -> str:
    """A caseload as a count, everything else on a scale from 0 to 100."""
    return number(value if field == "caseload" else SCALE * value, language)


def month_words(month: int, language: str) -> str:
    """Efter 2 år og 3 måneder, as short as a slider can say it."""
    years, rest = divmod(month, int(MONTHS_PER_YEAR))
    months = f"{months_words(rest, language)}" if rest or not years else ""
    year = f"{years} {Text('år', 'year' if years == 1 else 'years').in_language(language)}" if years else ""
    said = listed([part for part in (year, months) if part], language)
    return f"{said} {Text('efter start', 'after the start').in_language(language)}"
