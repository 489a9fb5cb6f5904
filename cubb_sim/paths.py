"""What a scenario makes of levers and disturbances month by month: the paths that processes read (ODD 6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cubb_sim.parameters import LEVER, LEVERS
from cubb_sim.parameters.disturbances import PATH_NEUTRAL, path_effect, together
from cubb_sim.parameters.levers.declaration import CASEWORKER_YEAR, CITIZEN_YEAR
from cubb_sim.rules.scales import MONTHS_PER_YEAR
from cubb_sim.scenario import LeverChange, Scenario
from cubb_sim.state import DEVELOPMENT, SURROUNDINGS

Path = Any
"""Record array of shape (H + 1, M)."""


PATH = np.dtype([("lever", LEVER), ("surroundings", SURROUNDINGS), ("development", DEVELOPMENT)])
"""What one municipality meets in one month."""


def scenario_paths(scenario: Scenario) -> Path:
    """Levers, surroundings and development by month and municipality."""
    levers = lever_paths(scenario)
    paths = np.zeros(levers.shape, PATH).view(np.recarray)
    paths["lever"], paths["surroundings"] = levers, surroundings_paths(scenario)
    paths["development"] = development_paths(levers)
    return paths


def lever_paths(scenario: Scenario) -> Path:
    """The value of every lever in every month and municipality; changes phase in along a straight line."""
    shape = (scenario.horizon_months + 1, len(scenario.municipalities))
    paths = np.zeros(shape, LEVER).view(np.recarray)
    for m, municipality in enumerate(scenario.municipalities):
        start = dict(municipality.levers)
        for name, lever in LEVERS.items():
            value = start.get(name, lever.default)
            changes = scenario.changes_of(name, municipality.name)
            paths[name][:, m] = one_lever_path(value, changes, lever.phase_in_months, shape[0])
    return paths


def one_lever_path(
    start: float, changes: Sequence[LeverChange], phase_in_months: int, n_months: int
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """One lever's path [lever units], shape (n_months,): from `start`, through each change, and back after its end."""
    turns = [(change.from_month, change.value) for change in changes]
    starts = {month for month, _ in turns}
    turns += [(c.to_month + 1, start) for c in changes if c.to_month is not None and c.to_month + 1 not in starts]
    path = np.full(n_months, float(start))
    for month, value in sorted(turns):
        if month < n_months:
            reached = path[month - 1]
            steps = np.arange(1, n_months - month + 1) / max(1, phase_in_months)
            path[month:] = reached + (value - reached) * np.minimum(1.0, steps)
    return path


def surroundings_paths(scenario: Scenario) -> Path:
    """What disturbances do in every month and municipality."""
    shape = (scenario.horizon_months + 1, len(scenario.municipalities))
    paths = np.zeros(shape, SURROUNDINGS).view(np.recarray)
    for field, neutral in PATH_NEUTRAL.items():
        paths[field] = neutral
    for m, municipality in enumerate(scenario.municipalities):
        relevant = [d for d in scenario.disturbances if d.municipality in (None, municipality.name)]
        for month in range(1, shape[0]) if relevant else ():
            effects = together(path_effect(d.kind, d.size, d.months, month - d.month) for d in relevant)
            for field, value in effects.items():
                paths[field][month, m] = value
    return paths


def development_paths(levers: Path) -> Path:
    """Monthly cost of levers relative to the municipality's own today [kr], by what it is counted in."""
    paths = np.zeros(levers.shape, DEVELOPMENT).view(np.recarray)
    counted_in = {CASEWORKER_YEAR: "kr_per_caseworker", CITIZEN_YEAR: "kr_per_citizen"}
    for name, lever in LEVERS.items():
        if lever.cost_kr:
            change = levers[name] - levers[name][0]
            paths[counted_in.get(lever.cost_unit, "kr")] += lever.cost_kr * change / MONTHS_PER_YEAR
    paths[0] = 0.0
    return paths
