"""Our own model under study: a point's values become levers, numbers and disturbances of a scenario, and are run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.design.factor import POSTERIOR, FactorKind
from cubb_sim.experiments.version import simulation_hash
from cubb_sim.knowledge import SHIPPED, Posterior, has_posterior, load_posterior
from cubb_sim.knowledge.posterior import switch_values
from cubb_sim.living import live
from cubb_sim.networks import municipality_ties
from cubb_sim.parameters import DISTURBANCES, LEVERS, Grade, Text
from cubb_sim.paths import development_paths, one_lever_path, surroundings_paths
from cubb_sim.population import Plan, collegial_network, numbers_of, plan, posts_per_team
from cubb_sim.quantities import QUANTITIES, QUANTITY_INDEX, QUANTITY_NAMES, SUBGROUP_INDEX
from cubb_sim.scenario import DisturbanceEvent, LeverChange, ParameterChange, Scenario

Array = NDArray[np.float64]

WHY = Text("Varieret i et forsøg.", "Varied in an experiment.")
SOURCE = "A point of an experimental design."


@dataclass(frozen=True)
class EmploymentServices:
    """The model over the points of a design.

    Attributes:
        scenarios: one for each world, the base scenario first.
        factors: name and kind of each column of the points.
        subgroups: whose quantities are kept besides everybody's.
        from_month: in which a lever begins to change towards its value.
        disturbance_month: in which a disturbance strikes.
        posterior: folder of the calibration the numbers are taken from; `None`: the shipped one.
    """

    scenarios: tuple[Scenario, ...]
    factors: tuple[tuple[str, FactorKind], ...]
    subgroups: tuple[str, ...] = ()
    from_month: int = 1
    disturbance_month: int = 12
    posterior: Path | None = None

    def __getstate__(self) -> dict[str, Any]:
        """What was declared, and nothing worked out from this machine's files: a worker looks at its own."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @property
    def version(self) -> str:
        """Sources that can move a quantity, and the calibration."""
        return f"{simulation_hash()}+{self.fitted.id if self.fitted else 'priors'}"

    @cached_property
    def output_names(self) -> tuple[str, ...]:
        """Every quantity for everybody, then `quantity@subgroup` for the chosen subgroups."""
        return (*QUANTITY_NAMES, *(f"{name}@{group}" for name, group in self._by_subgroup))

    @cached_property
    def _by_subgroup(self) -> tuple[tuple[str, str], ...]:
        by_subgroup = [name for name, one in QUANTITIES.items() if one.is_by_subgroup]
        return tuple((name, group) for group in self.subgroups for name in by_subgroup)

    @cached_property
    def output_places(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Row and column of each output among the values of a replication."""
        everybody = [(QUANTITY_INDEX[name], SUBGROUP_INDEX["all"]) for name in QUANTITY_NAMES]
        chosen = [(QUANTITY_INDEX[name], SUBGROUP_INDEX[group]) for name, group in self._by_subgroup]
        rows, columns = zip(*everybody, *chosen, strict=True)
        return np.array(rows), np.array(columns)

    @cached_property
    def fitted(self) -> Posterior | None:
        """The calibration with the switches as the base scenario has them; `None` where there is none."""
        return self.fitted_with(self._switches_of(self.scenarios[0]))

    def fitted_with(self, switches: Mapping[str, float]) -> Posterior | None:
        """The sample fitted with these switches, or that of the default structure where it was not."""
        folder = SHIPPED if self.posterior is None else self.posterior
        if self.posterior is None and not has_posterior(folder):
            return None
        return _posterior(tuple(sorted(switches.items())), folder)

    def identity(self, world: int) -> bytes:
        """Version, scenario, factors, months and outputs: with values and seed, everything a run depends on."""
        content = [
            self.version, self.scenarios[world].hash, [[name, kind] for name, kind in self.factors],
            self.from_month, self.disturbance_month, self.output_names,
        ]  # fmt: skip
        return json.dumps(content).encode("utf-8")

    def prepare(self, values: Array) -> ReadyPoint:
        """The plans of a point are made when its first run in each world is; errors of values come here."""
        given = dict(zip((name for name, _ in self.factors), values.tolist(), strict=True))
        return ReadyPoint(self, given)

    def scenario_at(self, given: Mapping[str, float], world: int) -> Scenario:
        """The scenario of a world with the point's levers, numbers and disturbances in it.

        Args:
            given: values by factor.
            world: which of the scenarios.
        """
        base = self.scenarios[world]
        levers = self._of(given, FactorKind.LEVER)
        numbers = self._of(given, FactorKind.UNCERTAINTY, FactorKind.SWITCH)
        sizes = self._of(given, FactorKind.DISTURBANCE)
        kept = tuple(one for one in base.lever_changes if one.lever not in levers)
        changed = tuple(
            LeverChange(name, value, self.from_month, None, None, WHY, SOURCE, Grade.ASSUMED)
            for name, value in levers.items()
        )
        stated = tuple(one for one in base.parameter_changes if one.name not in numbers)
        varied = tuple(ParameterChange(name, value, WHY, SOURCE, Grade.ASSUMED) for name, value in numbers.items())
        strikes = tuple(self._disturbance(name, size) for name, size in sizes.items() if size != 0.0)
        return replace(
            base,
            lever_changes=kept + changed,
            parameter_changes=stated + varied,
            disturbances=base.disturbances + strikes,
        )

    def _of(self, given: Mapping[str, float], *kinds: FactorKind) -> dict[str, float]:
        """Values of the factors of some kinds."""
        return {name: given[name] for name, kind in self.factors if kind in kinds}

    def _disturbance(self, name: str, size: float) -> DisturbanceEvent:
        kind = name.removeprefix("disturbance.")
        months = DISTURBANCES[kind].default_months
        return DisturbanceEvent(kind, self.disturbance_month, size, months, None, WHY)

    def numbers_at(self, given: Mapping[str, float], scenario: Scenario) -> dict[str, float]:
        """The calibrated numbers that a point is run with: a draw where the posterior is a factor, else its centre."""
        fitted = self.fitted_with(self._switches_of(scenario))
        if fitted is None:
            return {}
        if POSTERIOR not in given:
            return dict(fitted.centre)
        row = min(int(given[POSTERIOR] * len(fitted)), len(fitted) - 1)
        return dict(zip(fitted.names, fitted.draws[row].tolist(), strict=True))

    def plan_at(self, given: Mapping[str, float], world: int) -> Plan:
        """The plan of a point in a world: as `population.plan` makes it, with what equals the base's taken from it."""
        scenario = self.scenario_at(given, world)
        numbers = numbers_of(scenario, self.numbers_at(given, scenario))
        base = _base_plan(self.scenarios[world])
        paths = self._paths_at(scenario, base)
        n_posts = tuple(
            posts_per_team(town.citizens, paths.lever.caseload[:, at], paths.lever.staff_budget[:, at])
            for at, town in enumerate(scenario.municipalities)
        )
        starts, neighbours = _network(n_posts)
        roles = [town.role for town in scenario.municipalities]
        ties = municipality_ties(roles, numbers.management.spread_zone_weight[0])
        return replace(
            base,
            scenario=scenario,
            numbers=numbers,
            paths=paths,
            ties=ties,
            n_posts=n_posts,
            colleague_start=starts,
            colleagues=neighbours,
        )

    def _paths_at(self, scenario: Scenario, base: Plan) -> Any:
        """As `scenario_paths` has them; worked out anew are only the levers and disturbances that the design varies."""
        paths = base.paths.copy()
        plainly = paths.view(np.ndarray)  # records in recarrays are slow to find from Python
        levers = plainly["lever"]
        for name in (name for name, kind in self.factors if kind is FactorKind.LEVER):
            months = LEVERS[name].phase_in_months
            for at, town in enumerate(scenario.municipalities):
                start = dict(town.levers).get(name, LEVERS[name].default)
                changes = scenario.changes_of(name, town.name)
                levers[name][:, at] = one_lever_path(start, changes, months, len(paths))
        plainly["development"] = development_paths(levers)
        if scenario.disturbances != base.scenario.disturbances:
            plainly["surroundings"] = surroundings_paths(scenario)
        return paths

    @staticmethod
    def _switches_of(scenario: Scenario) -> dict[str, float]:
        return switch_values({one.name: one.value for one in scenario.parameter_changes})


class ReadyPoint:
    """A point of our model: one plan for each world, made when it is needed."""

    def __init__(self, model: EmploymentServices, given: Mapping[str, float]) -> None:
        self._model, self._given = model, given
        self._plans: dict[int, Plan] = {}

    def run(self, world: int, seed: int) -> Sequence[float] | Array:
        """Every output of one run."""
        if world not in self._plans:
            self._plans[world] = self._model.plan_at(self._given, world)
        values = live(self._plans[world], seed).values
        chosen: Array = values[self._model.output_places]
        return chosen


@lru_cache(maxsize=16)
def _base_plan(scenario: Scenario) -> Plan:
    return plan(scenario)


@lru_cache(maxsize=64)
def _network(n_posts: tuple[tuple[int, ...], ...]) -> tuple[Any, Any]:
    return collegial_network(n_posts)


@lru_cache(maxsize=256)
def _posterior(switches: tuple[tuple[str, float], ...], folder: Path) -> Posterior:
    return load_posterior(dict(switches), folder)
