"""The pool: who comes first, what is made once, what is not made at all, and what happens when a process dies."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import CancelledError
from threading import Event

import pytest

from cubb_sim.dashboard.simulation.pool import AHEAD, FIRST, LATER, Pool, Wanted, WorkersEndedError
from tests.dashboard.simulation.conftest import PoolOfThreads
from tests.dashboard.simulation.dying import die_once

WAIT = 90


class Gated:
    """A pool of one thread that is busy until the gate opens, so that what waits can be put in order."""

    def __init__(self) -> None:
        self.pool = PoolOfThreads(1)
        self.gate = Event()
        self.done: list[str] = []
        self.busy = [self.pool.ask(("busy", n), self.gate.wait, WAIT, by=Wanted()) for n in range(2)]

    def ask(self, name, by=None, urgency=LATER):
        return self.pool.ask(name, self.done.append, name, by=by or Wanted(), urgency=urgency)

    def open(self):
        """Let everything be made, and say in which order it was."""
        last = self.pool.ask("last", time.time, by=Wanted(), urgency=AHEAD + 1)
        self.gate.set()
        last.result(WAIT)
        return self.done


@pytest.fixture
def gated():
    made = Gated()
    yield made
    made.gate.set()
    made.pool.close()


def test_first_pictures_come_before_more_runs_and_both_before_what_nobody_asked_for(gated):
    gated.ask("ahead", urgency=AHEAD)
    gated.ask("later", urgency=LATER)
    gated.ask("first", urgency=FIRST)
    assert gated.open() == ["first", "later", "ahead"]


def test_equal_wishes_are_met_in_their_order(gated):
    for name in "abc":
        gated.ask(name)
    assert gated.open() == ["a", "b", "c"]


def test_what_two_want_is_made_once_and_as_soon_as_the_hastier_wants_it(gated):
    one = gated.ask("shared", urgency=AHEAD)
    gated.ask("other", urgency=LATER)
    assert gated.ask("shared", urgency=FIRST) is one
    assert gated.open() == ["shared", "other"]


def test_what_nobody_wants_any_more_is_not_made(gated):
    by = Wanted()
    dropped = gated.ask("dropped", by)
    gated.ask("kept")
    by.drop()
    assert gated.open() == ["kept"]
    with pytest.raises(CancelledError):
        dropped.result(WAIT)


def test_what_somebody_else_still_wants_is_made(gated):
    by = Wanted()
    gated.ask("shared", by)
    gated.ask("shared", Wanted())
    by.drop()
    assert gated.open() == ["shared"]


def test_an_error_reaches_who_asked_and_the_next_call_is_made_anew():
    pool = PoolOfThreads()
    failed = pool.ask("key", int, "x", by=Wanted())
    with pytest.raises(ValueError, match="invalid literal"):
        failed.result(WAIT)
    assert pool.ask("key", int, "7", by=Wanted()).result(WAIT) == 7
    pool.close()


def test_without_processes_a_thread_does_the_work(monkeypatch):
    def refuse(*_, **__):
        raise OSError("no semaphores here")

    monkeypatch.setattr("cubb_sim.dashboard.simulation.pool.ProcessPoolExecutor", refuse)
    pool = Pool(1)
    assert pool.ask("key", os.getpid, by=Wanted()).result(WAIT) == os.getpid()
    pool.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the test's own way of ending a process")
def test_a_process_that_dies_is_replaced_once_and_then_it_is_said(tmp_path):
    pool = Pool(1)
    try:
        process, has_solara = pool.ask("once", die_once, str(tmp_path / "mark"), by=Wanted()).result(WAIT)
        assert process != os.getpid()
        assert not has_solara  # it would take a second and 40 MB more to start each process
        os.kill(process, signal.SIGKILL)  # while nobody waits for it: the next who asks must not notice
        with pytest.raises(WorkersEndedError):
            pool.ask("always", os._exit, 9, by=Wanted()).result(WAIT)
    finally:
        pool.close()
