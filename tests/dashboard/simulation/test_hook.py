"""The hooks, in a page without a browser: they never wait, never go blank, and end with the right picture."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
import solara

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.simulation import use_progress, use_single, worker
from cubb_sim.dashboard.simulation.worlds import worlds_of
from cubb_sim.parameters.specification import Text

FEWER = Selection(municipality="lilleby", levers=(("caseload", 35.0),))
OTHER = replace(FEWER, levers=(("caseload", 50.0),))
WAIT = 30


class Shown:
    """A page that shows what a hook returns, and what it has shown."""

    def __init__(self, hook, first) -> None:
        self.chosen = solara.reactive(first)
        self.seen: list[Any] = []

        @solara.component
        def Page():  # noqa: N802 (as Solara's components are named)
            self.seen.append(hook(self.chosen.value))
            solara.Text("")

        _, self.page = solara.render(Page(), handle_error=False)

    def until(self, holds):
        """Wait for a picture; the last one there is."""
        end = time.monotonic() + WAIT
        while not holds(self.seen[-1]):
            assert time.monotonic() < end, self.seen[-1]
            time.sleep(0.01)
        return self.seen[-1]


@pytest.fixture
def show():
    made = []

    def shown(hook, first):
        made.append(Shown(hook, first))
        return made[-1]

    yield shown
    for one in made:
        one.page.close()


def test_it_returns_at_once_and_grows(threads, small_town, show):
    page = show(use_progress, FEWER)
    assert page.seen[0].comparison is None
    assert not page.seen[0].is_stale
    assert page.until(lambda one: one.is_settled).n_done == 40
    counts = [one.n_done for one in page.seen]
    assert counts == sorted(counts)


def test_the_picture_before_stays_until_there_is_another(threads, small_town, show):
    page = show(use_progress, FEWER)
    page.until(lambda one: one.is_settled)
    n_before = len(page.seen)
    page.chosen.value = OTHER
    last = page.until(lambda one: one.is_settled and one.selection == OTHER)
    later = page.seen[n_before:]
    assert later[0].is_stale
    assert later[0].selection == FEWER
    assert not later[0].is_settled
    assert all(one.comparison is not None for one in later)
    assert all(one.is_stale == (one.selection != OTHER) for one in later)
    assert last.comparison.others["lilleby_changed"].scenario.lever_changes[0].value == 50


def test_back_shows_the_settled_picture_at_once(threads, small_town, show):
    page = show(use_progress, FEWER)
    page.until(lambda one: one.is_settled)
    page.chosen.value = OTHER
    page.until(lambda one: one.is_settled and one.selection == OTHER)
    n_before = len(page.seen)
    page.chosen.value = FEWER
    assert all(one.is_settled and one.selection == FEWER for one in page.seen[n_before:])


def test_moving_on_quickly_ends_with_the_last(threads, small_town, show):
    page = show(use_progress, FEWER)
    for value in (30.0, 40.0, 50.0, 60.0):
        page.chosen.value = replace(FEWER, levers=(("caseload", value),))
    last = page.until(lambda one: one.is_settled)
    assert last.selection.lever("caseload") == 60
    assert last.comparison.others["lilleby_changed"].scenario.lever_changes[0].value == 60


def test_two_sessions_do_not_see_each_other(threads, small_town, show):
    pages = [show(use_progress, FEWER), show(use_progress, OTHER)]
    for page, chosen in zip(pages, (FEWER, OTHER), strict=True):
        page.until(lambda one: one.is_settled)
        assert {one.selection for one in page.seen} == {chosen}


def test_a_problem_is_said_and_the_next_selection_works(threads, small_town, show):
    page = show(use_progress, Selection(municipality="nowhere"))
    assert "nowhere" in page.until(lambda one: one.problem is not None).problem.da
    page.chosen.value = FEWER
    assert page.until(lambda one: one.is_settled).problem is None


def test_another_flip_changes_what_the_picture_says_it_is_of_and_nothing_else(threads, small_town, show):
    page = show(use_progress, FEWER)
    page.until(lambda one: one.is_settled)
    page.chosen.value = replace(FEWER, flip="samtale")
    assert page.seen[-1].is_settled
    assert page.seen[-1].selection.flip == "samtale"


def two_worlds(chosen):
    return use_single(worlds_of(chosen), 1)


def test_single_runs_come_as_a_pair(threads, small_town, show):
    page = show(two_worlds, FEWER)
    assert page.seen[0] is None
    baseline, changed = page.until(lambda one: one is not None)
    assert baseline.outcome.seed == changed.outcome.seed == 1
    page.chosen.value = OTHER
    page.until(lambda one: one is not None and one[1] is not changed)
    assert page.seen[-1][0] is baseline


def test_a_single_run_that_fails_is_said(threads, small_town, show, monkeypatch):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(worker, "one_single_run", fail)
    assert isinstance(show(two_worlds, FEWER).until(lambda one: one is not None), Text)
