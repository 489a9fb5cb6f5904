"""What becomes of each figure: which lever, number of the model or check is worked out from which figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.parameters import LEVERS, PARAMETERS, Parameter, Text

NO_REMARK = Text("", "")


class Use(StrEnum):
    """Where a result goes."""

    LEVER = "lever"
    NUMBER = "number of the model"
    CHECK = "check"  # nothing to set: the model should come out with it


@dataclass(frozen=True)
class Derivation:
    """`scale` x the sum of `over` / the sum of `under`; without `under`, `scale` x the figure as it is.

    Attributes:
        target: a lever, a dotted number of the model, or a quantity of interest.
        over, under: keys of figures, or of `WORKED_OUT`; those of `IF_STATED` count nothing where they are missing.
        remark: what a reader should know before believing it; empty where the figures say it all.
    """

    target: str
    use: Use
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    scale: float = 1.0
    remark: Text = NO_REMARK

    @property
    def parameter(self) -> Parameter:
        """The declaration of the lever or number that is set."""
        return LEVERS[self.target] if self.use is Use.LEVER else PARAMETERS[self.target]


CITIZENS, CITIZEN_YEARS = "citizens", "citizen_years"
UNDER_30 = "citizens_activity_ready_under_30"
WORKED_OUT = {
    CITIZENS: Text("aktivitetsparate i alt", "activity-ready citizens in all"),
    CITIZEN_YEARS: Text("borgerår", "citizen-years"),
}
"""Amounts that are not a line of the file themselves."""
IF_STATED = ("vacant_posts", "meetings_missed_last_year")

EFFORT_KR_PER_PERSON = 31_991.0
"""Employment effort per full-time person and year, all groups, 2022 [kr]: seen, docs/evidence.md, economy."""
PER_100 = 100.0
YEARS_OF_REORGANISATIONS = 3.0


def _prior(name: str) -> float:
    return (LEVERS | PARAMETERS)[name].default


def national_offer_kr_per_person() -> float:
    """What is left of the effort per person when the caseworkers are paid [kr a year]; derived."""
    return EFFORT_KR_PER_PERSON - _prior("economy.caseworker_kr_per_year") / _prior("caseload")


def usual_missed_share() -> float:
    """Share of called meetings that falls away in the model for a citizen at the centre of the scales, as today."""
    citizen = _prior("conversation.citizen_absence") * (1.0 - _prior("population.indicator_mean"))
    return _prior("conversation.missed_rate") + citizen * (1.0 - 0.5 * _prior("accessibility"))


_AIM = Text(
    "Løftestangen er, hvad der sigtes efter, og ikke alt kommer i gang: begynder modellen færre, så hæv den.",
    "The lever is what is aimed at, and not all of it begins: where the model begins fewer, raise it.",
)
_AVERAGE_STRAIN = Text(
    "Løftestangen gælder ved gennemsnitlig belastning og klima; modellen lægger jeres egen oveni.",
    "The lever holds under average strain and climate; the model adds your own to it.",
)
_BUDGET = Text(
    "Løftestangen er jeres udgift pr. borger i forhold til landets gennemsnit, som er 1 (31.991 kr. pr. person, set, "
    "minus løn: 21.991 kr.).",
    "The lever is your expense per citizen relative to the national average, which is 1 (31,991 kr per person, seen, "
    "less staff: 21,991 kr).",
)
_STOCK = Text("Tallet er en tilnærmelse: modellen følger en fast gruppe.", "Approximate: the model follows one cohort.")

DERIVATIONS = (
    Derivation("caseload", Use.LEVER, (CITIZENS,), ("caseworkers", "vacant_posts")),
    Derivation(
        "caseworker_turnover", Use.LEVER, ("caseworkers_left_last_year",), ("caseworkers",), remark=_AVERAGE_STRAIN
    ),
    Derivation(
        "meetings_per_year", Use.LEVER, ("meetings_held_last_year", "meetings_missed_last_year"), (CITIZEN_YEARS,)
    ),
    Derivation("internship_volume", Use.LEVER, ("internships_started_last_year",), (CITIZEN_YEARS,), PER_100, _AIM),
    Derivation(
        "package_share", Use.LEVER, ("internships_with_wages_agreed_last_year",), ("internships_started_last_year",)
    ),
    Derivation("voluntary_places", Use.LEVER, ("voluntary_places",), (CITIZENS,), PER_100),
    Derivation("social_enterprise_places", Use.LEVER, ("social_enterprise_places",), (CITIZENS,), PER_100),
    Derivation(
        "offer_budget",
        Use.LEVER,
        ("offer_budget_kr_last_year",),
        (CITIZEN_YEARS,),
        1.0 / national_offer_kr_per_person(),
        _BUDGET,
    ),
    Derivation(
        "reorganisations_per_year",
        Use.LEVER,
        ("reorganisations_last_three_years",),
        scale=1.0 / YEARS_OF_REORGANISATIONS,
    ),
    Derivation("waiting_time_months", Use.LEVER, ("waiting_time_months",)),
    Derivation("accessibility", Use.LEVER, ("calls_answered_within_week",)),
    Derivation("decision_authority", Use.LEVER, ("granted_on_the_spot",)),
    Derivation("cross_functional_teams", Use.LEVER, ("cross_functional_share",)),
    Derivation("flexible_transitions", Use.LEVER, ("keeps_caseworker_share",)),
    Derivation("peer_supervision_hours", Use.LEVER, ("peer_supervision_hours_per_month",)),
    Derivation("information_days", Use.LEVER, ("information_days_per_year",)),
    Derivation("population.under_30_share", Use.NUMBER, (UNDER_30,), (CITIZENS,)),
    Derivation("population.integration_share", Use.NUMBER, ("citizens_on_integration_benefit",), (CITIZENS,)),
    Derivation("population.three_years_share", Use.NUMBER, ("citizens_three_years_or_more",), (CITIZENS,)),
    Derivation("population.no_vocational_share", Use.NUMBER, ("citizens_without_vocational_education",), (CITIZENS,)),
    Derivation("population.children_share", Use.NUMBER, ("citizens_with_children",), (CITIZENS,)),
    Derivation("population.hours_share", Use.NUMBER, ("citizens_with_ordinary_hours",), (CITIZENS,)),
    Derivation("population.in_measure_share", Use.NUMBER, ("citizens_in_measure",), (CITIZENS,)),
    Derivation("population.inflow_per_year", Use.NUMBER, ("new_citizens_last_year",), (CITIZENS,)),
    Derivation("population.education_exit_per_year", Use.NUMBER, ("left_for_education_last_year",), (UNDER_30,)),
    Derivation(
        "population.clarified_exit_per_year", Use.NUMBER, ("left_for_flexjob_or_pension_last_year",), (CITIZEN_YEARS,)
    ),
    Derivation("population.moved_exit_per_year", Use.NUMBER, ("moved_away_last_year",), (CITIZEN_YEARS,)),
    Derivation("passive_share", Use.CHECK, ("passive_share",)),
    Derivation("shifts_per_citizen_year", Use.CHECK, ("caseworker_shifts_last_year",), (CITIZEN_YEARS,)),
    Derivation("meetings_per_citizen_year", Use.CHECK, ("meetings_held_last_year",), (CITIZEN_YEARS,)),
    Derivation(
        "internships_per_100_citizen_years",
        Use.CHECK,
        ("internships_started_last_year",),
        (CITIZEN_YEARS,),
        PER_100,
    ),
    Derivation(
        "conversion_share", Use.CHECK, ("internships_ended_in_wages_last_year",), ("internships_started_last_year",)
    ),
    Derivation("staff_turnover", Use.CHECK, ("caseworkers_left_last_year",), ("caseworkers",)),
    Derivation(
        "job_entry_within_one_year", Use.CHECK, ("into_ordinary_work_last_year",), (CITIZEN_YEARS,), remark=_STOCK
    ),
    Derivation("retention_12_months", Use.CHECK, ("still_in_work_after_12_months",)),
)
"""In the order in which a scenario tells them.

None sets a number that the calibration fits: what it found would be thrown away. Where a municipality differs from the
country in one of those, its figure sets the lever that multiplies it.
"""

NOT_USED = {
    "citizens_job_ready": Text("modellen rummer kun aktivitetsparate", "the model holds activity-ready citizens only"),
}
"""Figures that nothing is worked out from, and why."""

PARTS_OF_CITIZENS = (
    UNDER_30,
    "citizens_activity_ready_from_30",
    "citizens_on_integration_benefit",
    "citizens_three_years_or_more",
    "citizens_without_vocational_education",
    "citizens_with_children",
    "citizens_with_ordinary_hours",
    "citizens_in_measure",
)
PARTS = (
    *((part, CITIZENS) for part in PARTS_OF_CITIZENS),
    ("caseworkers_left_last_year", "caseworkers"),
    ("internships_with_wages_agreed_last_year", "internships_started_last_year"),
    ("internships_ended_in_wages_last_year", "internships_started_last_year"),
)
"""Pairs of which the first cannot be larger than the second."""

NEVER_NONE = ("caseworkers", "citizen_years_last_year")
"""Figures that others are divided by and that no municipality with citizens has none of; so has the total of citizens,
which is looked at where it is added up."""
