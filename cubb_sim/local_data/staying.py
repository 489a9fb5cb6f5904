"""What a file of local figures does not give, and the value it keeps: the parent's, or the national prior."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.local_data.starting_point import LeftAlone, StartingPoint
from cubb_sim.parameters import LEVERS
from cubb_sim.scenario import Scenario

NATIONAL_PRIOR = "national prior"
PARENT = "parent"


@dataclass(frozen=True)
class Staying:
    """A lever or number the file says nothing about, with the value it keeps.

    Attributes:
        grade: of that value.
        origin: `NATIONAL_PRIOR` or `PARENT`.
        because: which figure is missing; "" where no figure of the template could give it.
    """

    target: str
    value: float
    unit: str
    grade: str
    origin: str
    because: str

    def in_words(self) -> str:
        """As people read it."""
        because = f"; {self.because}" if self.because else ""
        return f"{self.target} = {self.value:g} [{self.unit}] ({self.grade}{because})"


def staying(start: StartingPoint, base: Scenario | None) -> tuple[Staying, ...]:
    """Everything that stays as it is without the file: first what the template has a figure for, then other levers.

    Numbers of the model for which the template has no figure are left out: there are some two hundred of them.
    """
    told = {result.target for result in start.levers} | {one.target for one in start.left_alone}
    others = [LeftAlone(lever, name, "") for name, lever in LEVERS.items() if name not in told]
    stated = _stated(base)
    return tuple(_staying(one, stated) for one in (*start.left_alone, *others))


def _staying(one: LeftAlone, stated: dict[str, tuple[float, str]]) -> Staying:
    known = one.parameter
    if one.target in stated:
        value, grade = stated[one.target]
        return Staying(one.target, value, known.unit, grade, PARENT, one.because)
    return Staying(one.target, known.default, known.unit, str(known.grade), NATIONAL_PRIOR, one.because)


def _stated(base: Scenario | None) -> dict[str, tuple[float, str]]:
    """What the parent states of its one municipality's levers and of the model's numbers, each with its grade."""
    if base is None:
        return {}
    (town,) = base.municipalities
    levers = {name: (value, str(town.grade)) for name, value in town.levers}
    return levers | {one.name: (one.value, str(one.grade)) for one in base.parameter_changes}
