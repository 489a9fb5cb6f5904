"""Mesa agents as views of the records: they come into being when somebody asks for `model.agents`.

A view holds no state of its own: reading an attribute reads the record, writing one writes it, and the next month
lives with what was written. `model.agents` holds everybody present: citizens who have arrived and not left for good,
whoever holds a post, firms, and voluntary organisations. It is brought up to date when it is asked for after a month
has passed. The view of somebody who has left is no longer in it; a citizen's goes on showing the record as it was on
leaving, a caseworker's refuses, because the record of the post is the successor's by then.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from enum import IntEnum
from functools import cache
from typing import Any, ClassVar

import mesa
import numpy as np
from mesa.agent import AgentSet

from cubb_sim.errors import CubbSimError
from cubb_sim.kinds import FIRST_GONE, NOT_YET, Benefit, Category, Measure, Sector, Stage, State
from cubb_sim.population import SLOTS
from cubb_sim.randomness import uniform
from cubb_sim.state import CASEWORKER, CITIZEN, FIRM, ORGANISATION
from cubb_sim.world import MONTH, World

RecordArray = np.ndarray[Any, np.dtype[np.void]]

FIRST_FREE_DECISION = 1024
"""Codes of decisions from here on are never used by the model: they are for processes of one's own."""
KINDS: dict[str, type[IntEnum]] = {
    "state": State, "stage": Stage, "category": Category, "benefit": Benefit, "start_benefit": Benefit,
    "plan": Measure, "measure": Measure, "parallel": Measure, "sector": Sector,
}  # fmt: skip
"""Fields that hold a kind of thing."""
FIXED = ("address", "municipality")
"""Fields that say where a record lies: they can be read only."""
NOT_OF_THE_RECORD = ("model", "unique_id", "pos", "cell", "index", "notes")
"""What Mesa or the view itself keeps on an agent."""


class RecordField:
    """One field of a record as an attribute of its view."""

    def __init__(self, name: str, dtype: np.dtype[Any]) -> None:
        self.name = name
        self.python_type: Callable[[Any], Any] = KINDS.get(name) or _python_type(name, dtype)

    def __get__(self, view: RecordView | None, owner: type[RecordView]) -> Any:
        """The value, as a kind of thing, a yes or no, or a number."""
        return self if view is None else self.python_type(view.records[self.name][view.index])

    def __set__(self, view: RecordView, value: Any) -> None:
        """Write the value into the record, where it is one of its kind or a finite number."""
        if self.name in FIXED:
            raise AttributeError(f"'{self.name}' of {view.said} says where its record lies and cannot be changed.")
        if not math.isfinite(value):
            raise ValueError(f"'{self.name}' of {view.said} cannot be {value}: it is not a finite number.")
        view.records[self.name][view.index] = self.python_type(value)


def _python_type(name: str, dtype: np.dtype[Any]) -> Callable[[Any], Any]:
    if dtype == np.int8 and (name.startswith(("is_", "has_", "was_", "lives_")) or "_is_" in name):
        return bool
    return float if dtype.kind == "f" else int


class RecordView(mesa.Agent):
    """A Mesa agent whose attributes are the fields of one record (`state.py` says what they mean).

    Attributes:
        index: place of the record in its array.
        notes: whatever one wants to remember about this agent that the record has no field for.
    """

    said: ClassVar[str] = "an agent"
    array: ClassVar[str] = ""  # of `World`
    fields: ClassVar[tuple[str, ...]] = ()
    model: Any
    index: int
    notes: dict[str, Any]

    def __init_subclass__(cls, dtype: np.dtype[np.void] | None = None, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if dtype is not None:
            cls.fields = dtype.names or ()
            for name in cls.fields:
                setattr(cls, name, RecordField(name, dtype[name]))

    def __init__(self, model: AgentViews, index: int) -> None:
        self._records: RecordArray = np.asarray(getattr(model.world, self.array))
        self.index, self.notes = index, {}
        super().__init__(model)

    @property
    def records(self) -> RecordArray:
        """The array in which the record lies."""
        return self._records

    @property
    def holder(self) -> int:
        """Whom the view was made for, where several people can hold a record one after the other; else 0."""
        return 0

    @classmethod
    def present_in(cls, world: World) -> dict[int, int]:
        """Holder by index of every record that has an agent now."""
        return dict.fromkeys(range(len(getattr(world, cls.array))), 0)

    def draw(self, decision: int) -> float:
        """A number in (0, 1) for a decision of one's own: the same for the same seed, month and agent.

        Unlike `self.random` it changes nobody else's life, so that two scenarios stay comparable person by person.
        Give each decision, and each kind of agent, a code of its own from `FIRST_FREE_DECISION` on.
        """
        if decision < FIRST_FREE_DECISION:
            raise CubbSimError(f"Decision {decision} may be the model's own: take one from {FIRST_FREE_DECISION} on.")
        return float(uniform(self.model.run_seed, decision, self.model.month, self.address))

    def remove(self) -> None:
        """Refuse: a view cannot take away what it shows."""
        raise CubbSimError(f"{self.said} is a view of a record and cannot be removed; people leave by their `state`.")

    def __getattr__(self, name: str) -> Any:
        """Say clearly what there is not."""
        raise AttributeError(_no_such(name, self.said, self.fields), name=name, obj=self)

    def __setattr__(self, name: str, value: Any) -> None:
        """Write a field, or refuse: a misspelt name would otherwise be kept and never used."""
        if not (name.startswith("_") or name in NOT_OF_THE_RECORD or hasattr(type(self), name)):
            advice = "What you want to remember yourself goes into `notes`."
            raise AttributeError(f"{_no_such(name, self.said, self.fields)} {advice}", name=name, obj=self)
        super().__setattr__(name, value)


@cache
def _no_such(name: str, said: str, fields: tuple[str, ...]) -> str:
    near = get_close_matches(name, fields, n=1)
    return f"There is no '{name}' of {said}." + (f" Did you mean '{near[0]}'?" if near else " See its `fields`.")


class Citizen(RecordView, dtype=CITIZEN):
    """A citizen of the job centre."""

    said, array = "a citizen", "citizens"

    @classmethod
    def present_in(cls, world: World) -> dict[int, int]:
        """Everybody who has arrived and not left for good; those in an ordinary job are present."""
        state = world.citizens["state"]
        return dict.fromkeys(np.flatnonzero((state > State.NOT_ARRIVED) & (state < FIRST_GONE)).tolist(), 0)

    @property
    def number(self) -> int:
        """Number within the municipality, from 1: the same person in every scenario, and in `cubb-sim trace`."""
        return int(self.address % SLOTS) + 1

    @property
    def own_caseworker(self) -> Caseworker | None:
        """The present caseworker; `None` while the post is vacant."""
        return self.model.caseworker_on(self.caseworker)  # type: ignore[no-any-return]


class Caseworker(RecordView, dtype=CASEWORKER):
    """A person on a post. When the person leaves, the successor is another agent with another `unique_id`."""

    said, array = "a caseworker", "posts"

    def __init__(self, model: AgentViews, index: int) -> None:
        self._person = int(model.world.posts["person"][index])
        super().__init__(model, index)

    @classmethod
    def present_in(cls, world: World) -> dict[int, int]:
        """Whoever holds a post."""
        return {int(j): int(world.posts["person"][j]) for j in np.flatnonzero(world.posts["is_filled"])}

    @property
    def holder(self) -> int:
        """Which of the people who have held the post this is."""
        return self._person

    @property
    def records(self) -> RecordArray:
        """The array of posts; refused when this person no longer holds the post."""
        post = self._records[self.index]
        if post["person"] != self._person or not post["is_filled"]:
            raise CubbSimError(f"Person {self._person} of post {self.index} has left; ask `model.caseworkers` again.")
        return self._records

    @property
    def citizens(self) -> Any:
        """AgentSet of the citizens on benefit whose caseworker this is."""
        return self.model.citizens.select(lambda c: c.caseworker == self.index and c.state < State.JOB)


class Firm(RecordView, dtype=FIRM):
    """A firm the job centre is in contact with."""

    said, array = "a firm", "firms"


class VoluntaryOrganisation(RecordView, dtype=ORGANISATION):
    """A voluntary organisation that takes citizens."""

    said, array = "a voluntary organisation", "organisations"


def _set_of(view_type: type[RecordView], who: str) -> property:
    def agent_set(model: AgentViews) -> Any:
        return AgentSet(model._views_as(view_type).values(), model.random)

    return property(agent_set, doc=f"AgentSet of {who}.")


class AgentViews(mesa.Model):
    """A Mesa model whose agents are views of its `world`; until somebody asks for them there are none.

    A subclass may put subclasses of the four `view_types` in their place, with methods of their own.
    """

    view_types: ClassVar[tuple[type[RecordView], ...]] = (Citizen, Caseworker, Firm, VoluntaryOrganisation)
    world: World
    citizens = _set_of(Citizen, "the citizens present")
    caseworkers = _set_of(Caseworker, "the people who hold a post")
    firms = _set_of(Firm, "the firms")
    organisations = _set_of(VoluntaryOrganisation, "the voluntary organisations")

    def __init__(self, **keywords: Any) -> None:
        self._views: dict[type[RecordView], dict[int, RecordView]] = {}
        self._month_seen = NOT_YET
        self._ids: Iterator[int] = itertools.count(1)
        super().__init__(**keywords)

    @property
    def month(self) -> int:
        """Months lived so far; 0 at the start."""
        return int(self.world.clock[MONTH])

    @property
    def agents(self) -> Any:
        """AgentSet of everybody present, and of agents of one's own."""
        self._see_who_is_present()
        return self._all_agents

    @property
    def agents_by_type(self) -> dict[type, Any]:
        """AgentSets of everybody present, by class."""
        self._see_who_is_present()
        return dict(self._agents_by_type)

    @property
    def agent_types(self) -> list[type]:
        """Classes of agents."""
        return list(self.agents_by_type)

    def caseworker_on(self, post: int) -> RecordView | None:
        """The person who holds a post; `None` while it is vacant."""
        return self._views_as(Caseworker).get(post)

    def register_agent(self, agent: Any) -> None:
        """Number the agent by this model's own count, and let Mesa know it.

        Mesa 3.3 counts in a dictionary of the class that keeps every model alive that ever held an agent.
        """
        if hasattr(mesa.Agent, "_ids"):
            mesa.Agent._ids.pop(self, None)
            agent.unique_id = next(self._ids)
        super().register_agent(agent)

    def remove_all_agents(self) -> None:
        """Let go of the views, and remove agents of one's own."""
        release(self)
        super().remove_all_agents()

    def _views_as(self, view_type: type[RecordView]) -> dict[int, RecordView]:
        self._see_who_is_present()
        return next((views for known, views in self._views.items() if issubclass(known, view_type)), {})

    def _see_who_is_present(self) -> None:
        if self._month_seen == self.month:
            return
        self._month_seen = self.month
        for view_type in self.view_types:
            views, present = self._views.setdefault(view_type, {}), view_type.present_in(self.world)
            for index in [index for index, view in views.items() if present.get(index) != view.holder]:
                self.deregister_agent(views.pop(index))
            views.update({index: view_type(self, index) for index in present if index not in views})


def release(model: AgentViews) -> None:
    """Let go of all views of a model; asking for agents again makes new ones."""
    for view in [view for views in model._views.values() for view in views.values()]:
        model.deregister_agent(view)
    model._views.clear()
    model._month_seen = NOT_YET
