"""Which strategy is least regretted over all that is not known: how far each falls short of the best in each future.

Regret of a strategy in a future is what the strategy that does best there gives, minus what this one gives (Savage
1951; in robust decision making, Lempert, Popper and Bankes 2003). A future is a point of the design. No strategy is
called the best: the table is in the order of the design, and says over how many futures nothing else does better.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.data import Response, SweepData
from cubb_sim.experiments.questions.tables import Notes, Row, Tables, frame, means_over_replications
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Better

Array = NDArray[np.float64]

OF_THE_ORDER_OF_CHANCE = 2.0
"""A mean regret below this many times what chance alone makes is said to be of its order (assumed)."""
AT_LEAST = 2
"""Worlds, and replications, without which there is nothing to compare."""


def regret_tables(data: SweepData, *, seed: int = 1, n_bootstrap: int = 50) -> Tables:
    """Regret of every strategy, as today included, for each output that has a better direction.

    Args:
        seed: of the redrawn replications that show what chance makes.
        n_bootstrap: how often they are redrawn.
    """
    notes, rows = Notes("regret"), list[Row]()
    if len(data.design.worlds) < AT_LEAST:
        notes.add(_NO_STRATEGIES, is_warning=True)
        return {"regret": frame("regret", rows), "notes": notes.frame()}
    if data.values.shape[2] < AT_LEAST:
        notes.add(_ONE_REPLICATION, is_warning=True)
    for at, output in enumerate(data.output_names):
        quantity = QUANTITIES.get(output.split("@")[0])
        if quantity is None or quantity.better is Better.NEITHER:
            notes.add(_NO_DIRECTION, Response(output, "", data.values[:, 0, :, at]))
            continue
        sign = 1.0 if quantity.better is Better.HIGHER else -1.0
        rng = np.random.default_rng(seed)
        rows.extend(_rows_of(output, data.design.worlds, data.values[:, :, :, at], sign, (rng, n_bootstrap), notes))
    return {"regret": frame("regret", rows), "notes": notes.frame()}


def regrets(values: Array, sign: float) -> Array:
    """How far each strategy falls short of the best of them in each future, float64[futures, worlds], 0 or more.

    Args:
        values: float64[futures, worlds].
        sign: 1 where more is better, -1 where less is.
    """
    signed = sign * values
    return np.asarray(np.max(signed, axis=1, keepdims=True) - signed)


def _rows_of(
    output: str,
    worlds: tuple[str, ...],
    values: Array,
    sign: float,
    draws: tuple[np.random.Generator, int],
    notes: Notes,
) -> list[Row]:
    """One row for each world; values are float64[futures, worlds, replications]."""
    of = Response(output, "", values[:, 0, :])
    means = means_over_replications(_paired(values))
    known = np.asarray(np.isfinite(means).all(axis=1))
    if not known.all():
        notes.add(_left_out(int((~known).sum()), len(known)), of, is_warning=bool((~known).mean() > 0.1))  # noqa: PLR2004
    if not known.any():
        return []
    regret = regrets(means[known], sign)
    by_chance = _regret_by_chance(values[known], sign, *draws)
    if np.all(regret.mean(axis=0) < OF_THE_ORDER_OF_CHANCE * by_chance):
        notes.add(_MOSTLY_CHANCE, of, is_warning=True)
    return [
        {
            "output": output, "world": world, "is_effect": False,
            "mean": float(means[known, w].mean()),
            "low_80": float(np.quantile(means[known, w], 0.1)),
            "high_80": float(np.quantile(means[known, w], 0.9)),
            "mean_regret": float(regret[:, w].mean()),
            "worst_regret": float(np.max(regret[:, w])),
            "regret_90": float(np.quantile(regret[:, w], 0.9)),
            "share_least": float((regret[:, w] == 0.0).mean()),
            "n_futures": int(known.sum()),
            "regret_by_chance": float(by_chance[w]),
        }
        for w, world in enumerate(worlds)
    ]  # fmt: skip


def _paired(values: Array) -> Array:
    """Only the replications that every world has: strategies meet the same luck, or are not compared."""
    everywhere = np.isfinite(values).all(axis=1, keepdims=True)
    return np.where(everywhere, values, np.nan)


def _regret_by_chance(values: Array, sign: float, rng: np.random.Generator, n_draws: int) -> Array:
    """Mean regret of each world if all did equally well in every future and only luck differed, float64[worlds].

    The replications' deviations from their mean are redrawn, for all worlds together, so that what common random
    numbers share stays shared. NaN with one replication.
    """
    n_futures, n_worlds, n = values.shape
    if n < AT_LEAST:
        return np.full(n_worlds, np.nan)
    paired = _paired(values)
    deviations = paired - means_over_replications(paired)[:, :, None]
    deviations = np.where(np.isfinite(deviations), deviations, 0.0) * np.sqrt(n / (n - 1.0))
    total = np.zeros(n_worlds)
    for _ in range(n_draws):
        chosen = rng.integers(0, n, size=(n_futures, 1, n))
        total += regrets(np.take_along_axis(deviations, chosen, axis=2).mean(axis=2), sign).mean(axis=0)
    return total / n_draws


def _left_out(n_left: int, n: int) -> Text:
    return Text(
        f"{n_left} af {n} fremtider er udeladt, fordi ikke alle strategier har en værdi dér.",
        f"{n_left} of {n} futures are left out, because not every strategy has a value there.",
    )


_NO_STRATEGIES = Text(
    "Der er ingen strategier at sammenligne: designet nævner ingen.",
    "There are no strategies to compare: the design names none.",
)
_ONE_REPLICATION = Text(
    "Med én gentagelse kan tilfældets del af fortrydelsen ikke skilles ud; den er for stor, hvor strategier ligner "
    "hinanden.",
    "With one replication the part of regret that chance makes cannot be told; regret is too large where strategies "
    "are alike.",
)
_NO_DIRECTION = Text(
    "Målet har ingen retning, der altid er bedre, så fortrydelse kan ikke opgøres.",
    "The quantity has no direction that is always better, so regret cannot be counted.",
)
_MOSTLY_CHANCE = Text(
    "Fortrydelsen er ikke klart større, end tilfældet alene ville give: flere gentagelser er nødvendige, før "
    "strategierne kan skelnes.",
    "Regret is not clearly larger than chance alone would make it: more replications are needed before the "
    "strategies can be told apart.",
)
