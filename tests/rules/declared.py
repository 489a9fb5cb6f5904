"""Rules as plain Python, and the declared numbers they are given: at their defaults or anywhere in their ranges."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from cubb_sim.numbers import NUMBERS
from cubb_sim.parameters import GROUPS, LEVERS, PARAMETERS

quick = settings(max_examples=80, deadline=None, derandomize=True, database=None)
"""Enough examples to meet the edges of the ranges, the same ones every time."""

shares = st.floats(0.0, 1.0)
deviations = st.floats(-4.0, 4.0)


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """The rule itself, not its machine code: quick to call with a handful of numbers."""
    return getattr(function, "py_func", function)


def group(name: str, **changes: float) -> Any:
    """One group of parameters at its defaults, but for `changes`: a record, as compiled code reads it."""
    record = np.zeros(1, NUMBERS[name]).view(np.recarray)
    values = {field: PARAMETERS[f"{name}.{field}"].default for field in GROUPS[name]}
    for field, value in (values | changes).items():
        record[field] = value
    return record[0]


def within(name: str) -> st.SearchStrategy[float]:
    """A number anywhere in the declared range of a parameter or lever, ends included."""
    declared = LEVERS.get(name) or PARAMETERS[name]
    return st.one_of(st.sampled_from([declared.low, declared.high]), st.floats(declared.low, declared.high))


def group_within(name: str) -> st.SearchStrategy[SimpleNamespace]:
    """One group with every number anywhere in its declared range."""
    fields = {field: within(f"{name}.{field}") for field in GROUPS[name]}
    return st.fixed_dictionaries(fields).map(lambda values: SimpleNamespace(**values))
