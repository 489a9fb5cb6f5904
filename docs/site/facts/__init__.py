"""Numbers that pages state and the model computes. Each area has a module here; `fact` declares one number.

    @fact("first_steps.hours_today", unit="percent")
    def hours_today(worlds):
        return worlds.mean("holstebro", "hours_ever_share")

A page writes {fact}`first_steps.hours_today` and gets the number in its own language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from cubb_sim import number_format
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities.definition import Unit
from docs.site.worlds import Worlds

UNITS = ("percent", "kroner", "number", "months", "ratio", "points", "text")
LANGUAGES = ("da", "en")
_TEN = 10.0

Computed = Callable[..., Any]
"""A function of `Worlds`."""


class FactError(Exception):
    """A fact that is declared wrongly, or whose function gives something its unit cannot write."""


@dataclass(frozen=True)
class Fact:
    """One number, or one text, that the model computes.

    Attributes:
        unit: how it is written; one of `UNITS`.
        decimals: overrides what the unit has.
    """

    name: str
    unit: str
    compute: Computed
    decimals: int | None = None

    @property
    def module(self) -> str:
        """Where it is declared."""
        return self.compute.__module__

    def written(self, worlds: Worlds) -> dict[str, str]:
        """Its value as each language writes it."""
        value = self.compute(worlds)
        return {language: _written(self, value, language) for language in LANGUAGES}


FACTS: dict[str, Fact] = {}


def fact(name: str, unit: str, decimals: int | None = None) -> Callable[[Computed], Computed]:
    """Declare a fact.

    Args:
        name: `area.name`, as pages write it.
        unit: percent (of a share 0-1), kroner, number, months, ratio, points (a difference of shares), or text (a
            string, or a Text with both languages).
        decimals: where the usual number of them does not do.
    """
    if unit not in UNITS:
        raise FactError(f"{name}: the unit '{unit}' is not one of {', '.join(UNITS)}.")
    if "." not in name:
        raise FactError(f"{name}: a fact is named 'area.name'.")

    def declared(function: Computed) -> Computed:
        known = FACTS.get(name)
        if known and known.module != function.__module__:
            raise FactError(f"{name}: declared in {known.module} and again in {function.__module__}.")
        if known and known.compute.__qualname__ != function.__qualname__:
            raise FactError(f"{name}: declared twice in {known.module}.")
        FACTS[name] = Fact(name, unit, function, decimals)
        return function

    return declared


def load_facts() -> dict[str, Fact]:
    """All facts, by name: the modules beside this one are imported."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem != "__init__":
            import_module(f"{__name__}.{path.stem}")
    return FACTS


def _written(one: Fact, value: Any, language: str) -> str:
    if one.unit == "text":
        return value.in_language(language) if isinstance(value, Text) else str(value)
    try:
        number = float(value)
    except (TypeError, ValueError) as problem:
        raise FactError(f"{one.name}: {value!r} is no number, and the unit is '{one.unit}'.") from problem
    return _WRITERS[one.unit](number, language, one.decimals)


def _percent(value: float, language: str, decimals: int | None) -> str:
    return number_format.percent(value, language, 1 if decimals is None else decimals)


def _points(value: float, language: str, decimals: int | None) -> str:
    return number_format.percentage_points(value, language, 1 if decimals is None else decimals)


def _kroner(value: float, language: str, decimals: int | None) -> str:
    return number_format.kroner(value, language)


def _number(value: float, language: str, decimals: int | None) -> str:
    usual = 0 if value == round(value) or abs(value) >= _TEN else 1
    return number_format.number(value, language, usual if decimals is None else decimals)


def _months(value: float, language: str, decimals: int | None) -> str:
    return number_format.value_in_unit(value, Unit.MONTHS, language, decimals)


def _ratio(value: float, language: str, decimals: int | None) -> str:
    return number_format.number(value, language, 2 if decimals is None else decimals)


_WRITERS: dict[str, Callable[[float, str, int | None], str]] = {
    "percent": _percent,
    "points": _points,
    "kroner": _kroner,
    "number": _number,
    "months": _months,
    "ratio": _ratio,
}
