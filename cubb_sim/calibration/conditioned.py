"""Emulators of the free numbers alone, the structural switches standing still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cubb_sim.calibration.inference.emulator import Emulators

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class ConditionedEmulators(Emulators):
    """`Emulators` whose last inputs are given: everything that takes emulators takes these.

    Attributes:
        switches: float64[s], the scaled switches that every point gets.
    """

    switches: Array = None  # type: ignore[assignment]  # always given; a default since the base's fields have none

    def means(self, x_scaled: Array) -> Array:
        """As `Emulators.means`, of the free numbers alone."""
        return super().means(self._whole(x_scaled))

    def predict(self, x_scaled: Array) -> tuple[Array, Array]:
        """As `Emulators.predict`, of the free numbers alone."""
        return self._plain().predict(self._whole(x_scaled))

    def select(self, keep: Any) -> Emulators:
        """As `Emulators.select`."""
        return conditioned(self._plain().select(keep), self.switches)

    def _plain(self) -> Emulators:
        return Emulators(
            self.names, self.terms, self.weights, self.roots, self.floor, self.processes, self.chance, self.report
        )

    def _whole(self, x_scaled: Array) -> Array:
        return np.column_stack([x_scaled, np.tile(self.switches, (len(x_scaled), 1))])


def conditioned(emulators: Emulators, switches: Array) -> ConditionedEmulators:
    """The emulators with their last inputs standing at `switches` (scaled)."""
    e = emulators
    return ConditionedEmulators(
        e.names, e.terms, e.weights, e.roots, e.floor, e.processes, e.chance, e.report, switches=switches
    )
