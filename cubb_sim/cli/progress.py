"""How far the work has come, and how long it will take: on standard error, and only where somebody is watching."""

# ruff: noqa: PLC0415 (rich is imported when there is something to show)

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

WORTH_SHOWING_SECONDS = 2.0
"""Shorter work is done before anybody could read how far it is."""


class ProgressBar:
    """A bar that appears when the work looks as if it will take more than two seconds.

    To be called with the number of replications done and of all, as `run` and `compare` do.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown[0].stop()

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        if done == 0:
            self._began = time.monotonic()
        elif self._shown is None and self._is_worth_showing(done, total):
            self._shown = self._start(total)
        if self._shown:
            bar, task = self._shown
            bar.update(task, completed=done)

    def _is_worth_showing(self, done: int, total: int) -> bool:
        expected = (time.monotonic() - self._began) * total / done
        return sys.stderr.isatty() and done < total and expected > WORTH_SHOWING_SECONDS

    def _start(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("Replications"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
        )
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task("Replications", total=total)
