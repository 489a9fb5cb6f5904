"""Processes that simulate, shared by all sessions: nearest wish first, each run made once, nothing unwanted made."""

from __future__ import annotations

import heapq
import logging
import multiprocessing
import os
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import count
from threading import RLock, Thread
from typing import Any

from cubb_sim.dashboard.simulation import worker
from cubb_sim.errors import CubbSimError

MOST_PROCESSES = 8
"""More than eight sessions seldom ask at once, and each process takes 170 to 370 MB (measured; the limit assumed)."""
MOST_TRIES = 2
"""A run that two processes have died of is not tried a third time."""
WAITING_PER_PROCESS = 1
"""Runs handed to a process ahead, so that it need not wait; what is handed over can no longer be dropped."""
FIRST, LATER, AHEAD = 0, 1, 2
"""Which wishes come before others: first pictures, then more runs, then what nobody has asked for yet."""
_LOGGER = logging.getLogger(__name__)


class WorkersEndedError(CubbSimError):
    """Processes that simulate ended before their work was done, and so did those that took their place."""


class Wanted:
    """A wish for runs; it can be dropped, and then nothing more is begun for its sake."""

    def __init__(self) -> None:
        self.is_dropped = False

    def drop(self) -> None:
        """Somebody has moved on."""
        self.is_dropped = True


@dataclass
class _Task:
    """One call in a process, for everybody who wants its result."""

    key: Hashable
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    future: Future[Any] = field(default_factory=Future)
    wanted: list[Wanted] = field(default_factory=list)
    is_begun: bool = False
    n_tries: int = 0


class Pool:
    """Processes with a queue in front of them.

    Whoever asks has one chunk of runs in the queue at a time, so that the sessions take turns by chunk.

    Args:
        n_processes: as many as there are cores, up to `MOST_PROCESSES`, where it is not said.
    """

    def __init__(self, n_processes: int | None = None) -> None:
        self.n_processes = n_processes or max(1, min(os.cpu_count() or 1, MOST_PROCESSES))
        self._lock = RLock()
        self._executor: Executor | None = None
        self._queue: list[tuple[int, int, _Task]] = []
        self._tasks: dict[Hashable, _Task] = {}
        self._n_running = 0
        self._order = count()

    def ask(
        self, key: Hashable, function: Callable[..., Any], *arguments: Any, by: Wanted, urgency: int = LATER
    ) -> Future[Any]:
        """Have a function of a module called in a process; what somebody else has asked for is not made twice.

        Args:
            key: the same for two calls with the same result.
            by: the wish it belongs to. Where every wish for a call has been dropped, its future is cancelled.
        """
        with self._lock:
            task = self._tasks.get(key)
            if task is None:
                task = self._tasks[key] = _Task(key, function, arguments)
            task.wanted.append(by)
            if not task.is_begun:  # once more in the queue where it was there already: this wish may be nearer
                heapq.heappush(self._queue, (urgency, next(self._order), task))
            self._begin_some()
            return task.future

    def begin_some(self) -> None:
        """Look at the queue anew, such as when a wish has been dropped."""
        with self._lock:
            self._begin_some()

    def close(self) -> None:
        """End the processes; they are started again when somebody asks."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)

    def _begin_some(self) -> None:
        while self._queue and self._n_running < self.n_processes * (1 + WAITING_PER_PROCESS):
            task = heapq.heappop(self._queue)[2]
            if task.is_begun or task.future.done():
                continue
            if all(one.is_dropped for one in task.wanted):
                self._tasks.pop(task.key, None)
                task.future.cancel()
                continue
            self._begin(task)

    def _begin(self, task: _Task) -> None:
        task.is_begun = True
        task.n_tries += 1
        self._n_running += 1
        executor = self._executor or self._started()
        try:
            made = executor.submit(task.function, *task.arguments)
        except (BrokenProcessPool, RuntimeError) as error:  # RuntimeError: it has been shut down meanwhile
            self._n_running -= 1
            self._try_again(task, executor, error)
            return
        except (OSError, ImportError) as error:
            _LOGGER.warning("No process could be started (%s): simulating in a thread of the server.", error)
            self._executor = ThreadPoolExecutor(1)
            made = self._executor.submit(task.function, *task.arguments)
        made.add_done_callback(lambda done: self._heard(task, executor, done))

    def _started(self) -> Executor:
        try:
            self._executor = ProcessPoolExecutor(
                self.n_processes, mp_context=multiprocessing.get_context("spawn"), initializer=worker.begin
            )
        except (OSError, ImportError) as error:  # such as a system without semaphores
            _LOGGER.warning("No process could be had (%s): simulating in a thread of the server.", error)
            self._executor = ThreadPoolExecutor(1)
        return self._executor

    def _heard(self, task: _Task, executor: Executor, done: Future[Any]) -> None:
        """Go on in a thread of its own where a process has ended: who tells of it holds a lock of the executor, which
        ending that executor, or handing it another task, would wait for.
        """
        if done.cancelled() or isinstance(done.exception(), BrokenProcessPool):
            Thread(target=self._ended, args=(task, executor, done), daemon=True).start()
        else:
            self._ended(task, executor, done)

    def _ended(self, task: _Task, executor: Executor, done: Future[Any]) -> None:
        error = None if done.cancelled() else done.exception()
        with self._lock:
            self._n_running -= 1
            has_died = done.cancelled() or isinstance(error, BrokenProcessPool)
            if has_died:
                self._try_again(task, executor, error)
            else:
                self._tasks.pop(task.key, None)
            self._begin_some()
        if has_died:
            return
        if error is not None:
            task.future.set_exception(error)
        else:
            task.future.set_result(done.result())

    def _try_again(self, task: _Task, executor: Executor, error: BaseException | None) -> None:
        """Put a task whose process has ended back at the head of the queue, once; then say what is wrong."""
        if self._executor is executor:
            self._executor = None
            executor.shutdown(wait=False, cancel_futures=True)
        if task.n_tries < MOST_TRIES:
            task.is_begun = False
            heapq.heappush(self._queue, (FIRST, next(self._order), task))
            return
        self._tasks.pop(task.key, None)
        _LOGGER.error("Processes that simulate have ended %d times: %s", task.n_tries, error)
        task.future.set_exception(WorkersEndedError("The processes that simulate ended before their work was done."))


POOL = Pool()
"""The one pool of this server."""
