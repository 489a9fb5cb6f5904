"""How the indices on an emulator settle as points are added."""

from __future__ import annotations

import numpy as np

from cubb_sim.experiments.data import Response
from cubb_sim.experiments.design import Seeds
from cubb_sim.experiments.questions.emulation.fitted import fitted
from cubb_sim.experiments.questions.emulation.inputs import Inputs, at_points, most_important
from cubb_sim.experiments.questions.emulation.intervals import interval_of
from cubb_sim.experiments.questions.tables import Row, means_over_replications, start_of

PARTS = (0.25, 0.5)
"""Shares of the points that emulators are fitted on besides all of them (assumed)."""
CHEAPER = 10
"""A process is conditioned again so many times less often than a quadratic's weights are drawn (assumed)."""
FEWEST = 40
"""Points below which no part is tried (assumed)."""


def convergence_rows(inputs: Inputs, response: Response, seeds: Seeds, seed: int, n_draws: int) -> list[Row]:
    """First and total effects by emulators of a quarter and of half of the points, chosen at random."""
    order = np.random.default_rng(seed).permutation(len(inputs.x))
    rows: list[Row] = []
    for part in PARTS:
        some = np.sort(order[: round(part * len(order))])
        y = means_over_replications(response.values[some])
        if np.isfinite(y).sum() < FEWEST or np.nanmax(y) == np.nanmin(y):
            continue
        kept, terms = most_important(at_points(inputs, some), y)
        found = fitted(kept, terms, Response("", "", response.values[some]), seeds, seed)
        drawn = found.drawn(n_draws if found.fit.process is None else max(1, n_draws // CHEAPER))
        for which in ("first", "total"):
            interval = interval_of(drawn, which)
            rows += [
                {
                    **start_of(response), "analysis": "emulator", "input": name, "order": which,
                    "n_runs": found.n_runs, "value": float(interval[0, i]), "low_95": float(interval[1, i]),
                    "high_95": float(interval[2, i]),
                }
                for i, name in enumerate(kept.names)
                if (kept.input_of == i).any()
            ]  # fmt: skip
    return rows
