"""What was observed, as arrays: values on the scale they are compared on, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cubb_sim.errors import CubbSimError, UnknownNameError

Array = NDArray[np.float64]


class ObservedError(CubbSimError):
    """Targets that cannot be compared with anything."""


@dataclass(frozen=True, eq=False)
class Observed:
    """The targets a posterior is conditioned on.

    Attributes:
        names: one label per target, t of them.
        values: float64[t], on the transformed scale (log, logit or none) the simulated values come on too.
        sd: float64[t], uncertainty of the target itself with the model discrepancy, same scale, above zero.
        counts_chance: bool[t], whether the chance of one realisation of the study's size adds to the variance
            (yes for one study or one municipality; no for a national average).
    """

    names: tuple[str, ...]
    values: Array
    sd: Array
    counts_chance: NDArray[np.bool_]

    def __init__(self, names: Sequence[str], values: ArrayLike, sd: ArrayLike, counts_chance: ArrayLike) -> None:
        object.__setattr__(self, "names", tuple(names))
        object.__setattr__(self, "values", np.array(values, dtype=np.float64))
        object.__setattr__(self, "sd", np.array(sd, dtype=np.float64))
        object.__setattr__(self, "counts_chance", np.array(counts_chance, dtype=np.bool_))
        for field in ("values", "sd", "counts_chance"):
            if getattr(self, field).shape != (len(self.names),):
                raise ObservedError(
                    f"Observed: '{field}' has shape {getattr(self, field).shape}, allowed is one entry for each of "
                    f"{len(self.names)} targets."
                )
        for name, value, sd_of_it in zip(self.names, self.values, self.sd, strict=True):
            if not (np.isfinite(value) and np.isfinite(sd_of_it) and sd_of_it > 0.0):
                raise ObservedError(
                    f"Target '{name}': value {value} with standard deviation {sd_of_it}; allowed are a finite value "
                    "and a finite standard deviation above zero (say how unsure the target is)."
                )

    def __len__(self) -> int:
        return len(self.names)

    def index(self, name: str) -> int:
        """The position of a target."""
        if name not in self.names:
            raise UnknownNameError("Observed", "target", name, self.names)
        return self.names.index(name)

    def select(self, keep: ArrayLike) -> Observed:
        """Only the targets at the given positions (or under a mask of bool[t])."""
        where = np.arange(len(self))[np.asarray(keep)]
        return Observed([self.names[i] for i in where], self.values[where], self.sd[where], self.counts_chance[where])

    def without(self, name: str) -> Observed:
        """All targets but one."""
        return self.select(np.arange(len(self)) != self.index(name))

    def counting_all(self) -> Observed:
        """The same with chance counted for every target: what a method sees that compares single runs."""
        return Observed(self.names, self.values, self.sd, np.ones(len(self), dtype=np.bool_))
