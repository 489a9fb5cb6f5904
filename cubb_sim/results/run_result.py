"""The result of running one scenario: its replications, and the tables made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cubb_sim.errors import CubbSimError
from cubb_sim.outcome import MUNICIPAL_NET, Account, Stock
from cubb_sim.quantities import QUANTITY_INDEX, SUBGROUP_INDEX
from cubb_sim.results import tables
from cubb_sim.results.files import write_result
from cubb_sim.results.levels import Level, levels_of
from cubb_sim.results.manifest import Manifest
from cubb_sim.results.replication import CohortPeople, Replication
from cubb_sim.results.tables import Table

if TYPE_CHECKING:
    from cubb_sim.scenario import Scenario

PerReplication = np.ndarray[tuple[int], np.dtype[np.float64]]
Course = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class RunResult:
    """All replications of one scenario.

    Attributes:
        scenario: what was run.
        manifest: where the result comes from.
        municipalities: names, in the order of the municipality axis.
        replications: in the order of `manifest.seeds`.
    """

    scenario: Scenario
    manifest: Manifest
    municipalities: tuple[str, ...]
    replications: tuple[Replication, ...]

    def __post_init__(self) -> None:
        if not self.replications:
            raise CubbSimError("A result needs at least one replication.")
        seeds = tuple(one.seed for one in self.replications)
        if seeds != self.manifest.seeds:
            raise CubbSimError(f"The replications have the seeds {seeds}, but the manifest says {self.manifest.seeds}.")
        if len(self.draws) != len(seeds):
            raise CubbSimError(f"The manifest names {len(self.draws)} draws for {len(seeds)} replications.")

    @property
    def n_replications(self) -> int:
        """Number of replications."""
        return len(self.replications)

    @property
    def draws(self) -> tuple[int, ...]:
        """Which draw of the model's numbers each replication had; all -1 where they are the same in every run."""
        return self.manifest.draws

    @property
    def horizon_months(self) -> int:
        """Months simulated."""
        return self.manifest.horizon_months

    @property
    def people(self) -> tuple[CohortPeople, ...]:
        """The persons of the cohort, per replication."""
        return tuple(one.people for one in self.replications)

    @cached_property
    def values(self) -> np.ndarray[tuple[int, int, int], np.dtype[np.float64]]:
        """Every quantity for every subgroup, float64[replications, quantities, subgroups]."""
        return np.array([one.values for one in self.replications])

    @cached_property
    def quantities(self) -> Table:
        """One row per replication, subgroup and quantity."""
        return tables.quantities_table(self.replications)

    @cached_property
    def periods(self) -> Table:
        """One row per replication, municipality and month."""
        return tables.periods_table(self.replications, self.municipalities)

    @cached_property
    def people_table(self) -> Table:
        """One row per replication and person of the cohort."""
        return tables.people_table(self.replications, self.municipalities)

    @cached_property
    def events(self) -> Table | None:
        """One row per event, or None where event rows were off."""
        return tables.events_table(self.replications, self.municipalities)

    def value(self, quantity: str, subgroup: str = "all") -> PerReplication:
        """One quantity in one subgroup, float64[replications]."""
        chosen: PerReplication = self.values[:, QUANTITY_INDEX[quantity], SUBGROUP_INDEX[subgroup]]
        return chosen

    def level(self, quantity: str, subgroup: str = "all") -> Level:
        """The mean of one quantity in one subgroup, with chance and not knowing told apart."""
        return self.levels[quantity, subgroup]

    @cached_property
    def levels(self) -> dict[tuple[str, str], Level]:
        """Every quantity in every subgroup it exists in, by the names of both."""
        return levels_of(self.values, self.draws)

    def heads_by_month(self, stock: Stock) -> Course:
        """A head count or a number of posts, all municipalities together, float64[replications, horizon + 1]."""
        return np.array([one.stocks[:, :, stock].sum(axis=1) for one in self.replications])

    def cohort_share_by_month(self, stock: Stock) -> Course:
        """A head count of the cohort as a share of the cohort, float64[replications, horizon + 1]."""
        n_persons = np.array([[len(one.people)] for one in self.replications], np.float64)
        return self.heads_by_month(stock) / np.where(n_persons > 0, n_persons, np.nan)

    def kr_by_month(self, accounts: Iterable[Account] = MUNICIPAL_NET) -> Course:
        """Kroner booked on these accounts, all municipalities together, float64[replications, horizon + 1]."""
        chosen = list(accounts)
        return np.array([one.ledger[:, :, chosen].sum(axis=(1, 2)) for one in self.replications], np.float64)

    def to_parquet(self, folder: str | Path) -> Path:
        """Write all tables and the manifest to a folder, whole or not at all.

        Raises:
            OutputError: the folder holds something else, or could not be written; nothing is left behind.
        """
        contents = {"quantities": self.quantities, "periods": self.periods, "people": self.people_table}
        if self.events is not None:
            contents["events"] = self.events
        return write_result(Path(folder), contents, self.manifest)
