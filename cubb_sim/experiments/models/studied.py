"""What a sweep asks of a model: values and a seed in, outputs out; ours, or one with a known answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class StudiedModel(Protocol):
    """A model that can be swept. It is sent to worker processes, so it can be pickled.

    Attributes:
        version: changes whenever the same values and seed may give other outputs; runs of two versions are not mixed.
        output_names: columns of the outputs.
    """

    @property
    def version(self) -> str:
        """See above."""
        ...

    @property
    def output_names(self) -> tuple[str, ...]:
        """See above."""
        ...

    def identity(self, world: int) -> bytes:
        """Everything but values and seed that a run in this world depends on, the version included."""
        ...

    def prepare(self, values: Array) -> PreparedPoint:
        """Make a point ready: what its runs share is worked out once.

        Args:
            values: float64[factors], in the factors' own units.

        Raises:
            Exception: the point cannot be run at all; every run of it has failed then.
        """
        ...


class PreparedPoint(Protocol):
    """A point ready to be run."""

    def run(self, world: int, seed: int) -> Sequence[float] | Array:
        """The outputs of one run, in the order of `output_names`; undefined ones are NaN.

        Raises:
            Exception: the run failed.
        """
        ...
