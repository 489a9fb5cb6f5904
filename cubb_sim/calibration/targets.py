"""The published findings the model is held against, read from `targets.toml`: what, how sure, and what it is for."""

from __future__ import annotations

import hashlib
import math
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cubb_sim.errors import CubbSimError, ScenarioError
from cubb_sim.parameters.specification import Text

TARGETS_FILE = Path(__file__).resolve().parent / "targets.toml"
NORMAL_90 = 1.6449
"""Half the width of a 90 % interval of a normal variable, in standard deviations."""


class TargetRole(StrEnum):
    """What a target is for."""

    FIT = "fit"
    HELD_OUT = "held_out"
    PATTERN = "pattern"


class Words(BaseModel):
    """A text in Danish and English."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    da: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def text(self) -> Text:
        """As the rest of the package knows it."""
        return Text(self.da, self.en)


class Target(BaseModel):
    """One published finding.

    Attributes:
        id: as in docs/evidence.md, with a letter where a finding has parts.
        measure: which number of a simulated study it is compared with (`measures.MEASURES`).
        value: as published; in the middle of the interval where only an interval is.
        low, high: the tolerance without chance; read as a 90 % interval of what the finding could be for the simulated
            population. `why` argues it.
        transform: scale on which the interval is taken to be symmetrical.
        uncertainty: what the tolerance stands for.
        discrepancy: extra standard deviation on the transformed scale for what the model cannot be expected to hit.
        n: size of the population it was measured on; 0 where it is not stated. The survey has as many participants; the
            register's targets are measured on all 9,000 simulated citizens, whose chance is a third smaller.
        counts_chance: whether chance in a population of that size is added: yes for one study, no for a national
            figure.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"T\d+[a-z]?")]
    title: Words
    measure: str
    value: Annotated[float, Field(allow_inf_nan=False)]
    low: Annotated[float, Field(allow_inf_nan=False)]
    high: Annotated[float, Field(allow_inf_nan=False)]
    transform: Literal["logit", "log", "none"]
    uncertainty: str
    discrepancy: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    population: str
    n: Annotated[int, Field(ge=0)]
    counts_chance: bool
    window: str
    scope: str
    grade: Literal["seed", "seen", "derived", "assumed"]
    source: str
    role: Literal["fit", "held_out", "pattern"]
    why: Words

    @model_validator(mode="after")
    def _is_in_order(self) -> Target:
        if not self.low <= self.value <= self.high or self.low == self.high:
            raise ValueError(f"{self.id}: low, value and high ({self.low}, {self.value}, {self.high}) must rise.")
        if not all(math.isfinite(transformed(self.transform, one)) for one in (self.low, self.value, self.high)):
            raise ValueError(f"{self.id}: the {self.transform} of low, value or high does not exist.")
        return self

    @property
    def on_scale(self) -> float:
        """The value on the transformed scale."""
        return transformed(self.transform, self.value)

    @property
    def sd(self) -> float:
        """Standard deviation on the transformed scale: of the tolerance and the discrepancy together."""
        low, high = transformed(self.transform, self.low), transformed(self.transform, self.high)
        return math.hypot((high - low) / 2.0 / NORMAL_90, self.discrepancy)

    def tolerance(self, chance_sd: float) -> tuple[float, float]:
        """Where the model's mean counts as inside, in the target's own unit.

        From `low` to `high`; where the finding is one study's, widened by chance in a study of that size, as a 90 %
        interval of both together.

        Args:
            chance_sd: of one simulated study, on the transformed scale.
        """
        if not self.counts_chance:
            return self.low, self.high
        ends = [transformed(self.transform, one) for one in (self.low, self.high)]
        chance = NORMAL_90 * chance_sd
        low = self.on_scale - math.hypot(self.on_scale - ends[0], chance)
        high = self.on_scale + math.hypot(ends[1] - self.on_scale, chance)
        return back(self.transform, low), back(self.transform, high)


def transformed(transform: str, value: float) -> float:
    """A value on the target's scale; NaN where it has none."""
    if transform == "none":
        return value
    if transform == "log":
        return math.log(value) if value > 0 else math.nan
    return math.log(value / (1.0 - value)) if 0 < value < 1 else math.nan


def back(transform: str, value: float) -> float:
    """A value on the target's scale in its own unit again."""
    if transform == "none":
        return value
    return math.exp(value) if transform == "log" else 1.0 / (1.0 + math.exp(-value))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    origin: str
    licence: str
    date: str
    target: Annotated[list[Target], Field(min_length=1)]


@cache
def load_targets(path: Path = TARGETS_FILE) -> tuple[Target, ...]:
    """All targets of a file, in its order.

    Raises:
        ScenarioError: the file cannot be read, or says something that is not allowed.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise ScenarioError(path.name, f"cannot be read ({error}).") from error
    try:
        targets = _File.model_validate(content).target
    except ValidationError as error:
        raise _in_words(path.name, content, error) from None
    ids = [one.id for one in targets]
    for one in ids:
        if ids.count(one) > 1:
            raise ScenarioError(path.name, f"target '{one}' is there {ids.count(one)} times.", "Keep one of them.")
    return tuple(targets)


def _in_words(name: str, content: Any, error: ValidationError) -> CubbSimError:
    first = error.errors(include_url=False)[0]
    location = first["loc"]
    where = name
    if len(location) > 1 and location[0] == "target" and isinstance(location[1], int):
        given = content["target"][location[1]]
        where = f"{name}, target {given.get('id', location[1] + 1)}"
        location = location[2:]
    key = ".".join(str(part) for part in location)
    return ScenarioError(f"{where}, key '{key}'" if key else where, f"{first['msg']}.")


def fitted_targets(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Those that the posterior is fitted to."""
    return tuple(one for one in targets if TargetRole(one.role) is TargetRole.FIT)


def targets_hash(path: Path = TARGETS_FILE) -> str:
    """12 hexadecimal digits of the file."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:12]
