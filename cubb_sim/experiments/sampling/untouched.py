"""Libraries that draw from, or reseed, the generators everybody shares leave them here as they found them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


@contextmanager
def untouched_generators() -> Iterator[None]:
    """Puts the state of NumPy's and Python's global generators back, whatever is done inside."""
    numpy_state, python_state = np.random.get_state(), random.getstate()  # noqa: NPY002 (kept, not drawn from)
    try:
        yield
    finally:
        np.random.set_state(numpy_state)  # noqa: NPY002
        random.setstate(python_state)
