"""Rules and draws as plain Python, for the peer made of objects: the same arithmetic without the compiler."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType, SimpleNamespace
from typing import Any

import numpy as np

from cubb_sim.randomness import WORDS_PER_BLOCK

_LOW_WORD = 0xFFFFFFFF
_MULTIPLIER_0, _MULTIPLIER_1 = 0xD2511F53, 0xCD9E8D57
_WEYL_0, _WEYL_1 = 0x9E3779B9, 0xBB67AE85
_ROUNDS = 10


_PLAIN: dict[Callable[..., Any], Callable[..., Any]] = {}


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """The Python function a compiled rule was made of, calling the Python functions of the rules it calls."""
    source = getattr(function, "py_func", function)
    if source is function:  # not compiled, or compilation is switched off
        return function
    if function not in _PLAIN:
        names = dict(source.__globals__)
        made = _PLAIN[function] = FunctionType(source.__code__, names, source.__name__, source.__defaults__)
        for name in source.__code__.co_names:
            if hasattr(names.get(name), "py_func"):
                names[name] = plain(names[name])
        return made
    return _PLAIN[function]


def philox_word(seed: int, decision: int, month: int, entity: int) -> int:
    """The 32-bit word at one address, by Philox4x32-10 on Python's own integers."""
    c0, c1, c2, c3 = entity & _LOW_WORD, month, decision // WORDS_PER_BLOCK, entity >> 32
    k0, k1 = seed & _LOW_WORD, seed >> 32
    for _ in range(_ROUNDS):
        product_0 = _MULTIPLIER_0 * c0
        product_1 = _MULTIPLIER_1 * c2
        c0 = (product_1 >> 32) ^ c1 ^ k0
        c2 = (product_0 >> 32) ^ c3 ^ k1
        c1 = product_1 & _LOW_WORD
        c3 = product_0 & _LOW_WORD
        k0 = (k0 + _WEYL_0) & _LOW_WORD
        k1 = (k1 + _WEYL_1) & _LOW_WORD
    return (c0, c1, c2, c3)[decision % WORDS_PER_BLOCK]


def uniform(seed: int, decision: int, month: int, entity: int) -> float:
    """The number in (0, 1) at one address: what `cubb_sim.randomness.uniform` gives for the same address."""
    return (philox_word(seed, decision, month, entity) + 0.5) * 2.0**-32


def as_attributes(record: Any) -> SimpleNamespace:
    """A record, and the records in it, as objects with plain Python numbers."""
    parts = {}
    for name in record.dtype.names:
        value = record[name]
        is_record = getattr(value, "dtype", np.dtype("f8")).names is not None
        parts[name] = as_attributes(value) if is_record else float(value)
    return SimpleNamespace(**parts)
