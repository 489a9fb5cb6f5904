"""What a design says: question, scenario, factors, method, size, replications, quantities and seeds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PureWindowsPath

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design.factor import Factor, FactorKind
from cubb_sim.parameters.specification import Text

Array = NDArray[np.float64]

AS_TODAY = "as_today"
"""Name of the world in which nothing but the factors is changed."""
OUR_MODEL = "employment_services"
"""Name of the model that is studied where a design names no other."""


class Method(StrEnum):
    """How the points of a design are placed."""

    MORRIS = "morris"  # size: trajectories
    SOBOL = "sobol"  # size: base rows N, a power of two
    FAST = "fast"  # size: points per factor
    DGSM = "dgsm"  # size: base points
    LATIN = "latin"  # size: points of a Latin hypercube
    FACTORIAL = "factorial"  # size: background rows, each crossed with all combinations of levels


class Seeds(StrEnum):
    """Which runs share their chance."""

    INDEPENDENT = "independent"  # none: chance can be told from the factors
    BY_ROW = "by_row"  # the points of one trajectory or base row: differences within it are the factors' alone
    COMMON = "common"  # all points


class Analysis(StrEnum):
    """What is made of the runs."""

    MORRIS = "morris"
    SOBOL = "sobol"  # replication-corrected, with SALib's own beside it
    EMULATOR = "emulator"  # Sobol indices on an emulator of the runs
    FAST = "fast"
    RBD_FAST = "rbd_fast"
    DGSM = "dgsm"
    PAWN = "pawn"
    DELTA = "delta"
    FACTORIAL = "factorial"  # effects of levels, alone and two by two
    CURVES = "curves"  # response curves and surfaces
    REPLICATIONS = "replications"  # how many runs a mean needs
    DISCOVERY = "discovery"  # when is a goal reached: PRIM and CART
    REGRET = "regret"  # which strategy is least regretted


def short_name(reference: str) -> str:
    """A reference to scenarios as tables and figures show it: `ours/mine.toml` is `mine`.

    A Windows path reads the other kind as well, so that a folder can be sent from either system to the other.
    """
    parts = [PureWindowsPath(part) for part in reference.split("+")]
    return "+".join(part.stem if part.suffix == ".toml" else part.name for part in parts)


@dataclass(frozen=True)
class Output:
    """A quantity of interest in a subgroup: `hours_ever_share`, or `hours_ever_share@under_30`."""

    quantity: str
    subgroup: str = "all"

    @property
    def name(self) -> str:
        """As it is written in designs and heads the column of tables."""
        return self.quantity if self.subgroup == "all" else f"{self.quantity}@{self.subgroup}"


@dataclass(frozen=True)
class Goal:
    """What has to be reached for a run to count as a success, in scenario discovery."""

    output: Output
    at_least: float


@dataclass(frozen=True)
class Design:
    """One sensitivity experiment.

    Attributes:
        name: the file's stem.
        scenario: reference of the base scenario, files with their whole path; "" for a model that has none.
        strategies: references laid over the scenario, each a world of its own beside `AS_TODAY`.
        model: `OUR_MODEL`, or the name of a model with a known answer.
        factors: in the order of the columns of the points; the dummy last.
        groups: whether factors are varied in groups, as `Factor.group` has them (Sobol and Morris).
        size: see `Method`.
        second_order: whether a Sobol design asks for interactions.
        levels: of a Morris design, even.
        replications: runs of each point in each world.
        seed: root of all seeds, 1 or more.
        outputs: quantities that are analysed, at least one. All quantities are stored for everybody, and those of
            `subgroups` besides.
        from_month: month from which a lever has its value, and in which a disturbance begins.
        analyses: what is made of the runs.
        goal: for `Analysis.DISCOVERY`.
    """

    name: str
    title: Text
    question: Text
    scenario: str
    strategies: tuple[str, ...]
    model: str
    factors: tuple[Factor, ...]
    groups: bool
    method: Method
    size: int
    second_order: bool
    levels: int
    replications: int
    seeds: Seeds
    seed: int
    outputs: tuple[Output, ...]
    subgroups: tuple[str, ...]
    from_month: int
    disturbance_month: int
    analyses: tuple[Analysis, ...]
    goal: Goal | None = None

    @property
    def worlds(self) -> tuple[str, ...]:
        """The worlds each point is run in; a file is called by its name, wherever it lies."""
        return (AS_TODAY, *(short_name(one) for one in self.strategies))

    @property
    def names(self) -> tuple[str, ...]:
        """Of the factors, in the order of the columns of the points."""
        return tuple(one.name for one in self.factors)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The inputs that indices are given for: the groups where there are groups, else the factors."""
        return tuple(dict.fromkeys(one.group for one in self.factors)) if self.groups else self.names

    @cached_property
    def group_of(self) -> NDArray[np.int64]:
        """int64[factors], place of each factor's group (or its own) in `group_names`."""
        where = {name: at for at, name in enumerate(self.group_names)}
        return np.array([where[one.group if self.groups else one.name] for one in self.factors], np.int64)

    @property
    def crossed(self) -> tuple[Factor, ...]:
        """The factors whose levels a factorial design crosses."""
        return tuple(one for one in self.factors if one.is_crossed)

    def factors_of(self, kind: FactorKind) -> tuple[Factor, ...]:
        """The factors of one kind."""
        return tuple(one for one in self.factors if one.kind is kind)

    def values(self, shares: Array) -> Array:
        """Points of the unit cube in the factors' own units, float64[n, factors] to the same shape."""
        columns = [one.values_at(shares[:, at]) for at, one in enumerate(self.factors)]
        return np.column_stack(columns) if columns else np.empty((len(shares), 0))

    @property
    def hash(self) -> str:
        """12 hexadecimal digits of everything that places points and seeds; texts, outputs and analyses do not."""
        content = {
            "scenario": short_name(self.scenario),
            "strategies": self.worlds[1:],
            "model": self.model,
            "factors": [[f.name, f.kind, f.group, f.distribution, f.arguments] for f in self.factors],
            "method": [self.method, self.size, self.second_order, self.levels, self.groups],
            "runs": [self.replications, self.seeds, self.seed, self.from_month, self.disturbance_month],
            "subgroups": self.subgroups,
        }
        return hashlib.sha256(json.dumps(content).encode("utf-8")).hexdigest()[:12]
