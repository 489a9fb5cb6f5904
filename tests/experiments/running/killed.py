"""A process that sweeps a slow model and is meant to be killed; called with a folder and a number of processes."""

from __future__ import annotations

import sys
from pathlib import Path

from cubb_sim.experiments.running import JoblibEngine, store, sweeping
from tests.experiments.running.made import Troubled, design, points

DESIGN = design(100, 2)
MODEL = Troubled("slow", from_value=-1.0)


def main() -> None:
    """Sweep, and say when it has begun."""
    store.SECONDS_A_PART = 0.02
    sweeping._points = points  # type: ignore[assignment]
    folder, n_processes = Path(sys.argv[1]), int(sys.argv[2])
    sweeping.sweep(
        DESIGN,
        folder,
        model=MODEL,
        engine=JoblibEngine(n_processes),
        resume=True,
        progress=lambda _: print("on", flush=True),
    )


if __name__ == "__main__":
    main()
