"""Check the method of the calibration once against PyMC's SMC-ABC, and keep what came of it beside the posterior.

Needs the extra `crosscheck` and takes some five minutes on one core: `python docs/make_crosscheck.py`.
"""

from __future__ import annotations

import sys
import time

from cubb_sim.calibration.crosschecked import cross_check
from cubb_sim.knowledge import SHIPPED


def main() -> int:
    """Run both methods and write the table."""
    began = time.monotonic()
    table, n_runs = cross_check()
    table["smc_abc_runs"] = n_runs
    table.to_parquet(SHIPPED / "crosscheck.parquet", index=False)
    print(table.to_string(index=False))
    print(f"{n_runs} runs without emulators, {time.monotonic() - began:.0f} seconds for both methods.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
