"""The simulated worlds that facts and pictures of the documentation are taken from: each is run once per build."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cubb_sim import Comparison, RunResult, run

REPLICATIONS = 40
SEED = 1
"""Those that `cubb-sim compare` uses where it is not told otherwise, so that a reader gets the same numbers."""
ROOT = Path(__file__).resolve().parents[2]

Scenario = str | Path


class Worlds:
    """What facts and pictures are functions of.

    A scenario is a shipped name, several joined by `+`, or the path of a file, from the root of the repository.
    """

    def __init__(self) -> None:
        self._result = cache(_run)
        self._comparison = cache(self._compared)

    def result(self, scenario: Scenario) -> RunResult:
        """A scenario run with 40 replications from seed 1."""
        return self._result(str(scenario))

    def comparison(self, baseline: Scenario, other: Scenario) -> Comparison:
        """Two of them, paired by replication and person."""
        return self._comparison(str(baseline), str(other))

    def mean(self, scenario: Scenario, quantity: str, subgroup: str = "all") -> float:
        """The mean of a quantity over the replications, as every output of the model shows it."""
        return self.result(scenario).level(quantity, subgroup).mean

    def difference(self, baseline: Scenario, other: Scenario, quantity: str, subgroup: str = "all") -> float:
        """The mean of the paired differences, other minus baseline."""
        return self.comparison(baseline, other).difference(quantity, subgroup).difference

    def _compared(self, baseline: str, other: str) -> Comparison:
        return Comparison(self.result(baseline), [self.result(other)])


def _run(scenario: str) -> RunResult:
    file = ROOT / scenario
    return run(file if file.suffix == ".toml" else scenario, replications=REPLICATIONS, seed=SEED)
