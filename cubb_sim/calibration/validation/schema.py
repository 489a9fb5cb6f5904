"""What a trial file may contain, key by key. docs/trials.md tells it with an example."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cubb_sim.scenario.schema import (
    LONGEST_HORIZON_MONTHS,
    SHORTEST_HORIZON_MONTHS,
    GradeName,
    InTwoLanguages,
    Month,
    Name,
    Number,
    ParameterTable,
    Sourced,
    Words,
)

MOST_PARTICIPANTS = 1_000_000
MOST_MEASUREMENTS = 20
TRIAL_TEXTS = ("title", "why", "leaves_out", "if_hit", "if_missed", "n_note", "note")
"""Keys that hold a text in two languages."""


def _listed(value: object) -> object:
    """One name stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _one_or_more(value: object) -> object:
    """A single table stands for a list of one."""
    return [value] if isinstance(value, dict) else value


def _dotted(value: object) -> object:
    """`[intervention.parameters.belief.information]` means the same as with quotation marks around the name."""
    if not isinstance(value, dict):
        return value
    flat: dict[str, object] = {}
    for group, entry in value.items():
        has_fields = isinstance(entry, dict) and entry and all(isinstance(inner, dict) for inner in entry.values())
        flat |= {f"{group}.{field}": inner for field, inner in entry.items()} if has_fields else {group: entry}
    return flat


Share = Annotated[Number, Field(ge=0.0, le=1.0)]
PositiveNumber = Annotated[Number, Field(gt=0.0)]
Age = Annotated[int, Field(ge=18, le=67)]
MonthsOnBenefit = Annotated[int, Field(ge=0, le=600)]
Third = Literal["furthest", "middle", "closest"]
BenefitName = Literal["kontanthjaelp", "uddannelseshjaelp", "integrationsydelse"]
CategoryName = Literal["activity_ready", "job_ready"]
ScaleName = Literal["difference", "ratio"]


class _Table(BaseModel):
    """No key but those named, and no value of another type turned into the right one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PopulationTable(_Table):
    """`[population]`: a scenario to start from, and whom of its citizens the trial could have taken in.

    Every filter that is stated has to hold. All are about the start, before anything has happened.
    """

    scenario: Words
    age_years: Annotated[list[Age], Field(min_length=2, max_length=2)] | None = None
    benefit: Annotated[list[BenefitName], BeforeValidator(_listed), Field(min_length=1)] | None = None
    category: CategoryName | None = None
    children: bool | None = None
    closeness_third: Annotated[list[Third], BeforeValidator(_listed), Field(min_length=1)] | None = None
    lives_with_parents: bool | None = None
    months_on_benefit_at_least: MonthsOnBenefit | None = None
    months_on_benefit_at_most: MonthsOnBenefit | None = None
    musculoskeletal_disorder: bool | None = None
    paid_hours_at_start: bool | None = None
    psychiatric_diagnosis: bool | None = None
    single_provider: bool | None = None
    vocational_education: bool | None = None


class TrialLeverTable(Sourced):
    """`[intervention.levers.<name>]`: how a lever stands in one arm.

    `at_once` (as it is unless stated otherwise): from the first day, as where a project hires its own people.
    `at_once = false`: phased in from month 1, as where a whole municipality changes.
    """

    value: Number
    why: InTwoLanguages
    at_once: bool = True
    to_month: Month | None = None


class ArmTable(_Table):
    """`[intervention]` or `[comparator]`: what is different in one arm. A comparator left out is the usual effort."""

    levers: dict[str, TrialLeverTable] = {}
    parameters: Annotated[dict[str, ParameterTable], BeforeValidator(_dotted)] = {}


class MeasurementTable(Sourced):
    """`[[measurement]]`: one contrast the trial reports."""

    outcome: Name
    month: Month
    scale: ScaleName
    intervention_share: Share | None = None
    comparator_share: Share | None = None
    difference: Annotated[Number, Field(ge=-1.0, le=1.0)] | None = None
    ratio: PositiveNumber | None = None
    interval_95: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = None
    no_clear_effect: bool = False
    assumed_share: Share | None = None
    note: InTwoLanguages | None = None


class TrialTable(Sourced):
    """The whole file. `source` and `grade` at the top hold for measurements that state none of their own; what is said
    of levers and numbers is a translation, and assumed unless it states otherwise.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    title: InTwoLanguages
    why: InTwoLanguages
    source: Words
    grade: GradeName
    read: date
    n: Annotated[int, Field(ge=4, le=MOST_PARTICIPANTS)]
    n_grade: GradeName | None = None
    n_note: InTwoLanguages | None = None
    horizon_months: Annotated[int, Field(ge=SHORTEST_HORIZON_MONTHS, le=LONGEST_HORIZON_MONTHS)]
    population: PopulationTable
    intervention: ArmTable
    comparator: ArmTable = ArmTable()
    measurement: Annotated[
        list[MeasurementTable], BeforeValidator(_one_or_more), Field(min_length=1, max_length=MOST_MEASUREMENTS)
    ]
    leaves_out: InTwoLanguages
    if_hit: InTwoLanguages
    if_missed: InTwoLanguages
