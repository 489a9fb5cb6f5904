"""How records are made: field by field, the widest first, all zero at the start."""

from __future__ import annotations

from typing import Any

import numpy as np


def record(*parts: list[Any]) -> np.dtype[np.void]:
    """A record type with its widest fields first, so that none lies across two words."""
    fields = [field for part in parts for field in part]
    fields.sort(key=lambda field: -np.dtype(field[1]).itemsize)
    return np.dtype(fields, align=True)


def empty(dtype: np.dtype[np.void], n: int) -> np.recarray[Any, Any]:
    """`n` zeroed records."""
    return np.zeros(n, dtype).view(np.recarray)
