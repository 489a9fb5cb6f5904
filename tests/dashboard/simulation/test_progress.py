"""Pictures that grow: from few runs to all, shared between sessions, and given up when nobody looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cubb_sim.dashboard.session import Selection
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.simulation import pool, progress, runs, worker
from cubb_sim.dashboard.simulation.pool import Wanted, WorkersEndedError
from cubb_sim.dashboard.simulation.progress import n_at_first, pictures, prefetch, settled
from cubb_sim.errors import BalanceError

TOWN = Selection(municipality="lilleby")
FEWER = replace(TOWN, levers=(("caseload", 35.0),))


def test_the_first_picture_is_of_few_runs_and_the_last_of_forty(threads, small_town):
    shown = list(pictures(FEWER, Wanted()))
    counts = [one.n_done for one in shown]
    assert counts[0] == n_at_first(120)
    assert counts == sorted(set(counts))
    assert counts[-1] == 40
    assert [one.is_settled for one in shown] == [False] * (len(shown) - 1) + [True]
    assert all(one.comparison and one.comparison.baseline.n_replications == one.n_done for one in shown)


@pytest.mark.parametrize("pace", [0.0, 1.0, 30.0, 1e9])
@pytest.mark.parametrize("first", [2, 4, 6])
def test_there_are_few_pictures_at_any_pace(pace, first):
    counts = [first]
    while counts[-1] < 40:
        counts.append(progress._next(counts[-1], pace))
    assert counts[-1] == 40
    assert len(counts) <= 8
    assert all(one % 2 == 0 for one in counts)  # two runs share the model's numbers


def test_the_first_picture_of_a_large_place_is_of_fewer_runs_but_never_of_one():
    sizes = [n_at_first(one.scenario.n_citizens) for one in choices().values()]
    assert min(sizes) == 2
    assert n_at_first(choices()["holstebro"].scenario.n_citizens) == 6
    assert n_at_first(0) == 6


def test_the_baseline_is_lived_once_for_everybody(threads, small_town):
    list(pictures(FEWER, Wanted()))
    assert len(threads.begun) == 80
    list(pictures(replace(FEWER, levers=(("caseload", 40.0),)), Wanted()))
    assert len(threads.begun) == 120


def test_a_place_too_large_for_the_cache_is_not_lived_again_for_every_picture(threads, small_town, monkeypatch):
    monkeypatch.setattr(runs.KEPT, "most_bytes", 100_000)
    assert list(pictures(FEWER, Wanted()))[-1].is_settled
    assert len(threads.begun) == 80


def test_going_back_makes_nothing_anew(threads, small_town):
    *_, last = pictures(FEWER, Wanted())
    assert settled(FEWER) is last
    progress.PICTURES.clear()  # also where the picture has gone but the runs are kept
    (again,) = pictures(FEWER, Wanted())
    assert again.is_settled
    assert len(threads.begun) == 80


def test_the_flip_that_is_held_moves_no_result(threads, small_town):
    list(pictures(FEWER, Wanted()))
    assert settled(replace(FEWER, flip="samtale")) is not None


def test_a_session_that_moves_on_stops_asking(threads, small_town):
    by = Wanted()
    shown = pictures(FEWER, by)
    first = next(shown)
    by.drop()
    assert list(shown) == []
    assert len(threads.begun) <= 2 * first.n_done + threads.n_processes * (1 + pool.WAITING_PER_PROCESS)


def test_a_dropped_wish_leaves_nothing_waiting(threads, small_town):
    by = Wanted()
    by.drop()
    assert list(pictures(FEWER, by)) == []
    assert list(pictures(FEWER, Wanted()))[-1].is_settled


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BalanceError("people", 3, "Lilleby", 1.0, 2.0), "balance of people"),
        (WorkersEndedError("ended"), "to gange"),
        (MemoryError("secret detail"), "ikke var ventet"),
    ],
)
def test_errors_become_one_message(error, said, threads, small_town, monkeypatch):
    def fail(*_):
        raise error

    monkeypatch.setattr(worker, "one_replication", fail)
    *_, last = pictures(FEWER, Wanted())
    assert last.comparison is None
    assert not last.is_settled
    assert last.problem is not None
    assert said in last.problem.da
    assert "secret" not in last.problem.da
    assert "Traceback" not in last.problem.da


def test_what_cannot_be_run_is_said():
    (only,) = pictures(Selection(municipality="nowhere"), Wanted())
    assert only.problem is not None
    assert "nowhere" in only.problem.da


def test_prefetching_makes_the_baseline_of_the_first_picture(threads, small_town):
    prefetch(TOWN)
    next(pictures(TOWN, Wanted()))
    assert len(threads.begun) == n_at_first(120)
    prefetch(Selection(municipality="nowhere"))  # whoever asks for the picture is told


def test_what_is_kept_is_measured(threads, small_town):
    list(pictures(FEWER, Wanted()))
    assert len(runs.KEPT) == 80
    assert 80 * 5_000 < runs.KEPT.n_bytes < 80 * 100_000
