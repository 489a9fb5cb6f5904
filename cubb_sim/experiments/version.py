"""Which program a run is of: every source that can move a quantity of a run with given numbers."""

from __future__ import annotations

from functools import cache

from cubb_sim.compilation import COMPILED_SOURCES, PACKAGE, hash_of

QUANTITY_SOURCES = (
    "model.py", "agents.py", "numbers.py", "paths.py", "population.py", "networks.py", "living.py", "run.py",
    "parameters", "scenario", "knowledge", "quantities", "results/replication.py", "experiments/models",
    "experiments/design/factor.py",
)  # fmt: skip
"""What moves a quantity besides the compiled sources; texts in them count as well, which costs a rerun and no error.
`rewriting` is not among them: sweeps run the package's own model."""


@cache
def simulation_hash() -> str:
    """12 hexadecimal digits; runs with different ones are not mixed."""
    places = [PACKAGE / name for name in (*COMPILED_SOURCES, *QUANTITY_SOURCES)]
    return hash_of(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))
