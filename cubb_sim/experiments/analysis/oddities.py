"""Indices that no true index can be: negative, above one together, or first above total. They are kept, and said."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cubb_sim.experiments.analysis.notes import BLOCKS, Note
from cubb_sim.experiments.analysis.replicated import Resampled
from cubb_sim.experiments.analysis.replicated.moments import Contributions
from cubb_sim.experiments.analysis.tables import Collected
from cubb_sim.experiments.data import Response

ROUNDING = 1e-12
"""Indices nearer to zero than this are zero but for rounding (`assumed`)."""


def keys_of(found: Resampled, is_over: NDArray[np.bool_] | None, is_unreliable: bool) -> list[str]:
    """A key for each index: what weighs most against it."""
    keys = []
    for at, value in enumerate(found.value):
        if is_unreliable:
            keys.append("unreliable")
        elif is_over is not None and is_over[at]:
            keys.append("overlapping")
        else:
            keys.append("negative" if value < -ROUNDING else "")
    return keys


def note_oddities(collected: Collected, analysis: str, of: Response, made: tuple[Resampled, Contributions]) -> None:
    """Say which indices are negative, and which do not fit together beyond their intervals."""
    found, parts = made
    names = collected.design.group_names
    first, total, together = (found.take(one) for one in (parts.first, parts.total, parts.sum_of_first))
    negative = [
        f"{name} ({order})"
        for order, some in (("first", first), ("total", total))
        for name, value in zip(names, some.value.tolist(), strict=True)
        if value < -ROUNDING
    ]
    negative += [
        f"{names[i]} × {names[j]}"
        for (i, j), value in zip(parts.pairs.tolist(), found.take(parts.second).value.tolist(), strict=True)
        if value < -ROUNDING
    ]
    if negative:
        collected.add_note(Note(analysis, "negative", of, {"n": len(negative), "names": _listed(negative)}))
    odd = [f"{name}: first > total" for name, over in zip(names, first.low > total.high, strict=True) if over]
    if together.low[0] > 1.0:
        odd.append(f"sum of first = {together.value[0]:.2f}")
    if odd:
        collected.add_note(Note(analysis, "overlapping", of, {"what": _listed(odd), "blocks": BLOCKS["sobol"]}))


def _listed(names: Sequence[str]) -> str:
    most = 8
    return ", ".join(names[:most]) + (", ..." if len(names) > most else "")
