"""From the folder of a sweep to findings: the analyses that a design asks for, and their tables put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cubb_sim.experiments.analysis import (
    dgsm_tables,
    fast_tables,
    given_data_tables,
    morris_tables,
    sobol_tables,
)
from cubb_sim.experiments.data import SweepData
from cubb_sim.experiments.design import Analysis
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.questions import (
    curve_tables,
    discovery_tables,
    emulator_tables,
    factorial_tables,
    regret_tables,
    replication_tables,
)
from cubb_sim.experiments.running import load_sweep

Tables = dict[str, pd.DataFrame]
Make = Callable[..., Tables]
Told = Callable[[str, int, int], None]
"""Told which analysis is under way, how many are done, of how many."""

MAKERS: Mapping[Analysis, Make] = {
    Analysis.MORRIS: morris_tables,
    Analysis.SOBOL: sobol_tables,
    Analysis.EMULATOR: emulator_tables,
    Analysis.FAST: fast_tables,
    Analysis.RBD_FAST: given_data_tables,
    Analysis.DGSM: dgsm_tables,
    Analysis.PAWN: given_data_tables,
    Analysis.DELTA: given_data_tables,
    Analysis.FACTORIAL: factorial_tables,
    Analysis.CURVES: curve_tables,
    Analysis.REPLICATIONS: replication_tables,
    Analysis.DISCOVERY: discovery_tables,
    Analysis.REGRET: regret_tables,
}


def analyze(
    folder: str | Path, outputs: Sequence[str] | None = None, *, seed: int = 1, told: Told | None = None
) -> Findings:
    """Analyse a sweep, finished or not, as its design asks.

    Args:
        folder: of the sweep.
        outputs: quantities to explain, such as `meaning@under_30`; `None`: those of the design.
        seed: of bootstraps, 1 or more; the same seed gives the same tables.
        told: called before each analysis and after the last.

    Raises:
        CubbSimError: there is no sweep in the folder, or it has no such quantity.
    """
    return analysed(load_sweep(Path(folder), outputs), seed=seed, told=told)


def analysed(data: SweepData, *, seed: int = 1, told: Told | None = None) -> Findings:
    """The same for runs that are at hand."""
    tell = told or (lambda what, done, total: None)
    makers = dict.fromkeys(MAKERS[one] for one in data.design.analyses)
    made: list[Tables] = []
    for make in makers:
        tell(make.__name__.removesuffix("_tables"), len(made), len(makers))
        made.append(make(data, seed=seed))
    tell("", len(made), len(makers))
    return Findings(data.design, data.manifest, {**_joined(made), "failures": data.failures}, data)


def _joined(made: Sequence[Tables]) -> Tables:
    """Tables of one name from several analyses, one below the other."""
    return {name: _stacked(one[name] for one in made if name in one) for name in dict.fromkeys(_names(made))}


def _names(made: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in made:
        yield from one


def _stacked(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    chosen = list(frames)
    filled = [frame for frame in chosen if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else chosen[0]
