"""Sweeps made by hand: factors, points and outputs without any run."""

from __future__ import annotations

import numpy as np

from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import (
    DUMMY,
    Analysis,
    Design,
    Distribution,
    Factor,
    FactorKind,
    Goal,
    Method,
    Output,
    Seeds,
)
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.parameters.specification import Grade, Text


def factor(name, *arguments, group="", levels=False, kind=FactorKind.INPUT, unit="share", title=None):
    spread = Distribution.LEVELS if levels else Distribution.UNIFORM
    kind = FactorKind.DUMMY if name == DUMMY else kind
    title = title or Text(f"Faktor {name}", f"Factor {name}")
    return Factor(name, kind, group or name, spread, arguments or (0.0, 1.0), unit, title, Grade.ASSUMED, "")


def design(factors, **changed):
    content = {
        "name": "hand", "title": Text("T", "T"), "question": Text("Q", "Q"), "scenario": "", "strategies": (),
        "model": "hand", "factors": tuple(factors), "groups": False, "method": Method.LATIN, "size": 1,
        "second_order": False, "levels": 4, "replications": 1, "seeds": Seeds.INDEPENDENT, "seed": 1,
        "outputs": (Output("y"),), "subgroups": (), "from_month": 1, "disturbance_month": 12,
        "analyses": tuple(Analysis), "goal": None,
    }  # fmt: skip
    return Design(**{**content, **changed})


def shares(n, k, seed=1):
    """A Latin hypercube, made with random orders."""
    rng = np.random.default_rng(seed)
    return (np.stack([rng.permutation(n) for _ in range(k)], axis=1) + rng.random((n, k))) / n


def swept(of, placed, values, rows=None, names=("y",)):
    """Values float64[points], [points, replications], [points, worlds, replications] or with outputs last."""
    values = np.asarray(values, dtype=float)
    if values.ndim == 1:
        values = values[:, None]
    if values.ndim == 2:
        values = values[:, None, :]
    if values.ndim == 3:
        values = values[..., None]
    rows = np.arange(len(placed)) if rows is None else np.asarray(rows)
    described = Descriptor(of.method, of.size, len(of.factors), False, 4, 1, len(placed), 1, "hand")
    done = np.ones(values.shape[:3], dtype=bool)
    return SweepData(of, Points(placed, rows, described), tuple(names), values, done, [], {})


def goal(at_least, name="y"):
    return Goal(Output(name), at_least)
