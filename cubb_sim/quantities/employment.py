"""Quantities of interest: ordinary paid hours and jobs. Includes the two goals of CUBB."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters.specification import Grade, Text
from cubb_sim.quantities import persons as count
from cubb_sim.quantities.definition import Better, Family, QuantityOfInterest, Ratio, Unit


@dataclass(frozen=True)
class Goal:
    """What CUBB wants a quantity to become, and where the project says it stands."""

    quantity: str
    today: float
    goal: float
    grade: Grade
    source: str


_GOAL_SOURCE = (
    "Seed 000, section 5: the level found by BIP in 2012-2016, and the goal of CUBB for the whole target group."
)

CUBB_GOALS: dict[str, Goal] = {
    "hours_ever_share": Goal("hours_ever_share", 0.20, 0.30, Grade.SEED, _GOAL_SOURCE),
    "work_at_end_share": Goal("work_at_end_share", 0.10, 0.15, Grade.SEED, _GOAL_SOURCE),
}


def _quantity(
    name: str, title: Text, unit: Unit, definition: Text, better: Better, compute: Ratio
) -> QuantityOfInterest:
    return QuantityOfInterest(name, title, unit, definition, better, Family.EMPLOYMENT, compute)


QUANTITIES: tuple[QuantityOfInterest, ...] = (
    _quantity(
        "hours_ever_share",
        Text("Ordinære løntimer på et tidspunkt", "Ordinary paid hours at some time"),
        Unit.SHARE,
        Text(
            "Andelen af kohorten, der i mindst én måned har haft ordinære løntimer, ved siden af ydelsen eller i et "
            "job; de, der havde timer allerede ved start, tæller med. Løntilskud, fleksjob og praktik tæller ikke. Én "
            "time tæller som mange.",
            "The share of the cohort who have had ordinary paid hours in at least one month, beside the benefit or in "
            "a job; those who already had hours at the start are included. Wage subsidy, flexjob and internship do not "
            "count. One hour counts as much as many.",
        ),
        Better.HIGHER,
        Ratio(count.ever_employed, count.everybody),
    ),
    _quantity(
        "job_at_end_share",
        Text("I ordinært job ved slutningen", "In an ordinary job at the end"),
        Unit.SHARE,
        Text(
            "Andelen af kohorten, der er i ordinært job uden ydelse i sidste måned. Alle fra kohorten er i nævneren, "
            "også dem der er gået til uddannelse, fleksjob eller pension eller er flyttet.",
            "The share of the cohort who are in an ordinary job without benefit in the last month. Everybody of the "
            "cohort is in the denominator, also those who went to education, flexjob or pension, or moved.",
        ),
        Better.HIGHER,
        Ratio(count.in_job, count.everybody),
    ),
    _quantity(
        "work_at_end_share",
        Text("I ordinært arbejde ved slutningen", "In ordinary work at the end"),
        Unit.SHARE,
        Text(
            "Andelen af kohorten, der i sidste måned er i ordinært job eller har ordinære løntimer ved siden af "
            "ydelsen; én time tæller som mange. Det er sådan, målet om 15 procent i ordinær beskæftigelse læses her; "
            "den, der læser det som job uden ydelse, ser på 'I ordinært job ved slutningen'. Alle fra kohorten er i "
            "nævneren.",
            "The share of the cohort who in the last month are in an ordinary job or have ordinary paid hours beside "
            "the benefit; one hour counts as much as many. This is how the goal of 15 per cent in ordinary employment "
            "is read here; whoever reads it as a job without benefit looks at 'In an ordinary job at the end'. "
            "Everybody of the cohort is in the denominator.",
        ),
        Better.HIGHER,
        Ratio(count.in_work, count.everybody),
    ),
    _quantity(
        "job_ever_share",
        Text("I ordinært job på et tidspunkt", "In an ordinary job at some time"),
        Unit.SHARE,
        Text(
            "Andelen af kohorten, der på et tidspunkt har haft et ordinært job uden ydelse.",
            "The share of the cohort who have at some time had an ordinary job without benefit.",
        ),
        Better.HIGHER,
        Ratio(count.ever_in_job, count.everybody),
    ),
    _quantity(
        "job_entry_within_one_year",
        Text("I arbejde inden for et år", "Into work within a year"),
        Unit.SHARE,
        Text(
            "Andelen af dem uden ordinære løntimer ved start, der får deres første ordinære løntimer, ved siden af "
            "ydelsen eller i et job, i måned 1 til 12.",
            "The share of those without ordinary paid hours at the start whose first ordinary paid hours, beside the "
            "benefit or in a job, come in months 1 to 12.",
        ),
        Better.HIGHER,
        Ratio(count.entered_within_a_year, count.without_work_at_start),
    ),
    _quantity(
        "months_to_first_hours",
        Text("Måneder til første løntimer", "Months to first paid hours"),
        Unit.MONTHS,
        Text(
            "Gennemsnitligt antal måneder uden ordinære løntimer før de første (restricted mean): de, der ikke får "
            "timer inden horisonten, tæller med hele horisonten, så ingen falder ud. 0 for dem, der havde timer ved "
            "start.",
            "The mean number of months without ordinary paid hours before the first (restricted mean): those who get "
            "none within the horizon count with the whole horizon, so that nobody is left out. 0 for those who had "
            "hours at the start.",
        ),
        Better.LOWER,
        Ratio(count.months_until_hours, count.everybody),
    ),
    _quantity(
        "retention_12_months",
        Text("Fastholdt i 12 måneder", "Kept for 12 months"),
        Unit.SHARE,
        Text(
            "Af de første ansættelsesperioder, der begyndte i forløbet og mindst 12 måneder før dets slutning, andelen "
            "der varede mindst 12 måneder. Skift fra timer til job bryder ikke perioden. Perioder, der var i gang ved "
            "start, og perioder, der ikke kan følges, fordi borgeren er flyttet, er ikke med.",
            "Of the first employment spells that began in the run and at least 12 months before its end, the share "
            "that lasted at least 12 months. Going from hours to a job does not break the spell. Spells under way at "
            "the start, and spells that cannot be followed because the citizen moved, are left out.",
        ),
        Better.HIGHER,
        Ratio(count.first_spell_lasted, count.first_spell_is_known),
    ),
    _quantity(
        "mean_first_spell_months",
        Text("Første ansættelses længde", "Length of first employment"),
        Unit.MONTHS,
        Text(
            "Gennemsnitlig længde indtil nu af de første ansættelsesperioder, der begyndte i forløbet. Perioder i gang "
            "ved horisonten tæller med den længde, de har nået: tallet undervurderer den fulde længde, og mest når "
            "mange er begyndt sent.",
            "The mean length so far of the first employment spells that began in the run. Spells under way at the "
            "horizon count with the length they have reached: the figure understates the full length, most when many "
            "began late.",
        ),
        Better.HIGHER,
        Ratio(count.first_spell_months, count.first_spell_began),
    ),
    _quantity(
        "spells_per_person",
        Text("Ansættelsesperioder pr. person", "Employment spells per person"),
        Unit.PER_PERSON,
        Text(
            "Antal ansættelsesperioder (ordinære timer eller job) i gennemsnit pr. person i kohorten, også dem uden "
            "nogen. Perioder i gang ved start tæller med.",
            "The mean number of employment spells (ordinary hours or a job) per person of the cohort, those without "
            "any included. Spells under way at the start count.",
        ),
        Better.HIGHER,
        Ratio(count.of("n_spells"), count.everybody),
    ),
    _quantity(
        "rotation_share",
        Text("Mere end én ansættelse", "More than one employment"),
        Unit.SHARE,
        Text(
            "Af dem, der har haft ordinære løntimer, andelen med mere end én periode. Rotation er både at miste "
            "arbejde og at få det igen; derfor er hverken mere eller mindre bedre i sig selv.",
            "Of those who have had ordinary paid hours, the share with more than one spell. Rotation is both losing "
            "work and getting it again; so neither more nor less is better in itself.",
        ),
        Better.NEITHER,
        Ratio(count.several_spells, count.ever_employed),
    ),
    _quantity(
        "months_employed",
        Text("Måneder med løntimer", "Months with paid hours"),
        Unit.MONTHS,
        Text(
            "Antal måneder med ordinære løntimer, ved siden af ydelsen eller i et job, i gennemsnit pr. person i "
            "kohorten. Ser de korte perioder, som en opgørelse af bestanden skjuler.",
            "The mean number of months with ordinary paid hours, beside the benefit or in a job, per person of the "
            "cohort. It sees the short spells that a count of the stock hides.",
        ),
        Better.HIGHER,
        Ratio(count.months_employed, count.everybody),
    ),
    _quantity(
        "paid_hours_per_year",
        Text("Løntimer pr. person om året", "Paid hours per person and year"),
        Unit.HOURS_PER_YEAR,
        Text(
            "Ordinære løntimer pr. person i kohorten pr. år fra start til horisont, uanset hvad der blev af personen.",
            "Ordinary paid hours per person of the cohort and year from the start to the horizon, whatever became of "
            "the person.",
        ),
        Better.HIGHER,
        Ratio(count.of("hours_worked"), count.years_since_start),
    ),
)
