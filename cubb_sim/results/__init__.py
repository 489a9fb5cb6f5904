"""Results of running a scenario, as arrays in memory, as tables, and on disk."""

from cubb_sim.results.files import read_tables
from cubb_sim.results.manifest import Manifest, NumbersUsed, manifest_of
from cubb_sim.results.replication import CohortPeople, Replication, replication_of
from cubb_sim.results.run_result import RunResult

__all__ = [
    "CohortPeople",
    "Manifest",
    "NumbersUsed",
    "Replication",
    "RunResult",
    "manifest_of",
    "read_tables",
    "replication_of",
]
