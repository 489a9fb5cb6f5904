"""Sweeps of models with a known answer, as an analysis is given them, without a store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import DUMMY, Analysis, Design, Distribution, Factor, FactorKind, Method, Output, Seeds
from cubb_sim.experiments.models.known_answers import RANGES, KnownAnswer
from cubb_sim.experiments.points import Points
from cubb_sim.experiments.sampling import points_of
from cubb_sim.experiments.seeds import seeds_of
from cubb_sim.parameters.specification import Grade, Text

NOTHING = Text("", "")


def factor(name: str, low: float, high: float, group: str = "inputs") -> Factor:
    kind = FactorKind.DUMMY if name == DUMMY else FactorKind.INPUT
    own = kind.value if name == DUMMY else group
    return Factor(name, kind, own, Distribution.UNIFORM, (low, high), "1", NOTHING, Grade.ASSUMED, "")


def design_of(model: str, method: Method, size: int, **changes: Any) -> Design:
    n, low, high = RANGES[model]
    factors = (*(factor(f"x{at + 1}", low, high) for at in range(n)), factor(DUMMY, 0.0, 1.0))
    usual = Design(
        name="known", title=NOTHING, question=NOTHING, scenario="", strategies=(), model=model, factors=factors,
        groups=False, method=method, size=size, second_order=False, levels=4, replications=1,
        seeds=Seeds.INDEPENDENT, seed=1, outputs=(Output("y"),), subgroups=(), from_month=0, disturbance_month=0,
        analyses=(Analysis.SOBOL,),
    )  # fmt: skip
    return replace(usual, **changes)


def swept(design: Design, noise_sd: float = 0.0, points: Points | None = None) -> SweepData:
    """Every run of a design, world by world and replication by replication."""
    placed = points_of(design) if points is None else points
    model = KnownAnswer(design.model, design.names, noise_sd)
    seeds = seeds_of(design.seeds, design.seed, placed.rows, design.replications)
    values = np.empty((len(placed), len(design.worlds), design.replications, 1))
    for at, row in enumerate(design.values(placed.shares)):
        ready = model.prepare(row)
        for world in range(len(design.worlds)):
            for replication in range(design.replications):
                values[at, world, replication] = ready.run(world, int(seeds[at, replication]))
    return data_of(design, placed, values, model.output_names)


def data_of(design: Design, points: Points, values: Any, names: tuple[str, ...] = ("y",)) -> SweepData:
    return SweepData(design, points, names, values, np.ones(values.shape[:3], bool), pd.DataFrame(), {})
