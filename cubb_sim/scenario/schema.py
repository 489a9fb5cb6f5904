"""What a scenario file may contain, key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from cubb_sim.parameters.specification import Grade, Text

MOST_CITIZENS = 500_000
"""In one municipality: seven times the whole country's activity-ready citizens."""
SHORTEST_HORIZON_MONTHS, LONGEST_HORIZON_MONTHS = 12, 120
LOWEST_DEMAND, HIGHEST_DEMAND = 0.5, 1.5
ROLES = ("centre", "network", "spread_zone")
TEXTS = ("title", "question", "why")
"""Keys that hold a text in two languages."""


def _one_or_more(value: object) -> object:
    """A single table stands for a list of one: `[levers.x]` beside `[[levers.x]]`."""
    return [value] if isinstance(value, dict) else value


def _one_or_more_each(value: object) -> object:
    return {key: _one_or_more(entry) for key, entry in value.items()} if isinstance(value, dict) else value


def _both_languages(value: object) -> object:
    """One string stands for both languages."""
    return {"da": value, "en": value} if isinstance(value, str) else value


def _dotted(value: object) -> object:
    """`[parameters.belief.information]` means the same as `[parameters."belief.information"]`."""
    if not isinstance(value, dict):
        return value
    flat: dict[str, object] = {}
    for key, entry in value.items():
        if isinstance(entry, dict) and entry and all(isinstance(inner, dict) for inner in entry.values()):
            flat |= {f"{key}.{field}": inner for field, inner in entry.items()}
        else:
            flat[key] = entry
    return flat


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Month = Annotated[int, Field(ge=1, le=LONGEST_HORIZON_MONTHS)]
GradeName = Literal["seed", "seen", "derived", "assumed"]
RoleName = Literal["centre", "network", "spread_zone"]


class _Table(BaseModel):
    """A table of the file: no key but those named here, and no value of another type turned into the right one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TextTable(_Table):
    """A text in Danish and in English."""

    da: Words
    en: Words

    def text(self) -> Text:
        """The same as the rest of the package knows it."""
        return Text(self.da, self.en)


InTwoLanguages = Annotated[TextTable, BeforeValidator(_both_languages)]


class Sourced(_Table):
    """An entry that says where its figures are from."""

    source: Words | None = None
    grade: GradeName | None = None


class MunicipalityTable(Sourced):
    """`[[municipality]]`: who it is today. Of one the parent has, only what differs need be stated."""

    name: Name
    citizens: Annotated[int, Field(ge=1, le=MOST_CITIZENS)] | None = None
    role: RoleName | None = None
    demand: Annotated[Number, Field(ge=LOWEST_DEMAND, le=HIGHEST_DEMAND)] | None = None
    levers: dict[str, Number] = {}


class LeverTable(Sourced):
    """`[levers.<name>]`: one change of a lever, or a list of them over time."""

    value: Number
    why: InTwoLanguages
    from_month: Month = 1
    to_month: Month | None = None
    municipality: Name | None = None


class ParameterTable(Sourced):
    """`[parameters."group.field"]`: another value of one of the model's numbers."""

    value: Number
    why: InTwoLanguages


class DisturbanceTable(_Table):
    """`[[disturbance]]`: something that happens in a month."""

    kind: Name
    month: Month
    why: InTwoLanguages
    size: Number | None = None
    months: Month | None = None
    municipality: Name | None = None


class ScenarioTable(Sourced):
    """The whole file. `source` and `grade` at the top hold for every entry that states none of its own."""

    title: InTwoLanguages
    question: InTwoLanguages
    parent: Words | None = None
    horizon_months: Annotated[int, Field(ge=SHORTEST_HORIZON_MONTHS, le=LONGEST_HORIZON_MONTHS)] | None = None
    municipality: Annotated[list[MunicipalityTable], BeforeValidator(_one_or_more), Field(max_length=1000)] = []
    levers: Annotated[dict[str, list[LeverTable]], BeforeValidator(_one_or_more_each)] = {}
    parameters: Annotated[dict[str, ParameterTable], BeforeValidator(_dotted)] = {}
    disturbance: Annotated[list[DisturbanceTable], BeforeValidator(_one_or_more)] = []

    def source_of(self, entry: Sourced) -> tuple[str, Grade]:
        """Source and grade of an entry: its own, or the file's, or assumed without a source."""
        grade = Grade(entry.grade or self.grade or "assumed")
        return entry.source or self.source or "Not stated in the scenario file.", grade
