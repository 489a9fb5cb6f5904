"""The one door: the same lives whatever the number of workers, nothing left behind, and no half results."""

from __future__ import annotations

import gc
import importlib
import pickle
import weakref
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cubb_sim import EmploymentServiceModel, Scenario, compare, living, load_scenario, run
from cubb_sim.errors import BalanceError, CubbSimError
from cubb_sim.knowledge import knowledge_of
from cubb_sim.population import plan as really_plan
from cubb_sim.results import RunResult

module = importlib.import_module("cubb_sim.run")  # the package's `run` is the function


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    """Holstebro with 22 citizens, for a year."""
    whole = load_scenario("holstebro")
    return replace(
        whole, horizon_months=12, municipalities=tuple(replace(one, citizens=22) for one in whole.municipalities)
    )


def assert_same(one: RunResult, other: RunResult) -> None:
    """The same bits in every number, and the same id."""
    assert one.manifest.run_id == other.manifest.run_id
    for a, b in zip(one.replications, other.replications, strict=True):
        assert a.seed == b.seed
        for field in ("values", "flows", "stocks", "ledger"):
            np.testing.assert_array_equal(getattr(a, field), getattr(b, field))
        for field in ("address", "ever_hours", "meaning", "municipal_kr"):
            np.testing.assert_array_equal(getattr(a.people, field), getattr(b.people, field))


def test_replication_r_has_the_seed_plus_r(tiny: Scenario) -> None:
    several = run(tiny, replications=3, seed=5)
    assert several.manifest.seeds == (5, 6, 7)
    alone = run(tiny, replications=1, seed=6)
    np.testing.assert_array_equal(alone.replications[0].values, several.replications[1].values)
    assert not np.array_equal(several.replications[0].values, several.replications[1].values, equal_nan=True)


def test_the_number_of_workers_changes_no_bit(tiny: Scenario) -> None:
    told: list[tuple[int, int]] = []
    alone = run(tiny, replications=3)
    assert_same(alone, run(tiny, replications=3, workers=2, progress=lambda *done: told.append(done)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_comparison_pairs_the_same_seeds(tiny: Scenario) -> None:
    told: list[tuple[int, int]] = []
    other = replace(tiny, name="other")
    compared = compare(tiny, other, "holstebro" and tiny, replications=2, progress=lambda *done: told.append(done))
    assert compared.baseline.manifest.seeds == (1, 2)
    assert list(compared.others) == ["other", "holstebro (2)"]
    assert told == [(done, 6) for done in range(7)]
    assert all(difference.difference == 0 or difference.n_replications == 0 for difference in compared.differences)
    assert_same(compared.baseline, run(tiny, replications=2))


def test_events_are_kept_when_asked_for(tiny: Scenario) -> None:
    assert run(tiny, replications=1).events is None
    events = run(tiny, replications=1, events=True).events
    assert events is not None
    assert len(events) > 22


def test_a_scenario_is_planned_once(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[str] = []

    def plan(scenario: Scenario, *_: Any) -> Any:
        planned.append(scenario.name)
        return really_plan(scenario)

    monkeypatch.setattr(living, "plan", plan)
    compare(tiny, replace(tiny, name="other"), replications=3)
    assert planned == ["holstebro", "other"]


def test_no_model_outlives_its_run(tiny: Scenario) -> None:
    """Not even until the garbage collector comes by."""
    alive: list[weakref.ref[EmploymentServiceModel]] = []

    class Watched(EmploymentServiceModel):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            alive.append(weakref.ref(self))

    gc.disable()
    try:
        run(tiny, replications=3, model=Watched)
        assert [reference() for reference in alive] == [None] * 3
    finally:
        gc.enable()


def test_a_run_that_breaks_off_leaves_no_result(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def live(plan: Any, seed: int, *rest: Any) -> Any:
        if seed == 2:
            raise BalanceError("money", 3, "Holstebro", 1.0, 2.0)
        return original(plan, seed, *rest)

    original = living.live
    monkeypatch.setattr(living, "live", live)
    with pytest.raises(BalanceError, match="The balance of money does not close in month 3"):
        run(tiny, replications=3)


def test_a_worker_can_send_its_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that cannot be sent would break the pool and say nothing of what happened."""

    def live(*_: object) -> None:
        raise BalanceError("people", 3, "Holstebro", 1.0, 2.0)

    monkeypatch.setattr(living, "live", live)
    prepared: Any = living.Prepared(None, knowledge_of(load_scenario("holstebro")))  # type: ignore[arg-type]
    packed = tmp_path / "work"
    packed.write_bytes(living._packed(living.Work((prepared,), EmploymentServiceModel, False)))
    living._receive(str(packed))
    with pytest.raises(CubbSimError) as raised:
        living._live_in_worker(living.Task(0, 1))
    again = pickle.loads(pickle.dumps(raised.value))
    assert "The balance of people does not close in month 3 in Holstebro" in str(again)


def test_a_worker_that_dies_is_explained(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pool:
        def __init__(self, *_: object, **__: object) -> None:
            self.is_shut_down = False

        def submit(self, *_: object) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_exception(BrokenProcessPool("gone"))
            return future

        def shutdown(self, wait: bool, cancel_futures: bool) -> None:
            assert wait
            assert cancel_futures

    monkeypatch.setattr(living, "ProcessPoolExecutor", Pool)
    with pytest.raises(CubbSimError, match=r"A worker process ended before its work was done.*workers=1"):
        run(tiny, replications=3, workers=2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"replications": 0}, "replications: 0 is not a whole number of 1 or more."),
        ({"replications": 2.0}, "replications: 2.0 is not a whole number"),
        ({"workers": -1}, "workers: -1 is not a whole number"),
        ({"workers": True}, "workers: True is not a whole number"),
        ({"seed": "1"}, "seed: '1' is not a whole number"),
        ({"seed": -1}, "Choose them from 0 to 999999"),
        ({"seed": 999_999, "replications": 2}, "uses the seeds 999999 to 1000000"),
        ({"seed": 2_000_000 + 2**40}, "kept for calibration and sensitivity analysis"),
    ],
)
def test_impossible_numbers_are_refused_before_anything_is_run(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], message: str
) -> None:
    monkeypatch.setattr(living, "live", lambda *_: pytest.fail("something was run"))
    with pytest.raises(CubbSimError) as raised:
        run(tiny, **options)
    assert message in str(raised.value)


def test_what_cannot_be_compared_is_refused_before_anything_is_run(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "live", lambda *_: pytest.fail("something was run"))
    with pytest.raises(CubbSimError, match="at least one other scenario"):
        compare(tiny)
    with pytest.raises(CubbSimError, match="'holstebro' covers 12 months and 'herning' 48"):
        compare(tiny, "herning")


def test_seeds_for_showing_fitting_and_varying_are_apart() -> None:
    ranges = [module.REPORTING_SEEDS, module.CALIBRATION_SEEDS, module.SENSITIVITY_SEEDS]
    for one in ranges:
        assert len(one) >= 1_000_000
        assert not any(one[0] in other or one[-1] in other for other in ranges if other is not one)
