"""Which sources can move a simulated study: a calibration made with others is no longer quite this model's."""

from __future__ import annotations

from functools import cache

from cubb_sim.compilation import COMPILED_SOURCES, PACKAGE, hash_of

STUDY_SOURCES = (
    "parameters", "numbers.py", "paths.py", "population.py", "networks.py", "calibration/measures.py",
    "calibration/bip_study",
)  # fmt: skip
"""What moves a study besides the compiled sources."""


@cache
def model_hash() -> str:
    """12 hexadecimal digits of every source that can move a simulated study."""
    places = [PACKAGE / name for name in (*COMPILED_SOURCES, *STUDY_SOURCES)]
    return hash_of(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))
