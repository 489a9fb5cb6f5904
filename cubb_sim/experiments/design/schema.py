"""What a design file may contain, key by key. docs/design_files.md tells it with an example."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cubb_sim.scenario.schema import InTwoLanguages, Month, Name, Number, Words

MOST_REPLICATIONS = 10_000
LARGEST_SEED = 2**31 - 1
LARGEST_SIZE = 10**9
MOST_LEVELS = 1000
"""Of one factor."""

MethodName = Literal["morris", "sobol", "fast", "dgsm", "latin", "factorial"]
GroupsName = Literal["none", "kind", "pillar", "submodel"]
SeedsName = Literal["independent", "by_row", "common"]
DistributionName = Literal["uniform", "triangular"]
Chosen = str | list[Name]
"""A set by its name, or what is in it one by one."""


def _listed(value: object) -> object:
    """One name stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _dotted(value: object) -> object:
    """`[factor.belief.information]` means the same as with quotation marks around the name."""
    if not isinstance(value, dict):
        return value
    flat: dict[str, object] = {}
    for group, entry in value.items():
        has_fields = isinstance(entry, dict) and entry and all(isinstance(inner, dict) for inner in entry.values())
        flat |= {f"{group}.{field}": inner for field, inner in entry.items()} if has_fields else {group: entry}
    return flat


Names = Annotated[list[Name], BeforeValidator(_listed), Field(max_length=1000)]
References = Annotated[list[Words], BeforeValidator(_listed), Field(max_length=50)]


class _Table(BaseModel):
    """No key but those named, and no value of another type turned into the right one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class MethodTable(_Table):
    """`[method]`: how points are placed, and how many."""

    name: MethodName
    size: Annotated[int, Field(ge=1, le=LARGEST_SIZE)]
    second_order: bool | None = None
    groups: GroupsName = "none"
    levels: Annotated[int, Field(ge=2, le=100)] | None = None


class FactorsTable(_Table):
    """`[factors]`: what is varied, by sets and by name. What is not named here stays as it is."""

    levers: Chosen = []
    pillars: Names = []
    uncertain: Chosen = []
    switches: Chosen = []
    disturbances: Chosen = []
    disturbance_probability: Annotated[float, Field(gt=0.0, lt=1.0)] | None = None
    posterior: bool = False


class FactorTable(_Table):
    """`[factor.NAME]`: where one factor is varied otherwise than its declaration says."""

    low: Number | None = None
    high: Number | None = None
    distribution: DistributionName | None = None
    most_likely: Number | None = None
    levels: Annotated[list[Number], Field(min_length=2, max_length=MOST_LEVELS)] | None = None
    steps: Annotated[int, Field(ge=2, le=MOST_LEVELS)] | None = None
    group: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")] | None = None


class GoalTable(_Table):
    """`[goal]`: what has to be reached for a run to count as a success."""

    quantity: Name
    at_least: Number


class DesignTable(_Table):
    """The whole file."""

    title: InTwoLanguages
    question: InTwoLanguages
    scenario: Words | None = None
    strategies: References = []
    model: Name | None = None
    from_month: Month = 1
    disturbance_month: Month = 12
    replications: Annotated[int, Field(ge=1, le=MOST_REPLICATIONS)] = 1
    seeds: SeedsName | None = None
    seed: Annotated[int, Field(ge=1, le=LARGEST_SEED)] = 1
    quantities: Names | None = None
    subgroups: Names = []
    analyses: Names | None = None
    method: MethodTable
    factors: FactorsTable | None = None
    factor: Annotated[dict[str, FactorTable], BeforeValidator(_dotted)] = {}
    goal: GoalTable | None = None
