"""Designs, points and models made up for tests of running them; models stand here so that workers can import them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from cubb_sim.experiments.design import Analysis, Design, Distribution, Factor, FactorKind, Method, Output, Seeds
from cubb_sim.experiments.models import KnownAnswer
from cubb_sim.experiments.points import Descriptor, Points
from cubb_sim.experiments.seeds import seeds_of
from cubb_sim.parameters import Grade, Text

WORDS = Text("Ord", "Words")


def factor(name: str) -> Factor:
    return Factor(
        name, FactorKind.INPUT, "input", Distribution.UNIFORM, (-np.pi, np.pi), "", WORDS, Grade.ASSUMED, "made up"
    )


def design(size: int = 20, replications: int = 2, **changed: Any) -> Design:
    whole = Design(
        name="made",
        title=WORDS,
        question=WORDS,
        scenario="",
        strategies=(),
        model="ishigami",
        factors=tuple(factor(name) for name in ("x1", "x2", "x3", "dummy")),
        groups=False,
        method=Method.LATIN,
        size=size,
        second_order=False,
        levels=4,
        replications=replications,
        seeds=Seeds.INDEPENDENT,
        seed=1,
        outputs=(Output("y"),),
        subgroups=(),
        from_month=1,
        disturbance_month=12,
        analyses=(Analysis.CURVES,),
    )
    return replace(whole, **changed)


def points(of: Design) -> Points:
    """A longer design begins with the points of a shorter one."""
    shares = np.random.default_rng(of.seed).random((of.size, len(of.factors)))
    descriptor = Descriptor("latin", of.size, len(of.factors), False, of.levels, of.seed, of.size, 1, "numpy")
    return Points(shares, np.arange(of.size), descriptor)


NOISY = KnownAnswer("ishigami", ("x1", "x2", "x3", "dummy"), 1.0)


@dataclass(frozen=True)
class Troubled:
    """The sum of its values and a bit of the seed; with trouble where the first value is high.

    Attributes:
        trouble: `none`, `raises`, `raises in prepare`, `exits`, `one too many`, `dies once`, `dies` or `slow`.
        from_value: of the first factor, from which there is trouble.
        place: a folder for marks.
    """

    trouble: str = "none"
    from_value: float = 2.0
    place: Path = Path()
    version: str = "troubled-1"
    output_names: tuple[str, ...] = ("y", "z")

    def identity(self, world: int) -> bytes:
        return f"{self.version}|{world}".encode()

    def prepare(self, values: Any) -> TroubledPoint:
        if self.trouble == "raises in prepare" and values[0] >= self.from_value:
            raise ValueError(f"no such point: {values[0]:.6f}")
        return TroubledPoint(self, values)


@dataclass(frozen=True)
class TroubledPoint:
    model: Troubled
    values: Any

    def run(self, world: int, seed: int) -> Sequence[float]:
        if self.model.trouble != "none" and self.values[0] >= self.model.from_value:
            in_trouble(self.model, self.values)
        return (float(self.values.sum()) + world, float(seed % 1000))


def in_trouble(model: Troubled, values: Any) -> None:
    mark = model.place / f"died-{values[0]:.6f}"
    if model.trouble == "raises":
        raise ValueError(f"too high: {values[0]:.6f}")
    if model.trouble == "exits":
        raise SystemExit(3)
    if model.trouble == "dies" or (model.trouble == "dies once" and not mark.exists()):
        mark.touch()
        os._exit(11)
    if model.trouble == "slow":
        time.sleep(0.01)


def by_hand(model: Any, of: Design) -> Any:
    """Every output of every run, one after the other: float64[points, worlds, replications, outputs]."""
    placed = points(of)
    seeds = seeds_of(of.seeds, of.seed, placed.rows, of.replications)
    return np.array(
        [
            [
                [np.array(model.prepare(values).run(world, seed), float) for seed in row.tolist()]
                for world in range(len(of.worlds))
            ]
            for values, row in zip(of.values(placed.shares), seeds, strict=True)
        ]
    )


def table_of(folder: Path) -> Any:
    """All stored runs but their seconds, in the order of their identities."""
    parts = [pq.read_table(path).to_pandas() for path in sorted((folder / "parts").iterdir())]
    return pd.concat(parts).drop(columns="seconds").sort_values("run_id", ignore_index=True)
