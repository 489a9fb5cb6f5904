"""The two uncertainties of paired differences: which runs of a comparison share the model's numbers."""

from __future__ import annotations

from collections.abc import Sequence

from cubb_sim.results import Manifest
from cubb_sim.results.uncertainty import (
    FEWEST_FOR_AN_INTERVAL,
    INNER_LEVEL,
    OUTER_LEVEL,
    SAME_NUMBERS,
    Array,
    Sources,
    Spread,
    spread_of,
)


def shared_draws(baseline: Manifest, other: Manifest) -> tuple[int, ...]:
    """What stands for the draw of the model's numbers behind each paired run.

    Usually both results of a pair have the same draw. Where they have not (one of them was run under a contested
    assumption, say), runs share their numbers only if both draws are the same, and each pair of draws counts as one.
    """
    return paired_draws(baseline.draws, other.draws)


def paired_draws(baseline: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """The draws themselves where both agree; otherwise a number for each pair of draws, from 0."""
    pairs = list(zip(baseline, other, strict=True))
    if all(a == b for a, b in pairs):
        return tuple(baseline)
    numbers = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
    return tuple(numbers[pair] for pair in pairs)


__all__ = [
    "FEWEST_FOR_AN_INTERVAL",
    "INNER_LEVEL",
    "OUTER_LEVEL",
    "SAME_NUMBERS",
    "Array",
    "Sources",
    "Spread",
    "paired_draws",
    "shared_draws",
    "spread_of",
]
