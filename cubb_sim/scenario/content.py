"""What a scenario says: municipalities, changes of levers and numbers, disturbances; and one laid over another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from cubb_sim.kinds import Role
from cubb_sim.parameters.specification import Grade, Text

DEFAULT_HORIZON_MONTHS = 48
NORMAL_DEMAND = 1.0

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class MunicipalitySpec:
    """One municipality as it is today.

    Attributes:
        citizens: activity-ready citizens present at the start.
        role: place in the CUBB network.
        levers: starting values by lever name, in force from month 0 without phase-in; a lever not named has its base.
        demand: for labour, relative to a normal year.
        source, grade: where the figures are from, and how well they are known.
    """

    name: str
    citizens: int
    role: Role
    levers: tuple[tuple[str, float], ...]
    demand: float
    source: str
    grade: Grade


@dataclass(frozen=True)
class LeverChange:
    """A lever set to `value`, reached over the lever's phase-in months from `from_month` on.

    Attributes:
        to_month: last month of the change, after which the starting value is phased in again; `None`: until the next
            change of the same lever, or to the end.
        municipality: the only one that changes; `None`: all of them.
    """

    lever: str
    value: float
    from_month: int
    to_month: int | None
    municipality: str | None
    why: Text
    source: str
    grade: Grade


@dataclass(frozen=True)
class DisturbanceEvent:
    """Something that happens in month `month` to one municipality, or to all of them.

    Attributes:
        size: in the unit of its kind.
        months: how long it lasts; `None`: as long as its kind does by default.
    """

    kind: str
    month: int
    size: float
    months: int | None
    municipality: str | None
    why: Text


@dataclass(frozen=True)
class ParameterChange:
    """A number of the model other than a lever, set to `value` for the whole run."""

    name: str
    value: float
    why: Text
    source: str
    grade: Grade


@dataclass(frozen=True)
class MunicipalityDifference:
    """What a file states about one municipality; `None` where it leaves the parent's figure alone.

    Source and grade are always the file's own: a figure that was changed does not keep the source of the old one.
    """

    name: str
    citizens: int | None
    role: Role | None
    levers: tuple[tuple[str, float], ...]
    demand: float | None
    source: str
    grade: Grade

    def laid_over(self, below: MunicipalityDifference) -> MunicipalityDifference:
        """`below` with everything that is stated here in its place; starting values of levers one by one."""
        stated = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) is not None}
        return replace(below, **(stated | {"levers": tuple(sorted((dict(below.levers) | dict(self.levers)).items()))}))


@dataclass(frozen=True)
class Differences:
    """What distinguishes a scenario from its parent; laid over one another they make the whole of a scenario."""

    horizon_months: int | None = None
    municipalities: tuple[MunicipalityDifference, ...] = ()
    lever_changes: tuple[LeverChange, ...] = ()
    parameter_changes: tuple[ParameterChange, ...] = ()
    disturbances: tuple[DisturbanceEvent, ...] = ()

    def without_municipalities(self) -> Differences:
        """The same for any municipality: what a strategy brings along when it is laid over another scenario."""
        return replace(self, municipalities=())

    def over(self, below: Differences) -> Differences:
        """These differences laid over `below`.

        A change of a lever for all municipalities replaces every change of that lever below; a change for one
        municipality replaces those that name it. Numbers are replaced by name. Disturbances are added, except that
        one of the same kind, month and municipality is replaced.
        """
        return Differences(
            horizon_months=self.horizon_months or below.horizon_months,
            municipalities=self._municipalities_over(below.municipalities),
            lever_changes=self._lever_changes_over(below.lever_changes),
            parameter_changes=_replaced(below.parameter_changes, self.parameter_changes, lambda change: change.name),
            disturbances=_replaced(below.disturbances, self.disturbances, lambda d: (d.kind, d.month, d.municipality)),
        )

    def _municipalities_over(self, below: Iterable[MunicipalityDifference]) -> tuple[MunicipalityDifference, ...]:
        merged = {one.name: one for one in below}
        for one in self.municipalities:
            merged[one.name] = one.laid_over(merged[one.name]) if one.name in merged else one
        return tuple(merged.values())

    def _lever_changes_over(self, below: Iterable[LeverChange]) -> tuple[LeverChange, ...]:
        for_all = {change.lever for change in self.lever_changes if change.municipality is None}
        for_one = {(change.lever, change.municipality) for change in self.lever_changes}
        kept = [c for c in below if c.lever not in for_all and (c.lever, c.municipality) not in for_one]
        return tuple(sorted((*kept, *self.lever_changes), key=_order_of_change))


@dataclass(frozen=True)
class Scenario:
    """A whole scenario: everything a run needs to know but seed and number of replications.

    Attributes:
        parent: what the file differs from, as it is written there; `None` where it stands alone.
        path: the file; `None` for a composition.
    """

    name: str
    title: Text
    question: Text
    parent: str | None
    horizon_months: int
    municipalities: tuple[MunicipalitySpec, ...]
    lever_changes: tuple[LeverChange, ...]
    parameter_changes: tuple[ParameterChange, ...]
    disturbances: tuple[DisturbanceEvent, ...]
    path: str | None = None

    @property
    def n_citizens(self) -> int:
        """Citizens present at the start in all municipalities together."""
        return sum(one.citizens for one in self.municipalities)

    @property
    def hash(self) -> str:
        """12 hexadecimal digits of everything that can move a result; texts, sources and grades cannot."""
        content = {
            "horizon_months": self.horizon_months,
            "municipalities": [[m.name, m.citizens, int(m.role), m.levers, m.demand] for m in self.municipalities],
            "levers": sorted(
                [c.lever, c.municipality or "", c.from_month, c.to_month or 0, c.value] for c in self.lever_changes
            ),
            "parameters": sorted([c.name, c.value] for c in self.parameter_changes),
            "disturbances": sorted(
                [d.kind, d.municipality or "", d.month, d.months or 0, d.size] for d in self.disturbances
            ),
        }
        return hashlib.sha256(json.dumps(content).encode("utf-8")).hexdigest()[:12]

    def as_differences(self) -> Differences:
        """The whole of it as differences from nothing, for others to be laid over it."""
        return Differences(
            horizon_months=self.horizon_months,
            municipalities=tuple(
                MunicipalityDifference(one.name, one.citizens, one.role, one.levers, one.demand, one.source, one.grade)
                for one in self.municipalities
            ),
            lever_changes=self.lever_changes,
            parameter_changes=self.parameter_changes,
            disturbances=self.disturbances,
        )

    def changes_of(self, lever: str, municipality: str) -> tuple[LeverChange, ...]:
        """The changes of one lever that apply in one municipality, by month.

        Changes that name the municipality stand instead of those for all.
        """
        of_lever = [change for change in self.lever_changes if change.lever == lever]
        named = [change for change in of_lever if change.municipality == municipality]
        chosen = named or [change for change in of_lever if change.municipality is None]
        return tuple(sorted(chosen, key=lambda change: change.from_month))


def _order_of_change(change: LeverChange) -> tuple[str, str, int]:
    return change.lever, change.municipality or "", change.from_month


def _replaced(below: Iterable[Entry], above: Iterable[Entry], key: Callable[[Any], Hashable]) -> tuple[Entry, ...]:
    """The entries below and above, where those above take the place of those with the same key."""
    return tuple(({key(entry): entry for entry in below} | {key(entry): entry for entry in above}).values())
