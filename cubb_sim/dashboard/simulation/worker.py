"""What a worker process does: one run at a time, with plans kept from one run to the next."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, NamedTuple

from cubb_sim.errors import BalanceError, CubbSimError
from cubb_sim.living import Prepared, live
from cubb_sim.living import prepared as prepared_anew
from cubb_sim.model import EmploymentServiceModel
from cubb_sim.outcome import Outcome
from cubb_sim.results import Replication
from cubb_sim.scenario import Scenario

POLITENESS = 5
"""By so much simulating gives way to drawing what is there already, where the system knows politeness (assumed)."""
PLANS_KEPT = 12
"""Worlds a worker keeps ready: eight sessions on the same baseline, with some to go back to (assumed)."""

Observe = Callable[[EmploymentServiceModel], Any]
"""Takes from the model, in each month, what somebody wants to show; a function of a module, so that it can be sent."""


class SingleRun(NamedTuple):
    """One run with its events.

    Attributes:
        outcome: what the run left behind, with one row per event.
        register: of its people; see `biography.register_of`.
        observed: what was taken from the model, by month from 0 (the start) to the horizon; empty where nothing was.
    """

    outcome: Outcome
    register: Any
    observed: tuple[Any, ...]


def begin() -> None:
    """Make a process a worker: it leaves Ctrl+C to the server, and ends when the server has ended in any way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        with suppress(OSError):  # where it is forbidden
            os.nice(POLITENESS)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)  # nobody is left to be told


@lru_cache(maxsize=PLANS_KEPT)
def prepared(scenario: Scenario, assume: tuple[str, ...]) -> Prepared:
    """A scenario ready to be run, with what is contested taken out of it: exactly as `cubb_sim.compare` does it."""
    return prepared_anew(scenario, assume=assume)


def one_replication(scenario: Scenario, assume: tuple[str, ...], seed: int) -> Replication:
    """One replication of a world."""
    try:
        shared, known = prepared(scenario, assume)
        return live(shared, seed, False, known.values(seed))
    except BalanceError:
        raise
    except CubbSimError as error:  # in the only form every error of ours can be sent in: its text
        raise CubbSimError(str(error)) from None


def one_single_run(scenario: Scenario, assume: tuple[str, ...], seed: int, observe: Observe | None) -> SingleRun:
    """One run with events, month by month."""
    from cubb_sim.biography.one_run import lived_as_prepared  # noqa: PLC0415 (most workers never need it)

    observed: list[Any] = []
    watch = None if observe is None else lambda model: observed.append(observe(model))
    try:
        outcome, register = lived_as_prepared(prepared(scenario, assume), seed, watch=watch)
        return SingleRun(outcome, register, tuple(observed))
    except BalanceError:
        raise
    except CubbSimError as error:
        raise CubbSimError(str(error)) from None
