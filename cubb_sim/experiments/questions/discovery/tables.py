"""When is the goal reached: boxes, their trade-off and stability, as tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.questions.discovery.futures import Box, Futures, Standing, futures_of, standing
from cubb_sim.experiments.questions.discovery.notes import (
    CANNOT_PEEL,
    NO_GOAL,
    NOTHING_CLEAR,
    no_boxes_because,
    overfitted,
    screened,
    success_words,
)
from cubb_sim.experiments.questions.discovery.prim import MOST_DIMENSIONS, prim_boxes
from cubb_sim.experiments.questions.discovery.success import Success, success_of
from cubb_sim.experiments.questions.discovery.tree import cart_boxes
from cubb_sim.experiments.questions.discovery.words import box_in_words
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, frame, start_of
from cubb_sim.parameters.specification import Text

Mask = NDArray[np.bool_]
Search = Callable[[Futures, Mask], list[Box]]

FEWEST = 20
"""Successes, and failures, below which no boxes are looked for (assumed)."""


def discovery_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 20) -> Tables:
    """Boxes by PRIM and CART for the design's goal, in each world.

    Args:
        seed: of the redrawn points, of the tree's ties and of the emulator that stands in for replications.
        n_bootstrap: redrawn sets of points that show how stable a box's dimensions are.
    """
    notes, boxes, peeling = Notes("discovery"), list[Row](), list[Row]()
    goal = data.design.goal
    if goal is None or goal.output.name not in data.output_names:
        notes.add(NO_GOAL, is_warning=True)
        return _tables(boxes, peeling, notes)
    futures = futures_of(data)
    levels = [
        Response(goal.output.name, world, data.level(goal.output.name, at))
        for at, world in enumerate(data.design.worlds)
    ]
    notes.missing(levels, Text("Punkter uden nogen værdi er udeladt.", "Points without any value are left out."))
    if len(futures.dimensions) > MOST_DIMENSIONS:
        notes.add(screened(MOST_DIMENSIONS))
    for response in levels:
        reached = success_of(data, response, goal.at_least, seed)
        notes.add(success_words(reached, goal), response, is_warning=not reached.is_trusted)
        problem = no_boxes_because(reached, FEWEST)
        if problem is not None:
            notes.add(problem, response, is_warning=True)
            continue
        here = _World(start_of(response), futures.at(reached.known), reached.reached[reached.known])
        peeling += _prim(here, response, notes, boxes, (seed, n_bootstrap))
        _cart(here, response, notes, boxes, (seed, n_bootstrap))
    return _tables(boxes, peeling, notes)


@dataclass(frozen=True, eq=False)
class _World:
    """The points of one world and which of them reach the goal."""

    start: Row
    futures: Futures
    success: Mask


def _prim(here: _World, response: Response, notes: Notes, boxes: list[Row], draws: tuple[int, int]) -> list[Row]:
    """Add the boxes of PRIM, and give its trade-off."""
    try:
        found, trajectory = prim_boxes(here.futures, here.success)
    except ImportError:
        notes.add(CANNOT_PEEL, response, is_warning=True)
        return []
    _add(
        here,
        "prim",
        found,
        lambda futures, success: prim_boxes(futures, success, len(found))[0],
        (boxes, notes, response, draws),
    )
    rows = []
    for step, box in enumerate(trajectory):
        s = standing(box, here.futures, here.success)
        figures = {"coverage": s.coverage, "density": s.density, "mass": s.mass, "n_restricted": len(box.restricted)}
        rows.append({**here.start, "algorithm": "prim", "step": step, **figures})
    return rows


def _cart(here: _World, response: Response, notes: Notes, boxes: list[Row], draws: tuple[int, int]) -> None:
    seed = draws[0]
    found = cart_boxes(here.futures, here.success, seed)
    _add(
        here,
        "cart",
        found,
        lambda futures, s: cart_boxes(futures, s, seed, len(found)),
        (boxes, notes, response, draws),
    )


def _add(
    here: _World,
    algorithm: str,
    found: list[Box],
    search: Search,
    into: tuple[list[Row], Notes, Response, tuple[int, int]],
) -> None:
    """Add a row for every bounded dimension of every box, and say where nothing, or the dummy, was found."""
    boxes, notes, response, draws = into
    if not found:
        notes.add(NOTHING_CLEAR[algorithm], response)
        return
    stable = _stability(here, search, *draws)
    for place, box in enumerate(found, start=1):
        boxes += _rows(here, algorithm, place, box, stable)
        if any(here.futures.dimensions[d].is_dummy for d in box.restricted):
            notes.add(overfitted(algorithm, place), response, is_warning=True)


def _stability(here: _World, search: Search, seed: int, n_draws: int) -> NDArray[np.float64]:
    """Share of redrawn sets of points in which each dimension is bounded in some box, float64[dimensions]."""
    rng, counts, done = np.random.default_rng(seed), np.zeros(len(here.futures.dimensions)), 0
    for _ in range(n_draws):
        drawn = rng.integers(0, len(here.success), len(here.success))
        success = here.success[drawn]
        if 0 < success.sum() < len(success):
            found = search(here.futures.at(drawn), success)
            bounded = {int(d) for box in found for d in box.restricted}
            counts[list(bounded)] += 1.0
            done += 1
    return counts / done if done else np.full(len(counts), np.nan)


def _rows(here: _World, algorithm: str, place: int, box: Box, stable: NDArray[np.float64]) -> list[Row]:
    s: Standing = standing(box, here.futures, here.success)
    words = box_in_words(box, here.futures, s, float(here.success.mean()))
    rows: list[Row] = []
    for d in box.restricted:
        one = here.futures.dimensions[d]
        rows.append(
            {
                **here.start, "algorithm": algorithm, "box": place, "factor": one.name,
                "low": max(float(box.low[d]), one.low), "high": min(float(box.high[d]), one.high),
                "range_low": one.low, "range_high": one.high,
                "coverage": s.coverage, "density": s.density, "mass": s.mass,
                "n_inside": s.n_inside, "n_success": s.n_success, "stability": float(stable[d]),
                "words_da": words.da, "words_en": words.en,
            }
        )  # fmt: skip
    return rows


def _tables(boxes: list[Row], peeling: list[Row], notes: Notes) -> Tables:
    return {"boxes": frame("boxes", boxes), "peeling": frame("peeling", peeling), "notes": notes.frame()}


__all__ = ["Success", "discovery_tables"]
