"""What a sweep asks of an engine: start processes, give them batches, say when one has died."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from cubb_sim.experiments.running.batches import Batch, Outcomes, Parcel


class Pool(Protocol):
    """Processes at work."""

    @property
    def n_processes(self) -> int:
        """That can work at the same time."""
        ...

    @property
    def deaths(self) -> tuple[type[BaseException], ...]:
        """The errors with which a batch comes back whose worker has died."""
        ...

    @property
    def disconnections(self) -> tuple[type[BaseException], ...]:
        """The errors by which it is noticed that nobody answers any more."""
        ...

    @property
    def die_together(self) -> bool:
        """Whether the death of one worker takes the batches of all others along."""
        ...

    def submit(self, parcel: Parcel, batch: Batch) -> Future[Outcomes]:
        """Give a batch to whichever process is free."""
        ...

    def replace(self) -> None:
        """Start anew after a death, where that does not happen by itself."""
        ...

    def close(self, *, at_once: bool) -> None:
        """End all processes; at once, or when they have done what they have."""
        ...


class Engine(Protocol):
    """Where runs are computed. What comes out is the same to the last bit, wherever that is."""

    def start(self) -> Pool:
        """Start the processes.

        Raises:
            CubbSimError: they cannot be started or reached.
        """
        ...
