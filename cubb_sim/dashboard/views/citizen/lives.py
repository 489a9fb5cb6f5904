"""The runs of the two worlds with their event rows, and the words for the worlds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from cubb_sim.biography import Life, life_of
from cubb_sim.biography.register import CitizenName
from cubb_sim.outcome import Outcome
from cubb_sim.parameters.specification import Text

TODAY, CHANGED = (
    Text("verdenen som i dag", "the world as today"),
    Text("verdenen med ændringen", "the world with the change"),
)
"""What the worlds are called within a sentence, after "i" or "in"."""
IN_TODAY, IN_CHANGED = Text("Som i dag", "As today"), Text("Med ændringen", "With the change")
"""What is said above a life."""


class Lived(Protocol):
    """A run with event rows; `simulation.single` makes them."""

    @property
    def outcome(self) -> Outcome:
        """What the run left behind."""

    @property
    def register(self) -> Any:
        """What its numbers stand for."""

    @property
    def observed(self) -> tuple[Any, ...]:
        """By month from 0 what `feelings.felt` took from the model; empty where it did not."""


@dataclass(frozen=True)
class Pair:
    """The same people in the two worlds.

    Attributes:
        changed: None where nothing is changed, and there is one world only.
    """

    today: Lived
    changed: Lived | None

    @property
    def all(self) -> tuple[Lived, ...]:
        """Both, or the only one."""
        return (self.today,) if self.changed is None else (self.today, self.changed)

    @property
    def towns(self) -> tuple[str, ...]:
        """The municipalities."""
        return self.today.outcome.municipalities

    @property
    def horizon(self) -> int:
        """Months lived."""
        return self.today.outcome.horizon_months


def lives_of(pair: Pair, name: CitizenName) -> tuple[Life, ...]:
    """The person's life in each world.

    Raises:
        CubbSimError: there is no such citizen.
    """
    said = f"{name.municipality}:{name.number}"
    return tuple(life_of(one.outcome, said, one.register) for one in pair.all)


def short_name(pair: Pair, name: CitizenName) -> str:
    """As it is written in the address: the number, with the municipality where there are several."""
    return str(name.number) if len(pair.towns) == 1 else f"{name.municipality}:{name.number}"
