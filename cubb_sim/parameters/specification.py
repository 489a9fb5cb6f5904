"""How a number declares itself: unit, range, role, source, evidence grade, and what it is called in two languages."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.errors import CubbSimError


class Grade(StrEnum):
    """How a number is known (the grades of docs/evidence.md)."""

    SEED = "seed"
    SEEN = "seen"
    DERIVED = "derived"
    ASSUMED = "assumed"


class ParameterRole(StrEnum):
    """What a number is for in an analysis (XLRM)."""

    LEVER = "lever"
    UNCERTAINTY = "uncertainty"
    SWITCH = "switch"
    CONSTANT = "constant"


class Pillar(StrEnum):
    """CUBB's five pillars."""

    INVOLVEMENT = "involvement"
    CONVERSATION = "conversation"
    FIRMS = "firms"
    ORGANISATION = "organisation"
    STRATEGY = "strategy"


@dataclass(frozen=True)
class Text:
    """A text in Danish and in English."""

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `da` or `en`."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True)
class Parameter:
    """One declared number.

    Attributes:
        name: dotted public name, `group.field`.
        default: prior centre, in `unit`.
        low, high: plausible range, both included.
        unit: in English, as a person would say it.
        source: where the value is from, or why it was chosen.
    """

    name: str
    default: float
    low: float
    high: float
    unit: str
    role: ParameterRole
    grade: Grade
    source: str
    title: Text
    explanation: Text

    def __post_init__(self) -> None:
        if not self.low <= self.default <= self.high:
            raise CubbSimError(f"{self.name}: the default {self.default} is outside {self.low} to {self.high}.")
        for value in (self.unit, self.source, self.title.da, self.title.en, self.explanation.da, self.explanation.en):
            if not value.strip():
                raise CubbSimError(f"{self.name}: a unit, source, title or explanation is missing.")

    @property
    def group(self) -> str:
        """The submodel the number belongs to."""
        return self.name.split(".")[0]

    @property
    def field(self) -> str:
        """The name of the record field that carries it into compiled code."""
        return self.name.split(".")[1]

    def problem_with(self, value: object) -> str | None:
        """Why `value` cannot be used, in words; `None` where it can."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"{value!r} is not a number."
        if math.isnan(value) or math.isinf(value):
            return f"{value} is not a finite number."
        if not self.low <= value <= self.high:
            return f"{value:g} is outside the range {self.low:g} to {self.high:g} ({self.unit})."
        return None


@dataclass(frozen=True)
class Lever(Parameter):
    """A number that leaders can change.

    Attributes:
        pillar: the CUBB pillar it belongs to.
        phase_in_months: months from the decision until the new value is fully in force.
        cost_kr: what one `cost_unit` of change costs, in kroner.
        cost_unit: what the cost is counted in; "" where the cost arises from what happens, or there is none.
        cost_note: in both languages, where the cost shows up.
    """

    pillar: Pillar
    phase_in_months: int
    cost_kr: float
    cost_unit: str
    cost_note: Text


def parameter(  # noqa: PLR0913, PLR0917 (one argument per column of the table)
    name: str,
    default: float,
    low: float,
    high: float,
    unit: str,
    grade: Grade,
    source: str,
    *,
    da: str,
    en: str,
    role: ParameterRole = ParameterRole.UNCERTAINTY,
) -> Parameter:
    """Declare a number. `da` and `en` are "Title: explanation."."""
    title_da, _, text_da = da.partition(": ")
    title_en, _, text_en = en.partition(": ")
    return Parameter(
        name, default, low, high, unit, role, grade, source, Text(title_da, title_en), Text(text_da, text_en)
    )
